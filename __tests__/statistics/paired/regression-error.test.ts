import {describe, expect, test} from '@jest/globals'

import {compareMeans} from '../../../src/statistics/paired/cluster.ts'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {compareInfluence} from '../../../src/statistics/paired/influence.ts'
import {squaredErrorRows} from '../../../src/statistics/paired/losses.ts'
import {
  compareRegression,
  scoreRegression,
  type RegressionMetric
} from '../../../src/statistics/paired/regression-error.ts'
import {agreeing, noMargin, readOracle, reg1, withMargin} from '../row-recipes.ts'

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
  const [target, guess] = [
    new Float64Array(12).fill(2),
    Float64Array.from({length: 12}, (_, i) => i)
  ]
  const got = compareRegression('r2', target, guess, target, noMargin)
  expect(got).toMatchObject({baseline: NaN, degenerate: true, pNonInferior: 1})
  expect(got.warnings).toEqual(['The metric is undefined on these rows.'])
})

describe('the test of an RMSE, made on the squared errors', () => {
  const {target, baseline, candidate} = reg1(5, 300)
  const clusters = Int32Array.from(target, (_, row) => Math.floor(row / 4))
  const weights = Float64Array.from(target, (_, row) => 1 + (row % 3))
  const mseOf = (prediction: Float64Array): Float64Array => squaredErrorRows(target, prediction)
  const at = (value: number, relative = false): Question => ({
    alpha: 0.05,
    direction: 'lower',
    margin: {value, relative}
  })

  test.each([
    ['rows', {}],
    ['weights', {weights}],
    ['clusters', {clusters}]
  ] as const)(
    'a relative margin r is one of 2r + r² on the mean squared error: %s',
    (_, design) => {
      const root = compareRegression('rmse', target, baseline, candidate, at(0.1, true), design)
      const mean = compareMeans(mseOf(baseline), mseOf(candidate), at(0.21, true), design)
      expect(root.pNonInferior).toBeCloseTo(mean.pNonInferior, 12)
      expect(root.pRegression).toBeCloseTo(mean.pRegression, 12)
    }
  )

  test.each([{}, {clusters}])('bounds and p-values agree for an absolute margin', design => {
    const {lower, upper} = compareRegression('rmse', target, baseline, candidate, at(0), design)
    const pAt = (margin: number): number =>
      compareRegression('rmse', target, baseline, candidate, at(margin), design).pNonInferior
    expect(lower).toBeLessThan(0)
    expect(pAt(-lower)).toBeCloseTo(0.05, 9)
    expect(upper).toBeGreaterThan(lower)
  })

  test('the models change places, and the answer is mirrored', () => {
    const got = compareRegression('rmse', target, baseline, candidate, at(0.2))
    const mirrored = compareRegression('rmse', target, candidate, baseline, at(0.2))
    expect(mirrored.lower).toBeCloseTo(-got.upper, 12)
    expect(mirrored.upper).toBeCloseTo(-got.lower, 12)
    expect(mirrored.pRegression).toBeCloseTo(1 - got.pRegression, 12)
  })

  test('its bounds are near those of the linearised roots', () => {
    const [b, c] = [baseline, candidate].map(p => scoreRegression('rmse', target, p))
    if (b === undefined || c === undefined) throw new Error('no case')
    const linear = compareInfluence(b, c, at(0), {}, {method: '', reference: '', smallSample: true})
    const got = compareRegression('rmse', target, baseline, candidate, at(0))
    const width = linear.upper - linear.lower
    expect(Math.abs(got.lower - linear.lower)).toBeLessThan(0.05 * width)
    expect(Math.abs(got.upper - linear.upper)).toBeLessThan(0.05 * width)
    expect(got.standardError).toBe(linear.standardError)
  })
})
