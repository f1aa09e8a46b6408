import {stat} from 'node:fs/promises'
import {resolve} from 'node:path'

import type {FileMetaData} from 'hyparquet'

import {type CsvHeader, readCsvHeader} from '../../../tables/csv.ts'
import {textStart} from '../../../tables/encoding.ts'
import {encodingOf} from '../../../files/text.ts'
import {namesOfObjects} from '../../../tables/json.ts'
import {readFooter} from '../../../tables/parquet/footer.ts'
import {topLevel} from '../../../tables/parquet/read.ts'
import {LONGEST_MAGIC, notRows} from '../../../tables/not-rows.ts'
import {openBytes, type OpenBytes, type Packing, unpackedBytes} from './bytes.ts'

/** What a file holds. */
export type Content =
  | {readonly format: 'csv'; readonly header: CsvHeader}
  | {readonly format: 'json'; readonly isList: boolean; readonly names: readonly string[]}
  | {
      readonly format: 'parquet'
      readonly names: readonly string[]
      /** Bytes and rows of each row group. */
      readonly groups: readonly {readonly bytes: number; readonly rows: number}[]
    }
  /** Nothing at all. */
  | {readonly format: 'empty'}

/** A file of a log, as it was when it was first seen. */
export interface LogFile {
  /** As the user knows it. */
  readonly name: string
  readonly path: string
  readonly size: number
  readonly changed: number
  readonly packing: Packing
  readonly content: Content
}

const HEAD = 1 << 16
const LARGEST_HEAD = 1 << 24

/** Looks at a file. Throws an error that says why it cannot be read. */
export async function lookAt(name: string, folder: string): Promise<LogFile> {
  const path = resolve(folder, name)
  const {size, mtimeMs: changed} = await stat(path)
  const file = {name, path, size, changed}
  const bytes = openBytes(path)
  try {
    const start = readFrom(bytes, 0, Math.min(size, LONGEST_MAGIC))
    const packing = packingOf(start, name)
    if (packing === 'none' && ascii(start, 4) === 'PAR1')
      return {...file, packing, content: parquetContent(footerOf(bytes, size))}
    for (let length = HEAD; ; length *= 16) {
      const head =
        packing === 'none'
          ? readFrom(bytes, 0, Math.min(size, length))
          : await firstUnpacked(path, packing, size, length)
      const isEnd = head.length < length || (packing === 'none' && head.length === size)
      const content = contentOf(head, isEnd)
      if (content !== null) return {...file, packing, content}
      if (isEnd || length >= LARGEST_HEAD) throw new Error('its first row has no end')
    }
  } finally {
    bytes.close()
  }
}

/** Names of the columns of a file. */
export function columnsOf(content: Content): readonly string[] {
  switch (content.format) {
    case 'csv':
      return content.header.names
    case 'json':
    case 'parquet':
      return content.names
    case 'empty':
      return []
  }
}

/** The footer of a Parquet file. Throws where it is cut or damaged. */
export function footerOf(bytes: OpenBytes, size: number): FileMetaData {
  return readFooter(size, (from, to) => readFrom(bytes, from, to - from))
}

function parquetContent({schema, row_groups: groups}: FileMetaData): Content {
  return {
    format: 'parquet',
    names: topLevel(schema).map(({name}) => name),
    groups: groups.map(group => ({
      bytes: Number(group.total_compressed_size ?? group.total_byte_size),
      rows: Number(group.num_rows)
    }))
  }
}

function packingOf(start: Uint8Array, name: string): Packing {
  const other = notRows(name, start)
  if (other !== null) throw new Error(`it is ${other.what}. ${other.remedy.replace(/\.$/u, '')}`)
  const encoding = encodingOf(start)
  if (encoding !== 'utf-8') return encoding
  const [a, b, c, d] = start
  if (a === 0x1f && b === 0x8b) return 'gzip'
  if (a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd) return 'zstd'
  return /\.br$/iu.test(name) ? 'brotli' : 'none'
}

/** What the first bytes of a text file tell; null where they are too few. */
function contentOf(head: Uint8Array, isEnd: boolean): Content | null {
  if (ascii(head, 4) === 'PAR1') throw new Error('it is a compressed Parquet file; unpack it')
  if (head.subarray(0, 4096).includes(0)) throw new Error('it is neither text nor Parquet')
  const from = textStart(head)
  const first = head.findIndex((byte, index) => index >= from && byte > 0x20)
  if (first < 0) return isEnd ? {format: 'empty'} : null
  if (head[first] === 0x7b || head[first] === 0x5b) {
    const isList = head[first] === 0x5b
    const names = namesOfObjects(head, first, isList, isEnd)
    return names === null ? null : {format: 'json', isList, names}
  }
  const header = readCsvHeader(head, from, head.length, isEnd)
  return header === null ? null : {format: 'csv', header}
}

async function firstUnpacked(
  path: string,
  packing: Exclude<Packing, 'none'>,
  size: number,
  length: number
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let total = 0
  for await (const piece of unpackedBytes(path, packing, size)) {
    pieces.push(piece)
    total += piece.length
    if (total >= length) break
  }
  return Buffer.concat(pieces).subarray(0, length)
}

function readFrom(bytes: OpenBytes, position: number, length: number): Uint8Array {
  const buffer = new Uint8Array(length)
  return buffer.subarray(0, bytes.readInto(buffer, 0, length, position))
}

function ascii(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length))
}
