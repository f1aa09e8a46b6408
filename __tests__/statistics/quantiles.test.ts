import {describe, expect, test} from '@jest/globals'
import type {Question} from '../../src/statistics/difference.ts'
import {
  quantile,
  quantileBounds,
  quantileDifference,
  quantileRanks,
  sorted,
  type PairedValues
} from '../../src/statistics/quantiles.ts'
import {drawnNumbers, thousandths} from './drawn-numbers.ts'
import {misses, referenceFile} from './reference-cases.ts'

const {cases, tolerance} = referenceFile<
  {seed: number; n: number; p: number},
  {mover_diff?: object; indicator_correlation?: number}
>('13-quantiles')

function asked(value = 1, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'lower', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

/** Latencies with a long tail, of two models on the same requests. */
function latencies(seed: number, n: number): {baseline: number[]; candidate: number[]} {
  const draw = drawnNumbers(seed)
  const rows = Array.from({length: n}, () => {
    const [u1, u2, u3] = [draw(), draw(), draw()] as const
    const base = 20 + 30 * u1 * u1 + (u2 > 0.9 ? 200 * u2 * u2 * u2 : 0)
    return {
      baseline: thousandths(base + 5 * u3),
      candidate: thousandths(base * 0.98 + 6 * (1 - u3))
    }
  })
  return {baseline: rows.map(row => row.baseline), candidate: rows.map(row => row.candidate)}
}

describe('quantileDifference', () => {
  test.each(cases)('$id', ({input: {seed, n, p}, expected}) => {
    const values = latencies(seed, n)
    const ranks = quantileRanks(n, p, 0.05)
    const result = quantileDifference(values, p, asked(1, {direction: 'higher'}))
    const ofModel = (name: keyof PairedValues): object => {
      const ascending = sorted(values[name])
      const {lower, upper} = quantileBounds(ascending, p, 0.05)
      return {quantile_type7: quantile(ascending, p), lower95: lower, upper95: upper}
    }
    const got = {
      rank_lower_one_sided_95: ranks.lower,
      rank_upper_one_sided_95: ranks.upper,
      champion: ofModel('baseline'),
      candidate: ofModel('candidate'),
      ...(expected.mover_diff !== undefined && {
        indicator_correlation: result.steps[3]?.value,
        mover_diff: {
          diff: result.difference,
          lower95_one_sided: result.lower,
          upper95_one_sided: result.upper
        }
      })
    }
    expect(misses(got, expected, tolerance)).toEqual([])
    expect(result.degenerate).toBe(n * Math.min(p, 1 - p) < 30)
  })

  test('too few rows beyond the quantile are no proof, whatever the margin', () => {
    const result = quantileDifference(latencies(1, 100), 0.95, asked(1e6))
    expect(result).toMatchObject({degenerate: true, pNonInferior: 1, pRegression: 1})
    const unbounded = quantileDifference(latencies(4, 50), 0.99, asked(1e6))
    expect(unbounded).toMatchObject({lower: -Infinity, upper: Infinity})
  })

  test('the p-value agrees with the bound, and swapping mirrors', () => {
    const {baseline, candidate} = latencies(5, 2000)
    const here = quantileDifference({baseline, candidate}, 0.95, asked())
    const there = quantileDifference({baseline: candidate, candidate: baseline}, 0.95, asked())
    expect(there.lower).toBeCloseTo(-here.upper, 12)
    expect(there.upper).toBeCloseTo(-here.lower, 12)
    const at = (margin: number): number =>
      quantileDifference({baseline: candidate, candidate: baseline}, 0.95, asked(margin))
        .pNonInferior
    expect(there.lower).toBeLessThan(0)
    expect(at(-there.lower + 1e-9)).toBeLessThanOrEqual(0.05)
    expect(at(-there.lower)).toBeGreaterThanOrEqual(0.05)
    expect(at(40)).toBeLessThan(1e-6)
    expect(at(-there.lower)).toBeGreaterThan(at(2 - there.lower))
  })

  test('a relative margin scales the baseline', () => {
    const {baseline, candidate} = latencies(6, 1500)
    const relative = quantileDifference({baseline, candidate}, 0.95, asked(0.2, {relative: true}))
    const slower = baseline.map(value => 1.2 * value)
    const scaled = quantileDifference({baseline: slower, candidate}, 0.95, asked(0))
    expect(relative.pNonInferior).toBeCloseTo(scaled.pNonInferior, 9)
    expect(relative.pNonInferior).toBeLessThan(0.05)
  })

  test('a time-out that is infinite is the worst value; a missing one is refused', () => {
    const {baseline, candidate} = latencies(7, 1000)
    const timedOut = candidate.with(0, Infinity)
    expect(quantileDifference({baseline, candidate: timedOut}, 0.5, asked()).degenerate).toBe(false)
    const lost = candidate.with(0, NaN)
    expect(quantileDifference({baseline, candidate: lost}, 0.5, asked())).toMatchObject({
      degenerate: true,
      pNonInferior: 1
    })
    expect(quantileDifference({baseline: [], candidate: []}, 0.5, asked()).degenerate).toBe(true)
    expect(() => quantileDifference({baseline, candidate: []}, 0.5, asked())).toThrow(RangeError)
    expect(() => quantileDifference({baseline, candidate}, 99, asked())).toThrow(RangeError)
  })

  test('equal values are within any margin, and not within none', () => {
    const same = {
      baseline: Array.from({length: 200}, () => 5),
      candidate: Array.from({length: 200}, () => 5)
    }
    expect(quantileDifference(same, 0.5, asked(0)).pNonInferior).toBe(1)
    expect(quantileDifference(same, 0.5, asked(0)).pRegression).toBe(1)
  })
})
