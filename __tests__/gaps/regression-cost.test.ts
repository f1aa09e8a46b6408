import {describe, expect, test} from '@jest/globals'
import {regressionCost} from '../../src/gaps/regression-cost.ts'
import type {Finding} from '../../src/verdict/verdict.ts'

const COSTS = {
  currency: 'USD',
  'requests-per-day': 12_000,
  errors: {'false-negative': 120, 'false-positive': 3}
}
const LABELS = {positives: 50, negatives: 950}

function found(
  metric: string,
  baseline: number,
  candidate: number,
  more: Partial<Finding> = {}
): Finding {
  const better = candidate - baseline
  return {
    id: `at-least-as-good/${metric}`,
    check: 'at-least-as-good',
    about: [metric],
    status: better < 0 ? 'fail' : 'pass',
    role: 'guard',
    detail: null,
    subject: {metric},
    direction: 'higher',
    baseline,
    candidate,
    difference: better,
    interval: null,
    confidence: 0.95,
    margin: 0.005,
    marginText: null,
    limit: null,
    method: null,
    evidence: 'paired-rows',
    rows: 1000,
    rowsNeeded: null,
    summary: '',
    remedy: null,
    notes: [],
    steps: [],
    reference: null,
    location: null,
    waiver: null,
    ...more
  }
}

function perDay(
  findings: Finding[],
  costs = COSTS,
  labels: typeof LABELS | null = LABELS
): number | undefined {
  return regressionCost({findings, costs, labels})?.perDay
}

describe('regressionCost', () => {
  test('recall: loss × share of positives × price × requests, with the interval', () => {
    const recall = found('recall', 0.94, 0.91, {interval: [-0.04, -0.018]})
    const cost = regressionCost({findings: [recall], costs: COSTS, labels: LABELS})
    expect(cost?.currency).toBe('USD')
    expect(cost?.perDay).toBeCloseTo(0.03 * 0.05 * 120 * 12_000, 6)
    expect(cost?.interval?.[0]).toBeCloseTo(0.018 * 0.05 * 120 * 12_000, 6)
    expect(cost?.interval?.[1]).toBeCloseTo(0.04 * 0.05 * 120 * 12_000, 6)
    expect(cost?.summary).toBe('At 12,000 requests a day, with the policy’s prices of errors.')
  })

  test('specificity adds false alarms; a gain there is taken off', () => {
    const recall = found('recall', 0.94, 0.91)
    expect(perDay([recall, found('specificity', 0.9, 0.88)])).toBeCloseTo(
      2160 + 0.02 * 0.95 * 3 * 12_000,
      6
    )
    expect(perDay([recall, found('specificity', 0.9, 0.92)])).toBeCloseTo(
      2160 - 0.02 * 0.95 * 3 * 12_000,
      6
    )
  })

  test('precision with recall gives the false alarms, from counts that one can follow', () => {
    // 50 positives. Before: 45 found, 5 false alarms (precision 0.9). After: 40 found, 10 false alarms (0.8).
    const findings = [
      found('recall', 0.9, 0.8, {interval: [-0.2, -0.05]}),
      found('precision', 0.9, 0.8)
    ]
    const cost = regressionCost({findings, costs: COSTS, labels: LABELS})
    expect(cost?.perDay).toBeCloseTo(((5 / 1000) * 120 + (5 / 1000) * 3) * 12_000, 6)
    expect(cost?.interval).toBeNull()
  })

  test('accuracy is priced by the cost of any error, and only by that', () => {
    const accuracy = found('accuracy', 0.9, 0.88, {interval: [-0.03, -0.01]})
    expect(perDay([accuracy], COSTS, null)).toBeUndefined()
    const costs = {...COSTS, errors: {...COSTS.errors, error: 2}}
    expect(perDay([accuracy], costs, null)).toBeCloseTo(0.02 * 2 * 12_000, 6)
  })

  test('values in percent are the same rates', () => {
    const recall = found('recall', 94, 91, {interval: [-4, -1.8]})
    expect(perDay([recall])).toBeCloseTo(2160, 6)
  })

  test('false positive rate: its difference, too, is positive where the candidate is better', () => {
    const rate = found('false_positive_rate', 0.1, 0.12, {difference: -0.02, status: 'fail'})
    expect(perDay([rate])).toBeCloseTo(0.02 * 0.95 * 3 * 12_000, 6)
  })

  test('is null without a regression, prices, volume, labels, or one clear number', () => {
    const recall = found('recall', 0.94, 0.91)
    expect(perDay([])).toBeUndefined()
    expect(perDay([found('recall', 0.91, 0.94)])).toBeUndefined()
    expect(perDay([{...recall, status: 'pass'}])).toBeUndefined()
    expect(perDay([recall], COSTS, null)).toBeUndefined()
    expect(perDay([recall], COSTS, {positives: 0, negatives: 0})).toBeUndefined()
    expect(regressionCost({findings: [recall], costs: {}, labels: LABELS})).toBeNull()
    expect(
      regressionCost({findings: [recall], costs: {errors: COSTS.errors}, labels: LABELS})
    ).toBeNull()
    expect(perDay([recall, {...recall, subject: {metric: 'recall', dataset: 'b'}}])).toBeUndefined()
  })

  test('segments and averages over classes are not the error rate of all requests', () => {
    const recall = found('recall', 0.94, 0.91)
    expect(
      perDay([{...recall, subject: {metric: 'recall', segment: {country: 'NO'}}}])
    ).toBeUndefined()
    expect(
      perDay([{...recall, subject: {metric: 'recall', qualifier: 'average=macro'}}])
    ).toBeUndefined()
  })

  test('is null where what is gained outweighs what is lost', () => {
    expect(perDay([found('recall', 0.9, 0.95), found('specificity', 0.95, 0.94)])).toBeUndefined()
  })
})
