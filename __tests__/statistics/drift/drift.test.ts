import {describe, expect, test} from '@jest/globals'

import {
  categoryDrift,
  countBins,
  decileCuts,
  kolmogorovUpper,
  numberDrift
} from '../../../src/statistics/drift/drift.ts'
import {agreeing, cont, readOracle} from '../row-recipes.ts'

type Generated = [seed: number, n: number, shift: number, scale: number]
interface Case {
  id: string
  input: {
    reference?: Generated
    current?: Generated
    reference_counts?: number[]
    current_counts?: number[]
  }
  expected: Record<string, number> & {
    psi_bin_share_reference?: number[]
    psi_bin_share_current?: number[]
  }
}

const oracle = readOracle<Case>('23-drift')
const numeric = oracle.cases.filter(({input}) => input.reference !== undefined)
const categorical = oracle.cases.filter(({input}) => input.reference_counts !== undefined)

test.each(numeric)('numbers against scipy: $id', ({input, expected}) => {
  const reference = cont(...(input.reference ?? [0, 0, 0, 0]))
  const current = cont(...(input.current ?? [0, 0, 0, 0]))
  const got = numberDrift(reference, current)
  const [n, m] = [reference.length, current.length]
  const limit = kolmogorovUpper(got.distance * Math.sqrt((n * m) / (n + m)))
  const wantedP = got.exact ? expected.p_exact : expected.p_kolmogorov_limit
  const pairs: [number, number | undefined][] = [
    [got.distance, expected.D],
    [got.wasserstein, expected.wasserstein],
    [got.p, wantedP],
    [limit, expected.p_kolmogorov_limit],
    [byDeciles(reference, current).psi, expected.psi10]
  ]
  for (const [value, wanted] of pairs) expect(value).toBe(agreeing(value, wanted ?? NaN, oracle))
  const cuts = decileCuts(reference)
  const shares = (values: Float64Array): number[] =>
    Array.from(countBins(values, cuts), count => count / values.length)
  expect(shares(reference)).toEqual(expected.psi_bin_share_reference)
  expect(shares(current)).toEqual(expected.psi_bin_share_current)
})

test.each(categorical)('categories against scipy: $id', ({input, expected}) => {
  const got = categoryDrift(input.reference_counts ?? [], input.current_counts ?? [])
  const pairs: [number, number | undefined][] = [
    [got.chiSquare, expected.chi2],
    [got.degreesOfFreedom, expected.df],
    [got.p, expected.p],
    [got.jensenShannon, expected.js_distance_base2],
    [got.totalVariation, expected.total_variation],
    [got.psi, expected.psi],
    [got.psiP, expected.psi_scaled_chi2_p]
  ]
  for (const [value, wanted] of pairs) expect(value).toBe(agreeing(value, wanted ?? NaN, oracle))
})

describe('properties', () => {
  const reference = cont(3, 200, 0, 1)
  const current = cont(4, 150, 0.05, 1.1)

  test('the same sample has not drifted', () => {
    expect(numberDrift(reference, reference)).toMatchObject({distance: 0, p: 1, wasserstein: 0})
    expect(byDeciles(reference, reference)).toMatchObject({psi: 0, psiP: 1, p: 1})
  })

  test('the samples can be swapped', () => {
    const there = numberDrift(reference, current)
    const back = numberDrift(current, reference)
    expect(back.distance).toBeCloseTo(there.distance, 14)
    expect(back.wasserstein).toBeCloseTo(there.wasserstein, 12)
  })

  test('samples that do not overlap are as far apart as can be', () => {
    const far = numberDrift(Float64Array.of(1, 2, 3), Float64Array.of(11, 12, 13))
    expect(far).toMatchObject({distance: 1, exact: true})
    expect(far.p).toBeCloseTo(2 / 20, 12)
    expect(far.wasserstein).toBeCloseTo(10, 12)
  })

  test('both series of the limit agree where they meet, and the tails are 1 and 0', () => {
    expect(kolmogorovUpper(1.18 - 1e-9)).toBeCloseTo(kolmogorovUpper(1.18), 7)
    expect(kolmogorovUpper(0.1)).toBe(1)
    expect(kolmogorovUpper(10)).toBeLessThan(1e-80)
  })

  test('a reference of one value has one bin on each side of it', () => {
    expect(decileCuts(new Float64Array(50).fill(3))).toEqual([3])
    expect(
      byDeciles(new Float64Array(50).fill(3), Float64Array.of(2, 3, 4, 5)).psi
    ).toBeGreaterThan(1)
  })
})

/** As the gate compares a column of numbers: in the bins of the reference's deciles. */
function byDeciles(reference: Float64Array, current: Float64Array) {
  const cuts = decileCuts(reference)
  return categoryDrift(countBins(reference, cuts), countBins(current, cuts))
}
