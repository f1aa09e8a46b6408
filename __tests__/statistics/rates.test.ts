import {describe, expect, test} from '@jest/globals'
import type {Question} from '../../src/statistics/difference.ts'
import {eventRates, ratioTest, type Events} from '../../src/statistics/rates.ts'
import {misses, referenceFile} from './reference-cases.ts'

const {cases, tolerance} = referenceFile<
  {candidate: Events; champion: Events; relative_margin: number},
  object
>('29-poisson-rates')

function asked(value = 0.1, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'lower', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

describe('eventRates', () => {
  test.each(cases)('$id', ({input: {candidate, champion, relative_margin: margin}, expected}) => {
    const result = eventRates({baseline: champion, candidate}, asked(margin, {relative: true}))
    const got = {
      rate_ratio: result.candidate / result.baseline,
      ni_p_exact_conditional: result.pNonInferior,
      ni_p_mid: ratioTest(champion, candidate, 1 + margin, 'fewer').midP
    }
    expect(misses(got, expected, tolerance)).toEqual([])
  })

  const baseline = {count: 31, exposure: 9000}
  const candidate = {count: 44, exposure: 12_000}

  test('the bound and the p-value of an absolute margin agree; swapping mirrors', () => {
    const here = eventRates({baseline, candidate}, asked(0.002))
    const there = eventRates({baseline: candidate, candidate: baseline}, asked(0.002))
    expect(there.lower).toBe(-here.upper)
    expect(there.upper).toBe(-here.lower)
    expect(eventRates({baseline, candidate}, asked(-here.lower)).pNonInferior).toBeCloseTo(0.05, 9)
    expect(here.difference).toBeCloseTo(31 / 9000 - 44 / 12_000, 15)
  })

  test('where more is better the candidate must not have fewer', () => {
    const higher = eventRates(
      {baseline, candidate},
      asked(0.1, {direction: 'higher', relative: true})
    )
    // Given 75 events, P(candidate's own >= 44) at 0.9 times the baseline's rate.
    const {exact} = ratioTest(baseline, candidate, 0.9, 'more')
    expect(higher.pNonInferior).toBe(exact)
    expect(exact + ratioTest(baseline, {...candidate, count: 43}, 0.9, 'fewer').exact).not.toBe(1)
    expect(
      ratioTest({...baseline, count: 3}, {...baseline, count: 5}, 1, 'more').exact
    ).toBeCloseTo(93 / 256, 12)
    expect(
      ratioTest({...baseline, count: 3}, {...baseline, count: 5}, 1, 'fewer').exact
    ).toBeCloseTo(219 / 256, 12)
  })

  test('no event: no ratio, but an absolute margin can be shown with enough requests', () => {
    const none = {count: 0, exposure: 3000}
    const both = {baseline: none, candidate: none}
    expect(eventRates(both, asked(0.5, {relative: true}))).toMatchObject({
      degenerate: true,
      pNonInferior: 1
    })
    expect(eventRates(both, asked(0.001)).pNonInferior).toBeLessThan(0.05)
    expect(eventRates(both, asked(0.0008)).pNonInferior).toBeGreaterThan(0.05)
    const empty = {count: 0, exposure: 0}
    expect(eventRates({baseline: empty, candidate: none}, asked()).degenerate).toBe(true)
    expect(() => eventRates({baseline: {count: -1, exposure: 1}, candidate}, asked())).toThrow(
      RangeError
    )
  })
})
