import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {verdictOf, type Mode} from '../../../src/statistics/core/decision.ts'
import type {Difference, Question} from '../../../src/statistics/core/difference.ts'
import {logChoose} from '../../../src/statistics/core/special.ts'
import {tango} from '../../../src/statistics/paired/tango.ts'
import {referenceFile} from '../reference-cases.ts'

const {cases} = referenceFile<
  {L: number; U: number; margin: number},
  {verdict: string; detail: string | null}
>('27-decision')
const alpha = 0.05

function asked(value: number, relative = false): Question {
  return {alpha, direction: 'higher', margin: {value, relative}}
}

/** A difference with these bounds, and with p-values on the same side of alpha as they are. */
function bounded(lower: number, upper: number, margin: number): Difference {
  const p = (distance: number): number => alpha * Math.exp(-distance)
  return {
    method: 'any',
    reference: 'any',
    baseline: 0.5,
    candidate: 0.5 + (lower + upper) / 2,
    difference: (lower + upper) / 2,
    lower,
    upper,
    pNonInferior: p(lower + margin),
    pRegression: p(-upper),
    standardError: 0.01,
    n: 100,
    degenerate: false,
    warnings: [],
    steps: []
  }
}

describe('verdictOf', () => {
  test.each(cases)('non-inferior $id', ({input: {L, U, margin}, expected}) => {
    expect(verdictOf(bounded(L, U, margin), asked(margin), 'non-inferior')).toEqual(expected)
  })

  test.each<[Mode, number, number, string, string | null]>([
    // Proven to be worse, measured to be within the margin, and not shown to be.
    ['non-inferior', -0.011, -0.001, 'inconclusive', 'worse-by-how-much'],
    ['non-inferior', -0.02, -0.001, 'fail', 'worse'],
    ['superior', 0.011, 0.05, 'pass', 'superior'],
    ['superior', 0.01, 0.05, 'inconclusive', null],
    ['superior', -0.005, 0.05, 'inconclusive', null],
    ['superior', -0.005, -0.001, 'fail', 'worse'],
    ['superior', -0.005, 0.009, 'fail', 'gain-too-small'],
    ['superior', 0.001, 0.009, 'fail', 'gain-too-small'],
    ['equivalent', -0.009, 0.009, 'pass', 'equivalent'],
    ['equivalent', -0.009, -0.001, 'pass', 'equivalent'],
    ['equivalent', -0.009, 0.01, 'inconclusive', null],
    ['equivalent', 0.002, 0.03, 'inconclusive', null],
    ['equivalent', 0.011, 0.03, 'fail', 'better-than-margin'],
    ['equivalent', -0.03, -0.011, 'fail', 'worse-than-margin'],
    ['equivalent', -0.03, -0.002, 'fail', 'worse'],
    ['screen', -0.03, 0.001, 'pass', 'no-regression-shown'],
    ['screen', -0.03, -0.001, 'pass', 'worse-within-margin-perhaps'],
    ['screen', -0.008, -0.001, 'pass', 'non-inferior-but-worse'],
    ['screen', 0.001, 0.03, 'pass', 'superior'],
    ['screen', -0.03, -0.011, 'fail', 'worse-than-margin']
  ])('%s with bounds %d and %d: %s', (mode, lower, upper, verdict, detail) => {
    expect(verdictOf(bounded(lower, upper, 0.01), asked(0.01), mode)).toEqual({verdict, detail})
  })

  test('a relative margin is a share of the baseline', () => {
    const decision = verdictOf(bounded(-0.008, 0.007, 0.01), asked(0.02, true), 'equivalent')
    expect(decision).toEqual({verdict: 'pass', detail: 'equivalent'})
  })

  test.each<Mode>(['non-inferior', 'superior', 'equivalent'])('%s needs data', mode => {
    const empty = {...bounded(0.5, 0.6, 0.01), degenerate: true}
    expect(verdictOf(empty, asked(0.01), mode).verdict).toBe('inconclusive')
    const lost = {...bounded(NaN, NaN, 0.01), pNonInferior: NaN, pRegression: NaN}
    expect(verdictOf(lost, asked(0.01), mode).verdict).toBe('inconclusive')
  })

  test('a screen passes what cannot be tested, but not what went wrong', () => {
    const empty = {...bounded(-0.6, -0.5, 0.01), degenerate: true}
    expect(verdictOf(empty, asked(0.01), 'screen')).toEqual({
      verdict: 'pass',
      detail: 'not-testable'
    })
    const lost = {...bounded(NaN, NaN, 0.01), pRegression: NaN}
    expect(verdictOf(lost, asked(0.01), 'screen').verdict).toBe('inconclusive')
  })

  test('invariant 9: screens are never stricter than guards', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(900), fc.nat(50), (wins, losses, ties, points) => {
        const n = wins + losses + ties + 1
        const question = asked(points / 1000)
        const data = {wins, losses, n, baseline: 0.8, candidate: 0.8 + (wins - losses) / n}
        const difference = tango(data, question)
        const [guard, screen] = (['non-inferior', 'screen'] as const).map(
          mode => verdictOf(difference, question, mode).verdict
        )
        expect(screen === 'fail' && guard !== 'fail').toBe(false)
        expect(screen).not.toBe('inconclusive')
      }),
      {numRuns: 200}
    )
  })

  test('no guard fails for a loss that was measured to be within its margin', () => {
    fc.assert(
      fc.property(fc.double({min: -0.1, max: 0.1, noNaN: true}), fc.nat(100), (middle, width) => {
        const difference = bounded(middle - width / 1000, middle + width / 1000, 0.03)
        const {verdict} = verdictOf(difference, asked(0.03), 'non-inferior')
        expect(verdict === 'fail' && difference.difference >= -0.03).toBe(false)
      })
    )
  })

  test('a larger margin never turns a pass into something else', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(900), fc.nat(50), (wins, losses, ties, points) => {
        const n = wins + losses + ties + 1
        const data = {wins, losses, n, baseline: 0.8, candidate: 0.8 + (wins - losses) / n}
        const at = (margin: number): string =>
          verdictOf(tango(data, asked(margin)), asked(margin), 'non-inferior').verdict
        const [narrow, wide] = [at(points / 1000), at(points / 1000 + 0.01)]
        expect(narrow === 'pass' && wide !== 'pass').toBe(false)
      }),
      {numRuns: 60}
    )
  })
})

