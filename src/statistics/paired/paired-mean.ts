import type {Difference, Question} from '../core/difference.ts'
import {identicalPredictions} from '../core/identical.ts'
import {baselineFactor, checkQuestion, orientation} from '../core/margin.ts'
import {
  hallTest,
  isRounding,
  lesserClaim,
  studentTest,
  testedDifference,
  type MeanTest
} from '../core/mean-test.ts'
import {
  meanOfValues,
  momentsOfGain,
  skewness,
  standardError,
  variance,
  type Moments
} from '../core/moments.ts'
import {tango} from './tango.ts'
import {untestable} from '../core/untestable.ts'

/** Two models on the same rows (or queries, or any independent units), each row with a value for each. */
export interface PairedMeans {
  /** The means of the rows' values. */
  readonly baseline: number
  readonly candidate: number
  /** Of candidate - baseline by row, times -1 where lower is better. */
  readonly differences: Moments
  /**
   * For a relative margin, and needed then: of candidate - f * baseline by row, oriented in the same way,
   * with f from `baselineFactor`.
   */
  readonly atMargin?: Moments
  /** Every prediction of the two models is the same, not merely every row's value. */
  readonly identical?: boolean
}

/**
 * The difference of two means over the same rows: Student's t, or where the rows are too skewed for it
 * (n <= 25 skewness^2, Cochran 1977) what both that and Hall's transformation show.
 */
export function pairedMean(means: PairedMeans, question: Question): Difference {
  checkQuestion(question)
  const {baseline, candidate, differences, identical = false} = means
  const shifted = question.margin.relative ? means.atMargin : differences
  if (shifted === undefined) {
    throw new RangeError('a relative margin needs the moments at the margin')
  }
  const known = {
    ...paired(differences),
    baseline,
    candidate,
    n: differences.count,
    warnings: warningsOf(differences, baseline, candidate),
    steps: [{what: 'rows', value: differences.count}]
  }
  if (identical && differences.squares === 0 && differences.mean === 0 && known.n > 0) {
    return identicalPredictions(known, known.n, question)
  }
  const noVariance = [differences, shifted].some(({squares, count}) =>
    isRounding(Math.sqrt(squares / count), baseline, candidate)
  )
  return noVariance
    ? untestable(known, question)
    : testedDifference(known, meanTest(differences), meanTest(shifted), question)
}

/**
 * The same from the rows themselves. Rows whose values are all 0 or 1 go to Tango's test, which is right
 * where few of them differ. The lists must be equally long.
 */
export function pairedMeanOfRows(
  baseline: ArrayLike<number>,
  candidate: ArrayLike<number>,
  question: Question,
  identical = false
): Difference {
  const n = baseline.length
  if (candidate.length !== n) throw new RangeError(`${n} rows and ${candidate.length} rows`)
  const sign = orientation(question.direction)
  if (isBinary(baseline) && isBinary(candidate)) {
    let [wins, losses] = [0, 0]
    for (let row = 0; row < n; row++) {
      const gain = sign * ((candidate[row] ?? NaN) - (baseline[row] ?? NaN))
      if (gain > 0) wins++
      if (gain < 0) losses++
    }
    return tango(
      {wins, losses, n, baseline: share(baseline), candidate: share(candidate)},
      question
    )
  }
  const models = {
    baseline: meanOfValues(baseline),
    candidate: meanOfValues(candidate)
  }
  const factor = baselineFactor(question, models.baseline)
  // candidate - f * baseline by row, positive where the candidate is better.
  const momentsAt = (f: number): Moments => momentsOfGain(baseline, candidate, f, sign)
  const differences = momentsAt(1)
  const atMargin = factor === 1 ? differences : momentsAt(factor)
  return pairedMean({...models, differences, atMargin, identical}, question)
}

/** The share of ones, to the last bit: whole numbers are added without rounding. NaN of no values. */
function share(values: ArrayLike<number>): number {
  let ones = 0
  for (let row = 0; row < values.length; row++) ones += values[row] ?? 0
  return ones / values.length
}

/**
 * The test of one sample's mean that its size and skewness allow. A skewed sample claims what both tests show: t
 * passes too much where the tail is on the losing side (14 % of samples of 50 at 5 %, lognormal), and Hall's
 * transformation where tails are heavy on both sides, whose sample is skewed by chance (8 % of samples of 200,
 * squared errors with three degrees of freedom).
 */
export function meanTest(moments: Moments): MeanTest {
  const student = studentTest(moments.mean, standardError(moments), moments.count - 1)
  return isNearNormal(moments) ? student : lesserClaim(student, hallTest(moments))
}

const extremeSkewness = 10

/** Cochran's rule for Student's t (Sampling Techniques, 1977). */
function isNearNormal(moments: Moments): boolean {
  return moments.count > 25 * skewness(moments) ** 2
}

function isBinary(values: ArrayLike<number>): boolean {
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== 0 && values[row] !== 1) return false
  }
  return true
}

function paired(differences: Moments): Pick<Difference, 'method' | 'reference'> {
  if (isNearNormal(differences)) {
    return {method: 'paired-t', reference: 'Student 1908, Biometrika 6:1'}
  }
  return {
    method: 'paired-t-and-hall',
    reference: 'Hall 1992, Journal of the Royal Statistical Society B 54:221'
  }
}

function warningsOf(differences: Moments, baseline: number, candidate: number): string[] {
  const {count, squares} = differences
  if (!Number.isFinite(squares)) return ['A row has no finite value.']
  if (count < 2) return ['Fewer than two rows: no spread to test with.']
  const deviation = Math.sqrt(variance(differences))
  if (isRounding(deviation, baseline, candidate)) {
    return ['All rows differ by the same amount: no spread to test with.']
  }
  return Math.abs(skewness(differences)) > extremeSkewness && !isNearNormal(differences)
    ? ['A few rows make most of the difference: compare logarithms or quantiles instead.']
    : []
}
