import type {Difference, Question} from '../core/difference.ts'
import {identicalPredictions} from '../core/identical.ts'
import {baselineFactor, checkQuestion, orientation} from '../core/margin.ts'
import {isRounding, testedDifference, type MeanTest} from '../core/mean-test.ts'
import {
  meanOfValues,
  momentsOfGain,
  skewness,
  standardError,
  variance,
  type Moments
} from '../core/moments.ts'
import {sampleTest} from '../core/sample-test.ts'
import {isBinary} from './cluster.ts'
import {tango} from './tango.ts'
import {mirrored} from './units.ts'
import {untestable} from '../core/untestable.ts'

/** A sample of differences by row, and the test of its mean. */
interface Sample {
  readonly moments: Moments
  /** Its distance from the mean, by row. */
  readonly influence: Float64Array
  readonly test: MeanTest
}

/** Two models on the same rows (or queries, or any independent units), each row with a value for each. */
interface PairedMeans {
  /** The means of the rows' values. */
  readonly baseline: number
  readonly candidate: number
  /** Of candidate - baseline by row, times -1 where lower is better. */
  readonly differences: Sample
  /** Of candidate - f * baseline by row, oriented in the same way, with f from `baselineFactor`. */
  readonly atMargin: Sample
  /** Every prediction of the two models is the same, not merely every row's value. */
  readonly identical: boolean
}

function pairedMean(means: PairedMeans, question: Question): Difference {
  checkQuestion(question)
  const {baseline, candidate, identical, atMargin} = means
  const {moments: differences, test} = means.differences
  const known = {
    ...paired(test),
    baseline,
    candidate,
    n: differences.count,
    warnings: warningsOf(differences, baseline, candidate),
    steps: [{what: 'rows', value: differences.count}]
  }
  if (identical && differences.squares === 0 && differences.mean === 0 && known.n > 0) {
    return identicalPredictions(known, known.n, question)
  }
  const noVariance = [differences, atMargin.moments].some(({squares, count}) =>
    isRounding(Math.sqrt(squares / count), baseline, candidate)
  )
  return noVariance
    ? untestable(known, question)
    : testedDifference(known, test, atMargin.test, question)
}

/**
 * The difference of two means over the same rows, by `sampleTest`: Student's t where the rows allow it. Rows whose values are all 0 or 1 go to Tango's test, which is right
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
  const rows = {baseline, candidate, sign}
  const differences = sampleOf(rows, 1)
  const atMargin = factor === 1 ? differences : sampleOf(rows, factor, differences)
  return pairedMean({...models, differences, atMargin, identical}, question)
}

/** The mean of sign · (candidate − factor · baseline) and its test; `plain` is that of the plain difference. */
function sampleOf(
  {
    baseline,
    candidate,
    sign
  }: {
    readonly baseline: ArrayLike<number>
    readonly candidate: ArrayLike<number>
    readonly sign: number
  },
  factor: number,
  plain?: Sample
): Sample {
  const moments = momentsOfGain(baseline, candidate, factor, sign)
  const influence = new Float64Array(moments.count)
  for (let row = 0; row < influence.length; row++) {
    const gain = sign * ((candidate[row] ?? NaN) - factor * (baseline[row] ?? NaN))
    influence[row] = gain - moments.mean
  }
  const estimate = {
    value: moments.mean,
    standardError: standardError(moments),
    df: moments.count - 1
  }
  const test = sampleTest(mirrored(influence, undefined), estimate, plain?.influence)
  return {moments, influence, test}
}

/** The share of ones, to the last bit: whole numbers are added without rounding. NaN of no values. */
function share(values: ArrayLike<number>): number {
  let ones = 0
  for (let row = 0; row < values.length; row++) ones += values[row] ?? 0
  return ones / values.length
}

const extremeSkewness = 10

function paired({name}: MeanTest): Pick<Difference, 'method' | 'reference'> {
  if (name === 't') {
    return {method: 'paired-t', reference: 'Student 1908, Biometrika 6:1'}
  }
  return {
    method: 'paired-t-hall-score',
    reference:
      'Hall 1992, Journal of the Royal Statistical Society B 54:221; Owen 2001, Empirical Likelihood'
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
  return Math.abs(skewness(differences)) > extremeSkewness &&
    count <= 25 * skewness(differences) ** 2
    ? ['A few rows make most of the difference: compare logarithms or quantiles instead.']
    : []
}
