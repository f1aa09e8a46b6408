import {describe, expect, test} from '@jest/globals'
import {
  noncentralChiSquareCdf,
  noncentralityBounds
} from '../../../src/statistics/core/noncentrality.ts'
import {chiSquareUpper, normalCdf} from '../../../src/statistics/core/special.ts'

/** Exact for one degree of freedom: the square of a normal variable with that mean. */
function exactOfOne(x: number, noncentrality: number): number {
  const [root, mean] = [Math.sqrt(x), Math.sqrt(noncentrality)]
  return normalCdf(root - mean) - normalCdf(-root - mean)
}

describe('noncentralChiSquareCdf', () => {
  test('is near the exact one of one degree of freedom', () => {
    for (const noncentrality of [0.5, 2, 10, 90, 4000]) {
      for (const share of [0.5, 0.9, 1, 1.1, 2]) {
        const x = share * (1 + noncentrality)
        expect(
          Math.abs(noncentralChiSquareCdf(x, 1, noncentrality) - exactOfOne(x, noncentrality))
        ).toBeLessThan(0.01)
      }
    }
  })

  test('is that of χ² where nothing is off the centre', () => {
    for (const df of [1, 3, 9]) {
      for (const x of [df / 2, df, 2 * df]) {
        expect(
          Math.abs(noncentralChiSquareCdf(x, df, 0) - (1 - chiSquareUpper(x, df)))
        ).toBeLessThan(0.01)
      }
    }
  })
})

describe('noncentralityBounds', () => {
  test('lie where the exact chance is alpha', () => {
    const {lower, upper} = noncentralityBounds(90, 1, 0.05)
    // (√90 ∓ 1.6449)²: the other tail is below 1e-20.
    expect(lower).toBeCloseTo(61.5, 0)
    expect(upper).toBeCloseTo(123.9, 0)
  })

  test('leave room for chance where the statistic is small, and for nothing where it is infinite', () => {
    expect(noncentralityBounds(1, 3, 0.05).lower).toBe(0)
    expect(noncentralityBounds(1, 3, 0.05).upper).toBeGreaterThan(1)
    expect(noncentralityBounds(0, 3, 0.05)).toEqual({lower: 0, upper: 0})
    expect(noncentralityBounds(Infinity, 3, 0.05)).toEqual({lower: Infinity, upper: Infinity})
  })
})
