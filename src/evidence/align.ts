import {spelled, spellingOf} from '../tables/classes.ts'
import {plainNumber} from '../tables/number.ts'
import {classNameOf, isTruth} from './row-hash.ts'
import type {Column} from '../tables/table.ts'

/** Columns coded over one list of levels. */
export interface Aligned {
  /** Names of the classes: numbers in order, then texts in order of their code units. */
  readonly levels: readonly string[]
  /** For each given column the code of every row; -1 for an empty cell. */
  readonly codes: readonly Int32Array[]
  /** The names as they were written, where columns write the same classes differently. */
  readonly respelled?: readonly string[]
}

/** More different texts are no classes that somebody could write in two ways. */
const MOST_CLASSES = 1000

/**
 * Codes the labels and predictions of both versions over a common list of classes, which does not
 * depend on the order of rows. One class is one, however the files write it: 1, "1", 1.0, and `true`
 * where a column holds only truth values.
 */
export function alignLevels(columns: readonly Column[]): Aligned {
  const truths = columns.map(isTruth)
  const truth = columns.length > 0 && truths.every(Boolean)
  const seen = new Map<string, number>()
  const own = columns.map(column => codeByOrder(column, seen))
  const written = [...seen.keys()]
  const spelling = written.length > MOST_CLASSES ? null : spellingOf(own.map(({names}) => names))

  const names = [...new Set(written.map(name => spelled(name, spelling)))].sort(compare)
  const places = new Map(names.map((name, place) => [name, place]))
  const rank = Int32Array.from(written, name => places.get(spelled(name, spelling)) ?? -1)
  return {
    levels: truth ? names.map(level => (level === '1' ? 'true' : 'false')) : names,
    codes: own.map(({codes}) => recoded(codes, rank)),
    ...(spelling !== null && {respelled: written})
  }
}

/** The values at some rows, in their order; the given ones where those are all rows as they stand. */
export function gatherNumbers(values: Float64Array, rows: Int32Array): Float64Array {
  if (isAll(rows, values.length)) return values
  const gathered = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at++) gathered[at] = values[rows[at] ?? -1] ?? NaN
  return gathered
}

/** The codes at some rows, in their order; the given ones where those are all rows as they stand. */
export function gatherCodes(codes: Int32Array, rows: Int32Array): Int32Array {
  if (isAll(rows, codes.length)) return codes
  const gathered = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at++) gathered[at] = codes[rows[at] ?? -1] ?? -1
  return gathered
}

/** A column as numbers, and the rows with a text that is none. */
export function numbersOf(column: Column): {
  readonly values: Float64Array
  readonly notNumbers: readonly number[]
} {
  if (column.kind === 'number') return {values: column.values, notNumbers: []}
  const ofLevel = Float64Array.from(column.levels, plainNumber)
  const values = new Float64Array(column.codes.length)
  const notNumbers: number[] = []
  for (let row = 0; row < values.length; row++) {
    const code = column.codes[row] ?? -1
    const value = code < 0 ? NaN : (ofLevel[code] ?? NaN)
    values[row] = value
    if (code >= 0 && Number.isNaN(value)) notNumbers.push(row)
  }
  return {values, notNumbers}
}

function isAll(rows: Int32Array, length: number): boolean {
  if (rows.length !== length) return false
  for (let at = 0; at < length; at++) if (rows[at] !== at) return false
  return true
}

/** Puts other codes into a list that nobody else has. */
function recoded(codes: Int32Array, rank: Int32Array): Int32Array {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1
    if (code >= 0) codes[row] = rank[code] ?? -1
  }
  return codes
}

function codeByOrder(
  column: Column,
  seen: Map<string, number>
): {readonly codes: Int32Array; readonly names: ReadonlySet<string>} {
  const names = new Set<string>()
  const known = (name: string): number => {
    names.add(name)
    return codeOf(name, seen)
  }
  if (column.kind === 'text') {
    const truth = isTruth(column)
    const common = Int32Array.from(column.levels, level => known(classNameOf(level, truth)))
    return {codes: column.codes.map(code => (code < 0 ? -1 : (common[code] ?? -1))), names}
  }
  const byValue = new Map<number, number>()
  const codes = new Int32Array(column.values.length)
  for (let row = 0; row < codes.length; row++) {
    const value = column.values[row] ?? NaN
    if (Number.isNaN(value)) {
      codes[row] = -1
      continue
    }
    let code = byValue.get(value)
    if (code === undefined) {
      code = known(String(value))
      byValue.set(value, code)
    }
    codes[row] = code
  }
  return {codes, names}
}

function codeOf(name: string, seen: Map<string, number>): number {
  const known = seen.get(name)
  if (known !== undefined) return known
  seen.set(name, seen.size)
  return seen.size - 1
}

function compare(a: string, b: string): number {
  const byNumber = Number(a) - Number(b)
  if (byNumber !== 0 && !Number.isNaN(byNumber)) return byNumber
  if (Number.isNaN(Number(a)) !== Number.isNaN(Number(b))) return Number.isNaN(Number(a)) ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}
