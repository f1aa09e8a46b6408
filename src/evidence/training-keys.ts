import {cellText, createIndex, isEmpty, keysOf} from './keys.ts'
import type {Problem} from '../files/problem.ts'
import type {TrainingKeys} from './evidence.ts'
import {keyColumnOf} from './predictions.ts'
import {absent, at} from '../files/problem.ts'
import type {Column} from '../tables/table.ts'
import {someOf} from '../words/lists.ts'
import {readTable, type TableOptions} from './read-table.ts'

/** Rows that were both trained and evaluated on. */
export interface Overlap {
  readonly rows: number
  /** The first few keys, and how many more there are; '' where there is none. */
  readonly named: string
}

const NAMED = 5

/**
 * Reads training keys: the key column of CSV, JSON lines or Parquet, by the policy's name, a usual name or
 * as the only one; or a text with one key a line. A file without keys is a problem, not an empty list.
 */
export async function readTrainingKeys(
  file: string,
  bytes: Uint8Array,
  key: string | undefined,
  options: TableOptions = {}
): Promise<TrainingKeys> {
  const table = await readTable(file, bytes, options)
  if (table.problems.length > 0) return {file, keys: [], problems: table.problems}
  const names = [...table.columns.keys()]
  const named = keyColumnOf(names, key)
  const [only] = names
  if (named === undefined && (names.length > 1 || only === undefined)) {
    return {file, keys: [], problems: [noKeyColumn(file, names)]}
  }
  const column = table.columns.get(named ?? only ?? '')
  // The first line of a list is a key too; were it a column's name, no row would have it as its key.
  const first = named === undefined && only !== undefined ? [oneKey(only)] : []
  const keys = [...(column === undefined ? [] : [column]), ...first].filter(hasKeys)
  return {file, keys, problems: keys.length === 0 ? [noKeys(file)] : []}
}

/** Which of the evaluated rows have a training key. A number and its text are the same key. */
export function overlapOf(evaluated: Column, training: readonly Column[]): Overlap {
  const indices = training.map(column => createIndex(keysOf(column)))
  const keys = keysOf(evaluated)
  const named: string[] = []
  let rows = 0
  for (let row = 0; row < keys.rows; row++) {
    if (isEmpty(evaluated, row) || !indices.some(({find}) => find(keys, row) >= 0)) continue
    if (++rows <= NAMED) named.push(cellText(evaluated, row))
  }
  return {rows, named: someOf(named, rows)}
}

function oneKey(text: string): Column {
  return {kind: 'text', codes: new Int32Array(1), levels: [text]}
}

function hasKeys(column: Column): boolean {
  return column.kind === 'number'
    ? !column.values.every(Number.isNaN)
    : column.codes.some(code => code >= 0)
}

function noKeyColumn(file: string, names: readonly string[]): Problem {
  const there = names.length === 0 ? 'nothing' : someOf(names.map(name => `"${name}"`))
  return absent(
    'no-key-column',
    at(file),
    `${file} should have the keys of the training rows, but it has ${there}, and no column is known to be the key.`,
    'Name the column as the key column of the predictions, or give a file of keys alone.'
  )
}

function noKeys(file: string): Problem {
  return absent(
    'no-training-keys',
    at(file),
    `${file} should have the keys of the training rows, but it has none.`,
    'Write the key of every row that the model was trained on.'
  )
}
