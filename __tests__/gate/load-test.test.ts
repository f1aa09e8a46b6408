import {describe, expect, test} from '@jest/globals'
import {loadTest} from '../../src/gate/checks/load-test.ts'
import {caseAround} from './files-case.ts'

function k6(rate: number, latency: object = {}, failed = 0): string {
  return JSON.stringify({
    metrics: {
      http_reqs: {rate, count: 100},
      http_req_duration: latency,
      http_req_failed: {value: failed}
    }
  })
}

const LOAD = {
  'requests-per-second': 200,
  'latency-p95': '0.05 s',
  'latency-p99': '80 ms',
  'error-rate': '0.1 %'
}

function found(load: object, files: Readonly<Record<string, string>>) {
  return loadTest(caseAround({model: {load}, files}))
}

describe('the load test', () => {
  test('is asked for by the policy alone', () => {
    expect(loadTest(caseAround({model: {}, files: {'k6.json': k6(1)}}))).toEqual([])
  })

  test('passes at the rate, within the budgets', () => {
    const text = k6(250, {'p(95)': 50, 'p(99)': 80}, 0.001)
    expect(found(LOAD, {'load-test.json': text}).map(f => [f.id, f.status])).toEqual([
      ['load-test/requests-per-second', 'pass'],
      ['load-test/latency-p95', 'pass'],
      ['load-test/latency-p99', 'pass'],
      ['load-test/error-rate', 'pass']
    ])
  })

  test('fails where it is too slow, errs too often or never got there', () => {
    const findings = found(LOAD, {'load-test.json': k6(120, {'p(95)': 51, 'p(99)': 140}, 0.02)})
    expect(findings.map(f => f.status)).toEqual(['fail', 'fail', 'fail', 'fail'])
    expect(findings.map(f => f.summary)).toEqual([
      'load-test.json (k6) reached 120 requests a second, where 200 are required.',
      'At 120 requests a second 95 % are answered within 51 ms, where 50 ms are allowed.',
      'At 120 requests a second 99 % are answered within 140 ms, where 80 ms are allowed.',
      'At 120 requests a second 2.0 % of them fail, where at most 0.1 % may.'
    ])
  })

  test('a figure that the result does not have is missing', () => {
    const findings = found(LOAD, {'load-test.json': k6(200, {'p(95)': 20})})
    expect(findings.find(f => f.id === 'load-test/latency-p99')).toMatchObject({
      status: 'missing',
      candidate: null,
      summary: 'load-test.json (k6) has no p99 of the latency.'
    })
  })

  test('the highest rate counts, with its own latency', () => {
    const files = {
      'k6/load-test-high.json': k6(300, {'p(95)': 500}),
      'k6/k6-low.json': k6(60, {'p(95)': 5})
    }
    const findings = found({'requests-per-second': 200, 'latency-p95': 50}, files)
    expect(findings.map(f => f.status)).toEqual(['pass', 'fail'])
  })

  test('without a result, or with a broken one, it is missing', () => {
    expect(found(LOAD, {})).toMatchObject([{id: 'load-test', status: 'missing'}])
    const [broken] = found(LOAD, {'load-test.json': '{"metrics": '})
    expect(broken).toMatchObject({id: 'load-test', status: 'missing'})
    expect(broken?.summary).toContain('load-test.json is no result')
  })
})
