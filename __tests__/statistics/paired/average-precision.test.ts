import {describe, expect, test} from '@jest/globals'

import {
  compareAveragePrecision,
  jackknifeAveragePrecision,
  scoreAveragePrecision
} from '../../../src/statistics/paired/average-precision.ts'
import {compareInfluence, influenceError} from '../../../src/statistics/paired/influence.ts'
import {agreeing, noMargin, paired1, readOracle, withMargin} from '../row-recipes.ts'

interface Case {
  id: string
  input: {seed: number; n: number}
  expected: {
    champion: number
    candidate: number
    if_se_champion: number
    if_se_diff: number
    jackknife_se_diff?: number
  }
}

const oracle = readOracle<Case>('11-average-precision')
const note = {method: '', reference: ''}

test.each(oracle.cases)('against scikit-learn and leave-one-out: $id', ({input, expected}) => {
  const {label, baseline, candidate} = paired1(input.seed, input.n)
  const b = scoreAveragePrecision(label, baseline)
  const c = scoreAveragePrecision(label, candidate)
  const ofBaseline = influenceError(b, {}, false).standardError
  const ofDifference = compareInfluence(b, c, noMargin, {}, note).standardError ?? NaN
  expect(b.value).toBe(agreeing(b.value, expected.champion, oracle))
  expect(c.value).toBe(agreeing(c.value, expected.candidate, oracle))
  expect(ofBaseline).toBe(agreeing(ofBaseline, expected.if_se_champion, oracle))
  expect(ofDifference).toBe(agreeing(ofDifference, expected.if_se_diff, oracle))
  const leaving = [baseline, candidate].map(score => jackknifeAveragePrecision(label, score))
  const [jb = b, jc = c] = leaving
  const jackknife = compareInfluence(jb, jc, noMargin, {}, note).standardError ?? NaN
  const wanted = expected.jackknife_se_diff ?? jackknife
  expect(jackknife).toBe(agreeing(jackknife, wanted, oracle))
  expect(jb.value).toBe(b.value)
})

describe('scoreAveragePrecision', () => {
  const {label, baseline} = paired1(3, 200)

  test('the influence is the derivative by the weight of a row', () => {
    const {value, influence} = scoreAveragePrecision(label, baseline)
    for (const row of [0, 1, 2, 3, 77, 150]) {
      const weights = Float64Array.from(label, (_, i) => (i === row ? 1 + 200e-7 : 1))
      const moved = scoreAveragePrecision(label, baseline, weights).value
      expect((moved - value) / 1e-7).toBeCloseTo(influence[row] ?? NaN, 4)
    }
    expect(influence.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 9)
  })

  test('all tied is the share of positives', () => {
    const share = label.reduce((sum, y) => sum + y, 0) / 200
    expect(scoreAveragePrecision(label, new Float64Array(200)).value).toBeCloseTo(share, 14)
  })

  test('leaving a row out is what the jackknife says, ties or not', () => {
    const tied = baseline.map(s => Math.round(s * 10) / 10)
    const {influence} = jackknifeAveragePrecision(label, tied)
    const left = Array.from(label.keys(), row => {
      const keep = (_: number, i: number): boolean => i !== row
      return scoreAveragePrecision(label.filter(keep), tied.filter(keep)).value
    })
    const mean = left.reduce((sum, x) => sum + x, 0) / 200
    left.forEach((x, row) => {
      expect(influence[row]).toBeCloseTo(Math.sqrt(200 * 199) * (mean - x), 9)
    })
  })
})

describe('compareAveragePrecision', () => {
  test('below 50 positives by the jackknife, below 10 not at all', () => {
    const at = (n: number) => {
      const {label, baseline, candidate} = paired1(3, n)
      return compareAveragePrecision(label, baseline, candidate, withMargin(0.5))
    }
    expect(at(12)).toMatchObject({degenerate: true, pNonInferior: 1})
    expect(at(100)).toMatchObject({degenerate: false, method: 'average-precision-jackknife'})
    expect(at(1000)).toMatchObject({warnings: [], method: 'average-precision-influence'})
  })

  test('is undefined without positives', () => {
    const {baseline, candidate} = paired1(3, 100)
    const got = compareAveragePrecision(new Int32Array(100), baseline, candidate, noMargin)
    expect(got).toMatchObject({baseline: NaN, degenerate: true, pRegression: 1})
  })
})
