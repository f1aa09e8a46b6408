import type {Arena} from './arena.ts'
import {
  type Batch,
  columnKey,
  type BatchColumn,
  type NumberColumn,
  type TextColumn
} from '../tables/batch.ts'
import {spelled} from '../tables/classes.ts'
import type {LogPlan} from './plan.ts'

/** Numbers of the rows that count, in place: none in the others. */
export function onlyWhere(values: Float64Array, own: Uint8Array | null): Float64Array {
  if (own !== null)
    for (let row = 0; row < values.length; row++) if (own[row] === 0) values[row] = NaN
  return values
}

/** An answer that came with an error is none. */
export function numbersWithout(
  column: NumberColumn | null,
  failures: Uint8Array | null,
  arena: Arena
): NumberColumn | null {
  if (column === null || failures === null) return column
  const values = arena.numbers(failures.length)
  for (let row = 0; row < values.length; row++)
    values[row] = failures[row] === 0 ? (column.values[row] ?? NaN) : NaN
  return {kind: 'number', values}
}

/** An answer that came with an error is none. */
export function textsWithout(
  column: TextColumn | null,
  failures: Uint8Array | null,
  arena: Arena
): TextColumn | null {
  if (column === null || failures === null) return column
  const codes = arena.codes(failures.length)
  for (let row = 0; row < codes.length; row++)
    codes[row] = failures[row] === 0 ? (column.codes[row] ?? -1) : -1
  return {kind: 'text', codes, dictionary: column.dictionary}
}

/** Numbers of the rows that are marked with 1. */
export function numbersWhere(column: NumberColumn, own: Uint8Array, arena: Arena): NumberColumn {
  const values = arena.numbers(own.length)
  for (let row = 0; row < values.length; row++)
    values[row] = own[row] === 1 ? (column.values[row] ?? NaN) : NaN
  return {kind: 'number', values}
}

/** Texts of the rows that are marked with 1. */
export function textsWhere(column: TextColumn, own: Uint8Array, arena: Arena): TextColumn {
  const codes = arena.codes(own.length)
  for (let row = 0; row < codes.length; row++)
    codes[row] = own[row] === 1 ? (column.codes[row] ?? -1) : -1
  return {kind: 'text', codes, dictionary: column.dictionary}
}

/** The classes that a threshold makes of scores. */
export function classesOf(
  score: TextColumn | NumberColumn | null,
  {threshold, positive, negative}: LogPlan,
  arena: Arena
): TextColumn | null {
  if (score?.kind !== 'number') return null
  const {values} = score
  const codes = arena.codes(values.length)
  for (let row = 0; row < codes.length; row++) {
    const value = values[row] ?? NaN
    codes[row] = value >= threshold ? 1 : value < threshold ? 0 : -1
  }
  // The same array for every batch, by which key coders know the texts again.
  return {kind: 'text', codes, dictionary: classNames(negative, positive)}
}

/** A column of classes in the one spelling of a plan. */
export function spelledTexts(column: TextColumn | null, {spelling}: LogPlan): TextColumn | null {
  if (column === null || spelling === undefined) return column
  const {codes, dictionary} = column
  const names = spelledNames.get(dictionary) ?? []
  spelledNames.set(dictionary, names)
  // A dictionary grows from batch to batch.
  for (const text of dictionary.slice(names.length)) names.push(spelled(text, spelling))
  return {kind: 'text', codes, dictionary: names}
}

const spelledNames = new WeakMap<readonly string[], string[]>()
const namesOfClasses = new Map<string, readonly string[]>()

function classNames(negative: string, positive: string): readonly string[] {
  const key = JSON.stringify([negative, positive])
  const names = namesOfClasses.get(key) ?? [negative, positive]
  namesOfClasses.set(key, names)
  return names
}

/** A batch's column of numbers or times; null where it has none. */
export function numbers(batch: Batch, column: string, as: 'number' | 'time'): NumberColumn | null {
  const found: BatchColumn | undefined = batch.columns.get(columnKey({column, as}))
  return found?.kind === 'number' ? found : null
}

/** A batch's column of texts; null where it has none. */
export function texts(
  batch: Batch,
  column: string,
  as: 'text' | 'written' = 'text'
): TextColumn | null {
  const found =
    batch.columns.get(columnKey({column, as})) ??
    batch.columns.get(columnKey({column, as: 'known'}))
  return found?.kind === 'text' ? found : null
}
