import {describe, expect, test} from '@jest/globals'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import {LIMITS} from '../../../src/files/limits.ts'
import {demandOf, found, hourOf, rowsOf, trafficOf} from './traffic-of.ts'

const MANY = LIMITS.segments.most + 1

function judged(minRows: number) {
  const rows = rowsOf(MANY * 2, i => ({
    request_id: `r${i}`,
    timestamp: hourOf(i % 240),
    label: i % 2,
    candidate_prediction: i % 2,
    baseline_prediction: i % 2,
    country: i < MANY ? `c${i}` : 'NO'
  }))
  const traffic = trafficOf(rows, {segments: [['country']]})
  const segments = {by: [['country']], metrics: null, margin: null, minRows, critical: []}
  return judgeTraffic(traffic, demandOf({segments}))
}

describe('a column with a value for each request', () => {
  test('is judged in the segments with enough requests, and the others are told', () => {
    const findings = judged(200)
    expect(found(findings, 'shadow/segments/country')).toMatchObject({
      status: 'not-applicable',
      summary: 'The log has 5,002 segments by country; the 1 with 200 requests are judged.'
    })
    expect(findings.filter(({id}) => id.includes('country='))).toHaveLength(1)
  })

  test('holds where these are too many themselves', () => {
    expect(found(judged(1), 'shadow/segments/country')).toMatchObject({
      status: 'inconclusive',
      role: 'guard',
      summary:
        'The log has 5,002 segments by country, 5,002 of them with 1 requests; at most 5,000 are judged.'
    })
  })
})
