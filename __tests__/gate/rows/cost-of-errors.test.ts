import {describe, expect, test} from '@jest/globals'
import {costOfErrors} from '../../../src/gate/rows/cost-of-errors.ts'
import type {PairedRows} from '../../../src/gate/rows/paired-rows.ts'
import {regressionCost} from '../../../src/gaps/regression-cost.ts'
import {aFinding} from '../../practices/a-practice-case.ts'
import {lcg31} from '../../statistics/row-recipes.ts'
import {aCase, type Row} from '../segments-case.ts'

const PRICES = {'false-negative': 120, 'false-positive': 3}

/** Rows by what they are and what both models say of them. */
function rowsOf(
  ...kinds: readonly (readonly [label: 0 | 1, before: 0 | 1, now: 0 | 1, count: number])[]
): PairedRows {
  const rows = kinds.flatMap(([label, before, now, count], kind) =>
    Array.from({length: count}, (_, i): Row => ({id: `${kind}-${i}`, label, said: [before, now]}))
  )
  const {rows: paired} = aCase(rows)
  if (paired === null) throw new Error('no rows')
  return paired
}

describe('what errors cost by row', () => {
  const rows = rowsOf([1, 1, 1, 80], [1, 1, 0, 20], [0, 0, 0, 880], [0, 0, 1, 15], [0, 1, 0, 5])

  test('is the sum over the rows, with an interval on both sides of it', () => {
    const cost = costOfErrors(rows, PRICES, 0.05)
    // 20 are missed more; 15 false alarms more and 5 less; of 1,000 rows.
    expect(cost?.perRequest).toBeCloseTo((20 * 120 + 10 * 3) / 1000, 12)
    const [low = NaN, high = NaN] = cost?.interval ?? []
    expect(low).toBeGreaterThan(1)
    expect(low).toBeLessThan(2.43)
    expect(high).toBeGreaterThan(2.43)
    expect(high).toBeLessThan(4)
  })

  test('an error without a price costs nothing; any error has one only where neither class has', () => {
    expect(costOfErrors(rows, {'false-positive': 3}, 0.05)?.perRequest).toBeCloseTo(0.03, 12)
    expect(costOfErrors(rows, {error: 2}, 0.05)?.perRequest).toBeCloseTo(0.06, 12)
    expect(costOfErrors(rows, {...PRICES, error: 2}, 0.05)?.perRequest).toBeCloseTo(2.43, 12)
  })

  test('is not told without prices, or of rows that do not count alike', () => {
    expect(costOfErrors(rows, {}, 0.05)).toBeNull()
    expect(
      costOfErrors({...rows, weights: new Float64Array(1000).fill(1)}, PRICES, 0.05)
    ).toBeNull()
    expect(costOfErrors({...rows, clusters: new Int32Array(1000)}, PRICES, 0.05)).toBeNull()
    expect(costOfErrors({...rows, predicted: null}, PRICES, 0.05)).toBeNull()
  })

  test('the interval holds the truth nine times in ten', () => {
    const random = lcg31(23)
    const kinds = [
      {upTo: 0.05, label: 1, before: 1, now: 0},
      {upTo: 0.07, label: 1, before: 0, now: 1},
      {upTo: 0.17, label: 0, before: 0, now: 1},
      {upTo: 1, label: 0, before: 0, now: 0}
    ] as const
    let held = 0
    const samples = 300
    for (let i = 0; i < samples; i++) {
      const drawn = Array.from({length: 800}, () => {
        const u = random()
        return kinds.find(({upTo}) => u < upTo) ?? kinds[3]
      })
      const of = (key: 'label' | 'before' | 'now'): Int32Array =>
        Int32Array.from(drawn, kind => kind[key])
      const sample = {
        ...rows,
        label: of('label'),
        predicted: {baseline: of('before'), candidate: of('now')}
      }
      const prices = {'false-negative': 50, 'false-positive': 5}
      const [low = NaN, high = NaN] = costOfErrors(sample, prices, 0.05)?.interval ?? []
      // 0.05 · 50 − 0.02 · 50 + 0.1 · 5
      if (low <= 2 && 2 <= high) held++
    }
    expect(held / samples).toBeGreaterThan(0.85)
    expect(held / samples).toBeLessThan(0.95)
  })
})

describe('regressionCost', () => {
  const costs = {'requests-per-day': 1000, errors: PRICES}
  const measured = {perRequest: 2, interval: [1.5, 2.5] as const}
  const finding = (difference: number, status: 'fail' | 'pass') =>
    aFinding('at-least-as-good/recall', status, {subject: {metric: 'recall'}, difference})
  const labels = {positives: 100, negatives: 900}

  test('takes what was measured by row, where something regressed', () => {
    const findings = [finding(-0.02, 'fail')]
    expect(regressionCost({findings, costs, labels, measured})).toMatchObject({
      perDay: 2000,
      interval: [1500, 2500]
    })
    expect(
      regressionCost({findings, costs, labels, measured: {...measured, perRequest: -1}})
    ).toBeNull()
    expect(regressionCost({findings: [finding(0.02, 'pass')], costs, labels, measured})).toBeNull()
  })
})
