import type {Column} from './table.ts'

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

/**
 * Hashes of keys: equal for equal keys, whether a file has them as numbers or as texts (17 and "17",
 * but not "017"). Not cryptographic: each lane is FNV-1a (Fowler, Noll, Vo) over UTF-16 units or the
 * float64's words, with the finalizer of MurmurHash3 (Appleby).
 */
export function hashKeys(column: Column): RowHashes {
  return hashColumn(column, hashNumber, hashLevel)
}

/**
 * Hashes of labels: equal for labels that `alignLevels` takes as one. Numbers count in single
 * precision, which is what some writers keep of them.
 */
export function hashLabels(column: Column): RowHashes {
  const truth = isTruth(column)
  return hashColumn(
    column,
    value => hashNumber(Math.fround(value)),
    level => hashLevel(classNameOf(level, truth), Math.fround)
  )
}

/** Whether all texts of a column are truth values, in any case. */
export function isTruth(column: Column): boolean {
  return column.kind === 'text' && column.levels.every(level => /^(?:true|false)$/iu.test(level))
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
export function setDigest(keys: RowHashes, labels: RowHashes | null): string {
  let low = 0
  let high = 0
  for (let row = 0; row < keys.low.length; row++) {
    const labelLow = labels === null ? 0 : (labels.low[row] ?? 0)
    const labelHigh = labels === null ? 0 : (labels.high[row] ?? 0)
    low = (low + finish((keys.low[row] ?? 0) ^ Math.imul(labelLow, LOW_PRIME))) >>> 0
    high = (high + finish((keys.high[row] ?? 0) ^ Math.imul(labelHigh, HIGH_PRIME))) >>> 0
  }
  const hex = [high, low].map(lane => lane.toString(16).padStart(8, '0')).join('')
  return `rows:${keys.low.length}:${hex}`
}

function hashColumn(
  column: Column,
  ofNumber: (value: number) => Lanes,
  ofLevel: (level: string) => Lanes
): RowHashes {
  if (column.kind === 'number') {
    const {values} = column
    const hashes = emptyHashes(values.length)
    for (let row = 0; row < values.length; row++) put(hashes, row, ofNumber(values[row] ?? NaN))
    return hashes
  }
  const ofCode = emptyHashes(column.levels.length)
  column.levels.forEach((level, code) => {
    put(ofCode, code, ofLevel(level))
  })
  const {codes} = column
  const hashes = emptyHashes(codes.length)
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1
    hashes.low[row] = code < 0 ? EMPTY.low : (ofCode.low[code] ?? 0)
    hashes.high[row] = code < 0 ? EMPTY.high : (ofCode.high[code] ?? 0)
  }
  return hashes
}

function emptyHashes(rows: number): RowHashes {
  return {low: new Uint32Array(rows), high: new Uint32Array(rows)}
}

function put(hashes: RowHashes, row: number, lanes: Lanes): void {
  hashes.low[row] = lanes.low
  hashes.high[row] = lanes.high
}

const lanes: Lanes = {low: 0, high: 0}
const float = new DataView(new ArrayBuffer(8))

/** Returns the same record every time, so that a million rows leave no garbage. */
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
