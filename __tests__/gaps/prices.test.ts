import {describe, expect, test} from '@jest/globals'
import {INCIDENTS} from '../../src/catalogue/incidents.ts'
import {PRACTICES} from '../../src/practices/index.ts'
import {priceGaps} from '../../src/gaps/prices.ts'
import {policySchema} from '../../src/catalogue/policy.ts'
import {parse} from 'yaml'
import type {PracticeState} from '../../src/verdict/verdict.ts'

type State = PracticeState['state']

function allBut(
  missing: readonly string[],
  state: State = 'verified'
): readonly {id: string; state: State}[] {
  return PRACTICES.map(({id}) => ({id, state: missing.includes(id) ? 'missing' : state}))
}

describe('the demonstration', () => {
  const gaps = priceGaps(
    allBut(['monitoring', 'data-version', 'code-version', 'weights', 'rollback']),
    {}
  )

  test('comes to 45,500 USD', () => {
    expect(gaps.currency).toBe('USD')
    expect(gaps.total).toBe(45_500)
    expect(gaps.incidents.map(i => [i.id, i.daysUndetected, i.lossPerDay, i.cost])).toEqual([
      ['silent-decay', 90, 400, 36_000],
      ['no-way-back', 2, 3000, 6000],
      ['irreproducible', 14, 250, 3500]
    ])
  })

  test('tells each story and the practice that would have prevented it', () => {
    expect(gaps.incidents.map(i => i.missing)).toEqual([
      ['monitoring'],
      ['rollback'],
      ['data-version', 'code-version', 'weights']
    ])
    for (const incident of gaps.incidents) {
      expect(incident.story).toMatch(/\.$/u)
      expect(incident.assumed).toBe(true)
    }
  })

  test('shows the line that replaces an assumption, and the policy takes it', () => {
    expect(gaps.incidents[0]?.policyLine).toBe(
      'costs: {currency: USD, incidents: {silent-decay: {loss-per-day: 400, days-undetected: 90}}}'
    )
    for (const {policyLine} of gaps.incidents) {
      const policy: unknown = {version: 1, models: {}, ...(parse(policyLine ?? '') as object)}
      expect(policySchema.safeParse(policy).success).toBe(true)
    }
  })
})

describe('priceGaps', () => {
  test('finds nothing where nothing is missing, however it is known', () => {
    for (const state of ['verified', 'declared', 'not-applicable'] as const)
      expect(priceGaps(allBut([], state), {})).toEqual({currency: 'USD', total: 0, incidents: []})
  })

  test('lists every incident where nothing is known; the unpriced ones last, at no price', () => {
    const gaps = priceGaps([], {})
    expect(gaps.incidents).toHaveLength(INCIDENTS.length)
    expect(gaps.total).toBe(45_500)
    const rest = gaps.incidents.slice(3)
    expect(rest.map(i => i.id)).toEqual(rest.map(i => i.id).sort())
    for (const incident of rest) {
      expect(incident.cost).toBeNull()
      expect(incident.assumed).toBe(false)
      expect(incident.policyLine).toContain(
        `${incident.id}: {loss-per-day: AMOUNT, days-undetected: DAYS}`
      )
    }
  })

  test('prices an incident once, however many of its practices are missing', () => {
    const cost = (missing: string[]): number => priceGaps(allBut(missing), {}).total
    expect(cost(['seed'])).toBe(3500)
    expect(cost(['seed', 'data-version', 'parameters'])).toBe(3500)
  })

  test('takes substitutes for one another, but not for what is indispensable', () => {
    const open = (missing: string[]): string[] =>
      priceGaps(allBut(missing), {}).incidents.map(i => i.id)
    expect(open(['retry'])).toEqual([])
    expect(open(['retry', 'circuit-breaker'])).toEqual(['outage'])
    expect(open(['fallback'])).toEqual(['outage'])
    expect(open(['drift-detection', 'retraining-schedule'])).toEqual([])
    expect(open(['alerting'])).toEqual(['silent-decay'])
  })

  test('takes both figures from the policy, and then assumes nothing', () => {
    const gaps = priceGaps(allBut(['monitoring', 'capacity']), {
      currency: 'EUR',
      incidents: {
        'silent-decay': {'loss-per-day': 1000, 'days-undetected': 30},
        'too-slow': {'loss-per-day': 20_000, 'days-undetected': 2}
      }
    })
    expect(gaps.currency).toBe('EUR')
    expect(gaps.total).toBe(70_000)
    expect(gaps.incidents.map(i => [i.id, i.cost, i.assumed, i.policyLine])).toEqual([
      ['too-slow', 40_000, false, null],
      ['silent-decay', 30_000, false, null]
    ])
  })

  test('half a statement leaves the other half assumed, or the incident unpriced', () => {
    const costs = {
      currency: 'EUR',
      incidents: {'silent-decay': {'loss-per-day': 1000}, 'too-slow': {'loss-per-day': 5}}
    }
    const [decay, slow] = priceGaps(allBut(['monitoring', 'capacity']), costs).incidents
    expect(decay).toMatchObject({cost: 90_000, assumed: true})
    expect(decay?.policyLine).toBe(
      'costs: {incidents: {silent-decay: {loss-per-day: 1000, days-undetected: 90}}}'
    )
    expect(slow).toMatchObject({cost: null, lossPerDay: 5, daysUndetected: null, assumed: false})
    expect(slow?.policyLine).toContain('{loss-per-day: 5, days-undetected: DAYS}')
  })

  test('a price of zero is the team’s word; a product beyond numbers is no price', () => {
    const price = (loss: number): number | null | undefined =>
      priceGaps(allBut(['monitoring']), {
        incidents: {'silent-decay': {'loss-per-day': loss, 'days-undetected': 1e9}}
      }).incidents[0]?.cost
    expect(price(0)).toBe(0)
    expect(price(1e308)).toBeNull()
  })
})
