import {describe, expect, test} from '@jest/globals'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {resampledT, welch} from '../../../src/statistics/counts/repeats.ts'
import {normalQuantile, tCdf, tQuantile} from '../../../src/statistics/core/special.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const seeds = referenceFile<
  {champion: number[]; candidate: number[]; margin: number},
  {df: number; t: number; p_two_sided: number}
>('08-welch-seeds')
const folds = referenceFile<
  {diffs: number[]; test_fraction: number; train_fraction: number},
  {df: number; p_two_sided: number}
>('08b-nadeau-bengio')

function asked(value = 0.01, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'higher', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

describe('welch', () => {
  test.each(seeds.cases)('$id', ({input: {champion, candidate, margin}, expected}) => {
    const result = welch({baseline: champion, candidate}, asked(margin, {alpha: 0.025}))
    const got = {
      diff: result.difference,
      se: result.standardError,
      ci95: [result.lower, result.upper],
      ni_p: result.pNonInferior,
      p_two_sided: 2 * Math.min(result.pRegression, 1 - result.pRegression)
    }
    expect(misses(got, expected, seeds.tolerance)).toEqual([])
    expect(result.degenerate).toBe(false)
    expect(result.warnings).toHaveLength(champion.length < 5 ? 1 : 0)
  })

  test('a relative margin is that of a scaled baseline, and swapping mirrors', () => {
    const baseline = [0.912, 0.915, 0.908, 0.917, 0.911]
    const candidate = [0.914, 0.913, 0.919, 0.916, 0.915]
    const relative = welch({baseline, candidate}, asked(0.01, {relative: true}))
    const scaled = welch({baseline: baseline.map(value => 0.99 * value), candidate}, asked(0))
    expect(relative.pNonInferior).toBeCloseTo(scaled.pNonInferior, 12)
    const there = welch({baseline: candidate, candidate: baseline}, asked())
    expect(there.lower).toBeCloseTo(-relative.upper, 14)
    expect(there.upper).toBeCloseTo(-relative.lower, 14)
  })

  test.each([0, 1, 2])('%d repeats are too few', n => {
    const values = [0.8, 0.9].slice(0, n)
    const result = welch({baseline: values, candidate: [0.9, 0.92, 0.93]}, asked())
    expect(result).toMatchObject({degenerate: true, pNonInferior: 1, n})
    expect(result.warnings).toHaveLength(1)
  })

  test('repeats without spread prove nothing', () => {
    const same = [0.3, 0.3, 0.1 + 0.2, 0.3, 0.3]
    expect(welch({baseline: same, candidate: same}, asked()).degenerate).toBe(true)
    const broken = [0.3, NaN, 0.4, 0.2, 0.5]
    expect(welch({baseline: broken, candidate: same}, asked()).degenerate).toBe(true)
  })
})

describe('resampledT', () => {
  test.each(folds.cases)('$id', ({input, expected}) => {
    const {diffs, test_fraction: tested, train_fraction: trained} = input
    const result = resampledT(
      {baseline: diffs.map(() => 0), candidate: diffs, testPerTrain: tested / trained},
      asked()
    )
    const t = result.difference / (result.standardError ?? NaN)
    const got = {
      mean: result.difference,
      se: result.standardError,
      t,
      p_two_sided: 2 * (1 - result.pRegression)
    }
    expect(misses(got, expected, folds.tolerance)).toEqual([])
    expect(result.pRegression).toBeCloseTo(tCdf(t, expected.df), 12)
    expect(result.lower).toBeLessThan(
      result.difference + normalQuantile(0.05) * (result.standardError ?? NaN)
    )
    expect(result.lower).toBeCloseTo(
      result.difference + tQuantile(0.05, expected.df) * (result.standardError ?? NaN),
      12
    )
  })

  test('few, equal or unequal lists', () => {
    const four = {baseline: [1, 2, 3, 4], candidate: [2, 3, 4, 5], testPerTrain: 0.25}
    expect(resampledT(four, asked()).degenerate).toBe(true)
    const two = {baseline: [1, 2], candidate: [2, 2.5], testPerTrain: 1}
    expect(resampledT(two, asked())).toMatchObject({degenerate: true, pNonInferior: 1})
    const uneven = {baseline: [1, 2], candidate: [2], testPerTrain: 1}
    expect(() => resampledT(uneven, asked())).toThrow(RangeError)
    expect(() => resampledT({...two, testPerTrain: 0}, asked())).toThrow(RangeError)
  })
})
