import type {Difference, Question} from './difference.ts'
import type {PairEstimate} from '../paired/influence.ts'
import {allowedLoss} from './margin.ts'
import {crossing} from './roots.ts'
import {tCdf, tQuantile} from './special.ts'

/**
 * The test of two roots of means, such as RMSEs, where lower is better, made on the means themselves:
 * candidate <= f * baseline just where its mean is at most f² times the other. Student's t of that difference
 * of means needs no derivative of the root, so with heavy tails it keeps its level where the t of linearised
 * roots is liberal. A gain of g is tested by difference of means = g * sum of roots, which has the
 * same answer for g = 0 and mirrors when the models change places.
 *
 * `linear` is the test of the linearised roots, whose values, error and warnings stay; `squares` are the means.
 */
export function testRoots(
  linear: Difference,
  squares: PairEstimate,
  question: Question
): Difference {
  // Without an error of the roots there is none of the means.
  if (linear.degenerate || linear.standardError === null) return linear
  const {baseline, difference} = linear
  const {alpha, margin} = question
  const accepted = allowedLoss(margin, baseline)
  const atGain = (gain: number): number => tOfGain(linear, squares, gain)
  const factor = (1 + accepted / baseline) ** 2
  const atMargin = margin.relative
    ? (factor * squares.baseline - squares.candidate) / errorOf(squares, factor, 1)
    : atGain(-accepted)
  const atZero = atGain(0)
  const critical = -tQuantile(alpha, squares.df)
  const step = linear.standardError
  const pNonInferior = tCdf(-atMargin, squares.df)
  return {
    ...linear,
    method: 'squared-errors-t',
    reference: 'Student 1908, Biometrika 6:1, on the squared errors',
    lower: lowerBound(atGain, critical, difference, step),
    upper: -lowerBound(gain => -atGain(-gain), critical, -difference, step),
    pNonInferior,
    pRegression: tCdf(atZero, squares.df),
    steps: [
      {what: 'baseline', value: baseline},
      {what: 'candidate', value: linear.candidate},
      {what: 'difference, positive = better', value: difference},
      {what: 'mean squared error of the baseline', value: squares.baseline},
      {what: 'mean squared error of the candidate', value: squares.candidate},
      {what: "margin in the metric's unit", value: accepted},
      {what: `t of a loss as large as the margin, ${squares.n} units`, value: atMargin},
      {what: 'p of a loss as large as the margin', value: pNonInferior},
      {what: 't of no loss', value: atZero}
    ]
  }
}

/** t of "the true gain is `gain`"; it falls with it. */
function tOfGain(
  {baseline, candidate, difference}: Difference,
  squares: PairEstimate,
  gain: number
): number {
  const error = errorOf(squares, 1 - gain / (2 * baseline), 1 + gain / (2 * candidate))
  return ((difference - gain) * (baseline + candidate)) / error
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

/** The smallest gain that is not excluded: sought from the estimate down, in steps that double. */
function lowerBound(
  atGain: (gain: number) => number,
  critical: number,
  estimate: number,
  firstStep: number
): number {
  for (let step = firstStep, tries = 0; tries < MOST_STEPS; step *= 2, tries++) {
    if (atGain(estimate - step) >= critical) {
      return crossing(atGain, critical, estimate - step, estimate)
    }
  }
  return -Infinity
}

/** Further away than any root that such rows could have. */
const MOST_STEPS = 30
