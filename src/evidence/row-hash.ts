import {spelled} from '../tables/classes.ts'
import type {Column} from '../tables/table.ts'
import {areBytes, type Texts} from '../tables/byte-texts.ts'

/** A hash of 64 bits for each row, in two lanes of 32. */
export interface RowHashes {
  readonly low: Uint32Array
  readonly high: Uint32Array
}

/** Multipliers of the lanes: FNV's prime, and one of MurmurHash3. */
const LOW_PRIME = 0x01000193
const HIGH_PRIME = 0xcc9e2d51
const TEXT_SEED = 0x811c9dc5
const NUMBER_SEED = 0x9e3779b9
const EMPTY: Lanes = {low: 0x5bd1e995, high: 0x1b873593}
/** Of what `String` makes of a float64, with sign and exponent. */
const LONGEST_NUMBER = 24
const NINE = 0x39
const CLASS_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.0+)?$/u

interface Lanes {
  low: number
  high: number
}

/** The hash of a row, in a record that the next call overwrites: a million rows leave no garbage. */
export type RowHasher = (row: number) => Readonly<Lanes>

/**
 * Hashes of keys: equal for equal keys, whether a file has them as numbers or as texts (17 and "17",
 * but not "017"). Not cryptographic: each lane is FNV-1a (Fowler, Noll, Vo) over UTF-16 units or the
 * float64's words, with the finalizer of MurmurHash3 (Appleby).
 */
export function keyHasher(column: Column): RowHasher {
  return hasherOf(column, hashNumber, keyLevelHasher)
}

/**
 * Hashes of labels: equal for labels that `alignLevels` takes as one. Numbers count in single
 * precision, which is what some writers keep of them.
 */
export function labelHasher(column: Column): RowHasher {
  const truth = isTruth(column)
  return hasherOf(
    column,
    value => hashNumber(Math.fround(value)),
    levels => code =>
      hashLevel(classNameOf(spelled(levels.at(code) ?? '', 'spaces'), truth), Math.fround)
  )
}

/** The hashes of all rows, for a table of them. */
export function hashKeys(column: Column): RowHashes {
  const rows = column.kind === 'number' ? column.values.length : column.codes.length
  const hashes = emptyHashes(rows)
  const hasher = keyHasher(column)
  for (let row = 0; row < rows; row++) put(hashes, row, hasher(row))
  return hashes
}

/** Whether all texts of a column are truth values, in any case. */
export function isTruth(column: Column): boolean {
  if (column.kind === 'number') return false
  for (const level of column.levels) if (!/^(?:true|false)$/iu.test(level)) return false
  return true
}

/** One name for each class, however it is written: `1`, `1.0` and, in a column of them, `true`. */
export function classNameOf(level: string, truth: boolean): string {
  if (truth) return level.toLowerCase() === 'true' ? '1' : '0'
  return CLASS_NUMBER.test(level) ? String(Number(level)) : level
}

/**
 * Names a set of rows whatever their order: `rows:<n>:<16 hexadecimal digits>`, the sum of the rows'
 * hashes over key and label. Against accidents, not against forgery.
 */
export function setDigest(rows: number, keys: RowHasher, labels: RowHasher | null): string {
  let low = 0
  let high = 0
  for (let row = 0; row < rows; row++) {
    const label = labels === null ? null : labels(row)
    const labelLow = label === null ? 0 : Math.imul(label.low, LOW_PRIME)
    const labelHigh = label === null ? 0 : Math.imul(label.high, HIGH_PRIME)
    const key = keys(row)
    low = (low + finish(key.low ^ labelLow)) >>> 0
    high = (high + finish(key.high ^ labelHigh)) >>> 0
  }
  const hex = [high, low].map(lane => lane.toString(16).padStart(8, '0')).join('')
  return `rows:${rows}:${hex}`
}

function hasherOf(
  column: Column,
  ofNumber: (value: number) => Lanes,
  ofLevels: (levels: Texts) => (code: number) => Lanes
): RowHasher {
  if (column.kind === 'number') {
    const {values} = column
    return row => ofNumber(values[row] ?? NaN)
  }
  const {codes, levels} = column
  const ofLevel = ofLevels(levels)
  if (levels.length * 2 > codes.length) {
    return row => {
      const code = codes[row] ?? -1
      return code < 0 ? EMPTY : ofLevel(code)
    }
  }
  const known = emptyHashes(levels.length)
  for (let code = 0; code < levels.length; code++) put(known, code, ofLevel(code))
  return row => {
    const code = codes[row] ?? -1
    if (code < 0) return EMPTY
    lanes.low = known.low[code] ?? 0
    lanes.high = known.high[code] ?? 0
    return lanes
  }
}

function emptyHashes(rows: number): RowHashes {
  return {low: new Uint32Array(rows), high: new Uint32Array(rows)}
}

function put(hashes: RowHashes, row: number, {low, high}: Readonly<Lanes>): void {
  hashes.low[row] = low
  hashes.high[row] = high
}

const lanes: Lanes = {low: 0, high: 0}
const float = new DataView(new ArrayBuffer(8))

function hashNumber(value: number): Lanes {
  if (Number.isNaN(value)) return EMPTY
  // Adding 0 makes one zero of the two.
  float.setFloat64(0, value + 0)
  const first = float.getUint32(0)
  const second = float.getUint32(4)
  lanes.low = finish(Math.imul(finish(NUMBER_SEED ^ first), LOW_PRIME) ^ second)
  lanes.high = finish(Math.imul(finish(~NUMBER_SEED ^ second), HIGH_PRIME) ^ first)
  return lanes
}

/** As a number where that is how a number is written, else as a text. */
function hashLevel(level: string, round: (value: number) => number = value => value): Lanes {
  // Most keys are no numbers: two looks at the text are cheaper than the conversion.
  const mayBeNumber = level.length <= LONGEST_NUMBER && level.charCodeAt(0) <= NINE
  const number = mayBeNumber ? Number(level) : NaN
  return mayBeNumber && String(number) === level ? hashNumber(round(number)) : hashText(level)
}

/** Most keys are ASCII and no numbers: they need not become strings, as their bytes are their UTF-16 units. */
function keyLevelHasher(levels: Texts): (code: number) => Lanes {
  const ofText = (code: number): Lanes => hashLevel(levels.at(code) ?? '')
  if (!areBytes(levels) || !levels.ascii) return ofText
  const {bytes, starts} = levels
  return code => {
    const start = starts[code] ?? 0
    return (bytes[start] ?? 0) > NINE
      ? hashUnits(bytes, start, (starts[code + 1] ?? 0) - 1)
      : ofText(code)
  }
}

function hashUnits(units: Uint8Array, start: number, end: number): Lanes {
  let low = TEXT_SEED
  let high = ~TEXT_SEED
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0
    low = Math.imul(low ^ unit, LOW_PRIME)
    high = Math.imul(high ^ unit, HIGH_PRIME)
    high ^= high >>> 15
  }
  lanes.low = finish(low ^ (end - start))
  lanes.high = finish(high ^ (end - start))
  return lanes
}

function hashText(text: string): Lanes {
  let low = TEXT_SEED
  let high = ~TEXT_SEED
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, LOW_PRIME)
    high = Math.imul(high ^ unit, HIGH_PRIME)
    high ^= high >>> 15
  }
  lanes.low = finish(low ^ text.length)
  lanes.high = finish(high ^ text.length)
  return lanes
}

/** The finalizer of MurmurHash3, x86 32 bit. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
