import {describe, expect, test} from '@jest/globals'

import {clusteredMean, compareMeans, scoreMean} from '../../../src/statistics/paired/cluster.ts'
import {agreeing, noMargin, paired1, readOracle, withMargin, withShare} from '../row-recipes.ts'

interface Case {
  id: string
  expected: Record<
    | 'mean'
    | 'clusters'
    | 'naive_se'
    | 'cr1_se'
    | 'design_effect'
    | 'weighted_mean'
    | 'weighted_cr1_se',
    number
  > & {ci90_t: [number, number]}
}

const oracle = readOracle<Case>('15-cluster')

describe('against statsmodels', () => {
  test.each(oracle.cases)('$id', ({id, expected}) => {
    const {values, clusters} = caseRows(id)
    const weights = Float64Array.from(values, (_, i) => 1 + (i % 3))
    const got = clusteredMean(values, {clusters})
    const weighted = clusteredMean(values, {clusters, weights})
    const pairs: [number, number][] = [
      [got.mean, expected.mean],
      [got.naiveStandardError, expected.naive_se],
      [got.standardError, expected.cr1_se],
      [got.designEffect, expected.design_effect],
      [weighted.mean, expected.weighted_mean],
      [weighted.standardError, expected.weighted_cr1_se]
    ]
    for (const [value, wanted] of pairs) expect(value).toBe(agreeing(value, wanted, oracle))
    expect(got.units).toBe(expected.clusters)
    const none = new Float64Array(values.length)
    const {lower, upper} = compareMeans(none, values, noMargin, {clusters})
    expect(lower).toBe(agreeing(lower, expected.ci90_t[0], oracle))
    expect(upper).toBe(agreeing(upper, expected.ci90_t[1], oracle))
  })
})

describe('compareMeans', () => {
  const {baseline, candidate} = paired1(7, 400)

  test('the p-value falls below alpha exactly when the bound passes the margin', () => {
    const {lower} = compareMeans(baseline, candidate, noMargin)
    const beyond = compareMeans(baseline, candidate, withMargin(-lower + 1e-9))
    const short = compareMeans(baseline, candidate, withMargin(-lower - 1e-9))
    expect(beyond.pNonInferior).toBeLessThan(0.05)
    expect(short.pNonInferior).toBeGreaterThan(0.05)
  })

  test('a lower-is-better metric has its signs turned', () => {
    const higher = compareMeans(baseline, candidate, noMargin)
    const lower = compareMeans(baseline, candidate, withMargin(0, 'lower'))
    expect(lower.difference).toBe(-higher.difference)
    expect(lower.pRegression).toBeCloseTo(1 - higher.pRegression, 12)
  })

  test('a relative margin equals testing candidate − (1 ± r)·baseline against zero', () => {
    const shrunk = compareMeans(
      baseline.map(x => 0.98 * x),
      candidate,
      noMargin
    )
    const higher = compareMeans(baseline, candidate, withShare(0.02))
    expect(higher.pNonInferior).toBeCloseTo(shrunk.pNonInferior, 12)
    const grown = compareMeans(
      baseline.map(x => 1.02 * x),
      candidate,
      withMargin(0, 'lower')
    )
    const lower = compareMeans(baseline, candidate, withShare(0.02, 'lower'))
    expect(lower.pNonInferior).toBeCloseTo(grown.pNonInferior, 12)
  })

  test('a relative margin of a negative metric still allows a loss', () => {
    const negative = baseline.map(x => -x)
    const got = compareMeans(
      negative,
      negative.map(x => x * 1.01 + 1e-6 * Math.sin(x)),
      withShare(0.05)
    )
    expect(got.difference).toBeLessThan(0)
    expect(got.pNonInferior).toBeLessThan(1e-6)
  })

  test('a common offset of 1e9 changes nothing but rounding', () => {
    const [low, high] = [Float64Array.of(1, 2, 4, 8, 16), Float64Array.of(2, 2, 5, 8, 20)]
    const near = compareMeans(low, high, noMargin)
    const far = compareMeans(
      low.map(x => x + 1e9),
      high.map(x => x + 1e9),
      noMargin
    )
    expect(far.difference).toBeCloseTo(near.difference, 6)
    expect(far.standardError).toBeCloseTo(near.standardError ?? NaN, 9)
  })

  test('the same difference on every row has no error, but every row is a witness of its side', () => {
    const by = (shift: number) =>
      compareMeans(
        baseline,
        baseline.map(x => x + shift),
        withMargin(0.01)
      )
    const [better, worse, within] = [by(0.1), by(-0.1), by(-0.001)]
    expect(better).toMatchObject({degenerate: false, standardError: null})
    expect(better.pNonInferior).toBeLessThan(1e-9)
    expect(better.pRegression).toBeCloseTo(1, 9)
    expect([worse.pNonInferior, worse.pRegression]).toEqual([1, expect.closeTo(0, 9)])
    expect(within.pNonInferior).toBeLessThan(1e-9)
  })

  test('on few rows the same difference may be luck', () => {
    const few = new Float64Array(10)
    expect(
      compareMeans(
        few,
        few.map(() => 0.1),
        withMargin(0.01)
      )
    ).toMatchObject({degenerate: true, pNonInferior: 1, pRegression: 1})
  })

  test.each([0, 1])('%d rows cannot be tested', n => {
    const got = compareMeans(baseline.slice(0, n), candidate.slice(0, n), withMargin(1))
    expect(got).toMatchObject({degenerate: true, pNonInferior: 1, pRegression: 1})
  })

  test('few clusters are warned about, and below ten not tested', () => {
    const by = (size: number): Int32Array =>
      Int32Array.from(baseline, (_, i) => Math.floor(i / size))
    const rough = compareMeans(baseline, candidate, noMargin, {clusters: by(20)})
    expect(rough).toMatchObject({n: 20, degenerate: false})
    expect(rough.warnings).toHaveLength(1)
    const none = compareMeans(baseline, candidate, noMargin, {clusters: by(50)})
    expect(none).toMatchObject({n: 8, degenerate: true, pRegression: 1})
  })

  test('a question that no data could answer is refused', () => {
    const ask = (alpha: number) => () => compareMeans(baseline, candidate, {...noMargin, alpha})
    expect(ask(0.5)).toThrow(RangeError)
    expect(ask(0)).toThrow(RangeError)
  })

  test('rows of weight zero count for nothing', () => {
    const weights = Float64Array.from(baseline, (_, i) => (i < 200 ? 1 : 0))
    const some = compareMeans(baseline, candidate, noMargin, {weights})
    const half = compareMeans(baseline.slice(0, 200), candidate.slice(0, 200), noMargin)
    expect(some.n).toBe(200)
    expect(some.standardError).toBeCloseTo(half.standardError ?? NaN, 14)
  })
})

test('scoreMean is NaN without weight', () => {
  expect(scoreMean(Float64Array.of(1, 2), new Float64Array(2)).value).toBeNaN()
})

function caseRows(id: string): {values: Float64Array; clusters: Int32Array} {
  const [seed = 0, n = 0, size = 1] = id.split('-').map(Number)
  const {label, baseline, candidate} = paired1(seed, n)
  const gain = Float64Array.from(
    label,
    (y, i) => ((candidate[i] ?? 0) - y) ** 2 - ((baseline[i] ?? 0) - y) ** 2
  )
  const clusters = Int32Array.from(label, (_, i) => Math.floor(i / size))
  return {values: gain.map((d, i) => d + 0.5 * (gain[i - (i % size)] ?? 0)), clusters}
}
