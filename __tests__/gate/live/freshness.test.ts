import {describe, expect, test} from '@jest/globals'
import {enough} from '../../../src/gate/live/enough.ts'
import {demandOf, trafficOf, type LogRow} from './traffic-of.ts'

function rowsUntil(day: string): readonly LogRow[] {
  return ['2026-11-01', day].map((date, i) => ({
    request_id: `r${i}`,
    timestamp: Date.parse(`${date}T09:00:00Z`),
    baseline_prediction: 'a',
    candidate_prediction: 'a'
  }))
}

function freshness(rows: readonly LogRow[], maxAge: number | null) {
  const {enough: least} = demandOf()
  const found = enough(trafficOf(rows), demandOf({enough: {...least, maxAge}}))
  return found.find(({id}) => id === 'shadow/freshness')
}

describe('how old the last answers may be', () => {
  test.each([
    ['2026-11-21', 'pass', 'are of 2026-11-21, the day of this check; at most 2 days are allowed.'],
    ['2026-11-19', 'pass', 'are of 2026-11-19, 2 days before this check'],
    ['2026-11-18', 'fail', 'are of 2026-11-18, 3 days before this check']
  ])('a log until %s: %s', (day, status, words) => {
    const finding = freshness(rowsUntil(day), 2)
    expect(finding?.status).toBe(status)
    expect(finding?.summary).toContain(words)
  })

  test('is not asked where the policy says nothing, and missing where the log has no times', () => {
    expect(freshness(rowsUntil('2026-11-02'), null)).toBeUndefined()
    const timeless = {request_id: 'r1', baseline_prediction: 'a', candidate_prediction: 'a'}
    expect(freshness([timeless], 2)?.status).toBe('missing')
  })
})
