import {describe, expect, test} from '@jest/globals'

import {bootstrap, compareByBootstrap, type PairStatistic} from '../../src/statistics/bootstrap.ts'
import {clusteredMean} from '../../src/statistics/cluster.ts'
import {noMargin, paired1, readOracle, withMargin} from './row-recipes.ts'

interface Row {
  label: number
  champion: number
  candidate: number
}
interface Case {
  id: string
  input: {values?: number[]; rows?: Row[]}
  expected: {
    bootstrap_se: number
    q05: number
    q95: number
    prob_below_zero: number
    prob_zero?: number
  }
}

const {cases} = readOracle<Case>('16-bootstrap-exact')
const replicates = 200_000

test.each(cases)('converges to the enumeration of all resamples: $id', ({input, expected}) => {
  const {values, rows} = input
  const statistic = values === undefined ? f1Of(rows ?? []) : meanOf(values)
  const count = (values ?? rows ?? []).length
  const plan = {rows: count, replicates, seed: 1, scheme: 'multinomial' as const}
  const {baseline, candidate} = bootstrap(statistic, plan)
  const gains = candidate.map((c, r) => c - (baseline[r] ?? NaN))
  const mean = gains.reduce((sum, x) => sum + x, 0) / replicates
  const error = Math.sqrt(gains.reduce((sum, x) => sum + (x - mean) ** 2, 0) / replicates)
  const near = (got: number, wanted: number, deviation: number): void => {
    expect(Math.abs(got - wanted)).toBeLessThan(5 * deviation)
  }
  const share = (holds: (x: number) => boolean): number => gains.filter(holds).length / replicates
  const shareError = (p: number): number => Math.sqrt((p * (1 - p)) / replicates)
  near(error, expected.bootstrap_se, expected.bootstrap_se / Math.sqrt(2 * replicates))
  const below = expected.prob_below_zero
  near(
    share(x => x < -1e-12),
    below,
    shareError(below)
  )
  const zero = expected.prob_zero ?? share(x => Math.abs(x) < 1e-12)
  near(
    share(x => Math.abs(x) < 1e-12),
    zero,
    shareError(zero) + 1e-12
  )
  const sorted = gains.toSorted()
  expect(sorted[Math.ceil(0.05 * replicates) - 1]).toBeCloseTo(expected.q05, 9)
  expect(sorted[Math.ceil(0.95 * replicates) - 1]).toBeCloseTo(expected.q95, 9)
})

describe('compareByBootstrap', () => {
  const {baseline, candidate} = paired1(7, 300)
  const gains = Array.from(baseline, (b, i) => (candidate[i] ?? 0) - b)
  const plan = {rows: 300, replicates: 2000, seed: 3, scheme: 'multinomial' as const}

  test.each(['multinomial', 'poisson'] as const)('%s: is near the error of the mean', scheme => {
    const got = compareByBootstrap(meanOf(gains), noMargin, {...plan, scheme})
    const {standardError} = clusteredMean(Float64Array.from(gains))
    expect((got.standardError ?? NaN) / standardError).toBeGreaterThan(0.92)
    expect((got.standardError ?? NaN) / standardError).toBeLessThan(1.08)
  })

  test('whole clusters are drawn', () => {
    const clusters = Int32Array.from(gains, (_, i) => Math.floor(i / 5))
    const doubled = gains.map((_, i) => gains[i - (i % 5)] ?? 0)
    const got = compareByBootstrap(meanOf(doubled), noMargin, {...plan, clusters})
    const {standardError, naiveStandardError} = clusteredMean(Float64Array.from(doubled), {
      clusters
    })
    expect((got.standardError ?? NaN) / standardError).toBeCloseTo(1, 0)
    expect(got.standardError).toBeGreaterThan(1.8 * naiveStandardError)
    expect(got.n).toBe(60)
  })

  test('fewer than ten clusters support no test', () => {
    const clusters = Int32Array.from(gains, (_, i) => i % 9)
    const got = compareByBootstrap(meanOf(gains), withMargin(1), {...plan, clusters})
    expect(got).toMatchObject({n: 9, degenerate: true, pNonInferior: 1, pRegression: 1})
  })

  test('the same plan gives the same answer, another seed another', () => {
    const once = compareByBootstrap(meanOf(gains), noMargin, plan)
    expect(compareByBootstrap(meanOf(gains), noMargin, plan)).toEqual(once)
    expect(compareByBootstrap(meanOf(gains), noMargin, {...plan, seed: 4}).lower).not.toBe(
      once.lower
    )
  })

  test('a lower-is-better metric has its signs turned', () => {
    const higher = compareByBootstrap(meanOf(gains), noMargin, plan)
    const lower = compareByBootstrap(meanOf(gains), withMargin(0, 'lower'), plan)
    expect(lower.difference).toBe(-higher.difference)
    expect(lower.pRegression).toBeCloseTo(1 - higher.pRegression, 2)
  })

  test('no variation, or a metric often undefined, supports no test', () => {
    const flat = compareByBootstrap(() => [0.5, 0.6], withMargin(0.2), plan)
    expect(flat).toMatchObject({degenerate: true, pNonInferior: 1, lower: -Infinity})
    const rare: PairStatistic = weights => [0, weights[0] === 0 ? NaN : (weights[0] ?? 0)]
    const undefinedOften = compareByBootstrap(rare, withMargin(9), plan)
    expect(undefinedOften).toMatchObject({degenerate: true, pNonInferior: 1, pRegression: 1})
    expect(undefinedOften.warnings[0]).toMatch(/^The metric is undefined in \d+ of 2000 replicates/)
  })
})

/** Baseline 0, candidate the weighted mean. */
function meanOf(values: readonly number[]): PairStatistic {
  return weights => {
    let sum = 0
    let weight = 0
    for (let i = 0; i < weights.length; i++) {
      sum += (weights[i] ?? 0) * (values[i] ?? 0)
      weight += weights[i] ?? 0
    }
    return [0, sum / weight]
  }
}

function f1Of(rows: readonly Row[]): PairStatistic {
  const f1 = (weights: Float64Array, model: 'champion' | 'candidate'): number => {
    let hits = 0
    let marked = 0
    rows.forEach((row, i) => {
      const w = weights[i] ?? 0
      hits += w * row.label * row[model]
      marked += w * (row.label + row[model])
    })
    return marked === 0 ? 0 : (2 * hits) / marked
  }
  return weights => [f1(weights, 'champion'), f1(weights, 'candidate')]
}
