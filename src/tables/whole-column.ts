import {codeOf, createDictionary, levelsOf, type Dictionary} from './dictionary.ts'
import {readNumber} from './number.ts'
import {numbersOfPeople} from './people-numbers.ts'
import type {Column} from './table.ts'
import {isNull} from './values.ts'

/**
 * One column of all rows, as they come: nothing is known before the first value; then it holds numbers until a value
 * is none. A column whose numbers turn out to be texts is `late`: its rows are read once more, as they are written.
 */
export interface WholeColumn {
  kind: 'unknown' | 'number' | 'text' | 'late'
  /** About how many rows there will be. */
  readonly expected: number
  values: Float64Array
  codes: Int32Array
  readonly dictionary: Dictionary
}

const encoder = new TextEncoder()

/** An empty column; `isText` where it is known to hold texts. */
export function createWholeColumn(expected: number, isText: boolean): WholeColumn {
  return {
    kind: isText ? 'text' : 'unknown',
    expected,
    values: new Float64Array(0),
    codes: new Int32Array(0),
    dictionary: createDictionary()
  }
}

/** A row's value as UTF-8 text. */
export function putWhole(
  column: WholeColumn,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number,
  decimalComma: boolean
): void {
  switch (column.kind) {
    case 'unknown':
    case 'number': {
      if (isNull(bytes, start, end)) {
        putNoWhole(column, row)
        return
      }
      reserveNumbers(column, row)
      if (readNumber(bytes, start, end, decimalComma, column.values, row)) column.kind = 'number'
      else if (column.kind === 'number') becomeLate(column)
      else {
        column.kind = 'text'
        column.values = new Float64Array(0)
        putText(column, row, bytes, start, end)
      }
      return
    }
    case 'text':
      if (isNull(bytes, start, end)) putNoWhole(column, row)
      else putText(column, row, bytes, start, end)
      return
    case 'late':
  }
}

/** A row's value as a number. */
export function putWholeNumber(column: WholeColumn, row: number, value: number): void {
  if (column.kind === 'unknown') column.kind = 'number'
  if (column.kind === 'number') {
    reserveNumbers(column, row)
    column.values[row] = value
  } else if (column.kind === 'text') {
    const bytes = encoder.encode(String(value))
    putText(column, row, bytes, 0, bytes.length)
  }
}

/** A row without value. */
export function putNoWhole(column: WholeColumn, row: number): void {
  if (column.kind === 'number') {
    reserveNumbers(column, row)
    column.values[row] = NaN
  } else if (column.kind === 'text') {
    reserveCodes(column, row)
    column.codes[row] = -1
  }
}

/** The column of the first `rows` rows, and whether it holds bytes that are not UTF-8. */
export function wholeColumnOf(
  column: WholeColumn,
  rows: number
): {readonly column: Column; readonly isBroken: boolean} {
  if (column.kind === 'text') {
    if (rows > 0) reserveCodes(column, rows - 1)
    const {levels, broken, mayRepeat} = levelsOf(column.dictionary)
    const codes = column.codes.subarray(0, rows)
    const numbers = numbersOfPeople(levels)
    if (numbers !== null) {
      const values = Float64Array.from(codes, code => numbers[code] ?? NaN)
      return {column: {kind: 'number', values}, isBroken: false}
    }
    return {
      column: {kind: 'text', codes, levels, ...(mayRepeat ? {mayRepeat} : {})},
      isBroken: broken
    }
  }
  if (rows > 0) reserveNumbers(column, rows - 1)
  return {column: {kind: 'number', values: column.values.subarray(0, rows)}, isBroken: false}
}

function putText(
  column: WholeColumn,
  row: number,
  bytes: Uint8Array,
  start: number,
  end: number
): void {
  reserveCodes(column, row)
  column.codes[row] = codeOf(column.dictionary, bytes, start, end, column.expected)
}

/** What it holds is read again: it need not be kept. */
function becomeLate(column: WholeColumn): void {
  column.kind = 'late'
  column.values = new Float64Array(0)
}

/** Makes room for a row; rows that had no value have none. */
function reserveNumbers(column: WholeColumn, row: number): void {
  if (row < column.values.length) return
  const {length} = column.values
  const values = new Float64Array(roomFor(row, column.expected))
  values.set(column.values)
  column.values = values.fill(NaN, length)
}

function reserveCodes(column: WholeColumn, row: number): void {
  if (row < column.codes.length) return
  const {length} = column.codes
  const codes = new Int32Array(roomFor(row, column.expected))
  codes.set(column.codes)
  column.codes = codes.fill(-1, length)
}

function roomFor(row: number, expected: number): number {
  return Math.max(64, expected, row < expected ? 0 : Math.ceil((row + 1) * 1.5))
}
