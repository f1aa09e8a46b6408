import type {Difference, Question} from './difference.ts'
import {addedLoss, allowedLoss, checkQuestion} from './margin.ts'
import {skewness, standardError, type Moments} from './moments.ts'
import {normalCdf, normalQuantile, tCdf, tQuantile} from './special.ts'
import {untestable, type Untestable} from './untestable.ts'
import {largestOf} from './extremes.ts'

/** A test of an estimated mean: the bounds and the p-values agree with each other. */
export interface MeanTest {
  readonly name: string
  readonly estimate: number
  readonly standardError: number
  /** The statistic of "the true mean is `level`", on the scale of z or t. */
  readonly statistic: (level: number) => number
  /** P-value of "the mean is `level` or less"; small is proof that it is more. */
  readonly pAtMost: (level: number) => number
  /** P-value of "the mean is `level` or more"; small is proof that it is less. */
  readonly pAtLeast: (level: number) => number
  /** One-sided bounds at level alpha. */
  readonly lower: (alpha: number) => number
  readonly upper: (alpha: number) => number
}

/** Student's t test; with infinite degrees of freedom the z test. */
export function studentTest(estimate: number, error: number, degreesOfFreedom: number): MeanTest {
  const statistic = (level: number): number => (estimate - level) / error
  return {
    name: degreesOfFreedom === Infinity ? 'z' : 't',
    estimate,
    standardError: error,
    statistic,
    pAtMost: level => tCdf(-statistic(level), degreesOfFreedom),
    pAtLeast: level => tCdf(statistic(level), degreesOfFreedom),
    lower: alpha => estimate + tQuantile(alpha, degreesOfFreedom) * error,
    upper: alpha => estimate - tQuantile(alpha, degreesOfFreedom) * error
  }
}

/**
 * The test of a skewed mean by Hall's transformation, which is monotone and takes the skewness out of t:
 * x = t + k t^2 / 3 + k^2 t^3 / 27 + k / 6 with k = skewness / sqrt(n) is nearly normal.
 * Source: Hall, J R Stat Soc B 1992;54:221.
 */
export function hallTest(moments: Moments): MeanTest {
  const k = skewness(moments) / Math.sqrt(moments.count)
  const estimate = moments.mean
  const error = standardError(moments)
  const statistic = (level: number): number => {
    const t = (estimate - level) / error
    return t + (k * t * t) / 3 + (k * k * t ** 3) / 27 + k / 6
  }
  const inverse = (x: number): number =>
    k === 0 ? x : (3 / k) * (Math.cbrt(1 + k * (x - k / 6)) - 1)
  return {
    name: 't with the skewness removed',
    estimate,
    standardError: error,
    statistic,
    pAtMost: level => normalCdf(-statistic(level)),
    pAtLeast: level => normalCdf(statistic(level)),
    lower: alpha => estimate - inverse(-normalQuantile(alpha)) * error,
    upper: alpha => estimate - inverse(normalQuantile(alpha)) * error
  }
}

/** Of two tests of one mean always the answer that claims less. */
export function lesserClaim(first: MeanTest, second: MeanTest): MeanTest {
  return {
    name: `${first.name}, or ${second.name} where that claims less`,
    estimate: first.estimate,
    standardError: first.standardError,
    statistic: first.statistic,
    pAtMost: level => Math.max(first.pAtMost(level), second.pAtMost(level)),
    pAtLeast: level => Math.max(first.pAtLeast(level), second.pAtLeast(level)),
    lower: alpha => Math.min(first.lower(alpha), second.lower(alpha)),
    upper: alpha => Math.max(first.upper(alpha), second.upper(alpha))
  }
}

/** Whether a spread is nothing but rounding of values of this size: no variance to test with. */
export function isRounding(standardDeviation: number, ...sizes: readonly number[]): boolean {
  const size = largestOf(sizes.map(Math.abs))
  return standardDeviation <= 8 * Number.EPSILON * size || standardDeviation === 0
}

/**
 * The difference that a test of the oriented mean shows. `atMargin` is the same test of candidate against
 * the baseline scaled by a relative margin; for an absolute margin it is `test` itself.
 */
export function testedDifference(
  known: Untestable,
  test: MeanTest,
  atMargin: MeanTest,
  question: Question
): Difference {
  checkQuestion(question)
  const usable = [test, atMargin].every(
    ({estimate, standardError: error}) => Number.isFinite(estimate) && error > 0 && error < Infinity
  )
  if (!usable) return untestable(known, question)
  const level = -addedLoss(question.margin, known.baseline)
  const pNonInferior = atMargin.pAtMost(level)
  return {
    ...known,
    difference: test.estimate,
    lower: test.lower(question.alpha),
    upper: test.upper(question.alpha),
    pNonInferior,
    pRegression: test.pAtLeast(0),
    standardError: test.standardError,
    degenerate: false,
    steps: [
      {what: 'baseline', value: known.baseline},
      {what: 'candidate', value: known.candidate},
      ...known.steps,
      {what: 'difference, positive = better', value: test.estimate},
      {what: 'standard error of the difference', value: test.standardError},
      {what: "margin in the metric's unit", value: allowedLoss(question.margin, known.baseline)},
      {what: `${test.name} of a loss as large as the margin`, value: atMargin.statistic(level)},
      {what: 'p of a loss as large as the margin', value: pNonInferior},
      {what: `${test.name} of no loss`, value: test.statistic(0)}
    ]
  }
}
