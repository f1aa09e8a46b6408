import type {Difference, Question} from './difference.ts'
import {allowedLoss} from './margin.ts'

/**
 * What must be shown. `non-inferior`: not worse by the margin. `superior`: better by more than the margin,
 * which is then the smallest gain asked for. `equivalent`: neither worse nor better by the margin.
 * `screen`: nothing; only a loss that is proven to be beyond the margin counts.
 */
export type Mode = 'non-inferior' | 'superior' | 'equivalent' | 'screen'

/** How one comparison ended. */
export interface Decision {
  readonly verdict: 'pass' | 'fail' | 'inconclusive'
  readonly detail: Detail | null
}

/** What was shown, beyond the verdict; null where nothing was. */
type Detail =
  | 'superior'
  | 'equivalent'
  | 'non-inferior'
  /** Worse for certain, but by less than the margin: always to be said. */
  | 'non-inferior-but-worse'
  | 'better-than-margin'
  /** The gain that was asked for is out of reach, whether or not there is a loss. */
  | 'gain-too-small'
  | 'worse'
  | 'worse-than-margin'
  /** Of a guard: worse for certain, by less than the margin as it was measured, which is not shown either. */
  | 'worse-by-how-much'
  | 'no-regression-shown'
  /** Of a screen: worse for certain, but not shown to be worse by more than the margin: always to be said. */
  | 'worse-within-margin-perhaps'
  /** The data cannot support a test. */
  | 'not-testable'

/**
 * The verdict on one comparison. A pass and a failure each need proof at level alpha, so that a candidate
 * worse by the margin passes with probability alpha at most, and an equal one fails with at most that, at
 * any number of rows; whatever lies between is inconclusive, and so is a proven loss that was measured to be
 * within the margin and is not shown to be. p-values decide, where there is one; bounds
 * only say what else was shown.
 */
export function verdictOf(difference: Difference, question: Question, mode: Mode): Decision {
  if (difference.degenerate) {
    return {verdict: mode === 'screen' ? 'pass' : 'inconclusive', detail: 'not-testable'}
  }
  const {lower, upper, pNonInferior, pRegression} = difference
  const margin = allowedLoss(question.margin, difference.baseline)
  const isNonInferior = pNonInferior < question.alpha
  if (mode === 'screen') return screened(difference, question.alpha, margin)
  if (mode === 'equivalent') {
    if (isNonInferior && upper < margin) return {verdict: 'pass', detail: 'equivalent'}
    if (lower > margin) return {verdict: 'fail', detail: 'better-than-margin'}
  } else if (mode === 'superior') {
    if (lower > margin) return {verdict: 'pass', detail: 'superior'}
    if (upper < margin && upper >= 0) return {verdict: 'fail', detail: 'gain-too-small'}
  } else if (isNonInferior) {
    return {verdict: 'pass', detail: shownBy(lower, upper, margin)}
  }
  if (!(pRegression < question.alpha)) return inconclusive
  // A loss that is accepted is no failure, however well it is proven.
  const isAccepted = mode === 'non-inferior' && difference.difference >= -margin
  return isAccepted
    ? {verdict: 'inconclusive', detail: 'worse-by-how-much'}
    : failure(upper, margin)
}

/** A screen is never stricter than a guard: a loss that is proven counts only where it is proven to be beyond the margin. */
function screened(
  {lower, upper, pNonInferior, pRegression}: Difference,
  alpha: number,
  margin: number
): Decision {
  // What is no number proves nothing, and is not passed over either.
  if (Number.isNaN(pRegression)) return inconclusive
  if (pNonInferior < alpha) return {verdict: 'pass', detail: shownBy(lower, upper, margin)}
  if (!(pRegression < alpha)) return {verdict: 'pass', detail: 'no-regression-shown'}
  return upper < -margin
    ? {verdict: 'fail', detail: 'worse-than-margin'}
    : {verdict: 'pass', detail: 'worse-within-margin-perhaps'}
}

const inconclusive: Decision = {verdict: 'inconclusive', detail: null}

function shownBy(lower: number, upper: number, margin: number): Detail {
  if (lower > 0) return 'superior'
  if (upper < 0) return 'non-inferior-but-worse'
  return upper < margin ? 'equivalent' : 'non-inferior'
}

function failure(upper: number, margin: number): Decision {
  return {verdict: 'fail', detail: upper < -margin ? 'worse-than-margin' : 'worse'}
}
