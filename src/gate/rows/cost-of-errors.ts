import {pairedMeanOfRows} from '../../statistics/paired/paired-mean.ts'
import type {PairedRows} from './paired-rows.ts'

/** What the candidate's errors cost more than those of the model in production, for one request. */
export interface ErrorCost {
  /** Positive where they cost more. */
  readonly perRequest: number
  /** One-sided bounds; null where the rows do not give any. */
  readonly interval: readonly [number, number] | null
}

/**
 * The difference of what each model's errors cost on the same rows, tested as a mean over pairs
 * (Student, or Hall where few rows carry it), so that false alarms and missed ones are weighed together.
 * `prices` are those of `false-negative` and `false-positive` where the task is binary and one of them
 * has a price, else of any `error`. Null where that cannot be told, or where rows have weights or clusters.
 */
export function costOfErrors(
  {label, predicted, positive, task, weights, clusters}: PairedRows,
  prices: Readonly<Record<string, number>>,
  alpha: number
): ErrorCost | null {
  if (label === null || predicted === null || label.length === 0) return null
  if (weights !== undefined || clusters !== undefined) return null
  const {'false-negative': missed, 'false-positive': alarm, error} = prices
  const byClass = task === 'binary' && (missed !== undefined || alarm !== undefined)
  if (!byClass && error === undefined) return null
  const priceOf = (truth: number, said: number): number =>
    truth === said ? 0 : !byClass ? (error ?? 0) : truth === positive ? (missed ?? 0) : (alarm ?? 0)
  const costs = (said: Int32Array): Float64Array =>
    Float64Array.from(label, (truth, row) => priceOf(truth, said[row] ?? -1))
  const {difference, lower, upper, degenerate} = pairedMeanOfRows(
    costs(predicted.baseline),
    costs(predicted.candidate),
    {alpha, margin: {value: 0, relative: false}, direction: 'lower'}
  )
  const isBounded = !degenerate && Number.isFinite(lower) && Number.isFinite(upper)
  return {perRequest: -difference, interval: isBounded ? [-upper, -lower] : null}
}
