import {describe, expect, test} from '@jest/globals'
import type {Question} from '../../src/statistics/difference.ts'
import {pairedMeanOfRows} from '../../src/statistics/paired-mean.ts'
import {fiellerBounds, ratioOfSums} from '../../src/statistics/ratio.ts'
import {misses, referenceFile} from './reference-cases.ts'

const {cases, tolerance} = referenceFile<
  {champion: number[]; candidate: number[]; alpha: number},
  {fieller: number[] | null}
>('14-ratio')

function asked(value = 0.1, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'lower', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

describe('fiellerBounds', () => {
  test.each(cases)('$id', ({input: {champion, candidate, alpha}, expected}) => {
    const bounds = fiellerBounds(champion, candidate, alpha / 2)
    const got = bounds === null ? null : [bounds.lower, bounds.upper]
    expect(misses({fieller: got}, expected, tolerance)).toEqual([])
  })

  test('the paired test with a relative margin at the bound has p = alpha', () => {
    const [first] = cases
    const {champion = [], candidate = []} = first?.input ?? {}
    const upper = fiellerBounds(champion, candidate, 0.05)?.upper ?? NaN
    const {pNonInferior} = pairedMeanOfRows(champion, candidate, asked(upper - 1, {relative: true}))
    expect(pNonInferior).toBeCloseTo(0.05, 9)
  })

  test('one row has no bound', () => {
    expect(fiellerBounds([1], [2], 0.05)).toBeNull()
    expect(() => fiellerBounds([1, 2], [2], 0.05)).toThrow(RangeError)
  })
})

describe('ratioOfSums', () => {
  const cost = [3, 4, 2, 6, 5, 3, 4, 7, 2, 4]
  const answered = [10, 12, 8, 15, 14, 9, 11, 20, 7, 12]
  const baseline = {numerators: cost, denominators: answered}

  test('with equal denominators it is the paired t test', () => {
    const ones = cost.map(() => 1)
    const cheaper = [2.5, 4.2, 2, 5, 5.1, 2.7, 4.1, 6.5, 2.2, 3.6]
    const ratio = ratioOfSums(
      {
        baseline: {numerators: cost, denominators: ones},
        candidate: {numerators: cheaper, denominators: ones}
      },
      asked()
    )
    const mean = pairedMeanOfRows(cost, cheaper, asked())
    expect(ratio.difference).toBeCloseTo(mean.difference, 12)
    expect(ratio.standardError).toBeCloseTo(mean.standardError ?? NaN, 12)
  })

  test('the error is that of leaving one row out', () => {
    const candidate = {numerators: [3, 3, 2, 5, 5, 2, 4, 6, 2, 4], denominators: answered}
    const result = ratioOfSums({baseline, candidate}, asked())
    const total = (values: readonly number[], without: number): number =>
      values.reduce((sum, value, row) => (row === without ? sum : sum + value), 0)
    const left = answered.map(
      (_, row) => (total(cost, row) - total(candidate.numerators, row)) / total(answered, row)
    )
    const mean = left.reduce((sum, value) => sum + value, 0) / 10
    const jackknife = Math.sqrt(0.9 * left.reduce((sum, value) => sum + (value - mean) ** 2, 0))
    expect((result.standardError ?? NaN) / jackknife).toBeCloseTo(1, 1)
    expect(result.difference).toBeCloseTo(4 / 118, 12)
  })

  test('a relative margin scales the baseline', () => {
    const candidate = {numerators: [3, 3, 2, 5, 5, 2, 4, 6, 2, 4], denominators: answered}
    const dearer = {numerators: cost.map(value => 1.1 * value), denominators: answered}
    expect(
      ratioOfSums({baseline, candidate}, asked(0.1, {relative: true})).pNonInferior
    ).toBeCloseTo(ratioOfSums({baseline: dearer, candidate}, asked(0)).pNonInferior, 12)
  })

  test('equal or empty rows prove nothing', () => {
    expect(ratioOfSums({baseline, candidate: baseline}, asked())).toMatchObject({
      degenerate: true,
      pNonInferior: 1
    })
    const empty = {numerators: [], denominators: []}
    expect(ratioOfSums({baseline: empty, candidate: empty}, asked()).degenerate).toBe(true)
    expect(() => ratioOfSums({baseline, candidate: empty}, asked())).toThrow(RangeError)
  })
})
