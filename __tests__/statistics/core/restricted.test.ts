import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {
  restrictedScore,
  restrictedTest,
  type Units
} from '../../../src/statistics/core/restricted.ts'
import {normalQuantile} from '../../../src/statistics/core/special.ts'
import {tango, tangoScore} from '../../../src/statistics/paired/tango.ts'

/** Rows that are won, lost or neither, as units of an estimated mean. */
function outcomes(wins: number, losses: number, n: number): Units {
  const mean = (wins - losses) / n
  return {
    influence: Float64Array.of(1 - mean, -1 - mean, -mean),
    count: Float64Array.of(wins, losses, n - wins - losses),
    worst: {influence: -1 - mean, share: 1},
    best: {influence: 1 - mean, share: 1}
  }
}

describe('of wins, losses and ties it is Tango’s test', () => {
  const anyCounts = fc.tuple(fc.nat(40), fc.nat(40), fc.integer({min: 5, max: 500}))

  test('at every level', () => {
    fc.assert(
      fc.property(anyCounts, fc.integer({min: -90, max: 90}), ([wins, losses, same], percent) => {
        const n = wins + losses + same
        const level = percent / 100
        const got = restrictedScore(outcomes(wins, losses, n), (wins - losses) / n - level)
        const wanted = tangoScore({wins, losses, n}, level)
        expect(Math.abs(got - wanted)).toBeLessThan(1e-6 * Math.max(1, Math.abs(wanted)))
      }),
      {numRuns: 300}
    )
  })

  test('and so are its bounds', () => {
    fc.assert(
      fc.property(anyCounts, ([wins, losses, same]) => {
        const n = wins + losses + same
        const pair = {wins, losses, n, baseline: 0.5, candidate: 0.5 + (wins - losses) / n}
        const question = {alpha: 0.05, margin: {value: 0.01, relative: false}}
        const wanted = tango(pair, {...question, direction: 'higher'})
        const got = restrictedTest(outcomes(wins, losses, n), (wins - losses) / n, 0, Infinity)
        expect(got.lower(0.05)).toBeCloseTo(wanted.lower, 7)
        expect(got.upper(0.05)).toBeCloseTo(wanted.upper, 7)
      }),
      {numRuns: 100}
    )
  })
})

test('with no unit that differs the worst that was not seen is what remains', () => {
  // Tango 1998: z² = n·m / (1 − m) without a discordant row.
  expect(restrictedScore(outcomes(0, 0, 268), 0.01)).toBeCloseTo(Math.sqrt((268 * 0.01) / 0.99), 12)
  const twice = {...outcomes(0, 0, 268), worst: {influence: -2, share: 1}}
  expect(restrictedScore(twice, 0.01)).toBeLessThan(-normalQuantile(0.05))
})

test('of units on both sides by far it is the usual test', () => {
  const values = Float64Array.from({length: 2000}, (_, i) => Math.sin(i))
  const units = {
    influence: values,
    worst: {influence: -1, share: 1},
    best: {influence: 1, share: 1}
  }
  const squares = values.reduce((sum, x) => sum + x * x, 0)
  expect(restrictedScore(units, 0.01)).toBeCloseTo((0.01 * 2000) / Math.sqrt(squares), 2)
})

test('a level that no unit could reach is excluded', () => {
  const units = outcomes(3, 2, 100)
  expect(restrictedScore(units, 2)).toBe(Infinity)
})

test('counts are units that occur so often', () => {
  const [wins, losses, n] = [4, 7, 60]
  const counted = outcomes(wins, losses, n)
  const each = Float64Array.from({length: n}, (_, i) =>
    Number(counted.influence[i < wins ? 0 : i < wins + losses ? 1 : 2])
  )
  const apart = {...counted, influence: each, count: undefined}
  for (const excess of [-0.1, 0.02, 0.2]) {
    expect(restrictedScore(apart, excess)).toBeCloseTo(restrictedScore(counted, excess), 10)
  }
})
