import {checkLimit, LIMITS} from '../files/limits.ts'
import type {Batches} from './batches.ts'
import {lineEndsIn} from './lines.ts'
import {type Sink, putBytes} from './sink.ts'

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const COMMA = 0x2c
const SEMICOLON = 0x3b
const TAB = 0x09
const BAR = 0x7c
const decoder = new TextDecoder()
/** No place: every other one is at least 1. */
const NONE = 0
const DELIMITERS = [COMMA, SEMICOLON, TAB, BAR] as const

/** What the first row of separated values tells. */
export interface CsvHeader {
  readonly delimiter: number
  readonly names: readonly string[]
  /** Where the rows begin. */
  readonly start: number
}

/** Reads whole records out of `bytes[from..to)`; gives the place of the first that is not whole. */
export type RecordReader = (bytes: Uint8Array, from: number, to: number, isEnd: boolean) => number

/** The header of a file, from its first bytes; null where they hold no whole line. */
export function readCsvHeader(
  bytes: Uint8Array,
  from: number,
  to: number,
  isEnd: boolean
): CsvHeader | null {
  let best: CsvHeader | null = null
  for (const delimiter of DELIMITERS) {
    const scan = createScan(delimiter)
    const start = skipLineEnds(bytes, from, to)
    const end = scanRecord(scan, bytes, start, to, isEnd)
    if (end < 0) continue
    checkLimit(LIMITS.columns, scan.cells, 'its header')
    const names: string[] = []
    for (let cell = 0; cell < scan.cells; cell++) {
      const text = decoder.decode(cellOf(scan, cell, bytes)).trim()
      names.push(text === '' ? `column ${cell + 1}` : text)
    }
    if (best === null || names.length > best.names.length) best = {delimiter, names, start: end}
  }
  return best
}

/**
 * Reads separated values: quotes and doubled quotes, line breaks in quotes, any line end; with `;` also a decimal
 * comma. A row with more or fewer cells than the header is left out, and a fault; so is a quote that is not closed.
 */
export function createCsvReader({delimiter, names}: CsvHeader, batches: Batches): RecordReader {
  const scan = createScan(delimiter)
  const first = new Map(names.toReversed().map((name, index) => [name, names.length - 1 - index]))
  const columns = names.flatMap((name, cell) =>
    first.get(name) === cell ? batches.sinksOf(name).map(sink => ({cell, sink})) : []
  )
  const cells = Int32Array.from(columns, ({cell}) => cell)
  const sinks: readonly Sink[] = columns.map(({sink}) => sink)
  const decimalComma = delimiter === SEMICOLON
  const {lines, faults} = batches
  return (bytes, from, to, isEnd) => {
    let at = from
    for (;;) {
      const start = skipLineEnds(bytes, at, to)
      if (lines !== null && start > at) lines.line += lineEndsIn(bytes, at, start)
      at = start
      if (at >= to) return at
      const end = scanRecord(scan, bytes, at, to, isEnd)
      if (end < 0) return at
      lines?.begin(batches.before + batches.row)
      const line = lines?.line
      if (lines !== null) lines.line += scan.hasQuotes ? lineEndsIn(bytes, at, end) : 1
      at = end
      if (scan.cells !== names.length || scan.isOpen) {
        const row = batches.before + batches.row + 1
        const isCut = scan.isOpen || (scan.cells < names.length && scan.isLast)
        const why = scan.isOpen
          ? 'a quote is not closed'
          : `${scan.cells} cells instead of ${names.length}`
        faults.add(isCut ? 'cut-file' : 'bad-row', '', row, why, line)
        continue
      }
      const {row} = batches
      for (let index = 0; index < sinks.length; index++) {
        const sink = sinks[index]
        if (sink === undefined) continue
        const cell = cells[index] ?? 0
        if (scan.quoted[cell] === 0) {
          const first = scan.starts[cell] ?? 0
          putBytes(sink, row, bytes, first, scan.ends[cell] ?? first, decimalComma)
        } else {
          const text = cellOf(scan, cell, bytes)
          putBytes(sink, row, text, 0, text.length, decimalComma)
        }
      }
      batches.endRow()
    }
  }
}

/** Where the first record begins whose line starts after `from`: after the next line end. */
export function afterLineEnd(bytes: Uint8Array, from: number, to: number): number {
  const end = bytes.subarray(from, to).indexOf(LF)
  return end < 0 ? -1 : from + end + 1
}

