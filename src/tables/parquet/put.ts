import type {Faults} from '../faults.ts'
import {timeOfNanoseconds} from '../times.ts'
import {type Sink, createSink, putBytes, putNone, putNumber, putText, putTime} from '../sink.ts'
import type {ColumnType} from './column-type.ts'
import type {Page} from './pages.ts'
import type {Stored} from './stored.ts'

const TWO_32 = 2 ** 32
const MS_PER_DAY = 86_400_000
const JULIAN_1970 = 2_440_588

/** What a sink makes of the values of a dictionary, made once and looked up a row. */
interface Looked {
  readonly dictionary: Stored
  readonly sink: Sink
  /** 1 for values that are faults, which are counted row by row. */
  readonly isFault: Uint8Array
}

/** Puts rows of a column's pages into one sink. */
export function createPut(
  sink: Sink,
  type: ColumnType
): (page: Page, pageRow: number, value: number, count: number, row: number) => void {
  let looked: Looked | null = null
  return ({stored, dictionary, defined}, pageRow, value, count, row) => {
    if (stored.kind === 'indexes') {
      if (dictionary === null) throw new Error('a column has no dictionary')
      if (sink.whole !== null) {
        putEach(sink, type, dictionary, stored.indexes, defined, pageRow, value, count, row)
        return
      }
      if (looked?.dictionary !== dictionary || looked.sink.texts !== sink.texts)
        looked = lookUp(sink, type, dictionary)
      putIndexes(sink, type, looked, stored.indexes, defined, pageRow, value, count, row)
      return
    }
    if (defined === null && putPlainNumbers(sink, type, stored, value, count, row)) return
    let at = value
    for (let index = 0; index < count; index++) {
      if (defined !== null && defined[pageRow + index] === 0) putNone(sink, row + index)
      else putStored(sink, type, stored, at++, row + index)
    }
  }
}

function lookUp(sink: Sink, type: ColumnType, dictionary: Stored): Looked {
  const size = sizeOf(dictionary)
  let faults = 0
  const counter: Faults = {add: () => faults++, all: () => []}
  const own = createSink(sink.wanted, size, counter)
  own.texts = sink.texts
  const isFault = new Uint8Array(size)
  for (let index = 0; index < size; index++) {
    const before = faults
    putStored(own, type, dictionary, index, index)
    if (faults > before) isFault[index] = 1
  }
  return {dictionary, sink: own, isFault}
}

function putIndexes(
  sink: Sink,
  type: ColumnType,
  {dictionary, sink: known, isFault}: Looked,
  indexes: Int32Array,
  defined: Uint8Array | null,
  pageRow: number,
  value: number,
  count: number,
  row: number
): void {
  const {values, codes, high, low, absent} = sink
  const {as} = sink.wanted
  let at = value
  for (let index = 0; index < count; index++) {
    const into = row + index
    if (defined !== null && defined[pageRow + index] === 0) {
      putNone(sink, into)
      continue
    }
    const place = indexes[at++] ?? 0
    if (place >= isFault.length) throw new Error('a value beyond its dictionary')
    if (isFault[place] === 1) putStored(sink, type, dictionary, place, into)
    else if (as === 'text' || as === 'written' || as === 'known')
      codes[into] = known.codes[place] ?? -1
    else if (as === 'id') {
      high[into] = known.high[place] ?? 0
      low[into] = known.low[place] ?? 0
      absent[into] = known.absent[place] ?? 1
    } else values[into] = known.values[place] ?? NaN
  }
}

/** Every value by itself, into a column that is kept whole and does not know yet what it holds. */
function putEach(
  sink: Sink,
  type: ColumnType,
  dictionary: Stored,
  indexes: Int32Array,
  defined: Uint8Array | null,
  pageRow: number,
  value: number,
  count: number,
  row: number
): void {
  const size = sizeOf(dictionary)
  let at = value
  for (let index = 0; index < count; index++) {
    if (defined !== null && defined[pageRow + index] === 0) {
      putNone(sink, row + index)
      continue
    }
    const place = indexes[at++] ?? 0
    if (place >= size) throw new Error('a value beyond its dictionary')
    putStored(sink, type, dictionary, place, row + index)
  }
}

