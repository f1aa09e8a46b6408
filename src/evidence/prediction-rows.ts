import {alignLevels, numbersOf} from './align.ts'
import {classScores} from './class-scores.ts'
import type {Predictions} from './evidence.ts'
import {cellText, findRepeats, isEmpty} from './keys.ts'
import type {Problem} from '../files/problem.ts'
import {taskOf} from './task.ts'
import {unlikeClasses} from '../tables/classes.ts'
import {areAmbiguous} from '../tables/people-numbers.ts'
import type {Column} from '../tables/table.ts'
import {someOf} from '../words/lists.ts'

/** More different numbers than this beside texts: a number column with broken cells, not classes. */
const MAX_NUMERIC_CLASSES = 20

/** More different values than this are free texts or quantities. */
const MAX_CLASSES = 50

/** The problem of a file whose labels and predictions are written in different ways. */
export const NO_COMMON_CLASSES = 'no-common-classes'

/** A set of labels as one text: a list, or labels between `;` or `|`. */
const SET = /^\s*[[({]|[;|]/u

/** So few scores outside of 0 to 1 are wrong cells, not another scale. */
const FEW_OUTSIDE = 0.01

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
    problems.push(
      emptyCells(predictions, name, column, id),
      mixedCells(predictions, name, column),
      ambiguousNumbers(predictions, name, column)
    )
  }
  problems.push(otherClasses(predictions))
  const scores = classScores(table, label).map(({column}) => column)
  for (const name of new Set([...(score === undefined ? [] : [score]), ...scores])) {
    const bad = badNumbers(predictions, name, 'nan-scores', Number.isFinite, 'finite numbers')
    for (const one of [...bad, outsideScores(predictions, name)]) problems.push(one)
  }
  if (weight !== undefined) {
    const isWeight = (value: number): boolean => value >= 0 && value < Infinity
    const allowed = 'finite numbers of at least 0'
    for (const one of badNumbers(predictions, weight, 'bad-weights', isWeight, allowed))
      problems.push(one)
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
  // A number column does not keep how it was said that there is none.
  const what = column.kind === 'number' ? 'NaN or nothing' : 'no value'
  const needed = `Every row needs a value in column "${name}".`
  return atRows(predictions, rows, id, `has ${what} in column "${name}"`, needed)
}

/** Numbers of which nobody can tell thousands from decimals would count as texts, which are equal or not. */
function ambiguousNumbers(predictions: Predictions, name: string, column: Column): Problem | null {
  if (column.kind === 'number' || !areAmbiguous(column.levels)) return null
  const row = column.codes.findIndex(code => (column.levels.at(code) ?? '').includes(','))
  const what = `has numbers in column "${name}" of which it cannot be told whether the comma divides thousands or decimals ("${cellText(column, row)}" first)`
  return atRows(predictions, [row], 'ambiguous-numbers', what, 'Write 1234 or 1.234.')
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

/** Labels `0`, `1` and predictions `cat`, `dog`: no row can be told right or wrong. */
function otherClasses(predictions: Predictions): Problem | null {
  const {path, table, columns} = predictions
  const label = table.columns.get(columns.label ?? '')
  const prediction = table.columns.get(columns.prediction ?? '')
  if (label === undefined || prediction === undefined) return null
  const {task} = taskOf(predictions)
  if (task !== 'binary' && task !== 'multiclass') return null
  const {levels, codes} = alignLevels([label, prediction])
  // Sets of labels are many, and any may be new.
  const isOfSets = levels.some(level => SET.test(level))
  if (isOfSets || levels.length === 0 || levels.length > MAX_CLASSES) return null
  const [labels, predicted] = codes.map(column => countsOf(column, levels))
  if (labels === undefined || predicted === undefined) return null
  const [unlike] = unlikeClasses(labels, [predicted])
  if (unlike === undefined || unlike.length === 0) return null
  const line = table.lineOf(0)
  return {
    status: 'missing',
    id: NO_COMMON_CLASSES,
    summary:
      `${path} writes its classes in different ways: the labels are ${someOf([...labels.keys()])}, ` +
      `the predictions ${someOf([...predicted.keys()])}, so a right answer cannot be told from a wrong one.`,
    remedy: 'Write labels and predictions with the same names of classes.',
    location: {file: path, line}
  }
}

function countsOf(codes: Int32Array, levels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const code of codes) {
    const name = levels[code]
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
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
    atRows(
      predictions,
      bad,
      id,
      `has empty or wrong numbers in column "${name}" (${shownCell(column, bad[0] ?? -1)} first)`,
      remedy
    )
  ]
}

function shownCell(column: Column, row: number): string {
  const text = cellText(column, row)
  return text === '' ? 'NaN or nothing' : `"${text}"`
}

/** Few scores outside of 0 to 1 among probabilities: cells that are wrong. */
function outsideScores(predictions: Predictions, name: string): Problem | null {
  const column = predictions.table.columns.get(name)
  if (column === undefined || predictions.columns.label === undefined) return null
  const {values} = numbersOf(column)
  const outside: number[] = []
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN
    if (Number.isFinite(value) && (value < 0 || value > 1)) outside.push(row)
  }
  if (outside.length > FEW_OUTSIDE * values.length) return null
  const what = `has scores outside of 0 to 1 among probabilities in column "${name}" (${shownCell(column, outside[0] ?? -1)} first)`
  return atRows(predictions, outside, 'wrong-scores', what, 'Write probabilities from 0 to 1.')
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
