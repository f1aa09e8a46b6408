import {describe, expect, test} from '@jest/globals'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {normalQuantile} from '../../../src/statistics/core/special.ts'
import {twoProportions} from '../../../src/statistics/counts/two-proportions.ts'
import {misses, referenceFile} from '../reference-cases.ts'

interface Share {
  readonly x: number
  readonly n: number
}
const {cases, tolerance} = referenceFile<
  {candidate: Share; champion: Share; alpha: number; margin: number},
  {diff: number; miettinen_nurminen: number[]; ni_p_miettinen_nurminen: number}
>('03-two-independent-proportions')

function asked(value: number, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'higher', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

describe('twoProportions', () => {
  test.each(cases)('$id', ({input: {candidate, champion, alpha, margin}, expected}) => {
    const result = twoProportions(
      {
        baseline: {count: champion.x, n: champion.n},
        candidate: {count: candidate.x, n: candidate.n}
      },
      asked(margin, {alpha: alpha / 2})
    )
    const got = {
      diff: result.difference,
      miettinen_nurminen: [result.lower, result.upper],
      ni_p_miettinen_nurminen: result.pNonInferior
    }
    expect(misses(got, expected, tolerance)).toEqual([])
  })

  test('swapping mirrors, and bad rows counted instead of good ones change nothing', () => {
    const baseline = {count: 88, n: 110}
    const candidate = {count: 77, n: 90}
    const here = twoProportions({baseline, candidate}, asked(0.02))
    const there = twoProportions({baseline: candidate, candidate: baseline}, asked(0.02))
    expect(there.lower).toBe(-here.upper)
    expect(there.upper).toBe(-here.lower)
    const errors = {baseline: {count: 22, n: 110}, candidate: {count: 13, n: 90}}
    const lower = twoProportions(errors, asked(0.02, {direction: 'lower'}))
    expect(lower.lower).toBeCloseTo(here.lower, 12)
    expect(lower.pNonInferior).toBeCloseTo(here.pNonInferior, 12)
  })

  test('a relative margin tests the ratio, with the most likely shares under it', () => {
    const data = {baseline: {count: 160, n: 200}, candidate: {count: 230, n: 300}}
    const {pNonInferior} = twoProportions(data, asked(0.1, {relative: true}))
    let best = {likelihood: -Infinity, z: 0}
    for (let step = 1; step < 100_000; step++) {
      const share = step / 100_000
      const other = 0.9 * share
      const likelihood =
        160 * Math.log(share) +
        40 * Math.log(1 - share) +
        230 * Math.log(other) +
        70 * Math.log(1 - other)
      const variance =
        (((other * (1 - other)) / 300 + (0.81 * share * (1 - share)) / 200) * 500) / 499
      const z = (230 / 300 - 0.9 * 0.8) / Math.sqrt(variance)
      if (likelihood > best.likelihood) best = {likelihood, z}
    }
    expect(-normalQuantile(pNonInferior)).toBeCloseTo(best.z, 4)
  })

  test('small and empty samples do not pass', () => {
    for (const n of [0, 1, 2]) {
      const all = {count: n, n}
      const result = twoProportions({baseline: all, candidate: all}, asked(0.01))
      expect(result.pNonInferior).toBeGreaterThan(0.05)
      expect(result.degenerate).toBe(n === 0)
    }
    expect(() =>
      twoProportions({baseline: {count: 2, n: 1}, candidate: {count: 1, n: 1}}, asked(0))
    ).toThrow(RangeError)
  })
})
