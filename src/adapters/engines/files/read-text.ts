import {setImmediate} from 'node:timers/promises'
import {LIMITS} from '../../../files/limits.ts'
import {afterLineEnd, type RecordReader} from '../../../tables/csv.ts'
import {CHUNK, createWindow, RUNAWAY, type Window} from './byte-window.ts'
import {openBytes, unpackedBytes} from './bytes.ts'
import type {LogFile} from './log-file.ts'
import type {Part, PartRead, ReadOptions} from './part.ts'
import {turns} from './turns.ts'

/** Where a part's first record begins, and where the first behind it. */
export type Place = Pick<PartRead, 'began' | 'ended'>

/** Reads the records of a text file that begin in a part of it. */
export async function readRange(
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

/** Reads a packed text file from its beginning to its end. */
export async function readStream(
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
    if (length > LIMITS.record.most) throw new Error(RUNAWAY)
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
