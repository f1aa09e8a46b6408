import type {Problem} from '../metric.ts'
import type {Column, Table} from '../table.ts'
import {thousands} from '../../words/thousands.ts'

/** Collects the values of one column, row by row, where they come as JavaScript values. */
export interface ColumnBuilder {
  /** Sets the value of a row after all others so far; rows in between, null and undefined are empty. */
  put(row: number, value: unknown): void
  /** The column, filled up to `rows` with empty cells. */
  finish(rows: number): Column
}

const NAMED = 3

/**
 * A builder that keeps numbers as numbers until the first text, and texts by code.
 *
 * Truth values become the texts `true` and `false`, dates ISO 8601, lists and objects JSON, integers
 * beyond 2^53 their digits.
 */
export function createColumnBuilder(): ColumnBuilder {
  let values = new Float64Array(64)
  let codes: Int32Array | null = null
  let size = 0
  const levels: string[] = []
  const known = new Map<string, number>()

  function codeOf(text: string): number {
    const code = known.get(text)
    if (code !== undefined) return code
    known.set(text, levels.length)
    return levels.push(text) - 1
  }

  function toText(): Int32Array {
    const coded = new Int32Array(values.length)
    for (let row = 0; row < size; row++) {
      const value = values[row] ?? NaN
      coded[row] = Number.isNaN(value) ? -1 : codeOf(String(value))
    }
    values = new Float64Array(0)
    return coded
  }

  function put(row: number, value: unknown): void {
    while (size < row) push(null)
    push(value)
  }

  function push(value: unknown): void {
    const plain = typeof value === 'number' ? value : plainOf(value)
    if (codes === null && typeof plain === 'string') codes = toText()
    if (codes === null) {
      if (size === values.length) values = grown(values, new Float64Array(size * 2))
      values[size++] = typeof plain === 'number' ? plain : NaN
      return
    }
    if (size === codes.length) codes = grown(codes, new Int32Array(size * 2))
    codes[size++] = plain === null ? -1 : codeOf(String(plain))
  }

  function finish(rows: number): Column {
    while (size < rows) push(null)
    return codes === null
      ? {kind: 'number', values: values.subarray(0, rows)}
      : {kind: 'text', codes: codes.subarray(0, rows), levels}
  }

  return {put, finish}
}

/** The longer array with the content of the shorter one. */
export function grown<T extends Float64Array | Int32Array>(short: T, long: T): T {
  long.set(short)
  return long
}

/** A table without rows, for a file that could not be read. */
export function noTable(...problems: readonly Problem[]): Table {
  return {rows: 0, columns: new Map(), lineOf: () => 1, problems}
}

/** The first few of several things, and how many more there are: `3, 17, 21 and 9 more`. */
export function someOf(items: readonly (string | number)[], count: number = items.length): string {
  const named = items.slice(0, count > NAMED + 1 ? NAMED : count)
  const more = count - named.length
  if (more > 0) return `${named.join(', ')} and ${thousands(more)} more`
  if (named.length < 2) return named.join('')
  return `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`
}

/** Remembers the line of each row, as the few places where a row takes more than one line. */
export function createLineIndex(): {
  begin: (row: number, line: number) => void
  lineOf: (row: number) => number
} {
  const rows: number[] = []
  const shifts: number[] = []
  let last = NaN

  function begin(row: number, line: number): void {
    if (line - row === last) return
    last = line - row
    rows.push(row)
    shifts.push(last)
  }

  function lineOf(row: number): number {
    let low = 0
    let high = rows.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((rows[middle] ?? 0) <= row) low = middle + 1
      else high = middle
    }
    return row + (shifts[low - 1] ?? 1)
  }

  return {begin, lineOf}
}

function plainOf(value: unknown): string | number | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof Uint8Array) return hexOf(value)
  try {
    return JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'bigint' ? inner.toString() : inner
    )
  } catch {
    return 'nested too deep'
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
