import {type Dictionary, codeOf, createDictionary} from './dictionary.ts'
import {plainNumber, readNumber} from './number.ts'
import type {BatchColumn, ReadAs} from './batch.ts'
import type {Faults} from './faults.ts'
import {hashInto} from './hash.ts'
import {canonicalText, isNoNumber, isNull, textOrNone} from './values.ts'
import {type ReadTime, readTime, timeOfCount} from './times.ts'
import {
  createWholeColumn,
  putNoWhole,
  putWhole,
  putWholeNumber,
  type WholeColumn
} from './whole-column.ts'

/**
 * Takes the values of a wanted column, row by row, in whatever form a format has them, and keeps them as they are
 * wanted. What cannot be read is none, and a fault.
 */
export interface Sink {
  /** `whole`: all rows are kept, numbers where every value is one, else texts. */
  readonly wanted: {readonly column: string; readonly as: ReadAs | 'whole'}
  readonly faults: Faults
  /** Rows of the part before this batch. */
  before: number
  readonly values: Float64Array
  readonly codes: Int32Array
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly absent: Uint8Array
  texts: Texts
  readonly time: ReadTime
  /** Null unless all rows are kept. */
  readonly whole: WholeColumn | null
}

/** Texts by code; those that are counted alike have one code, those for nothing −1. */
interface Texts {
  readonly written: Dictionary
  readonly codeOfWritten: number[]
  readonly codes: Map<string, number>
  readonly dictionary: string[]
}

/** Beyond this many texts a new dictionary is begun with the next batch, so that memory stays bounded. */
const MOST_TEXTS = 1 << 16
const NONE = -1
const decoder = new TextDecoder('utf-8', {ignoreBOM: true})
const encoder = new TextEncoder()
const KNOWN = ['']

/** A sink for batches of up to `rows` rows; without values until they are put. */
export function createSink(
  wanted: Sink['wanted'],
  rows: number,
  faults: Faults,
  whole: WholeColumn | null = null
): Sink {
  const isId = wanted.as === 'id'
  const isNumber = wanted.as === 'number' || wanted.as === 'time'
  const isText = wanted.as === 'text' || wanted.as === 'written' || wanted.as === 'known'
  return {
    wanted,
    faults,
    before: 0,
    values: new Float64Array(isNumber ? rows : 0).fill(NaN),
    codes: new Int32Array(isText ? rows : 0).fill(NONE),
    high: new Uint32Array(isId ? rows : 0),
    low: new Uint32Array(isId ? rows : 0),
    absent: new Uint8Array(isId ? rows : 0).fill(1),
    texts: createTexts(),
    time: {ms: NaN, hasZone: true},
    whole
  }
}

/** A sink that keeps a column of about so many rows; `isText` where it is known to hold texts. */
export function createWholeSink(
  column: string,
  expected: number,
  isText: boolean,
  faults: Faults
): Sink {
  return createSink({column, as: 'whole'}, 0, faults, createWholeColumn(expected, isText))
}

/** The column of the first `rows` rows; it is written over by the next batch. */
export function columnOf(sink: Sink, rows: number): BatchColumn {
  switch (sink.wanted.as) {
    case 'text':
    case 'written':
      return {kind: 'text', codes: sink.codes.subarray(0, rows), dictionary: sink.texts.dictionary}
    case 'known':
      return {kind: 'text', codes: sink.codes.subarray(0, rows), dictionary: KNOWN}
    case 'number':
    case 'time':
      return {kind: 'number', values: sink.values.subarray(0, rows)}
    case 'id':
      return {
        kind: 'id',
        high: sink.high.subarray(0, rows),
        low: sink.low.subarray(0, rows),
        absent: sink.absent.subarray(0, rows)
      }
    case 'whole':
      throw new Error('a column that is kept whole is no part of a batch')
  }
}

/** Makes ready for the next batch. */
export function nextBatch(sink: Sink, rows: number): void {
  sink.before += rows
  if (sink.texts.dictionary.length > MOST_TEXTS) sink.texts = createTexts()
}

/** A row without value. */
export function putNone(sink: Sink, row: number): void {
  switch (sink.wanted.as) {
    case 'text':
    case 'written':
    case 'known':
      sink.codes[row] = NONE
      return
    case 'number':
    case 'time':
      sink.values[row] = NaN
      return
    case 'id':
      sink.high[row] = 0
      sink.low[row] = 0
      sink.absent[row] = 1
      return
    case 'whole':
      if (sink.whole !== null) putNoWhole(sink.whole, row)
  }
}

