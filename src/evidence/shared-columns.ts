import type {Predictions} from './evidence.ts'
import type {Column} from '../tables/table.ts'
import {isSameText} from '../tables/byte-texts.ts'

/**
 * The same predictions, with the other file's columns wherever those have the same name and the same cells:
 * two models evaluated on one set differ in little more than their scores, and the rest is kept once.
 */
export function sharingColumns(predictions: Predictions, other: Predictions): Predictions {
  const {table} = predictions
  const columns = new Map<string, Column>()
  for (const [name, column] of table.columns) {
    const twin = other.table.columns.get(name)
    columns.set(name, twin !== undefined && isSameColumn(column, twin) ? twin : column)
  }
  return {...predictions, table: {...table, columns}}
}

function isSameColumn(a: Column, b: Column): boolean {
  if (a.kind === 'number') return b.kind === 'number' && isSameList(a.values, b.values)
  if (b.kind === 'number' || a.levels.length !== b.levels.length) return false
  for (let code = 0; code < a.levels.length; code++) {
    if (!isSameText(a.levels, code, b.levels, code)) return false
  }
  return isSameList(a.codes, b.codes)
}

/** NaN, an empty cell, is itself; so are both zeros. */
function isSameList(a: Float64Array | Int32Array, b: Float64Array | Int32Array): boolean {
  if (a.length !== b.length) return false
  for (let row = 0; row < a.length; row++) if (!Object.is(a[row], b[row])) return false
  return true
}
