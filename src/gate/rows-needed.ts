import type {Difference, Question} from '../statistics/difference.ts'
import {allowedLoss} from '../statistics/margin.ts'
import {rowsForError, tangoFloor} from '../statistics/power.ts'
import {normalQuantile} from '../statistics/special.ts'

/** The chance to pass, were the models equal, for which rows are planned. */
const POWER = 0.8

/**
 * About how many rows in all would settle what could not be told: enough for equal models to pass in
 * 4 of 5 cases. Null where no number of rows would, or where nothing is known of the spread.
 */
export function rowsToSettle(difference: Difference, question: Question): number | null {
  const {n, method} = difference
  const margin = allowedLoss(question.margin, difference.baseline)
  const error = errorToPlanWith(difference, question.alpha)
  const needed = rowsForError(n, error, margin, {alpha: question.alpha, power: POWER})
  const floor =
    method.startsWith('tango') && margin > 0 && margin < 1 ? tangoFloor(margin, question.alpha) : 0
  const rows = Math.ceil(Math.max(needed, floor))
  return Number.isFinite(rows) && n > 0 ? roundedUp(rows) : null
}

/** Two significant digits: more would claim to know the spread. */
function roundedUp(rows: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rows))) - 1)
  return Math.ceil(rows / unit) * unit
}

/** The standard error of more rows of the same kind, scaled by their number. */
export function errorToPlanWith(
  {planningError, standardError, lower, upper}: Difference,
  alpha: number
): number {
  return planningError ?? standardError ?? (upper - lower) / (-2 * normalQuantile(alpha))
}
