import {describe, expect, test} from '@jest/globals'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {fillRandom, WORD} from '../../../bench/random.mjs'
import {
  evidenceByProduct,
  sequentialGroups
} from '../../../src/statistics/sequential/sequential-groups.ts'

const question: Question = {
  alpha: 0.05,
  direction: 'higher',
  margin: {value: 0.02, relative: false}
}

describe('sequentialGroups', () => {
  test('mirrors when the groups are swapped', () => {
    const one = {count: 180, n: 2000}
    const two = {count: 240, n: 1500}
    const forth = sequentialGroups({baseline: one, candidate: two}, question)
    const back = sequentialGroups({baseline: two, candidate: one}, question)
    expect(forth.difference).toBeCloseTo(-back.difference, 12)
    expect(forth.lower).toBeCloseTo(-back.upper, 6)
    expect(forth.upper).toBeCloseTo(-back.lower, 6)
  })

  test('has p-values that agree with its bounds', () => {
    const groups = {baseline: {count: 900, n: 1000}, candidate: {count: 4600, n: 5000}}
    const {lower, difference} = sequentialGroups(groups, question)
    expect(lower).toBeLessThan(difference)
    const at = (value: number): number =>
      sequentialGroups(groups, {...question, margin: {value, relative: false}}).pNonInferior
    expect(at(-lower + 1e-4)).toBeLessThan(0.05)
    expect(at(-lower - 1e-4)).toBeGreaterThan(0.05)
  })

  test('shows a loss and a gain in many requests, and neither in few', () => {
    const of = (baseline: number, candidate: number, n: number) =>
      sequentialGroups({baseline: {count: baseline, n}, candidate: {count: candidate, n}}, question)
    expect(of(900, 700, 1000).pRegression).toBeLessThan(0.001)
    expect(of(700, 900, 1000).lower).toBeGreaterThan(0)
    expect(of(9, 7, 10).pRegression).toBeGreaterThan(0.05)
    expect(of(9, 10, 10).lower).toBeLessThan(0)
  })

  test('counts errors, which are few, without a normal approximation', () => {
    const errors: Question = {
      ...question,
      direction: 'lower',
      margin: {value: 0.001, relative: false}
    }
    const none = sequentialGroups(
      {baseline: {count: 0, n: 20_000}, candidate: {count: 0, n: 20_000}},
      errors
    )
    expect(none.pNonInferior).toBeLessThan(0.05)
    expect(none.pRegression).toBe(1)
  })

  test('needs more where both groups may depend on each other', () => {
    const groups = {baseline: {count: 20, n: 2000}, candidate: {count: 70, n: 2000}}
    const lower: Question = {...question, direction: 'lower', margin: {value: 0, relative: false}}
    const apart = sequentialGroups(groups, lower)
    const together = sequentialGroups(groups, lower, {sameRequests: true})
    expect(together.pRegression).toBeGreaterThan(apart.pRegression)
    expect(together.pRegression).toBeLessThan(0.05)
  })

  test('an empty group supports no test', () => {
    const none = sequentialGroups(
      {baseline: {count: 0, n: 0}, candidate: {count: 1, n: 2}},
      question
    )
    expect(none.degenerate).toBe(true)
  })

  test('passes a candidate worse by the margin in at most alpha of the runs, looking every day', () => {
    const [runs, perDay, days] = [150, 200, 10]
    let passed = 0
    for (let run = 0; run < runs; run++) {
      const words = new Uint32Array(2 * perDay * days)
      fillRandom(words, 11, run)
      let [before, now, isPassed] = [0, 0, false]
      for (let day = 1; day <= days; day++) {
        for (let i = (day - 1) * perDay; i < day * perDay; i++) {
          if ((words[2 * i] ?? 0) / WORD < 0.9) before++
          if ((words[2 * i + 1] ?? 0) / WORD < 0.88) now++
        }
        const n = day * perDay
        const evidence = evidenceByProduct({count: now, n}, {count: before, n}, -0.02)
        isPassed ||= evidence > -Math.log(0.05)
      }
      if (isPassed) passed++
    }
    expect(passed / runs).toBeLessThanOrEqual(0.05)
  })
})
