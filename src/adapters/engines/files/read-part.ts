import {setImmediate} from 'node:timers/promises'

import type {FileMetaData} from 'hyparquet'

import type {Batch, Wanted} from '../../../evidence/log/batch.ts'
import {createFaults, type Fault} from '../../../evidence/log/faults.ts'
import {type Batches, createBatches} from '../../../evidence/log/formats/batches.ts'
import {
  afterLineEnd,
  createCsvReader,
  type RecordReader
} from '../../../evidence/log/formats/csv.ts'
import {createJsonReader} from '../../../evidence/log/formats/json.ts'
import {readRowGroup} from '../../../evidence/log/formats/parquet/read.ts'
import {openBytes, type OpenBytes, pageCodecs, unpackedBytes} from './bytes.ts'
import {columnsOf, type LogFile, readFooter} from './log-file.ts'

/** A part of a log that is read at once: bytes of a text file, or row groups of a Parquet file. */
export interface Part {
  /** Which of the log's files. */
  readonly file: number
  readonly from: number
  /** For a whole file Infinity. */
  readonly to: number
}

/** What reading a part found out, besides its rows. */
export interface PartRead {
  readonly rows: number
  readonly faults: readonly Fault[]
  /** Bytes where its first record begins, and where the first that is no longer its own begins. */
  readonly began: number
  readonly ended: number
}

export interface ReadOptions {
  readonly wanted: readonly Wanted[]
  /** Gets every batch, and must be done with it when it returns. */
  readonly take: (batch: Batch) => void
  /** Told of bytes that were read. */
  readonly onBytes: (bytes: number) => void
  /** Throws when the work is to end early. */
  readonly check: () => void
  readonly batchRows?: number
}

const CHUNK = 1 << 20
/** After so many bytes others get their turn. */
const TURN = 1 << 23
const LONGEST_RECORD = 1 << 26
const RUNAWAY = 'a row is longer than 64 MiB; is a quote not closed?'

/** Reads a part. Damage is a fault, after the rows that could be read. */
export async function readPart(file: LogFile, part: Part, options: ReadOptions): Promise<PartRead> {
  const {content} = file
  const faults = createFaults()
  const names = new Set(columnsOf(content))
  // A field of JSON may come late: the first lines do not tell that a file has none of the name.
  const has = (column: string): boolean => content.format === 'json' || names.has(column)
  const taking = {isUnderWay: false}
  const take = (batch: Batch): void => {
    taking.isUnderWay = true
    options.take(batch)
    taking.isUnderWay = false
  }
  const batches = createBatches(options.wanted, has, faults, take, options.batchRows)
  let place = {began: part.from, ended: part.to}
  try {
    if (content.format === 'parquet') await readGroups(file, part, batches, options)
    else if (content.format !== 'empty') {
      const reader =
        content.format === 'csv'
          ? createCsvReader(content.header, batches)
          : createJsonReader(batches, content.isList)
      const start = content.format === 'csv' ? content.header.start : 0
      place =
        file.packing === 'none'
          ? await readRange(file, part, start, reader, options)
          : await readStream(file, start, reader, options)
    }
  } catch (error) {
    options.check()
    // What goes wrong in counting is no fault of the file.
    if (taking.isUnderWay) throw error
    const row = batches.before + batches.row
    const reason = error instanceof Error ? error.message : String(error)
    faults.add('unreadable-file', '', row, reason)
  }
  batches.flush()
  return {rows: batches.before, faults: faults.all(), ...place}
}

type Place = Pick<PartRead, 'began' | 'ended'>

async function readRange(
  file: LogFile,
  part: Part,
  headerEnd: number,
  reader: RecordReader,
  {onBytes, check}: ReadOptions
): Promise<Place> {
  const {size} = file
  const bytes = openBytes(file.path)
  try {
    const turn = turns(check)
    const window = createWindow(bytes, size)
    const began =
      part.from <= headerEnd ? headerEnd : await firstRecord(window, part.from - 1, turn)
    const end = Math.min(part.to, size)
    let at = began
    window.moveTo(at)
    while (at < end) {
      const had = window.length
      window.more()
      onBytes(window.length - had)
      const limit = Math.min(end - at, window.length)
      const isEnd = at + limit >= size
      const done = reader(window.bytes, 0, limit, isEnd)
      window.drop(done)
      at += done
      await turn(done)
      // What is left of the part is the beginning of a record that ends beyond it.
      if (at < end && at + window.length >= end && limit === end - at + done) {
        at = await lastRecord(window, at, end, reader, size)
        break
      }
    }
    return {began, ended: Math.max(at, began)}
  } finally {
    bytes.close()
  }
}

