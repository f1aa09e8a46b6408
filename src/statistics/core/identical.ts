import type {Difference, Question} from './difference.ts'
import {wilsonBounds} from '../counts/proportion.ts'
import {normalCdf, normalQuantile} from './special.ts'
import {tangoScore} from '../paired/tango.ts'
import type {Untestable} from './untestable.ts'

/** A larger margin counts as this: no unit makes a handful of rows enough. */
const largestShare = 0.05

/**
 * Identical predictions are proof only in number: as with Tango's test without a discordant row, n units
 * without a difference leave z^2 / (n + z^2) of all that may differ, and that must be within the margin,
 * taken as a share. `units` are the rows of which so small a share moves the metric by as much: all of them
 * for a mean over the rows, those of the smallest class for an area or an F1. What a row would move the metric by is not
 * known, so there is no bound in its unit: `otherRows` is the share of rows that may be other.
 */
export function identicalPredictions(
  known: Untestable,
  units: number,
  question: Question
): Difference {
  const share = Math.min(question.margin.value, largestShare)
  const statistic = tangoScore({wins: 0, losses: 0, n: units}, -share)
  const {upper} = wilsonBounds(0, units, question.alpha)
  const pNonInferior = normalCdf(-statistic)
  return {
    ...known,
    method: 'identical-predictions',
    reference: 'Tango 1998, Statistics in Medicine 17:891',
    difference: 0,
    lower: 0,
    upper: 0,
    otherRows: upper,
    planningError: -upper / normalQuantile(question.alpha),
    pNonInferior,
    pRegression: 0.5,
    standardError: null,
    degenerate: false,
    warnings: [],
    steps: [
      {what: 'rows, all predicted alike', value: units},
      {what: 'margin as a share of rows', value: share},
      {what: 'z = sqrt(rows * share / (1 - share))', value: statistic},
      {what: 'p of a loss as large as the margin', value: pNonInferior}
    ]
  }
}
