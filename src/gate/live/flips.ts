import type {Traffic} from '../../traffic/traffic.ts'
import {pairedAccuracy} from '../../statistics/paired/confusion.ts'
import {count} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {jointTableOf} from './classes.ts'
import type {TrafficDemand} from './demand.ts'
import {judgeShare} from './limits.ts'
import type {MetricSource} from './metric-source.ts'

/** How many requests did the model in production get right that the candidate gets wrong, and the other way? */
export function flips(
  traffic: Traffic,
  {flips: limit, confidence}: TrafficDemand,
  {outcomes, classes}: MetricSource
): readonly Finding[] {
  if (traffic.questions.answers === 'numbers') return []
  const {wins, losses, n} = pairedAccuracy(jointTableOf(outcomes, classes))
  const id = findingId('shadow', 'flips')
  const mends = `; the other way round there are ${count(wins)}`
  if (n === 0) {
    if (limit === null) return []
    return [
      aFindingOf({
        id,
        status: 'inconclusive',
        detail: 'no-labels',
        limit: {atMost: limit},
        summary: 'The policy limits flips, but no request of the log has a label yet.',
        remedy: 'Write the labels to the log once they are known.'
      })
    ]
  }
  if (limit === null) {
    return [
      aFindingOf({
        id,
        status: 'not-applicable',
        role: 'info',
        detail: 'no-limit',
        direction: 'lower',
        unit: 'fraction',
        candidate: losses / n,
        evidence: 'paired-rows',
        rows: n,
        summary: `${count(losses)} of ${count(n)} live requests were right in production and are wrong now${mends}.`
      })
    ]
  }
  const finding = judgeShare(traffic, {
    id,
    events: losses,
    n,
    limit,
    alpha: 1 - confidence,
    of: ['the', 'requests'],
    did: 'were right in production and are wrong now',
    remedy: 'Look at the requests that are wrong now, and improve the candidate on them.'
  })
  return [
    {
      ...finding,
      evidence: 'paired-rows',
      notes: [`Wrong in production and right now: ${count(wins)} requests.`]
    }
  ]
}
