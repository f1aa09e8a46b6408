import {describe, expect, test} from '@jest/globals'

import {correlationRatio, cramersV} from '../../../src/statistics/drift/associations.ts'
import {lcg31} from '../row-recipes.ts'

const draw = lcg31(5)
const codes = Int32Array.from({length: 4000}, () => Math.floor(draw() * 4))
const unrelated = Int32Array.from({length: 4000}, () => Math.floor(draw() * 3))
const noise = Float64Array.from({length: 4000}, () => draw())

const NOTHING = {strength: 0, lower: 0, upper: 1, p: 1}

describe('cramersV', () => {
  test('a table worked by hand: [[20, 10], [10, 20]]', () => {
    const left = Int32Array.from({length: 60}, (_, i) => (i < 30 ? 0 : 1))
    const right = Int32Array.from({length: 60}, (_, i) => (i < 20 || i >= 50 ? 0 : 1))
    const got = cramersV(left, right)
    // p-value by scipy's chi2_contingency; χ² = 60·(20·20 − 10·10)²/30⁴ = 6.667, φ² = 1/9; less its bias (1/9 − 1/59)/(2 − 1/59 − 1).
    expect(got.strength).toBeCloseTo(Math.sqrt((1 / 9 - 1 / 59) / (1 - 1 / 59)), 12)
    expect(got.p).toBeCloseTo(0.009823274507519235, 9)
    expect(got.rows).toBe(60)
  })

  test('is 1 for a renamed column, whatever the names', () => {
    const got = cramersV(
      codes,
      codes.map(code => 7 - code)
    )
    expect(got.strength).toBeCloseTo(1, 2)
    expect(got.p).toBe(0)
  })

  test('is near 0 for unrelated columns, and symmetric', () => {
    const got = cramersV(codes, unrelated)
    expect(got.strength).toBeLessThan(0.04)
    expect(got.p).toBeGreaterThan(0.001)
    expect(cramersV(unrelated, codes).strength).toBeCloseTo(got.strength, 12)
  })

  test('a column of one value, or of missing ones, is related to nothing', () => {
    expect(cramersV(codes, new Int32Array(4000))).toEqual({...NOTHING, rows: 4000})
    expect(cramersV(codes, new Int32Array(4000).fill(-1))).toEqual({...NOTHING, rows: 0})
  })
})

describe('correlationRatio', () => {
  test('is 1 where the code determines the number', () => {
    const got = correlationRatio(
      codes,
      Float64Array.from(codes, code => code ** 2)
    )
    expect(got.strength).toBeCloseTo(1, 12)
    expect(got.p).toBe(0)
  })

  test('is the known share of variance', () => {
    // Codes 0 … 3 have variance 5/4, uniform noise of width √15 has it too: half is between the codes.
    const mixed = noise.map((u, i) => Math.sqrt(15) * u + (codes[i] ?? 0))
    expect(correlationRatio(codes, mixed).strength ** 2).toBeCloseTo(0.5, 1)
  })

  test('is near 0 for unrelated columns, and does not see shift or scale', () => {
    const got = correlationRatio(codes, noise)
    expect(got.strength).toBeLessThan(0.06)
    expect(got.p).toBeGreaterThan(0.001)
    const moved = correlationRatio(
      codes,
      noise.map(x => 1e6 + 10 * x)
    )
    expect(moved.strength).toBeCloseTo(got.strength, 6)
  })

  test('missing codes and numbers are left out', () => {
    const some = Int32Array.of(0, 1, 0, 1, -1, 0)
    const got = correlationRatio(some, Float64Array.of(1, 2, 1.5, 2.5, 100, NaN))
    expect(got.rows).toBe(4)
    expect(correlationRatio(some, new Float64Array(6))).toEqual({...NOTHING, rows: 5})
  })
})

describe('the bounds', () => {
  const SAMPLES = 400
  const ROWS = 500

  /** How often the truth lies below the lower bound, and above the upper one, at 5 % each. */
  function misses(
    truth: number,
    sample: (random: () => number) => {lower: number; upper: number}
  ): {readonly below: number; readonly above: number} {
    const random = lcg31(11)
    let [below, above] = [0, 0]
    for (let i = 0; i < SAMPLES; i++) {
      const {lower, upper} = sample(random)
      if (truth < lower) below++
      if (truth > upper) above++
    }
    return {below: below / SAMPLES, above: above / SAMPLES}
  }

  test.each([0.1, 0.3, 0.5])('hold a share of %d that goes with a group', truth => {
    // Two groups of one half each; of the first (1 + V) / 2 are in the first category: Cramér's V is V.
    const got = misses(truth, random => {
      const group = Int32Array.from({length: ROWS}, () => (random() < 0.5 ? 0 : 1))
      const category = group.map(g => (random() < (1 + truth) / 2 ? g : 1 - g))
      return cramersV(group, category)
    })
    expect(got.below).toBeLessThan(0.09)
    expect(got.above).toBeLessThan(0.09)
    expect(got.below + got.above).toBeGreaterThan(0.03)
  })

  test('hold a mean that goes with a group', () => {
    // Uniform numbers have variance 1/12; groups 2d apart add d²: η² = d² / (d² + 1/12).
    const d = 0.1
    const truth = Math.sqrt(d ** 2 / (d ** 2 + 1 / 12))
    const got = misses(truth, random => {
      const group = Int32Array.from({length: ROWS}, () => (random() < 0.5 ? 0 : 1))
      return correlationRatio(
        group,
        Float64Array.from(group, g => random() + 2 * d * g)
      )
    })
    expect(got.below).toBeLessThan(0.09)
    expect(got.above).toBeLessThan(0.09)
    expect(got.below + got.above).toBeGreaterThan(0.03)
  })

  test('are 1 where one column determines the other', () => {
    expect(correlationRatio(codes, Float64Array.from(codes)).lower).toBeCloseTo(1, 12)
  })
})
