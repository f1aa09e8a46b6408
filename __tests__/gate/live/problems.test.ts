import {describe, expect, test} from '@jest/globals'
import type {LogProblem} from '../../../src/traffic/statistics.ts'
import {judgeTraffic} from '../../../src/gate/live/index.ts'
import {demandOf, found, hourOf, rowsOf, trafficOf} from './traffic-of.ts'

const ROWS = 4000

/** Two models that are right on every request. */
const traffic = trafficOf(
  rowsOf(ROWS, i => ({
    request_id: `r${i}`,
    timestamp: hourOf(Math.floor(i / 200)),
    label: i % 2,
    baseline_version: 'v1',
    candidate_version: 'v2',
    baseline_score: i % 2 === 0 ? 0.1 + (i % 7) / 100 : 0.9,
    candidate_score: i % 2 === 0 ? 0.1 + (i % 5) / 100 : 0.9
  }))
)

function judged(...problems: readonly LogProblem[]): ReturnType<typeof judgeTraffic> {
  const statistics = {...traffic.statistics, problems}
  return judgeTraffic({...traffic, statistics}, demandOf())
}

function problem(kind: LogProblem['kind'], count = 1, source = 'a.csv'): LogProblem {
  return {kind, source, count, summary: `What is wrong with ${source}.`}
}

describe('a problem of the log', () => {
  test.each<[LogProblem['kind'], number, 'inconclusive' | 'not-applicable']>([
    ['unreadable-file', 1, 'inconclusive'],
    ['other-columns', 1, 'inconclusive'],
    ['other-type', 1, 'inconclusive'],
    ['changed-while-reading', 1, 'inconclusive'],
    ['incomplete', 1, 'inconclusive'],
    ['bad-value', 4, 'not-applicable'],
    ['bad-value', 5, 'inconclusive'],
    ['bad-row', 4, 'not-applicable'],
    ['bad-row', 5, 'inconclusive'],
    ['time-order', 1000, 'not-applicable'],
    ['no-time-zone', 1000, 'not-applicable']
  ])('%s, %d times, is %s', (kind, count, status) => {
    const findings = judged(problem(kind, count))
    const finding = found(findings, `shadow/log/${kind}`)
    expect(finding).toMatchObject({
      status,
      role: status === 'inconclusive' ? 'guard' : 'info',
      subject: {file: 'a.csv'},
      summary: 'What is wrong with a.csv.'
    })
    expect(finding.remedy).toMatch(/^[A-Z].+\.$/u)
    expect(found(findings, 'rollout').detail).toBe(
      status === 'inconclusive' ? 'keep-shadowing' : 'promote'
    )
  })

  test('of several files is one finding, which names them', () => {
    const findings = judged(problem('other-type'), problem('other-type', 2, 'b.csv'))
    expect(found(findings, 'shadow/log/other-type')).toMatchObject({
      notes: ['b.csv: What is wrong with b.csv.'],
      steps: [
        {what: 'times found', value: 3},
        {what: 'files or tables', value: 2}
      ]
    })
  })

  test('none is said of a log that has none', () => {
    expect(judged().filter(({id}) => id.startsWith('shadow/log/'))).toEqual([])
  })

  test('latencies below 0 are one, where they are many', () => {
    const timed = (negative: number): ReturnType<typeof trafficOf> =>
      trafficOf(
        rowsOf(ROWS, i => ({
          request_id: `r${i}`,
          label: i % 2,
          baseline_score: 0.3,
          candidate_score: 0.4,
          baseline_latency_ms: 20,
          candidate_latency_ms: i < negative ? -3 : 20
        }))
      )
    const of = (negative: number): string | undefined =>
      judgeTraffic(timed(negative), demandOf()).find(({id}) =>
        id.startsWith('shadow/log/negative-latency')
      )?.status
    expect([of(0), of(4), of(5)]).toEqual([undefined, 'not-applicable', 'inconclusive'])
  })
})
