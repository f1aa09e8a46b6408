import {describe, expect, test} from '@jest/globals'
import {spentAlpha, unspentRisk} from '../../../src/statistics/core/attempts.ts'
import {misses, referenceFile} from '../reference-cases.ts'

type Input =
  | {kind: 'ladder'; losses: number[]; eta: number}
  | {kind: 'alpha_spending'; alpha: number; attempts: number}
const {cases, tolerance} = referenceFile<Input, Readonly<Record<string, number[]>>>(
  '26-ladder-attempts'
)
const spending = cases.flatMap(({id, input, expected}) =>
  input.kind === 'alpha_spending' ? [{id, input, expected}] : []
)

test.each(spending)('$id', ({input, expected}) => {
  expect(misses(computed(input), expected, tolerance)).toEqual([])
})

function computed(
  input: Extract<Input, {kind: 'alpha_spending'}>
): Readonly<Record<string, number[]>> {
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