/** Cells of a record: `bytes[starts[cell]..ends[cell])`. */
interface Scan {
  readonly delimiter: number
  cells: number
  starts: Int32Array
  ends: Int32Array
  /** 1 for a cell whose quotes `cellOf` takes off; most have only those around them, and lie between. */
  quoted: Uint8Array
  hasQuotes: boolean
  /** Whether the file ended within quotes. */
  isOpen: boolean
  /** Whether the file ended with the record, without a line end. */
  isLast: boolean
}

function createScan(delimiter: number): Scan {
  const room = 64
  return {
    delimiter,
    cells: 0,
    starts: new Int32Array(room),
    ends: new Int32Array(room),
    quoted: new Uint8Array(room),
    hasQuotes: false,
    isOpen: false,
    isLast: false
  }
}

/** Finds the cells of the record at `from`; gives where the next one begins, −1 where this one is not whole. */
function scanRecord(
  scan: Scan,
  bytes: Uint8Array,
  from: number,
  to: number,
  isEnd: boolean
): number {
  const {delimiter} = scan
  let {starts, ends} = scan
  let cell = 0
  let at = from
  scan.isOpen = false
  scan.isLast = false
  scan.hasQuotes = false
  for (;;) {
    if (cell === starts.length) {
      widen(scan)
      ;({starts, ends} = scan)
    }
    starts[cell] = at
    scan.quoted[cell] = 0
    let closed = -1
    if (at < to && bytes[at] === QUOTE) {
      const quoted = scanQuoted(bytes, at + 1, to)
      scan.hasQuotes = true
      starts[cell] = at + 1
      scan.isOpen = quoted === NONE
      at = scan.isOpen ? to : Math.abs(quoted)
      closed = at
      scan.quoted[cell] = quoted < 0 ? 1 : 0
    }
    let byte = -1
    for (; at < to; at++) {
      byte = bytes[at] ?? 0
      if (byte === delimiter || byte === LF || byte === CR) break
    }
    // Text behind the closing quote is kept.
    if (closed >= 0 && closed !== at) scan.quoted[cell] = 1
    ends[cell] = closed === at && scan.quoted[cell] === 0 && !scan.isOpen ? at - 1 : at
    cell++
    if (at >= to) {
      scan.cells = cell
      scan.isLast = isEnd
      return isEnd ? to : -1
    }
    at++
    if (byte === delimiter) continue
    if (byte === CR) {
      if (at >= to && !isEnd) return -1
      if (at < to && bytes[at] === LF) at++
    }
    scan.cells = cell
    return at
  }
}

/** The place after the quote that closes, negative where others are doubled before it; `NONE` where there is none. */
function scanQuoted(bytes: Uint8Array, from: number, to: number): number {
  let sign = 1
  for (let at = from; at < to; at++) {
    if (bytes[at] !== QUOTE) continue
    if (at + 1 < to && bytes[at + 1] === QUOTE) {
      at++
      sign = -1
    } else return sign * (at + 1)
  }
  return NONE
}

/** A cell without its quotes, doubled ones made single; a copy where it has any, as bytes may be read again. */
function cellOf(scan: Scan, cell: number, bytes: Uint8Array): Uint8Array {
  const start = scan.starts[cell] ?? 0
  const end = scan.ends[cell] ?? 0
  if (scan.quoted[cell] === 0) return bytes.subarray(start, end)
  const copy = new Uint8Array(end - start)
  let into = 0
  let isInside = true
  for (let at = start; at < end; at++) {
    if (isInside && bytes[at] === QUOTE) {
      if (at + 1 < end && bytes[at + 1] === QUOTE) at++
      else {
        isInside = false
        continue
      }
    }
    copy[into++] = bytes[at] ?? 0
  }
  return copy.subarray(0, into)
}

function skipLineEnds(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] === LF || bytes[at] === CR)) at++
  return at
}

function widen(scan: Scan): void {
  const starts = new Int32Array(scan.starts.length * 2)
  starts.set(scan.starts)
  scan.starts = starts
  const ends = new Int32Array(starts.length)
  ends.set(scan.ends)
  scan.ends = ends
  const quoted = new Uint8Array(starts.length)
  quoted.set(scan.quoted)
  scan.quoted = quoted
}