describe('errors of the gate on right or wrong answers, by adding up all outcomes', () => {
  /** P(verdict) over n rows of which a share differs, at a true difference. */
  function chance(verdict: string, n: number, gain: number, discordance: number): number {
    const win = (discordance + gain) / 2
    const loss = (discordance - gain) / 2
    const most = Math.ceil(n * discordance + 8 * Math.sqrt(n * discordance)) + 4
    const margin = 0.03
    let total = 0
    for (let wins = 0; wins <= most; wins++) {
      for (let losses = 0; losses <= most; losses++) {
        const ways = logChoose(n, wins) + logChoose(n - wins, losses)
        const odds = wins * logOf(win) + losses * logOf(loss)
        const probability = Math.exp(ways + odds + (n - wins - losses) * Math.log1p(-win - loss))
        if (probability < 1e-9) continue
        const outcome = tango({wins, losses, n, baseline: 0.8, candidate: 0.8}, asked(margin))
        if (verdictOf(outcome, asked(margin), 'non-inferior').verdict === verdict) {
          total += probability
        }
      }
    }
    return total
  }

  test.each([
    [30, 0.03, 0],
    [50, 0.03, 0],
    [100, 0.03, 0.046],
    [100, 0.06, 0.037]
  ])('%d rows, %d discordant, worse by the margin: pass with %d', (n, discordance, expected) => {
    expect(chance('pass', n, -0.03, discordance)).toBeCloseTo(expected, 2)
  })

  test.each([
    [100, 0.04],
    [200, 0.1]
  ])('%d rows, %d discordant, equal: blamed with about alpha at most', (n, discordance) => {
    expect(chance('fail', n, 0, discordance)).toBeLessThan(0.056)
  })
})

function logOf(probability: number): number {
  // An impossible outcome of count 0 must weigh 0, not 0 * -Infinity.
  return Math.log(Math.max(probability, 1e-300))
}
