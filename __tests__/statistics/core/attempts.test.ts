import {describe, expect, test} from '@jest/globals'
import {ladder, spentAlpha, unspentRisk} from '../../../src/statistics/core/attempts.ts'
import {misses, referenceFile} from '../reference-cases.ts'

type Input =
  | {kind: 'ladder'; losses: number[]; eta: number}
  | {kind: 'alpha_spending'; alpha: number; attempts: number}
const {cases, tolerance} = referenceFile<Input, Readonly<Record<string, number[]>>>(
  '26-ladder-attempts'
)

test.each(cases)('$id', ({input, expected}) => {
  expect(misses(computed(input), expected, tolerance)).toEqual([])
})

function computed(input: Input): Readonly<Record<string, number[]>> {
  if (input.kind === 'ladder') return {released: ladder(input.losses, input.eta)}
  const attempts = Array.from({length: input.attempts}, (_, index) => index + 1)
  return {
    telescoping: attempts.map(attempt => spentAlpha(input.alpha, attempt)),
    naive_any_pass_if_independent: attempts.map(attempt => unspentRisk(input.alpha, attempt))
  }
}

describe('spentAlpha', () => {
  test('a thousand attempts spend less than alpha', () => {
    const spent = Array.from({length: 1000}, (_, index) => spentAlpha(0.05, index + 1))
    const total = spent.reduce((sum, alpha) => sum + alpha, 0)
    expect(total).toBeLessThan(0.05)
    expect(total).toBeGreaterThan(0.0499)
  })

  test.each([0, -1, 1.5, NaN])('there is no attempt number %d', attempt => {
    expect(() => spentAlpha(0.05, attempt)).toThrow(RangeError)
  })
})

test('a ladder needs a step', () => {
  expect(() => ladder([1], 0)).toThrow(RangeError)
  expect(ladder([], 0.1)).toEqual([])
})
