import {describe, expect, test} from '@jest/globals'
import {isNamedBy} from '../../../src/gate/live/identity.ts'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import {demandOf, found, hourOf, rowsOf, trafficOf, type LogRow} from './traffic-of.ts'

const ROWS = 1200

/** Ten hours a day; the baseline is wrong on every 20th request, the candidate on the next one. */
function row(i: number): LogRow {
  const label = i % 3 === 0 ? 1 : 0
  const right = label === 1 ? 0.9 : 0.1
  const turn = Math.floor(i / 4) % 20
  return {
    request_id: `r${i}`,
    timestamp: hourOf(Math.floor(i / 50)),
    label,
    country: i % 4 === 0 ? 'NO' : 'SE',
    amount: i % 10,
    baseline_version: 'v1',
    candidate_version: 'v2',
    baseline_score: turn === 0 ? 1 - right : right - (i % 7) / 100,
    candidate_score: turn === 1 ? 1 - right : right - (i % 11) / 200
  }
}

const rows = rowsOf(ROWS, row)
const guard = {
  metric: 'accuracy',
  role: 'guard' as const,
  mode: 'non-inferior' as const,
  margin: {
    value: 0.05,
    relative: false,
    points: true,
    ofError: false,
    text: '5 pp',
    assumed: false
  },
  direction: null,
  atLeast: null,
  atMost: null
}
const demand = demandOf({guards: [guard]})

function changed(change: (row: LogRow, i: number) => LogRow): readonly LogRow[] {
  return rows.map(change)
}

describe('identity', () => {
  test('is told by version, commit and digest', () => {
    const identity = {version: 'v12', commit: '4f2c1d9aa0', digests: ['sha256:0123456789abcdef']}
    for (const name of ['v12', '12', 'V12 ', '4f2c1d9', '4f2c1d9aa0ffff', '0123456789abcdef'])
      expect(isNamedBy(name, identity)).toBe(true)
    for (const name of ['', 'v1', '4f2', 'v13', '4f2c1d8', 'sha256:0123'])
      expect(isNamedBy(name, identity)).toBe(false)
  })

  test('of another candidate is missing evidence, of several a hold', () => {
    const other = changed(one => ({...one, candidate_version: 'v3'}))
    expect(found(judgeTraffic(trafficOf(other), demand), 'shadow/identity')).toMatchObject({
      status: 'missing',
      summary:
        'The log is of another version: the candidate is v2, the answers in the log are from v3.'
    })
    const mixed = changed((one, i) => ({...one, candidate_version: i < 300 ? 'v2-rc' : 'v2'}))
    const findings = judgeTraffic(trafficOf(mixed), demand)
    expect(found(findings, 'shadow/identity')).toMatchObject({status: 'inconclusive'})
    expect(found(findings, 'shadow/versions')).toMatchObject({
      status: 'inconclusive',
      summary: 'The candidate changed once during the log, first at 2026-11-01 06:00 UTC: v2.'
    })
  })

  test('that the log does not tell is missing', () => {
    const without = changed(one => ({...one, candidate_version: null}))
    expect(found(judgeTraffic(trafficOf(without), demand), 'shadow/identity').status).toBe(
      'missing'
    )
  })
})

describe('requests', () => {
  test('that repeat an id hold the candidate back', () => {
    const twice = changed((one, i) => ({...one, request_id: `r${i % 1000}`}))
    expect(found(judgeTraffic(trafficOf(twice), demand), 'shadow/duplicates')).toMatchObject({
      status: 'inconclusive',
      rows: ROWS
    })
  })

  test('without an answer are held against a limit', () => {
    const silent = changed((one, i) => (i % 10 === 0 ? {...one, candidate_score: null} : one))
    const limited = {...demand, budgets: {...demand.budgets, unanswered: 0.01}}
    expect(found(judgeTraffic(trafficOf(silent), limited), 'shadow/unanswered')).toMatchObject({
      status: 'fail',
      candidate: 0.1
    })
  })
})

