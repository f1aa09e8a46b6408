import {expect, test} from '@jest/globals'
import {clopperPearsonBounds, wilsonBounds} from '../../../src/statistics/counts/proportion.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const {cases, tolerance} = referenceFile<
  {x: number; n: number; alpha: number},
  {wilson: number[]; clopper_pearson: number[]}
>('02-single-proportion')

test.each(cases)('$id', ({input: {x, n, alpha}, expected}) => {
  const wilson = wilsonBounds(x, n, alpha / 2)
  const exact = clopperPearsonBounds(x, n, alpha / 2)
  const got = {
    wilson: [wilson.lower, wilson.upper],
    clopper_pearson: [exact.lower, exact.upper]
  }
  expect(misses(got, expected, tolerance)).toEqual([])
})

test.each([wilsonBounds, clopperPearsonBounds])('%p mirrors and knows nothing without data', f => {
  expect(f(0, 0, 0.05)).toEqual({lower: 0, upper: 1})
  const few = f(3, 17, 0.05)
  const many = f(14, 17, 0.05)
  expect(many.lower).toBeCloseTo(1 - few.upper, 12)
  expect(many.upper).toBeCloseTo(1 - few.lower, 12)
  expect(() => f(2, 1, 0.05)).toThrow(RangeError)
  expect(() => f(-1, 1, 0.05)).toThrow(RangeError)
})
