import {describe, expect, test} from '@jest/globals'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import {parseMargin} from '../../../src/policy/margin.ts'
import type {TrafficBudgets} from '../../../src/gate/live/demand.ts'
import {demandOf, found, hourOf, rowsOf, trafficOf, type LogRow} from './traffic-of.ts'

const N = 20_000

/** The candidate is wrong on 3 % of the requests, production on another 3 %; 0.4 % of the answers are slow. */
function row(i: number): LogRow {
  const label = i % 2
  const isSlow = i % 250 === 7
  return {
    request_id: `r${i}`,
    timestamp: hourOf(i % 240),
    label,
    candidate_prediction: i % 33 === 1 ? 1 - label : label,
    baseline_prediction: i % 33 === 2 ? 1 - label : label,
    candidate_latency_ms: isSlow ? 400 : 40 + (i % 17),
    baseline_latency_ms: isSlow ? 410 : 41 + (i % 17),
    candidate_cost: 0.0002 + (i % 7) * 1e-6,
    baseline_cost: 0.0002
  }
}

const BUDGETS: TrafficBudgets = {
  ...demandOf().budgets,
  latency: [
    {quantile: 0.99, atMost: 100, margin: null},
    {quantile: 0.95, atMost: null, margin: parseMargin(5)}
  ],
  costPer1000: {atMost: 0.4, currency: 'USD'}
}

function judged(change: (row: LogRow, i: number) => LogRow) {
  const rows = rowsOf(N, i => change(row(i), i))
  const traffic = trafficOf(rows, {latencyLimits: [100]})
  return judgeTraffic(traffic, demandOf({budgets: BUDGETS}))
}

const isWrong = ({label, candidate_prediction: said}: LogRow): boolean => said !== label
const isSlow = ({candidate_latency_ms: took}: LogRow): boolean => Number(took) > 100

describe('what is missing in a log cannot make it pass', () => {
  const honest = judged(one => one)

  test.each(['budgets/latency-p99', 'budgets/latency-p95/than-baseline', 'budgets/cost-per-1000'])(
    '%s passes on the whole log',
    id => {
      expect(found(honest, id).status).toBe('pass')
      const told = honest.map(one => one.id)
      for (const other of ['shadow/labels', 'shadow/log/future', 'shadow/log/latency-unit'])
        expect(told).not.toContain(other)
    }
  )

  test.each<[string, string, (row: LogRow, i: number) => LogRow, string]>([
    [
      'latencies that are blank where they are slow, and some more',
      'budgets/latency-p99',
      (one, i) => ({...one, candidate_latency_ms: isSlow(one) || i % 50 === 0 ? null : 40}),
      'have no latency in the log'
    ],
    [
      'latencies that are no numbers',
      'budgets/latency-p99',
      (one, i) => ({...one, candidate_latency_ms: i % 50 === 0 ? NaN : 40}),
      '400 of the candidate’s 20,000 answers (2.0 %) have no latency'
    ],
    [
      'the same beside the model in production',
      'budgets/latency-p95/than-baseline',
      (one, i) => ({...one, candidate_latency_ms: i % 10 === 0 ? null : 40}),
      'So few requests cannot tell'
    ],
    [
      'seconds in the candidate’s column of milliseconds',
      'shadow/log/latency-unit',
      one => ({...one, candidate_latency_ms: Number(one.candidate_latency_ms) / 1000}),
      'is that column in seconds?'
    ],
    [
      'seconds in both columns',
      'shadow/log/latency-unit',
      one => ({
        ...one,
        candidate_latency_ms: Number(one.candidate_latency_ms) / 1000,
        baseline_latency_ms: Number(one.baseline_latency_ms) / 1000
      }),
      'is that column in seconds?'
    ],
    [
      'a log of the year 2099',
      'shadow/log/future',
      one => ({...one, timestamp: Number(one.timestamp) + 73 * 365.25 * 86_400_000}),
      '20,000 of the 20,000 requests in the log are of days that have not come'
    ],
    [
      'one request of the year 2099, which makes the log look fresh',
      'shadow/log/future',
      (one, i) => (i === 5 ? {...one, timestamp: Date.UTC(2099, 0, 1)} : one),
      '1 of the 20,000 requests'
    ],
    [
      'labels that are blank where the candidate errs',
      'shadow/labels',
      one => (isWrong(one) ? {...one, label: null} : one),
      'more than chance explains'
    ],
    [
      'the same, and a third of all labels beside',
      'shadow/labels',
      (one, i) => (isWrong(one) || i % 3 === 0 ? {...one, label: null} : one),
      'more than chance explains'
    ],
    [
      'costs that are blank where they are high',
      'budgets/cost-per-1000',
      (one, i) => ({...one, candidate_cost: i % 40 === 0 ? null : 0.0002}),
      '500 of 20,000 answers have no cost in the log'
    ],
    [
      'rows that are there twice',
      'shadow/duplicates',
      (one, i) => (i % 100 === 0 ? one : {...one, request_id: `r${Math.floor(i / 2) * 2}`}),
      'repeat an id or have none'
    ]
  ])('%s: %s', (_, id, change, words) => {
    const finding = found(judged(change), id)
    expect({status: finding.status, role: finding.role}).toEqual({
      status: 'inconclusive',
      role: 'guard'
    })
    expect(finding.summary).toContain(words)
  })

  test('a few answers without a latency, or labels that come later for all alike, hold nothing', () => {
    const findings = judged((one, i) => ({
      ...one,
      candidate_latency_ms: i % 2000 === 0 ? null : Number(one.candidate_latency_ms),
      label: i % 5 === 0 ? null : Number(one.label)
    }))
    expect(found(findings, 'budgets/latency-p99').status).toBe('pass')
    expect(findings.map(one => one.id)).not.toContain('shadow/labels')
  })

  test('labels where the models differ, as the gate advises, are no sign of anything', () => {
    const differ = ({candidate_prediction: one, baseline_prediction: other}: LogRow): boolean =>
      one !== other
    const findings = judged(one => (differ(one) ? one : {...one, label: null}))
    expect(findings.map(one => one.id)).not.toContain('shadow/labels')
  })
})
