import type {Difference, Question} from './difference.ts'
import {baselineFactor, checkQuestion, orientation} from './margin.ts'
import {isRounding, studentTest, testedDifference, type MeanTest} from './mean-test.ts'
import {momentsOf, momentsOfValues, standardError, variance, type Moments} from './moments.ts'
import type {Bounds} from './proportion.ts'
import {tQuantile} from './special.ts'
import {untestable} from './untestable.ts'

/**
 * Bounds, each one-sided at level alpha, of mean(candidate) / mean(baseline) over the same rows; null where
 * the baseline's mean may be 0 and no bound exists. To test a ratio against a margin compare paired means
 * with a relative margin: it is the same test.
 *
 * Source: Fieller, J R Stat Soc B 1954;16:175.
 */
export function fiellerBounds(
  baseline: ArrayLike<number>,
  candidate: ArrayLike<number>,
  alpha: number
): Bounds | null {
  const n = baseline.length
  if (candidate.length !== n) throw new RangeError(`${n} rows and ${candidate.length} rows`)
  if (n < 2) return null
  const x = momentsOfValues(baseline)
  const y = momentsOfValues(candidate)
  const product = momentsOf(
    n,
    row => ((baseline[row] ?? NaN) - x.mean) * ((candidate[row] ?? NaN) - y.mean)
  )
  const t2 = tQuantile(alpha, n - 1) ** 2
  const a = x.mean * x.mean - (t2 * variance(x)) / n
  const b = x.mean * y.mean - (t2 * product.mean) / (n - 1)
  const c = y.mean * y.mean - (t2 * variance(y)) / n
  if (!(a > 0)) return null
  const root = Math.sqrt(Math.max(0, b * b - a * c))
  return {lower: (b - root) / a, upper: (b + root) / a}
}

/** By row (request, user …) what is summed above and below the line, e.g. cost and answered requests. */
export interface RatioRows {
  readonly numerators: ArrayLike<number>
  readonly denominators: ArrayLike<number>
}

/**
 * The difference of two ratios of sums over the same independent rows, e.g. of the cost per answered
 * request: t test on each row's share in the ratio, (y - R x) / mean x. Rows of one user must be summed
 * before. Source: delta method; Deng, Knoblich & Lu, KDD 2018.
 */
export function ratioOfSums(
  {baseline, candidate}: {readonly baseline: RatioRows; readonly candidate: RatioRows},
  question: Question
): Difference {
  checkQuestion(question)
  const n = baseline.numerators.length
  const lengths = [baseline.denominators, candidate.numerators, candidate.denominators]
  if (lengths.some(({length}) => length !== n)) throw new RangeError(`not all have ${n} rows`)
  const first = linearised(baseline)
  const second = linearised(candidate)
  const sign = orientation(question.direction)
  const oriented = (factor: number): Moments =>
    momentsOf(n, row => sign * (second.influence(row) - factor * first.influence(row)))
  const known = {
    method: 'ratio-of-sums-delta',
    reference: 'Deng, Knoblich & Lu 2018, KDD',
    baseline: first.ratio,
    candidate: second.ratio,
    n,
    warnings: [],
    steps: [{what: 'rows', value: n}]
  }
  const factor = baselineFactor(question, first.ratio)
  const spreads = [oriented(1), oriented(factor)] as const
  const isFlat = spreads.some(own =>
    isRounding(Math.sqrt(variance(own)), first.ratio, second.ratio)
  )
  if (n < 2 || isFlat) {
    return untestable({...known, warnings: ['No spread between the rows to test with.']}, question)
  }
  const test = (moments: Moments, scale: number): MeanTest =>
    studentTest(sign * (second.ratio - scale * first.ratio), standardError(moments), n - 1)
  return testedDifference(known, test(spreads[0], 1), test(spreads[1], factor), question)
}

interface Linearised {
  readonly ratio: number
  readonly influence: (row: number) => number
}

function linearised({numerators, denominators}: RatioRows): Linearised {
  const below = momentsOfValues(denominators).mean
  const ratio = momentsOfValues(numerators).mean / below
  return {
    ratio,
    influence: row => ((numerators[row] ?? NaN) - ratio * (denominators[row] ?? NaN)) / below
  }
}
