import {describe, expect, test} from '@jest/globals'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import {demandOf, found, hourOf, rowsOf, trafficOf, type LogRow} from './traffic-of.ts'

const ROWS = 8000

/**
 * Two weeks of a model that is wrong on every 20th request of each class beside a candidate that is wrong
 * on the next one.
 */
function shadowRow(i: number): LogRow {
  const label = i % 4 === 0 ? 1 : 0
  const right = label === 1 ? 0.9 : 0.1
  const turn = Math.floor(i / 4) % 20
  return {
    request_id: `r${i}`,
    timestamp: hourOf(Math.floor((i / ROWS) * 14 * 24)),
    label,
    baseline_version: 'v1',
    candidate_version: 'v2',
    baseline_score: turn === 0 ? 1 - right : right,
    candidate_score: turn === 1 ? 1 - right : right,
    baseline_latency_ms: 20 + (i % 50),
    candidate_latency_ms: 24 + (i % 50)
  }
}

const rows = rowsOf(ROWS, shadowRow)
const asked = {latencyLimits: [100]}
const latency = [{quantile: 0.99, atMost: 100, margin: null}]
const guard = {
  metric: 'accuracy',
  role: 'guard' as const,
  mode: 'non-inferior' as const,
  margin: {
    value: 0.02,
    relative: false,
    points: true,
    ofError: false,
    text: '2 pp',
    assumed: false
  },
  direction: null,
  atLeast: null,
  atMost: null
}
const demand = demandOf({
  guards: [guard, {...guard, metric: 'f1', role: 'screen'}],
  enough: {days: 7, wholeWeeks: true, requests: 5000, labelled: 5000, maxAge: null, hours: 0.9},
  budgets: {...demandOf().budgets, latency}
})

describe('a shadow log', () => {
  test('of a candidate that is as good, fast and there for long enough is ready', () => {
    const findings = judgeTraffic(trafficOf(rows, asked), demand)
    expect(findings.filter(({role, status}) => role !== 'info' && status !== 'pass')).toEqual([])
    expect(found(findings, 'rollout')).toMatchObject({
      detail: 'promote',
      candidate: 5,
      summary: 'Ready to promote, next with 5 % of the traffic.'
    })
  })

  test('of a candidate that is too slow fails on latency alone', () => {
    const slow = rows.map((row, i) => (i % 20 === 0 ? {...row, candidate_latency_ms: 3000} : row))
    const findings = judgeTraffic(trafficOf(slow, asked), demand)
    expect(findings.filter(({status}) => status === 'fail').map(({id}) => id)).toEqual([
      'budgets/latency-p99'
    ])
    expect(found(findings, 'budgets/latency-p99').summary).toBe(
      '99 % of the candidate’s answers took 2,996 ms or less; 100 ms is allowed. 400 of the candidate’s 8,000 answers (5.0 %) took longer than 100 ms; 1.0 % is allowed.'
    )
    expect(found(findings, 'rollout')).toMatchObject({detail: 'do-not'})
  })

  test('of too few days says when there are enough', () => {
    const findings = judgeTraffic(trafficOf(rows.slice(0, ROWS / 4), asked), demand)
    expect(found(findings, 'shadow/days')).toMatchObject({
      status: 'inconclusive',
      summary:
        'The log covers 3.5 days, and 7 days are demanded, so that each weekday counts: there on 2026-11-08.'
    })
    expect(found(findings, 'shadow/requests').summary).toBe(
      'The log has 2,000 requests, and 5,000 are demanded: 3,000 more, at this pace about 2026-11-09.'
    )
    expect(found(findings, 'rollout')).toMatchObject({detail: 'keep-shadowing'})
  })

  test('of a candidate that is worse fails, with both values and the loss', () => {
    const worse = rows.map((row, i) => (i % 10 === 3 ? {...row, candidate_score: 0.9} : row))
    const accuracy = found(judgeTraffic(trafficOf(worse, asked), demand), 'shadow/accuracy')
    expect(accuracy).toMatchObject({status: 'fail', detail: 'worse-than-margin', rows: ROWS})
    expect(accuracy.summary).toBe(
      'On live traffic accuracy fell from 95.0 % to 85.0 % on 8,000 requests: 10.0 points worse (between 8.5 and 11.5), where a loss of at most 2.0 points is accepted.'
    )
  })

  test('counts a request that the candidate does not answer as wrong', () => {
    const silent = rows.map((row, i) => (i % 10 === 3 ? {...row, candidate_score: null} : row))
    const findings = judgeTraffic(trafficOf(silent, asked), demand)
    expect(found(findings, 'shadow/accuracy')).toMatchObject({status: 'fail', rows: ROWS})
    expect(found(findings, 'shadow/unanswered')).toMatchObject({status: 'fail', candidate: 0.1})
  })
})
