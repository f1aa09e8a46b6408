import {describe, expect, test} from '@jest/globals'
import {
  discordanceDeviation,
  plannedDiscordance,
  powerAt,
  powerCurve,
  rowsForError,
  rowsNeeded,
  smallestDetectable,
  smallestMargin,
  tangoFloor
} from '../../../src/statistics/core/power.ts'
import {tango} from '../../../src/statistics/paired/tango.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const {cases, tolerance} = referenceFile<
  {alpha: number; power: number; margin: number; true_diff: number; discordance: number},
  {n_normal: number}
>('19-power')

describe('planning', () => {
  test.each(cases)('$id', ({input, expected}) => {
    const {alpha, power, margin, true_diff: trueDifference, discordance} = input
    const standardDeviation = discordanceDeviation(discordance, trueDifference)
    const plan = {alpha, power, margin, trueDifference, standardDeviation}
    const n = rowsNeeded(plan)
    const got = {
      n_normal: Math.ceil(n),
      n_normal_exact: n,
      n_floor_no_discordance: tangoFloor(margin, alpha),
      mde_at_n_normal: smallestDetectable(standardDeviation / Math.sqrt(expected.n_normal), plan),
      margin_detectable_at_n1000: smallestDetectable(Math.sqrt(discordance / 1000), plan)
    }
    expect(misses(got, expected, tolerance)).toEqual([])
    expect(powerAt(n, plan)).toBeCloseTo(power, 12)
  })

  test.each([0.005, 0.01, 0.02, 0.03, 0.05])('the floor at a margin of %d is sharp', margin => {
    const question = {
      alpha: 0.05,
      direction: 'higher',
      margin: {value: margin, relative: false}
    } as const
    const p = (n: number): number =>
      tango({wins: 0, losses: 0, n, baseline: 1, candidate: 1}, question).pNonInferior
    const floor = tangoFloor(margin, 0.05)
    expect(p(floor)).toBeLessThan(0.05)
    expect(p(floor - 1)).toBeGreaterThanOrEqual(0.05)
    expect(smallestMargin(floor, 0.05)).toBeLessThan(margin)
    expect(smallestMargin(floor - 1, 0.05)).toBeGreaterThan(margin - 1e-12)
  })

  test('what cannot be shown needs infinitely many rows', () => {
    const plan = {alpha: 0.05, power: 0.8, standardDeviation: 0.3}
    expect(rowsNeeded({...plan, margin: 0})).toBe(Infinity)
    expect(rowsNeeded({...plan, margin: 0.01, trueDifference: -0.02})).toBe(Infinity)
    expect(rowsForError(100, 0.02, 0, plan)).toBe(Infinity)
    expect(tangoFloor(0, 0.05)).toBe(Infinity)
    expect(powerAt(0, {...plan, margin: 0.1})).toBe(0)
  })

  test('rows from an observed error are those from its spread', () => {
    const assurance = {alpha: 0.05, power: 0.9}
    expect(rowsForError(400, 0.3 / 20, 0.01, assurance)).toBeCloseTo(
      rowsNeeded({...assurance, margin: 0.01, standardDeviation: 0.3}),
      6
    )
  })

  test('the power curve rises from nothing to certainty', () => {
    const curve = powerCurve([0, 100, 1000, 1e4, 1e6], {
      alpha: 0.05,
      margin: 0.01,
      standardDeviation: discordanceDeviation(0.1)
    }).map(({power}) => power)
    expect(curve).toEqual(curve.toSorted((left, right) => left - right))
    expect(curve[0]).toBe(0)
    expect(curve[4]).toBeCloseTo(1, 12)
  })

  test('discordance is planned with although none was seen', () => {
    expect(plannedDiscordance(3, 5, 100)).toBe(0.08)
    expect(plannedDiscordance(0, 0, 98)).toBe(0.01)
    expect(plannedDiscordance(0, 0, 0)).toBe(0.5)
  })
})
