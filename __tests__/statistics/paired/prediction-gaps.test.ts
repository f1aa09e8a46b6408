import {describe, expect, test} from '@jest/globals'
import {meanOfOwn, rootOfOwn} from '../../../src/statistics/paired/loss-sums.ts'
import {sequentialGaps} from '../../../src/statistics/paired/prediction-gaps.ts'

const question = {alpha: 0.05, direction: 'lower', margin: {value: 1, relative: false}} as const

describe('gaps between predictions', () => {
  test('of the same size but for chance bound a mean error by about their mean', () => {
    const gaps = {n: 10_000, mean: 0.8, deviation: 0.5, isRoot: false}
    const {lower, upper, pNonInferior, pRegression, difference} = sequentialGaps(
      gaps,
      question,
      10_000
    )
    expect(upper).toBe(-lower)
    expect(upper).toBeGreaterThan(0.8)
    expect(upper).toBeLessThan(0.82)
    expect(pNonInferior).toBeLessThan(1e-9)
    expect(pRegression).toBe(1)
    expect(difference).toBeNaN()
  })

  test('bound a root by the root, and agree with their own test', () => {
    const at = (value: number): number =>
      sequentialGaps(
        {n: 5000, mean: 0.64, deviation: 0.9, isRoot: true},
        {...question, margin: {value, relative: false}},
        5000
      ).pNonInferior
    const {upper} = sequentialGaps(
      {n: 5000, mean: 0.64, deviation: 0.9, isRoot: true},
      question,
      5000
    )
    expect(upper).toBeGreaterThan(0.8)
    expect(at(upper)).toBeCloseTo(0.05, 9)
  })

  test.each([
    ['a relative margin', {n: 10_000, mean: 0.001, deviation: 0.5, isRoot: false}, true],
    ['fewer than 100 rows', {n: 99, mean: 0.001, deviation: 0.001, isRoot: false}, false],
    ['gaps that do not vary', {n: 10_000, mean: 0, deviation: 0, isRoot: false}, false]
  ])('prove nothing under %s', (_, gaps, relative) => {
    const asked = {...question, margin: {value: 0.5, relative}}
    expect(sequentialGaps(gaps, asked, 10_000).pNonInferior).toBe(1)
  })
})

describe('sums of one model’s losses', () => {
  const losses = [0.2, 1.5, 0.7, 3.1, 0.4]
  const sums = {n: 5, sum: 5.9, squares: 0.04 + 2.25 + 0.49 + 9.61 + 0.16}

  test('give their mean and its variance', () => {
    const {baseline, candidate, variance, n} = meanOfOwn(sums).estimate
    const squares = losses.reduce((sum, loss) => sum + (loss - 1.18) ** 2, 0)
    expect(baseline).toBeCloseTo(1.18, 12)
    expect([candidate, n]).toEqual([baseline, 5])
    expect(variance.baseline).toBeCloseTo(squares / 4 / 5, 12)
  })

  test('give the root of their mean by the delta method', () => {
    const {baseline, variance} = rootOfOwn(sums).estimate
    expect(baseline).toBeCloseTo(Math.sqrt(1.18), 12)
    expect(variance.baseline).toBeCloseTo(meanOfOwn(sums).estimate.variance.baseline / 4.72, 12)
  })
})
