import {alignLevels, numbersOf} from './align.ts'
import {classScores} from './class-scores.ts'
import type {Predictions} from './evidence.ts'
import {cellText, findRepeats, isEmpty} from './keys.ts'
import type {Problem} from './metric.ts'
import type {Column} from '../tables/table.ts'
import {someOf} from '../words/some-of.ts'

/** More different numbers than this beside texts: a number column with broken cells, not classes. */
const MAX_NUMERIC_CLASSES = 20

/** More different values than this are free texts or quantities. */
const MAX_CLASSES = 50

/** What keeps single rows from being trusted: keys, labels, predictions, scores and weights. */
export function checkRows(predictions: Predictions): readonly Problem[] {
  const {table, columns} = predictions
  const problems: (Problem | null)[] = [emptyKeys(predictions), repeatedKeys(predictions)]
  const {label, prediction, score, weight} = columns
  for (const [name, id] of [
    [label, 'missing-labels'],
    [prediction, 'missing-predictions']
  ] as const) {
    if (name === undefined) continue
    const column = table.columns.get(name)
    if (column === undefined) continue
    problems.push(emptyCells(predictions, name, column, id), mixedCells(predictions, name, column))
  }
  problems.push(otherClasses(predictions))
  const scores = classScores(table, label).map(({column}) => column)
  for (const name of new Set([...(score === undefined ? [] : [score]), ...scores])) {
    problems.push(...badNumbers(predictions, name, 'nan-scores', Number.isFinite, 'finite numbers'))
  }
  if (weight !== undefined) {
    const isWeight = (value: number): boolean => value >= 0 && value < Infinity
    problems.push(
      ...badNumbers(predictions, weight, 'bad-weights', isWeight, 'finite numbers of at least 0')
    )
  }
  return problems.filter(problem => problem !== null)
}

function emptyKeys(predictions: Predictions): Problem | null {
  const {columns, table} = predictions
  const column = table.columns.get(columns.key)
  if (column === undefined) return null
  return emptyCells(predictions, columns.key, column, 'empty-keys')
}

function repeatedKeys({path, table, columns}: Predictions): Problem | null {
  const column = table.columns.get(columns.key)
  if (column === undefined) return null
  const {count, first} = findRepeats(column)
  const [repeat] = first
  if (repeat === undefined) return null
  const named = first.map(
    ({row, earlier}) =>
      `${cellText(column, row)} (lines ${table.lineOf(earlier)} and ${table.lineOf(row)})`
  )
  return {
    status: 'fail',
    id: 'duplicate-keys',
    summary: `${path} has more than one row for a key: ${someOf(named, count)}.`,
    remedy:
      'Give every row its own key; for repeats of one example, number them and name the example ' +
      'in a cluster column.',
    location: {file: path, line: table.lineOf(repeat.row)}
  }
}

function emptyCells(
  predictions: Predictions,
  name: string,
  column: Column,
  id: string
): Problem | null {
  const rows: number[] = []
  for (let row = 0; row < predictions.table.rows; row++) if (isEmpty(column, row)) rows.push(row)
  const needed = `Every row needs a value in column "${name}".`
  return atRows(predictions, rows, id, `has no value in column "${name}"`, needed)
}

/** Texts in a column of numbers; texts and few whole numbers may be names of classes. */
function mixedCells(predictions: Predictions, name: string, column: Column): Problem | null {
  if (column.kind === 'number') return null
  const {values, notNumbers} = numbersOf(column)
  const numbers = new Set(values)
  numbers.delete(NaN)
  if (notNumbers.length === 0 || numbers.size <= MAX_NUMERIC_CLASSES) return null
  const text = cellText(column, notNumbers[0] ?? 0)
  const what = `has texts among the numbers of column "${name}" ("${text}" first)`
  return atRows(predictions, notNumbers, 'mixed-types', what, 'Write numbers only.')
}

/** Labels `0`, `1` and predictions `no`, `yes`: every row would count as wrong. */
function otherClasses({path, table, columns}: Predictions): Problem | null {
  const label = table.columns.get(columns.label ?? '')
  const prediction = table.columns.get(columns.prediction ?? '')
  if (label === undefined || prediction === undefined) return null
  if (label.kind === 'number' && prediction.kind === 'number') return null
  const {levels, codes} = alignLevels([label, prediction])
  const [labels, predicted] = codes.map(column => new Set(column))
  if (labels === undefined || predicted === undefined || levels.length > MAX_CLASSES) return null
  const names = (set: Set<number>): string[] => levels.filter((_, code) => set.has(code))
  if (levels.length === 0 || levels.some((_, code) => labels.has(code) && predicted.has(code))) {
    return null
  }
  return {
    status: 'fail',
    id: 'no-common-classes',
    summary:
      `The labels of ${path} (${someOf(names(labels))}) and its predictions ` +
      `(${someOf(names(predicted))}) have no class in common.`,
    remedy: 'Write labels and predictions with the same names of classes.',
    location: {file: path, line: table.lineOf(0)}
  }
}

function badNumbers(
  predictions: Predictions,
  name: string,
  id: string,
  isGood: (value: number) => boolean,
  allowed: string
): readonly (Problem | null)[] {
  const column = predictions.table.columns.get(name)
  if (column === undefined) return []
  const {values, notNumbers} = numbersOf(column)
  const texts = new Set(notNumbers)
  const bad: number[] = []
  for (let row = 0; row < values.length; row++) {
    if (!isGood(values[row] ?? NaN) && !texts.has(row)) bad.push(row)
  }
  const text = cellText(column, notNumbers[0] ?? -1)
  const mixed = `has texts in column "${name}" ("${text}" first)`
  const remedy = `Column "${name}" must hold ${allowed}.`
  return [
    atRows(predictions, notNumbers, 'mixed-types', mixed, remedy),
    atRows(predictions, bad, id, `has empty or wrong numbers in column "${name}"`, remedy)
  ]
}

function atRows(
  {path, table}: Predictions,
  rows: readonly number[],
  id: string,
  what: string,
  remedy: string
): Problem | null {
  const [first] = rows
  if (first === undefined) return null
  const lines = someOf(
    rows.slice(0, 5).map(row => table.lineOf(row)),
    rows.length
  )
  return {
    status: 'fail',
    id,
    summary: `${path} ${what}: line ${lines}.`,
    remedy,
    location: {file: path, line: table.lineOf(first)}
  }
}
