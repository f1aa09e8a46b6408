import type {FileMetaData} from 'hyparquet'
import type {Batches} from '../../../tables/batches.ts'
import {readRowGroup} from '../../../tables/parquet/read.ts'
import {openBytes, type OpenBytes, pageCodecs} from './bytes.ts'
import {footerOf, type LogFile} from './log-file.ts'
import type {Part, ReadOptions} from './part.ts'
import {TURN, turns} from './turns.ts'

/** Reads the row groups of a Parquet file that a part names. */
export async function readGroups(
  file: LogFile,
  part: Part,
  batches: Batches,
  {onBytes, check}: ReadOptions
): Promise<void> {
  const bytes = openBytes(file.path)
  try {
    const metadata = lastFooterOf(file, bytes)
    let read = 0
    const readInto = (buffer: Uint8Array, length: number, position: number): number => {
      read += length
      return bytes.readInto(buffer, 0, length, position)
    }
    const turn = turns(check)
    const pause = (): Promise<void> | null => {
      if (read < TURN) return null
      const done = turn(read)
      read = 0
      return done
    }
    const codecs = pageCodecs()
    const to = Math.min(part.to, metadata.row_groups.length)
    for (let group = part.from; group < to; group++) {
      await readRowGroup({metadata, readInto, codecs}, group, batches, pause)
      onBytes(file.content.format === 'parquet' ? (file.content.groups[group]?.bytes ?? 0) : 0)
    }
  } finally {
    bytes.close()
  }
}

/** The last file's footer is kept: its row groups are mostly read one after the other. */
let lastFooter: {readonly file: LogFile; readonly metadata: FileMetaData} | null = null

function lastFooterOf(file: LogFile, bytes: OpenBytes): FileMetaData {
  if (lastFooter?.file !== file) lastFooter = {file, metadata: footerOf(bytes, file.size)}
  return lastFooter.metadata
}
