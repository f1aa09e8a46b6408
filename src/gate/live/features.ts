import {requestsIn, totalOf, type Traffic} from '../../traffic/traffic.ts'
import {sequentialBounds} from '../../statistics/sequential/sequential-proportion.ts'
import {count, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import type {TrafficDemand} from './demand.ts'

/** A feature may be missing in so much more of the live requests than of the evaluation set. */
const TOLERATED = 0.01

/** Does live traffic have the features that the candidate was evaluated with? */
export function features(traffic: Traffic, {confidence}: TrafficDemand): readonly Finding[] {
  const n = requestsIn(traffic)
  if (n === 0) return []
  const {questions, reference} = traffic
  return questions.features.map(column => {
    const known = totalOf(traffic, `feature/${column}`)
    const before = reference?.features.find(one => one.column === column)
    const expected = before === undefined || before.rows === 0 ? 1 : before.known / before.rows
    const bounds = sequentialBounds(n - known, n, 1 - confidence)
    const limit = 1 - expected + TOLERATED
    const isAbsent = known === 0
    const status: Status =
      isAbsent || bounds.lower > limit ? 'fail' : bounds.upper <= limit ? 'pass' : 'inconclusive'
    const there = figure(expected, true)
    return aFindingOf({
      id: findingId('shadow', 'features', column),
      status,
      detail: isAbsent ? 'absent' : null,
      direction: 'higher',
      unit: 'fraction',
      baseline: before === undefined ? null : expected,
      candidate: known / n,
      confidence,
      method: 'e-process',
      evidence: 'counts',
      rows: n,
      summary: isAbsent
        ? `Feature ${column} does not exist in production: no request has it${before === undefined ? '' : `, where ${there} of the evaluation set do`}.`
        : `Feature ${column} is known in ${figure(known / n, true)} of ${count(n)} live requests${before === undefined ? '' : `, and in ${there} of the evaluation set`}.`,
      remedy:
        status === 'fail'
          ? 'Have the feature computed in production before the candidate is promoted, or train the candidate without it.'
          : null,
      notes:
        before === undefined ? ['Without an evaluation set every request should have it.'] : [],
      steps: [
        {what: 'live requests', value: n},
        {what: 'of them with the feature', value: known},
        {what: 'share of the evaluation set with it', value: expected},
        {what: 'least share of live requests without it, at all times', value: bounds.lower},
        {what: 'share without it that is accepted', value: limit}
      ]
    })
  })
}
