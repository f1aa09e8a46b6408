import {describe, expect, test} from '@jest/globals'
import {daysToDetect} from '../../src/gaps/detection.ts'
import {priceGaps} from '../../src/gaps/prices.ts'
import {undetected} from '../../src/gaps/regression-cost.ts'
import {assess} from '../../src/gaps/assess.ts'
import {PRACTICES} from '../../src/practices/index.ts'
import {aFinding, aPracticeCase} from '../practices/a-practice-case.ts'

const COSTS = {
  'requests-per-day': 500,
  'label-delay-days': 30,
  'fall-that-matters': '2 pp'
} as const

function allBut(missing: readonly string[]): {id: string; state: 'verified' | 'missing'}[] {
  return PRACTICES.map(({id}) => ({id, state: missing.includes(id) ? 'missing' : 'verified'}))
}

describe('daysToDetect', () => {
  // (1.6448536 + 0.8416212)² × p (1 − p) / 0.02², by hand.
  test('label delay and the days of traffic that show the fall', () => {
    expect(daysToDetect(COSTS, 0.9)).toEqual({
      days: 33,
      rows: 1392,
      words: '30 days until labels come and 3 of traffic: 1,392 predictions show a fall of 2 pp'
    })
    expect(daysToDetect({...COSTS, 'fall-that-matters': 0.02}, 0.9)?.rows).toBe(1392)
  })

  test('asks for the most rows where the rate is not known or is no share', () => {
    for (const rate of [null, 0.5, 0, 1, 91, Number.NaN])
      expect(daysToDetect(COSTS, rate)?.rows).toBe(3865)
  })

  test('is not guessed where the policy leaves a figure out', () => {
    for (const key of Object.keys(COSTS)) {
      expect(daysToDetect({...COSTS, [key]: undefined}, 0.9)).toBeNull()
    }
    expect(daysToDetect({...COSTS, 'requests-per-day': 0}, 0.9)).toBeNull()
  })
})

describe('the price of a fall of quality', () => {
  test('is that of the computed days where monitoring is in place', () => {
    const [decay] = priceGaps(allBut(['alerting']), COSTS, 0.9).incidents
    expect(decay).toMatchObject({
      id: 'silent-decay',
      daysUndetected: 33,
      daysFrom: 'computed',
      cost: 13_200,
      note: expect.stringMatching(/^30 days until labels come/u)
    })
    // The loss a day is still the catalogue's.
    expect(decay?.assumed).toBe(true)
    const [settled] = priceGaps(
      allBut(['alerting']),
      {...COSTS, incidents: {'silent-decay': {'loss-per-day': 10}}},
      0.9
    ).incidents
    expect(settled).toMatchObject({cost: 330, assumed: false, policyLine: null})
  })

  test('is the catalogue’s without monitoring, and says what monitoring is worth', () => {
    const [decay] = priceGaps(allBut(['monitoring']), COSTS, 0.9).incidents
    expect(decay).toMatchObject({daysUndetected: 90, daysFrom: 'catalogue', cost: 36_000})
    expect(decay?.note).toMatch(/it would be 33 days .* so monitoring is worth 22,800 USD\.$/u)
  })

  test('the policy’s own days go before', () => {
    const costs = {...COSTS, incidents: {'silent-decay': {'days-undetected': 5}}}
    const [decay] = priceGaps(allBut(['alerting']), costs, 0.9).incidents
    expect(decay).toMatchObject({daysUndetected: 5, daysFrom: 'policy', note: null})
  })

  test('another incident has nothing to do with it', () => {
    const incidents = priceGaps(allBut(['rollback', 'seed']), COSTS, 0.9).incidents
    expect(incidents.map(i => [i.id, i.daysFrom, i.note])).toEqual([
      ['no-way-back', 'catalogue', null],
      ['irreproducible', 'catalogue', null]
    ])
  })

  test('the candidate’s accuracy is the rate', () => {
    const accuracy = aFinding('at-least-as-good/accuracy', 'pass', {
      subject: {metric: 'accuracy'},
      candidate: 0.9
    })
    const practices = {monitoring: 'dashboard'}
    const gaps = assess(
      aPracticeCase({}, {policy: {practices}, costs: COSTS, findings: [accuracy]})
    )
    expect(gaps.incidents.find(i => i.id === 'silent-decay')?.daysUndetected).toBe(33)
    expect(undetected(gaps, COSTS)).toEqual({days: 33, assumed: false})
  })

  test('how long a regression goes on is assumed, computed or not known', () => {
    expect(undetected(assess(aPracticeCase({})), {})).toEqual({days: 90, assumed: true})
    const none = {...assess(aPracticeCase({})), incidents: []}
    expect(undetected(none, {})).toBeNull()
    expect(undetected(none, COSTS)).toEqual({days: 38, assumed: false})
  })
})