describe('without labels', () => {
  const unlabelled = changed(one => ({...one, label: null}))

  test('the disagreement alone proves an accuracy where it is small', () => {
    const alike = unlabelled.map(one => ({...one, candidate_score: one.baseline_score ?? null}))
    expect(found(judgeTraffic(trafficOf(alike), demand), 'shadow/accuracy')).toMatchObject({
      status: 'pass',
      detail: 'proven-without-labels'
    })
  })

  test('else the labels that are needed are told', () => {
    const accuracy = found(judgeTraffic(trafficOf(unlabelled), demand), 'shadow/accuracy')
    expect(accuracy).toMatchObject({status: 'inconclusive', detail: 'no-labels'})
    expect(accuracy.remedy).toContain('label the 120 requests on which the two models differ')
  })

  test('recall cannot be told', () => {
    const recall = {...demand, guards: [{...guard, metric: 'recall'}]}
    expect(found(judgeTraffic(trafficOf(unlabelled), recall), 'shadow/recall').status).toBe(
      'inconclusive'
    )
  })

  test('of part of the requests the bounds over all are noted', () => {
    const late = changed((one, i) => (i > 800 ? {...one, label: null} : one))
    const accuracy = found(judgeTraffic(trafficOf(late), demand), 'shadow/accuracy')
    expect(accuracy.rows).toBe(801)
    expect(accuracy.notes.join(' ')).toContain('399 requests have no label yet')
  })
})

describe('segments', () => {
  const segments = {by: [['country']], metrics: null, margin: null, minRows: 50, critical: []}
  const inNorway = changed((one, i) =>
    one.country === 'NO' && i % 3 !== 0 ? {...one, candidate_score: 0.95} : one
  )
  const asked = {segments: [['country']]}

  test('fail where the candidate is worse in one', () => {
    const findings = judgeTraffic(trafficOf(inNorway, asked), demandOf({guards: [guard], segments}))
    expect(found(findings, 'shadow/accuracy/country=NO')).toMatchObject({
      status: 'fail',
      role: 'screen',
      subject: {metric: 'accuracy', segment: {country: 'NO'}}
    })
    expect(found(findings, 'shadow/accuracy/country=SE').status).toBe('pass')
    expect(found(findings, 'shadow/agreement/country=NO').summary).toContain('look there first')
  })

  test('that are critical must be there and proven', () => {
    const critical = {...segments, critical: ['country = SE', 'country=DK']}
    const findings = judgeTraffic(
      trafficOf(rows, asked),
      demandOf({guards: [guard], segments: critical})
    )
    expect(found(findings, 'shadow/accuracy/country=SE')).toMatchObject({
      role: 'guard',
      status: 'pass'
    })
    expect(found(findings, 'shadow/country=DK').status).toBe('missing')
  })

  test('that are small do not vote', () => {
    const findings = judgeTraffic(
      trafficOf(inNorway, asked),
      demandOf({guards: [guard], segments: {...segments, minRows: 500}})
    )
    expect(found(findings, 'shadow/accuracy/country=NO')).toMatchObject({
      status: 'not-applicable',
      detail: 'too-small'
    })
  })
})

