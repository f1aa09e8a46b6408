import {describe, expect, test} from '@jest/globals'
import {readLoadTest} from '../../src/evidence/load-test.ts'

describe('readLoadTest', () => {
  test('k6, what a summary export has', () => {
    const text = JSON.stringify({
      metrics: {
        http_reqs: {count: 60_000, rate: 199.8},
        http_req_duration: {avg: 21.2, min: 4, med: 18.4, max: 310, 'p(90)': 38, 'p(95)': 47.5},
        http_req_failed: {passes: 12, fails: 59_988, value: 0.0002}
      }
    })
    expect(readLoadTest(text)).toEqual({
      tool: 'k6',
      requestsPerSecond: 199.8,
      p50: 18.4,
      p95: 47.5,
      p99: null,
      errorRate: 0.0002,
      requests: 60_000,
      unknownForm: null
    })
  })

  test('k6, what handleSummary gets', () => {
    const text = JSON.stringify({
      root_group: {},
      metrics: {
        http_reqs: {type: 'counter', contains: 'default', values: {count: 3000, rate: 100}},
        http_req_duration: {
          type: 'trend',
          contains: 'time',
          values: {med: 9, 'p(95)': 20, 'p(99)': 41}
        },
        http_req_failed: {
          type: 'rate',
          contains: 'default',
          values: {rate: 0.01, passes: 30, fails: 2970}
        }
      }
    })
    expect(readLoadTest(text)).toMatchObject({requestsPerSecond: 100, p99: 41, errorRate: 0.01})
  })

  test('Locust, the row of all requests', () => {
    const text = [
      'Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%',
      'POST,/predict,9000,9,22,25.1,8,400,120,150.5,0.15,22,26,29,31,40,52,70,88,200,390,400',
      ',Aggregated,9000,9,22,25.1,8,400,120,150.5,0.15,22,26,29,31,40,52,70,88,200,390,400',
      ''
    ].join('\r\n')
    expect(readLoadTest(text)).toEqual({
      tool: 'Locust',
      requestsPerSecond: 150.5,
      p50: 22,
      p95: 52,
      p99: 88,
      errorRate: 0.001,
      requests: 9000,
      unknownForm: null
    })
  })

  test('wrk, with its own units', () => {
    const text = [
      'Running 30s test @ http://127.0.0.1:8080/predict',
      '  12 threads and 400 connections',
      '  Thread Stats   Avg      Stdev     Max   +/- Stdev',
      '    Latency   635.91us    0.89ms  12.92ms   93.69%',
      '    Req/Sec    56.20k     8.07k   62.00k    86.54%',
      '  Latency Distribution',
      '     50%  250.00us',
      '     75%  491.00us',
      '     90%  700.00us',
      '     99%    5.80ms',
      '  22464 requests in 30.00s, 17.76MB read',
      '  Socket errors: connect 0, read 4, write 0, timeout 6',
      '  Non-2xx or 3xx responses: 12',
      'Requests/sec:    748.80',
      'Transfer/sec:    606.33KB'
    ].join('\n')
    expect(readLoadTest(text)).toEqual({
      tool: 'wrk',
      requestsPerSecond: 748.8,
      p50: 0.25,
      p95: null,
      p99: 5.8,
      errorRate: 22 / 22_464,
      requests: 22_464,
      unknownForm: null
    })
  })

  test.each([
    ['', 'nothing'],
    ['{"metrics": {', 'broken JSON'],
    ['{"metrics": {"http_reqs": {"rate": "fast"}}}', 'a rate that is no number'],
    ['{"metrics": {}}', 'no requests'],
    ['Requests/s\n', 'a head without rows'],
    [',Requests/s\n,Aggregated', 'a row that is cut off'],
    ['Requests/sec: many', 'a text that only looks like it']
  ])('%j is no result: %s', text => {
    expect(readLoadTest(text)).toBeNull()
  })
})
