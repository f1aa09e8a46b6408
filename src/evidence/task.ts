import {alignLevels} from './align.ts'
import {classScores} from './class-scores.ts'
import type {Predictions} from './evidence.ts'
import type {Column} from '../tables/table.ts'

export type Task = 'binary' | 'multiclass' | 'multilabel' | 'regression' | 'ranking' | 'generation'

/** Names of a cluster column that say that its rows are the results of one query. */
const QUERY = /^(?:query|query[_\s-]?id|qid)$/iu
/** More different whole numbers than this are quantities, not classes. */
const MAX_NUMERIC_CLASSES = 50
/** More different texts than this, and hardly any repeated, are free texts, not classes. */
const MIN_FREE_TEXTS = 20

/** What kind of prediction a file holds, and by what that is seen. */
export function taskOf(predictions: Predictions): {readonly task: Task; readonly reason: string} {
  const {table, columns} = predictions
  const label = columnOf(predictions, columns.label)
  const prediction = columnOf(predictions, columns.prediction)
  if (label === undefined) {
    return {task: 'generation', reason: 'there is a score an example and no label'}
  }
  if (columns.cluster !== undefined && QUERY.test(columns.cluster) && prediction === undefined) {
    const reason = `rows of one "${columns.cluster}" have a score and a relevance`
    return {task: 'ranking', reason}
  }
  if (label.kind === 'text' && isList(label)) {
    return {task: 'multilabel', reason: 'the labels are lists'}
  }
  const ofClass = classScores(table, columns.label)
  if (ofClass.length > 2) {
    return {task: 'multiclass', reason: `there is a score for each of ${ofClass.length} classes`}
  }
  if (label.kind === 'number') return ofNumbers(label.values, prediction)
  return ofTexts(label, prediction, table.rows)
}

function columnOf({table}: Predictions, name: string | undefined): Column | undefined {
  return name === undefined ? undefined : table.columns.get(name)
}

function isList(column: Extract<Column, {kind: 'text'}>): boolean {
  for (const level of column.levels) if (!/^\[.*\]$/su.test(level.trim())) return false
  return column.levels.length > 0
}

function ofNumbers(
  labels: Float64Array,
  prediction: Column | undefined
): {readonly task: Task; readonly reason: string} {
  const predicted = prediction?.kind === 'number' ? prediction.values : new Float64Array(0)
  const whole = isWhole(labels) && isWhole(predicted)
  const classes = differentNumbers(labels)
  if (!whole) return {task: 'regression', reason: 'labels or predictions have decimals'}
  if (areQuantities(labels, predicted)) {
    return {task: 'regression', reason: 'most predictions are numbers that no label is'}
  }
  if (classes <= 2) return {task: 'binary', reason: `the labels have ${classes} values`}
  if (classes > MAX_NUMERIC_CLASSES || (prediction === undefined && classes > 2)) {
    const reason = `the labels are ${classes} different numbers`
    return {task: 'regression', reason}
  }
  return {task: 'multiclass', reason: `labels and predictions are ${classes} whole numbers`}
}

/**
 * Whether whole numbers are quantities, which a prediction seldom meets: where more than half of the predictions are
 * no label's number. Of 0, 1 and -1, which are classes, such predictions are other names.
 */
function areQuantities(labels: Float64Array, predicted: Float64Array): boolean {
  const known = new Set(labels)
  if ([...known].every(value => Number.isNaN(value) || Math.abs(value) <= 1)) return false
  const given = predicted.filter(value => !Number.isNaN(value))
  return given.filter(value => !known.has(value)).length * 2 > given.length
}

function ofTexts(
  label: Column,
  prediction: Column | undefined,
  rows: number
): {readonly task: Task; readonly reason: string} {
  const {levels, codes} = alignLevels(prediction === undefined ? [label] : [label, prediction])
  const labels = new Set(codes[0]?.filter(code => code >= 0)).size
  if (labels > MIN_FREE_TEXTS && labels > rows / 2) {
    return {task: 'generation', reason: `the labels are ${labels} texts that hardly repeat`}
  }
  if (levels.length <= 2) return {task: 'binary', reason: `there are ${levels.length} classes`}
  return {task: 'multiclass', reason: `there are ${levels.length} classes`}
}

function differentNumbers(values: Float64Array): number {
  const seen = new Set<number>()
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN
    // Classes come in runs, or there are few of them: most need no look into the set.
    if (value !== values[row - 1] && !Number.isNaN(value)) seen.add(value)
  }
  return seen.size
}

function isWhole(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? NaN
    if (!Number.isNaN(value) && !Number.isInteger(value)) return false
  }
  return true
}
