import type {Mode} from '../policy/demand.ts'
import type {Difference, Question} from '../statistics/core/difference.ts'
import {allowedLoss} from '../statistics/core/margin.ts'
import {rowsForError, tangoFloor} from '../statistics/core/power.ts'
import {normalQuantile} from '../statistics/core/special.ts'
import {roundedUp} from '../words/numbers.ts'

/** The chance to pass, were the models equal, for which rows are planned. */
const POWER = 0.8

/**
 * About how many rows in all would settle what could not be told: enough for equal models to pass in
 * 4 of 5 cases. Where there are that many already, the models are hardly equal but differ by part of the
 * margin: half of it then tells the truth from one of its two ends. Never planned with the difference
 * that was seen, which is as uncertain as the answer. Null where no number of rows would settle it, as
 * for a proof that an equal model is better, or where nothing is known of the spread.
 */
export function rowsToSettle(
  difference: Difference,
  question: Question,
  mode: Mode = 'non-inferior'
): number | null {
  const {n, method} = difference
  if (mode === 'superior') return null
  // Two bounds have to hold for equivalence, so each may fail half as often.
  const power = mode === 'equivalent' ? (1 + POWER) / 2 : POWER
  const margin = allowedLoss(question.margin, difference.baseline)
  const error = errorToPlanWith(difference, question.alpha)
  const equal = rowsForError(n, error, margin, {alpha: question.alpha, power})
  const needed = Math.max(equal, fewestRows(method, margin, question.alpha))
  const rows = Math.ceil(needed > n ? needed : 4 * equal)
  return Number.isFinite(rows) && n > 0 ? roundedUp(rows) : null
}

/** Rows under which no data pass, however alike the models: known of the score test; 0 elsewhere. */
export function fewestRows(method: string, margin: number, alpha: number): number {
  return method.startsWith('tango') && margin > 0 && margin < 1 ? tangoFloor(margin, alpha) : 0
}

/** The standard error of more rows of the same kind, scaled by their number. */
export function errorToPlanWith(
  {planningError, standardError, lower, upper}: Difference,
  alpha: number
): number {
  return planningError ?? standardError ?? (upper - lower) / (-2 * normalQuantile(alpha))
}