/** A row's value as UTF-8 text. */
export function putBytes(
  sink: Sink,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  decimalComma = false
): void {
  switch (sink.wanted.as) {
    case 'number':
      if (start === end) sink.values[row] = NaN
      else if (
        !readNumber(bytes, start, end, decimalComma, sink.values, row) ||
        Math.abs(sink.values[row] ?? 0) === Infinity
      )
        putRareNumber(sink, row, bytes, start, end)
      return
    case 'text':
    case 'written': {
      const {texts} = sink
      const written = codeOf(texts.written, bytes, start, end, 0)
      sink.codes[row] =
        texts.codeOfWritten[written] ??
        (texts.codeOfWritten[written] = codeOfText(sink, textOf(bytes, start, end)))
      return
    }
    case 'known':
      sink.codes[row] = isNull(bytes, start, end) ? NONE : 0
      return
    case 'time':
      readTime(bytes, start, end, sink.time)
      sink.values[row] = sink.time.ms
      if (Number.isNaN(sink.time.ms)) {
        const text = textOf(bytes, start, end)
        if (!isNoNumber(text)) fault(sink, 'bad-value', row, text)
      } else if (!sink.time.hasZone) fault(sink, 'no-time-zone', row, '')
      return
    case 'id':
      if (isNull(bytes, start, end)) putNone(sink, row)
      else {
        sink.absent[row] = 0
        hashInto(bytes, start, end, sink.high, sink.low, row)
      }
      return
    case 'whole':
      if (sink.whole !== null) putWhole(sink.whole, row, bytes, start, end, decimalComma)
  }
}

/** A row's value as a number, of a column of whole numbers or of decimals; NaN for none. */
export function putNumber(sink: Sink, row: number, value: number, isWhole = false): void {
  if (Number.isNaN(value)) {
    putNone(sink, row)
    return
  }
  switch (sink.wanted.as) {
    case 'number':
      sink.values[row] = value
      if (Math.abs(value) === Infinity) {
        sink.values[row] = NaN
        fault(sink, 'bad-value', row, String(value))
      }
      return
    case 'time':
      sink.values[row] = timeOfCount(value)
      return
    case 'whole':
      if (sink.whole !== null) putWholeNumber(sink.whole, row, value)
      return
    case 'written':
      // A whole number in a column of decimals is written with its point.
      putText(sink, row, Number.isInteger(value) && !isWhole ? `${value}.0` : String(value))
      return
    case 'text':
    case 'known':
    case 'id':
      putText(sink, row, String(value))
  }
}

/** A row's value as text. */
export function putText(sink: Sink, row: number, text: string): void {
  const {as} = sink.wanted
  if (as === 'text' || as === 'written') sink.codes[row] = codeOfText(sink, text)
  else {
    const bytes = encoder.encode(text)
    putBytes(sink, row, bytes, 0, bytes.length)
  }
}

/** A row's time in milliseconds since 1970; as text ISO 8601. */
export function putTime(sink: Sink, row: number, ms: number, hasZone: boolean): void {
  if (Number.isNaN(ms)) putNone(sink, row)
  else if (sink.wanted.as === 'time') {
    sink.values[row] = ms
    if (!hasZone) fault(sink, 'no-time-zone', row, '')
  } else if (sink.wanted.as === 'number') sink.values[row] = ms
  else {
    const isDate = Math.abs(ms) <= 8.64e15
    putText(sink, row, isDate ? new Date(ms).toISOString() : String(ms))
  }
}

/** Counts a fault of a row of this batch. */
function fault(sink: Sink, kind: 'bad-value' | 'no-time-zone', row: number, sample: string): void {
  sink.faults.add(kind, sink.wanted.column, sink.before + row + 1, sample)
}

/** Truth values are 1 and 0, long whole numbers the nearest float64; infinity is no number. */
function putRareNumber(
  sink: Sink,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number
): void {
  sink.values[row] = NaN
  const text = textOf(bytes, start, end)
  if (isNoNumber(text)) return
  const plain = text.trim().toLowerCase()
  if (plain === 'true' || plain === 'false') sink.values[row] = plain === 'true' ? 1 : 0
  else {
    const value = plainNumber(plain)
    if (Number.isFinite(value)) sink.values[row] = value
    else fault(sink, 'bad-value', row, text)
  }
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end))
}

function createTexts(): Texts {
  return {written: createDictionary(false), codeOfWritten: [], codes: new Map(), dictionary: []}
}

function codeOfText({texts: {codes, dictionary}, wanted}: Sink, written: string): number {
  const text = wanted.as === 'written' ? textOrNone(written) : canonicalText(written)
  if (text === null) return NONE
  const known = codes.get(text)
  if (known !== undefined) return known
  const code = dictionary.push(text) - 1
  codes.set(text, code)
  return code
}