/** Bytes of a file from a place that moves on. */
interface Window {
  readonly bytes: Uint8Array
  readonly length: number
  /** File offset of `bytes[0]`. */
  readonly start: number
  moveTo(position: number): void
  /** Reads more behind what there is; false at the end of the file. */
  more(): boolean
  /** Lets go of the first bytes. */
  drop(count: number): void
}

function createWindow(file: OpenBytes, size: number): Window {
  let buffer = new Uint8Array(CHUNK * 2)
  let length = 0
  let start = 0
  return {
    get bytes() {
      return buffer
    },
    get length() {
      return length
    },
    get start() {
      return start
    },
    moveTo: position => {
      start = position
      length = 0
    },
    more: () => {
      if (length > LONGEST_RECORD) throw new Error(RUNAWAY)
      if (length + CHUNK > buffer.length) {
        const larger = new Uint8Array(buffer.length * 2)
        larger.set(buffer.subarray(0, length))
        buffer = larger
      }
      const left = Math.min(CHUNK, size - start - length)
      if (left <= 0) return false
      const read = file.readInto(buffer, length, left, start + length)
      if (read < left) throw new Error('it became shorter while it was read')
      length += read
      return true
    },
    drop: count => {
      buffer.copyWithin(0, count, length)
      length -= count
      start += count
    }
  }
}

/** Where the first record begins after `from`. */
async function firstRecord(
  window: Window,
  from: number,
  turn: (bytes: number) => Promise<void>
): Promise<number> {
  window.moveTo(from)
  while (window.more()) {
    const found = afterLineEnd(window.bytes, 0, window.length)
    if (found >= 0) return window.start + found
    const {length} = window
    window.drop(length)
    await turn(length)
  }
  return window.start + window.length
}

/** Reads the one record that begins before the part's end and ends behind it; gives where it ends. */
async function lastRecord(
  window: Window,
  at: number,
  end: number,
  reader: RecordReader,
  size: number
): Promise<number> {
  let looked = end - at
  for (;;) {
    const found = afterLineEnd(window.bytes, looked, window.length)
    if (found >= 0) {
      const done = reader(window.bytes, 0, found, at + found >= size)
      if (done > 0) return at + done
      looked = found
    } else {
      looked = window.length
      if (!window.more()) return at + reader(window.bytes, 0, window.length, true)
      await setImmediate()
    }
  }
}

async function readStream(
  file: LogFile,
  headerEnd: number,
  reader: RecordReader,
  {onBytes, check}: ReadOptions
): Promise<Place> {
  if (file.packing === 'none') throw new Error('not packed')
  let buffer = new Uint8Array(CHUNK)
  let length = 0
  let skip = headerEnd
  let told = 0
  const turn = turns(check)
  for await (const piece of unpackedBytes(file.path, file.packing, file.size)) {
    const rest = piece.subarray(Math.min(skip, piece.length))
    skip -= piece.length - rest.length
    if (length + rest.length > buffer.length) {
      const larger = new Uint8Array(Math.max(buffer.length * 2, length + rest.length))
      larger.set(buffer.subarray(0, length))
      buffer = larger
    }
    if (length > LONGEST_RECORD) throw new Error(RUNAWAY)
    buffer.set(rest, length)
    length += rest.length
    const done = reader(buffer, 0, length, false)
    buffer.copyWithin(0, done, length)
    length -= done
    // How far the packed file is read is not told: about a quarter of what it holds.
    const bytes = Math.min(piece.length / 4, file.size - told)
    told += bytes
    onBytes(bytes)
    await turn(piece.length)
  }
  reader(buffer, 0, length, true)
  onBytes(file.size - told)
  return {began: 0, ended: Infinity}
}

async function readGroups(
  file: LogFile,
  part: Part,
  batches: Batches,
  {onBytes, check}: ReadOptions
): Promise<void> {
  const bytes = openBytes(file.path)
  try {
    const metadata = footerOf(file, bytes)
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
      await readRowGroup(metadata, group, readInto, codecs, batches, pause)
      onBytes(file.content.format === 'parquet' ? (file.content.groups[group]?.bytes ?? 0) : 0)
    }
  } finally {
    bytes.close()
  }
}

/** The last file's footer is kept: its row groups are mostly read one after the other. */
let lastFooter: {readonly file: LogFile; readonly metadata: FileMetaData} | null = null

function footerOf(file: LogFile, bytes: OpenBytes): FileMetaData {
  if (lastFooter?.file !== file) lastFooter = {file, metadata: readFooter(bytes, file.size)}
  return lastFooter.metadata
}

/** Lets others have their turn now and then: the abort signal, progress, messages of workers. */
function turns(check: () => void): (bytes: number) => Promise<void> {
  let since = 0
  return async bytes => {
    since += bytes
    if (since < TURN) return
    since = 0
    await setImmediate()
    check()
  }
}
