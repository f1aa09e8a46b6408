import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {
  mergeMoments,
  momentsOf,
  momentsOfValues,
  skewness,
  standardError,
  variance
} from '../../../src/statistics/core/moments.ts'

describe('momentsOf', () => {
  test('a small sample by hand', () => {
    const moments = momentsOfValues([1, 2, 3, 6])
    expect(moments).toEqual({count: 4, mean: 3, squares: 14, cubes: 18})
    expect(variance(moments)).toBeCloseTo(14 / 3, 14)
    expect(standardError(moments)).toBeCloseTo(Math.sqrt(14 / 12), 14)
    expect(skewness(moments)).toBeCloseTo(18 / 4 / 3.5 ** 1.5, 14)
  })

  test('empty, one, two and equal values', () => {
    expect(momentsOfValues([])).toEqual({count: 0, mean: 0, squares: 0, cubes: 0})
    expect(variance(momentsOfValues([3]))).toBeNaN()
    expect(momentsOfValues([3, 5])).toEqual({count: 2, mean: 4, squares: 2, cubes: 0})
    expect(momentsOf(5000, () => 0.1)).toEqual({count: 5000, mean: 0.1, squares: 0, cubes: 0})
    expect(skewness(momentsOf(9, () => 7))).toBe(0)
  })

  test('100 000 values around 1e9 keep their digits', () => {
    const near = momentsOf(100_000, index => index % 8)
    const far = momentsOf(100_000, index => 1e9 + (index % 8))
    expect(far.mean - 1e9).toBe(near.mean)
    expect(far.squares).toBe(near.squares)
    expect(Math.abs(far.cubes - near.cubes)).toBeLessThan(1e-6)
  })

  test('a value that is no number is not lost', () => {
    expect(momentsOfValues([1, NaN, 3]).squares).toBeNaN()
  })
})

test('moments of chunks, in any order, are those of the whole', () => {
  const values = fc.array(fc.double({min: -50, max: 50, noNaN: true}), {maxLength: 40})
  fc.assert(
    fc.property(values, values, (left, right) => {
      const whole = momentsOfValues([...left, ...right])
      const forth = mergeMoments(momentsOfValues(left), momentsOfValues(right))
      const back = mergeMoments(momentsOfValues(right), momentsOfValues(left))
      for (const merged of [forth, back]) {
        expect(merged.count).toBe(whole.count)
        expect(merged.mean).toBeCloseTo(whole.mean, 10)
        expect(merged.squares).toBeCloseTo(whole.squares, 7)
        expect(merged.cubes).toBeCloseTo(whole.cubes, 5)
      }
    })
  )
})
