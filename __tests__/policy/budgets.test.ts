import {describe, expect, test} from '@jest/globals'
import {budgetsOfTraffic, foreignBudgets, ownBudgets, rowsOf} from '../../src/policy/budgets.ts'
import {loadPolicy} from '../../src/catalogue/policy.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'

function policyOf(model: string): ModelPolicy {
  const policy = loadPolicy(`version: 1\nmodels:\n  m: ${model}\n`, 'model-promotion.yml')
  return policy.models['m'] ?? {}
}

describe('the budgets of a kind of deployment', () => {
  test('are all that are written where the policy does not say the kind', () => {
    const policy = policyOf('{budgets: {rows: 1_000_000, latency-p99: 100 ms, memory: 2 MB}}')
    expect(foreignBudgets(policy)).toEqual([])
    expect(ownBudgets(policy)).toEqual({rows: '1_000_000', 'latency-p99': '100 ms', memory: '2 MB'})
    expect(rowsOf(ownBudgets(policy).rows ?? 0)).toBe(1_000_000)
  })

  test.each([
    ['batch', ['latency-p99', 'throughput', 'model-size', 'memory', 'energy']],
    ['real-time', ['rows', 'duration', 'model-size', 'memory', 'energy']],
    ['streaming', ['rows', 'duration', 'model-size', 'memory', 'energy']],
    ['edge', ['throughput', 'rows', 'duration']]
  ])('of %s are not those of the others', (kind, foreign) => {
    const policy = policyOf(
      `{deployment: ${kind}, budgets: {latency-p99: 100 ms, throughput: 5, error-rate: 1 %, rows: 5, duration: 3 s, model-size: 2 MB, memory: 2 MB, energy: 1 J}}`
    )
    expect(foreignBudgets(policy).map(f => f.budget)).toEqual(foreign)
    expect(ownBudgets(policy)).toMatchObject({'error-rate': '1 %'})
    expect(foreignBudgets(policy)[0]?.words).toMatch(
      new RegExp(`deployed as ${kind} \\(policy: deployment\\), so it is not asked\\.$`, 'u')
    )
  })

  test('need a log of live traffic only where it answers them', () => {
    expect(budgetsOfTraffic(policyOf('{budgets: {model-size: 2 MB, duration: 1 h}}'))).toEqual([])
    expect(budgetsOfTraffic(policyOf('{budgets: {error-rate: 1 %}}'))).toEqual(['error-rate'])
    const batch = '{deployment: batch, budgets: {latency-p99: 100 ms, rows: 5}}'
    expect(budgetsOfTraffic(policyOf(batch))).toEqual([])
    expect(budgetsOfTraffic(policyOf('{}'))).toEqual([])
  })

  test.each([
    ['duration: 30', 'a duration is written 30 min, in ms, s, min, h'],
    ['duration: 30 minutes', 'a duration is written 30 min, in ms, s, min, h'],
    ['model-size: 20 mb', 'a size is written 20 MB, in B, kB, MB, GB, KiB, MiB, GiB'],
    ['energy: 2 MJ', 'an energy is written 2 mJ, in nJ, uJ, µJ, mJ, J, kJ, Wh, kWh'],
    ['rows: "1,000"', 'a number of rows is written 1000000 or 1_000_000'],
    ['rows: 0', 'has to be above 0'],
    ['size: 2 MB', '"size" is not a known key']
  ])('written as %s are an error that says how', (written, why) => {
    expect(() => policyOf(`{budgets: {${written}}}`)).toThrow(why)
  })
})
