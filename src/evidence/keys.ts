import {type RowHashes, hashKeys} from './row-hash.ts'
import type {Column} from '../tables/table.ts'
import {isSameText} from '../tables/byte-texts.ts'

/** Keys of the rows of one file, ready to be looked up. */
export interface Keys {
  readonly column: Column
  readonly rows: number
  readonly hashes: RowHashes
}

/** Rows whose key an earlier row has. */
export interface Repeats {
  readonly count: number
  /** The first few, each with the row that had the key first. */
  readonly first: readonly {readonly row: number; readonly earlier: number}[]
}

const NAMED = 5
const NONE: Repeats = {count: 0, first: []}

/** Prepares a column for joining. */
export function keysOf(column: Column): Keys {
  const rows = column.kind === 'number' ? column.values.length : column.codes.length
  return {column, rows, hashes: hashKeys(column)}
}

/** Whether a row has no key. */
export function isEmpty(column: Column, row: number): boolean {
  return column.kind === 'number'
    ? Number.isNaN(column.values[row] ?? NaN)
    : (column.codes[row] ?? -1) < 0
}

/** What a cell says, as text; empty for an empty cell. */
export function cellText(column: Column, row: number): string {
  if (isEmpty(column, row)) return ''
  if (column.kind === 'number') return String(column.values[row])
  return column.levels.at(column.codes[row] ?? -1) ?? ''
}

/** Whether two rows have the same key; a row without a key has that of no other. */
export function isSameKey(a: Column, rowA: number, b: Column, rowB: number): boolean {
  if (a.kind === 'number' && b.kind === 'number') return a.values[rowA] === b.values[rowB]
  if (isEmpty(a, rowA) || isEmpty(b, rowB)) return false
  return a.kind === 'text' && b.kind === 'text'
    ? isSameText(a.levels, a.codes[rowA] ?? -1, b.levels, b.codes[rowB] ?? -1)
    : cellText(a, rowA) === cellText(b, rowB)
}

/** Finds keys that more than one row has. */
export function findRepeats(column: Column): Repeats {
  if (column.kind === 'text' && column.mayRepeat !== true) {
    return repeatedCodes(column.codes, column.levels.length)
  }
  const isSorted = column.kind === 'number' && isIncreasing(column.values)
  return isSorted ? NONE : createIndex(keysOf(column)).repeats
}

/** A table of the keys of one file: where a key of another file is found, or -1. */
export interface KeyIndex {
  readonly find: (other: Keys, row: number) => number
  readonly repeats: Repeats
}

/** Puts all keys into a table by hash (open addressing); of equal ones the first. */
export function createIndex(keys: Keys): KeyIndex {
  const {column, rows, hashes} = keys
  let size = 16
  while (size < rows * 2) size *= 2
  const mask = size - 1
  /** Row + 1; 0 for a free slot. */
  const slots = new Int32Array(size)
  const first: {row: number; earlier: number}[] = []
  let count = 0

  function slotOf(other: Keys, row: number): number {
    const low = other.hashes.low[row] ?? 0
    const high = other.hashes.high[row] ?? 0
    let slot = low & mask
    for (;;) {
      const known = (slots[slot] ?? 0) - 1
      if (known < 0) return slot
      if (
        hashes.low[known] === low &&
        hashes.high[known] === high &&
        isSameKey(column, known, other.column, row)
      ) {
        return slot
      }
      slot = (slot + 1) & mask
    }
  }

  for (let row = 0; row < rows; row++) {
    if (isEmpty(column, row)) continue
    const slot = slotOf(keys, row)
    const earlier = (slots[slot] ?? 0) - 1
    if (earlier < 0) slots[slot] = row + 1
    else if (++count <= NAMED) first.push({row, earlier})
  }
  return {find: (other, row) => (slots[slotOf(other, row)] ?? 0) - 1, repeats: {count, first}}
}

function repeatedCodes(codes: Int32Array, levels: number): Repeats {
  const rowOf = new Int32Array(levels).fill(-1)
  const first: {row: number; earlier: number}[] = []
  let count = 0
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1
    if (code < 0) continue
    const earlier = rowOf[code] ?? -1
    if (earlier < 0) rowOf[code] = row
    else if (++count <= NAMED) first.push({row, earlier})
  }
  return {count, first}
}

function isIncreasing(values: Float64Array): boolean {
  for (let row = 1; row < values.length; row++) {
    if (!((values[row - 1] ?? NaN) < (values[row] ?? NaN))) return false
  }
  return true
}
