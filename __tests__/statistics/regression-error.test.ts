import {describe, expect, test} from '@jest/globals'

import {compareInfluence} from '../../src/statistics/influence.ts'
import {
  compareRegression,
  scoreRegression,
  type RegressionMetric
} from '../../src/statistics/regression-error.ts'
import {agreeing, noMargin, readOracle, reg1, withMargin} from './row-recipes.ts'

interface Case {
  id: string
  input: {recipe: string; seed: number; n: number}
  expected: Record<string, {champion: number; candidate: number; delta_se_diff: number}>
}

const oracle = readOracle<Case>('10-losses')
const cases = oracle.cases
  .filter(({input}) => input.recipe === 'reg1')
  .flatMap(({id, input, expected}) => [
    {id, input, metric: 'rmse' as const, values: expected.rmse},
    {id, input, metric: 'r2' as const, values: expected.r2}
  ])
const metrics: RegressionMetric[] = ['rmse', 'r2', 'explained_variance']

test.each(cases)('against scikit-learn: $id $metric', ({input, metric, values}) => {
  const {target, baseline, candidate} = reg1(input.seed, input.n)
  const [b, c] = [baseline, candidate].map(p => scoreRegression(metric, target, p))
  if (b === undefined || c === undefined || values === undefined) throw new Error('no case')
  const got = compareInfluence(b, c, noMargin, {}, {method: '', reference: ''})
  expect(b.value).toBe(agreeing(b.value, values.champion, oracle))
  expect(c.value).toBe(agreeing(c.value, values.candidate, oracle))
  expect(got.standardError).toBe(agreeing(got.standardError ?? NaN, values.delta_se_diff, oracle))
})

describe.each(metrics)('%s', metric => {
  const {target, baseline, candidate} = reg1(5, 300)

  test('the influence is the derivative by the weight of a row', () => {
    const {value, influence} = scoreRegression(metric, target, baseline)
    for (const row of [0, 17, 123]) {
      const weights = Float64Array.from(target, (_, i) => (i === row ? 1 + 300e-6 : 1))
      const moved = scoreRegression(metric, target, baseline, weights).value
      expect((moved - value) / 1e-6).toBeCloseTo(influence[row] ?? NaN, 3)
    }
  })

  test('a common shift of target and predictions changes nothing', () => {
    const [far, b, c] = [target, baseline, candidate].map(x => x.map(v => v + 1000))
    if (far === undefined || b === undefined || c === undefined) throw new Error('no rows')
    const near = compareRegression(metric, target, baseline, candidate, noMargin)
    const shifted = compareRegression(metric, far, b, c, noMargin)
    expect(shifted.difference).toBeCloseTo(near.difference, 10)
    expect(shifted.standardError).toBeCloseTo(near.standardError ?? NaN, 10)
  })

  test('two perfect models support no test', () => {
    const got = compareRegression(metric, target, target, target, withMargin(1, 'lower'))
    expect(got).toMatchObject({difference: 0, degenerate: true, pNonInferior: 1, pRegression: 1})
  })
})

test('explained variance forgives a constant error, R² does not', () => {
  const {target} = reg1(5, 300)
  const off = target.map(x => x + 1)
  expect(scoreRegression('explained_variance', target, off).value).toBeCloseTo(1, 12)
  expect(scoreRegression('r2', target, off).value).toBeLessThan(0.95)
})

test('R² of a target that does not vary is undefined', () => {
  const [target, guess] = [new Float64Array(9).fill(2), Float64Array.from({length: 9}, (_, i) => i)]
  const got = compareRegression('r2', target, guess, target, noMargin)
  expect(got).toMatchObject({baseline: NaN, degenerate: true, pNonInferior: 1})
  expect(got.warnings).toEqual(['The metric is undefined on these rows.'])
})