describe('serving', () => {
  test('flips are held against their limit', () => {
    const strict = demandOf({guards: [guard], flips: 0.01})
    expect(found(judgeTraffic(trafficOf(rows), strict), 'shadow/flips')).toMatchObject({
      status: 'fail',
      candidate: 0.05
    })
    const lenient = demandOf({guards: [guard], flips: 0.2})
    expect(found(judgeTraffic(trafficOf(rows), lenient), 'shadow/flips').status).toBe('pass')
  })

  test('an answer that is the same for hours is a silent failure', () => {
    const stuck = changed((one, i) => (i >= 600 ? {...one, candidate_score: 0.07} : one))
    const findings = judgeTraffic(trafficOf(stuck), demand)
    expect(found(findings, 'shadow/silent-failures/constant')).toMatchObject({status: 'fail'})
    expect(
      found(judgeTraffic(trafficOf(rows), demand), 'shadow/silent-failures/constant').status
    ).toBe('pass')
  })

  test('scores that are no probabilities are a silent failure', () => {
    const beyond = changed((one, i) => (i === 5 ? {...one, candidate_score: 1.5} : one))
    const findings = judgeTraffic(trafficOf(beyond), demand)
    expect(found(findings, 'shadow/silent-failures/out-of-range').status).toBe('fail')
  })

  test('a feature that production does not have fails', () => {
    const reference = {drift: [], features: [{column: 'device', known: 99, rows: 100}]}
    const traffic = trafficOf(rows, {features: ['amount', 'device'], reference})
    const findings = judgeTraffic(traffic, demand)
    expect(found(findings, 'shadow/features/amount').status).toBe('pass')
    expect(found(findings, 'shadow/features/device')).toMatchObject({
      status: 'fail',
      summary:
        'Feature device does not exist in production: no request has it, where 99.0 % of the evaluation set do.'
    })
  })

  test('drift is decided on its size', () => {
    const edges = [2.5, 5.5, 7.5]
    const drift = [{field: 'number:amount' as const, edges}]
    const judged = (counts: readonly number[]) =>
      judgeTraffic(
        trafficOf(rows, {
          drift,
          reference: {
            features: [],
            drift: [{field: 'number:amount', edges, counts: counts.map((n, bin) => [bin, n])}]
          }
        }),
        demand
      )
    expect(found(judged([300, 300, 200, 200]), 'shadow/drift/amount').status).toBe('pass')
    expect(found(judged([700, 100, 100, 100]), 'shadow/drift/amount')).toMatchObject({
      status: 'inconclusive',
      summary:
        'Live traffic is not what the candidate was evaluated on: of amount, values up to 2.5 went from 70.0 % of the evaluation set to 30.0 % of live requests.'
    })
  })

  test('errors, costs and a slower quantile are held against their budgets', () => {
    const served = changed((one, i) => ({
      ...one,
      candidate_error: i % 25 === 0 ? 'ValueError' : null,
      baseline_error: null,
      candidate_cost: 0.002,
      baseline_cost: 0.001,
      candidate_latency_ms: 60 + (i % 10),
      baseline_latency_ms: 20 + (i % 10)
    }))
    const margin = {...guard.margin, value: 0.1, relative: true, points: false, text: '10 %'}
    const findings = judgeTraffic(
      trafficOf(served, {latencyLimits: [100]}),
      demandOf({
        guards: [guard],
        budgets: {
          latency: [{quantile: 0.95, atMost: 100, margin}],
          errorRate: 0.01,
          timeoutRate: 0.01,
          unanswered: null,
          throughput: 1,
          costPer1000: {atMost: 2.5, currency: 'USD'}
        }
      })
    )
    const statuses = findings
      .filter(({check}) => check === 'budgets')
      .map(({id, status}) => `${id} ${status}`)
    expect(statuses).toEqual([
      'budgets/latency-p95 pass',
      'budgets/latency-p95/than-baseline fail',
      'budgets/error-rate fail',
      'budgets/timeout-rate pass',
      'budgets/throughput inconclusive',
      'budgets/cost-per-1000 pass'
    ])
  })
})

describe('a canary', () => {
  /** Every tenth request goes to the candidate. */
  function canaryRow(i: number, right = 0.9): LogRow {
    const isNew = i % 10 === 0
    const label = i % 3 === 0 ? 1 : 0
    const isRight = (i * 7919) % 1000 < (isNew ? right : 0.9) * 1000
    return {
      request_id: `r${i}`,
      timestamp: hourOf(Math.floor(i / 250)),
      model: isNew ? 'canary' : 'control',
      model_version: isNew ? 'v2' : 'v1',
      label,
      prediction: isRight ? label : 1 - label,
      conversion: (i * 104_729) % 1000 < 200 ? 1 : 0
    }
  }
  const margin = {...guard.margin, value: 0.1, text: '10 pp'}
  const asked = demandOf({
    guards: [{...guard, margin}],
    rollout: {steps: [5, 10, 25, 50, 100], now: 10}
  })

  test('of an equal candidate goes on to the next step', () => {
    const traffic = trafficOf(rowsOf(6000, i => canaryRow(i)))
    const findings = judgeTraffic(traffic, asked)
    expect(found(findings, 'canary/accuracy')).toMatchObject({status: 'pass', evidence: 'counts'})
    expect(found(findings, 'canary/ratio').status).toBe('pass')
    expect(found(findings, 'canary/reward').role).toBe('screen')
    expect(found(findings, 'rollout')).toMatchObject({
      rollout: {decision: 'continue', next: 25, because: []},
      candidate: 25,
      summary: 'Continue, next with 25 % of the traffic.'
    })
  })

  test('of a worse candidate goes back, and says that it is no noise', () => {
    const traffic = trafficOf(rowsOf(6000, i => canaryRow(i, 0.7)))
    const findings = judgeTraffic(traffic, asked)
    const accuracy = found(findings, 'canary/accuracy')
    expect(accuracy.status).toBe('fail')
    expect(accuracy.notes[0]).toBe('The difference is real: chance does not make one so large.')
    expect(found(findings, 'rollout')).toMatchObject({
      rollout: {decision: 'go-back'},
      candidate: null
    })
  })

  test('of groups that are not as large as planned holds', () => {
    const traffic = trafficOf(rowsOf(3000, i => canaryRow(i)))
    const findings = judgeTraffic(traffic, {...asked, rollout: {...asked.rollout, now: 25}})
    expect(found(findings, 'canary/ratio')).toMatchObject({
      status: 'inconclusive',
      detail: 'sample-ratio-mismatch'
    })
  })
})
