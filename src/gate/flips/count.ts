import type {Predictions} from '../../evidence/evidence.ts'
import {cellText} from '../../evidence/keys.ts'
import type {Both, PairedRows} from '../rows/paired-rows.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {createWorstRows} from './worst-rows.ts'

type Example = NonNullable<Finding['examples']>[number]

/** Rows on which just one of the models is right, and the worst of those that are wrong now. */
export interface Flips {
  readonly rows: number
  /** Right in production, wrong now. */
  readonly lost: number
  /** Wrong in production, right now. */
  readonly won: number
  readonly examples: readonly Example[]
}

/** Rows whose error grew, and those where it grew most. */
export interface GrownErrors {
  readonly rows: number
  readonly grew: number
  readonly shrank: number
  readonly examples: readonly Example[]
}

const MOST_EXAMPLES = 20
const DEFAULT_THRESHOLD = 0.5

/**
 * Counts the flips of a classification and lists those where the candidate is surest of its mistake;
 * null where the rows have no classes.
 */
export function countFlips(
  rows: PairedRows,
  candidate: Predictions,
  threshold = DEFAULT_THRESHOLD
): Flips | null {
  const {label, predicted, classes, score, at} = rows
  if (label === null || predicted === null) return null
  const keyOf = keysOf(candidate, at)
  const worst = createWorstRows(MOST_EXAMPLES, keyOf)
  let [lost, won] = [0, 0]
  for (let row = 0; row < rows.rows; row++) {
    const before = predicted.baseline[row]
    const after = predicted.candidate[row]
    if (before === after) continue
    if (after === label[row]) won++
    if (before !== label[row]) continue
    lost++
    worst.offer(row, sureness(rows, row, threshold))
  }
  const name = (code: number | undefined): string => classes[code ?? -1] ?? 'none'
  const said = (side: 'baseline' | 'candidate', row: number): string => {
    const answer = name(predicted[side][row])
    return score === null ? answer : `${answer} (score ${shown(score[side][row] ?? NaN)})`
  }
  const examples = worst.rows().map(row => ({
    key: keyOf(row),
    label: name(label[row]),
    baseline: said('baseline', row),
    candidate: said('candidate', row)
  }))
  return {rows: rows.rows, lost, won, examples}
}

/** The same for predicted numbers, by the size of their errors; null where the rows have none. */
export function countGrownErrors(rows: PairedRows, candidate: Predictions): GrownErrors | null {
  const {target, score, task, at} = rows
  if (target === null || score === null || task !== 'regression') return null
  const keyOf = keysOf(candidate, at)
  const worst = createWorstRows(MOST_EXAMPLES, keyOf)
  const error = (side: 'baseline' | 'candidate', row: number): number =>
    Math.abs((score[side][row] ?? NaN) - (target[row] ?? NaN))
  let [grew, shrank] = [0, 0]
  for (let row = 0; row < rows.rows; row++) {
    const growth = error('candidate', row) - error('baseline', row)
    if (growth < 0) shrank++
    // A number that is missing on one side has no error to compare.
    if (!(growth > 0)) continue
    grew++
    worst.offer(row, growth)
  }
  const examples = worst.rows().map(row => ({
    key: keyOf(row),
    label: shown(target[row] ?? NaN),
    baseline: shown(score.baseline[row] ?? NaN),
    candidate: shown(score.candidate[row] ?? NaN)
  }))
  return {rows: rows.rows, grew, shrank, examples}
}

/** How strongly the candidate's own score speaks for its answer; 0 where it has none. */
function sureness(rows: PairedRows, row: number, threshold: number): number {
  const {predicted, positive, score, classScores} = rows
  const answer = predicted?.candidate[row] ?? -1
  if (classScores !== null) return sortable(classScores.candidate[answer]?.[row])
  if (score === null) return 0
  const above = (score.candidate[row] ?? NaN) - threshold
  return sortable(answer === positive ? above : -above)
}

function sortable(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value
}

function keysOf({table, columns}: Predictions, at: Both<Int32Array>): (row: number) => string {
  const column = table.columns.get(columns.key)
  return row => (column === undefined ? '' : cellText(column, at.candidate[row] ?? -1))
}

function shown(value: number): string {
  return Number.isNaN(value) ? 'none' : String(Number(value.toPrecision(6)))
}