/** The common case, as a plain loop; false where it is another. */
function putPlainNumbers(
  sink: Sink,
  type: ColumnType,
  stored: Stored,
  value: number,
  count: number,
  row: number
): boolean {
  if (stored.kind !== 'numbers' || sink.wanted.as !== 'number') return false
  if (type.kind !== 'number' && !(type.kind === 'whole' && type.isSigned)) return false
  const from = stored.values
  const into = sink.values
  for (let index = 0; index < count; index++) {
    const number = from[value + index] ?? NaN
    into[row + index] = number
    if (number - number !== 0) putNumber(sink, row + index, number)
  }
  return true
}

function putStored(sink: Sink, type: ColumnType, stored: Stored, at: number, row: number): void {
  switch (stored.kind) {
    case 'numbers':
      putSmall(sink, type, stored.values[at] ?? NaN, row)
      return
    case 'longs':
      putLong(sink, type, stored.words[at * 2 + 1] ?? 0, (stored.words[at * 2] ?? 0) >>> 0, row)
      return
    case 'flags':
      if (sink.wanted.as === 'number') putNumber(sink, row, stored.values[at] ?? NaN)
      else putText(sink, row, stored.values[at] === 1 ? 'true' : 'false')
      return
    case 'bytes':
      putStoredBytes(sink, type, stored.bytes, stored.starts[at] ?? 0, stored.ends[at] ?? 0, row)
      return
    case 'indexes':
      throw new Error('a dictionary of indexes')
  }
}

function putSmall(sink: Sink, type: ColumnType, value: number, row: number): void {
  if (type.kind === 'date') putTime(sink, row, value * MS_PER_DAY, false)
  else if (type.kind === 'decimal') putNumber(sink, row, value / 10 ** type.scale)
  else if (type.kind === 'whole' && !type.isSigned) putNumber(sink, row, value >>> 0, true)
  else putNumber(sink, row, value, type.kind === 'whole')
}

function putLong(sink: Sink, type: ColumnType, high: number, low: number, row: number): void {
  if (type.kind === 'timestamp') {
    const {unit, hasZone} = type
    const count = high * TWO_32 + low
    const ms =
      unit === 'ms' ? count : unit === 'us' ? Math.floor(count / 1e3) : timeOfNanoseconds(high, low)
    putTime(sink, row, ms, hasZone)
    return
  }
  const isSigned = type.kind !== 'whole' || type.isSigned
  const value = (isSigned ? high : high >>> 0) * TWO_32 + low
  if (Number.isSafeInteger(value)) {
    putNumber(
      sink,
      row,
      type.kind === 'decimal' ? value / 10 ** type.scale : value,
      type.kind !== 'decimal'
    )
    return
  }
  const exact = BigInt(isSigned ? high : high >>> 0) * 4_294_967_296n + BigInt(low)
  if (type.kind === 'decimal') putNumber(sink, row, Number(`${exact}e-${type.scale}`))
  else if (sink.wanted.as === 'time' && isSigned) putNumber(sink, row, timeOfNanoseconds(high, low))
  else if (sink.wanted.as === 'number') putNumber(sink, row, Number(exact))
  else putText(sink, row, exact.toString())
}

function putStoredBytes(
  sink: Sink,
  type: ColumnType,
  bytes: Uint8Array,
  start: number,
  end: number,
  row: number
): void {
  if (type.kind === 'decimal') {
    const exact = BigInt.asIntN((end - start) * 8, BigInt(`0x${hex(bytes, start, end)}`))
    putNumber(sink, row, Number(`${exact}e-${type.scale}`))
  } else if (type.kind === 'int96') {
    const view = new DataView(bytes.buffer, bytes.byteOffset + start, 12)
    const days = view.getUint32(8, true) - JULIAN_1970
    const ofDay = timeOfNanoseconds(view.getInt32(4, true), view.getUint32(0, true))
    putTime(sink, row, days * MS_PER_DAY + ofDay, true)
  } else if (type.kind === 'hex') putText(sink, row, hex(bytes, start, end))
  else putBytes(sink, row, bytes, start, end)
}

function hex(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) text += (bytes[at] ?? 0).toString(16).padStart(2, '0')
  return text === '' ? '0' : text
}

function sizeOf(stored: Stored): number {
  switch (stored.kind) {
    case 'numbers':
    case 'flags':
      return stored.values.length
    case 'longs':
      return stored.words.length / 2
    case 'bytes':
      return stored.starts.length
    case 'indexes':
      return 0
  }
}
