import {describe, expect, test} from '@jest/globals'
import {cheapestClosing, priceOf, together} from '../../src/gaps/practice-prices.ts'
import {PRACTICES, practiceOf, type Practice, type PracticeId} from '../../src/practices/index.ts'
import {priceGaps} from '../../src/gaps/prices.ts'
import {returnOf} from '../../src/gaps/return.ts'

function some(...ids: PracticeId[]): Practice[] {
  return ids.flatMap(id => practiceOf(id) ?? [])
}

describe('what a practice costs', () => {
  test.each(PRACTICES)('$id: work once, assumed', practice => {
    const {once, perMonth, assumed} = priceOf(practice, {})
    expect(once[0]).toBeGreaterThan(0)
    expect(once[1]).toBeGreaterThan(once[0])
    expect(perMonth[1]).toBeGreaterThanOrEqual(perMonth[0])
    expect(assumed).toBe(true)
  })

  test('a tool that serves several is paid once', () => {
    expect(together(some('monitoring'), {}).perMonth).toEqual([500, 5000])
    expect(together(some('monitoring', 'alerting', 'drift-detection'), {}).perMonth).toEqual([
      500, 5000
    ])
    expect(together(some('monitoring', 'rollback'), {}).perMonth).toEqual([600, 5500])
  })

  test('the policy’s figures go before, and nothing is assumed then', () => {
    const costs = {practices: {monitoring: {once: 3000, 'per-month': 200}}}
    expect(priceOf(some('monitoring')[0] as Practice, costs)).toEqual({
      once: [3000, 3000],
      perMonth: [200, 200],
      assumed: false
    })
    expect(together(some('seed'), {'hour-of-work': 100}).once).toEqual([400, 400])
  })
})

describe('cheapestClosing', () => {
  test('everything indispensable, the cheapest of substitutes, of priced incidents only', () => {
    const missing = ['monitoring', 'rollback', 'retry', 'circuit-breaker', 'drift-detection']
    const states = PRACTICES.map(({id}) => ({
      id,
      state: missing.includes(id) ? ('missing' as const) : ('verified' as const)
    }))
    const chosen = (costs: Parameters<typeof priceGaps>[1]): string[] =>
      cheapestClosing(priceGaps(states, costs).incidents, states).map(p => p.id)
    expect(chosen({})).toEqual(['monitoring', 'rollback'])
    const outage = {'loss-per-day': 1e6, 'days-undetected': 1}
    expect(chosen({incidents: {outage}})).toEqual(['retry', 'monitoring', 'rollback'])
  })
})

describe('the return on closing the gaps', () => {
  test('ratios are computed: 28 days to 2 is 14 times', () => {
    const {rows} = returnOf({}, null)
    expect(rows.map(r => [r.what, r.before, r.after, r.assumed])).toEqual([
      ['time to deploy', 28, 2, true],
      ['projects that fail to deploy', 0.3, 0.05, true],
      ['debugging an incident', 8, 1, true],
      ['incidents', 5, 1, true]
    ])
    expect(rows.map(r => Number(r.times?.toFixed(9)))).toEqual([14, 6, 8, 5])
  })

  test('hours saved are incidents × hours, before less after: 39; money is their price', () => {
    const {hoursPerMonth, perMonth} = returnOf({'hour-of-work': 100}, null)
    expect(hoursPerMonth).toBe(39)
    expect(perMonth).toEqual([3900, 3900])
  })

  test('failed projects count where their number is known', () => {
    const costs = {
      'hour-of-work': 100,
      return: {'projects-per-year': 12, 'failed-project': 10_000}
    }
    expect(returnOf(costs, null).perMonth[0]).toBeCloseTo(3900 + 2500, 6)
  })

  test('is assumed as long as any figure in it is', () => {
    const all = {
      'hours-of-debugging': {before: 8, after: 1},
      'incidents-per-month': {before: 5, after: 1}
    }
    const share = {'share-of-failed-projects': {before: 0.2, after: 0.1}}
    const assumed = (more: object): boolean =>
      returnOf({'hour-of-work': 100, return: {...all, ...more}}, null).assumed
    expect(assumed({})).toBe(false)
    expect(assumed({'projects-per-year': 4})).toBe(true)
    expect(assumed({'projects-per-year': 4, ...share})).toBe(true)
    expect(assumed({'projects-per-year': 4, 'failed-project': 1e6})).toBe(true)
    expect(assumed({'projects-per-year': 4, 'failed-project': 1e6, ...share})).toBe(false)
  })

  test('a project that fails costs from half a million to two, where the policy does not say', () => {
    const costs = {'hour-of-work': 100, return: {'projects-per-year': 12}}
    const [low, high] = returnOf(costs, null).perMonth
    expect(low - 3900).toBeCloseTo(0.25 * 500_000, 6)
    expect(high - 3900).toBeCloseTo(0.25 * 2_000_000, 6)
  })

  test('payback is the cost once over what is left of the saving each month', () => {
    const back = (once: number, perMonth: number): unknown =>
      returnOf(
        {'hour-of-work': 100},
        {once: [once, once], perMonth: [perMonth, perMonth], assumed: false}
      ).paybackMonths
    expect(back(7800, 0)).toEqual([2, 2])
    expect(back(7800, 1950)).toEqual([4, 4])
    expect(back(7800, 3900)).toEqual([null, null])
    expect(back(0, 0)).toEqual([0, 0])
    expect(returnOf({}, null).paybackMonths).toBeNull()
  })

  test('the policy’s figures, and a rate that falls to nothing has no ratio', () => {
    const costs = {return: {'incidents-per-month': {before: 2, after: 0}}}
    const {rows, hoursPerMonth, assumed} = returnOf(costs, null)
    expect(rows[3]).toMatchObject({before: 2, after: 0, times: null, assumed: false})
    expect(hoursPerMonth).toBe(16)
    expect(assumed).toBe(true)
  })

  test('a change for the worse saves nothing and never pays back', () => {
    const costs = {
      'hour-of-work': 100,
      return: {'incidents-per-month': {before: 1, after: 20}}
    }
    const {hoursPerMonth, paybackMonths} = returnOf(costs, {
      once: [1, 1],
      perMonth: [0, 0],
      assumed: false
    })
    expect(hoursPerMonth).toBe(-12)
    expect(paybackMonths).toEqual([null, null])
  })
})
