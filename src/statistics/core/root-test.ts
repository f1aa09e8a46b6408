import type {Difference, Question} from './difference.ts'
import type {PairEstimate} from '../paired/influence.ts'
import {allowedLoss} from './margin.ts'
import type {MeanTest} from './mean-test.ts'
import {distanceTo} from './roots.ts'
import type {Estimate} from './sample-test.ts'
import {normalQuantile} from './special.ts'

/** The test of the mean of ofBaseline · (baseline's squares) − ofCandidate · (candidate's), whose error is known. */
export type TestOfMeans = (ofBaseline: number, ofCandidate: number, estimate: Estimate) => MeanTest

/**
 * The test of two roots of means, such as RMSEs, where lower is better, made on the means themselves:
 * candidate <= f * baseline just where its mean is at most f² times the other. A test of that difference
 * of means needs no derivative of the root, so with heavy tails it keeps its level where the t of linearised
 * roots is liberal. A gain of g is tested by difference of means = g * sum of roots, which has the
 * same answer for g = 0 and mirrors when the models change places.
 *
 * `linear` is the test of the linearised roots, whose values, error and warnings stay; `squares` are the means.
 */
export function testRoots(
  linear: Difference,
  squares: PairEstimate,
  question: Question,
  testOf: TestOfMeans
): Difference {
  // Without an error of the roots there is none of the means.
  if (linear.degenerate || linear.standardError === null) return linear
  const {baseline, candidate, difference} = linear
  const {alpha, margin} = question
  const accepted = allowedLoss(margin, baseline)
  const meansAt = (ofBaseline: number, ofCandidate: number, value: number): MeanTest =>
    testOf(ofBaseline, ofCandidate, {
      value,
      standardError: errorOf(squares, ofBaseline, ofCandidate),
      df: squares.df
    })
  // A root moves by half of what its mean does, over the root.
  const atGain = (gain: number): MeanTest =>
    meansAt(
      1 - gain / (2 * baseline),
      1 + gain / (2 * candidate),
      (difference - gain) * (baseline + candidate)
    )
  const factor = (1 + accepted / baseline) ** 2
  const atMargin = margin.relative
    ? meansAt(factor, 1, factor * squares.baseline - squares.candidate)
    : atGain(-accepted)
  const atZero = atGain(0)
  const pNonInferior = atMargin.pAtMost(0)
  const bound = (side: 1 | -1): number => {
    const proofAt = (distance: number): number => {
      const test = atGain(difference - side * distance)
      return -normalQuantile(side === 1 ? test.pAtMost(0) : test.pAtLeast(0))
    }
    return (
      difference -
      side * distanceTo(-normalQuantile(alpha), 2 * (linear.standardError ?? 0), proofAt)
    )
  }
  return {
    ...linear,
    method: 'squared-errors-t',
    reference: 'Student 1908, Biometrika 6:1, on the squared errors',
    lower: bound(1),
    upper: bound(-1),
    pNonInferior,
    pRegression: atZero.pAtLeast(0),
    steps: [
      {what: 'baseline', value: baseline},
      {what: 'candidate', value: candidate},
      {what: 'difference, positive = better', value: difference},
      {what: 'mean squared error of the baseline', value: squares.baseline},
      {what: 'mean squared error of the candidate', value: squares.candidate},
      {what: "margin in the metric's unit", value: accepted},
      {
        what: `${atMargin.name} of a loss as large as the margin, ${squares.n} units`,
        value: atMargin.statistic(0)
      },
      {what: 'p of a loss as large as the margin', value: pNonInferior},
      {what: `${atZero.name} of no loss`, value: atZero.statistic(0)}
    ]
  }
}

/** Standard error of ofBaseline * baseline − ofCandidate * candidate. */
function errorOf({variance}: PairEstimate, ofBaseline: number, ofCandidate: number): number {
  const rest = ofCandidate - ofBaseline
  const squared =
    ofCandidate * ofCandidate * variance.difference +
    2 * ofCandidate * rest * variance.covariance +
    rest * rest * variance.baseline
  return Math.sqrt(Math.max(0, squared))
}
