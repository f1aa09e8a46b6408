import {totalOf, type Traffic} from '../../traffic/traffic.ts'
import {sequentialBounds} from '../../statistics/sequential/sequential-proportion.ts'
import {count, distance, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {segmentName, spokenSegment} from '../segments/segment.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {countWhere, outcomesBy, type Outcome} from './classes.ts'
import type {TrafficDemand} from './demand.ts'
import type {MetricSource} from './metric-source.ts'

/** A segment that differs more than all requests do, by this factor, is told. */
const NOTABLE = 1.5
const MOST_SEGMENTS = 10

/** How often the two models say the same, as a whole and in the segments where they do so least. */
export function agreement(
  traffic: Traffic,
  demand: TrafficDemand,
  {outcomes}: MetricSource
): readonly Finding[] {
  const both = totalOf(traffic, 'both-answered')
  if (traffic.questions.answers === 'numbers' || both === 0) return []
  const differ = totalOf(traffic, 'differ')
  const alpha = 1 - demand.confidence
  const {upper} = sequentialBounds(differ, both, alpha)
  const [first] = directions(outcomes)
  const most =
    first === undefined
      ? ''
      : `; most often ${first.from} became ${first.to} (${count(first.count)} times)`
  return [
    aFindingOf({
      id: findingId('shadow', 'agreement'),
      status: 'not-applicable',
      role: 'info',
      unit: 'fraction',
      candidate: (both - differ) / both,
      confidence: 1 - alpha,
      method: 'e-process',
      evidence: 'counts',
      rows: both,
      summary: `The two models say the same on ${figure((both - differ) / both, true)} of ${count(both)} requests${most}.`,
      notes: [
        `Whatever the truth is, accuracy on the requests that both answer cannot change by more than the share on which they differ: in the long run at most ${distance(upper, true)}, told with ${figure(demand.confidence, true)} confidence, however often one looks.`
      ],
      steps: [
        {what: 'requests that both models answered', value: both},
        {what: 'of them answered differently', value: differ},
        {what: 'upper bound of that share at all times', value: upper},
        ...directions(outcomes)
          .slice(0, MOST_SEGMENTS)
          .map(({from, to, count: times}) => ({what: `${from} became ${to}`, value: times}))
      ],
      reference: 'Waudby-Smith & Ramdas 2024, Journal of the Royal Statistical Society B 86:1'
    }),
    ...bySegment(traffic, demand, differ / both, alpha)
  ]
}

/** What the baseline said that the candidate says otherwise, the most frequent first. */
function directions(
  outcomes: readonly Outcome[]
): readonly {readonly from: string; readonly to: string; readonly count: number}[] {
  const changes = new Map<string, {from: string; to: string; count: number}>()
  for (const {baseline, candidate, count: times} of outcomes) {
    if (baseline === null || candidate === null || baseline === candidate) continue
    const key = JSON.stringify([baseline, candidate])
    const before = changes.get(key)?.count ?? 0
    changes.set(key, {from: baseline, to: candidate, count: before + times})
  }
  return [...changes.values()].sort((a, b) => b.count - a.count)
}

/** Segments in which the models differ notably more than as a whole, beyond chance. */
function bySegment(
  traffic: Traffic,
  {segments}: TrafficDemand,
  overall: number,
  alpha: number
): readonly Finding[] {
  return traffic.questions.segments
    .flatMap(columns => outcomesBy(traffic, columns))
    .flatMap(({segment, outcomes}) => {
      const n = countWhere(outcomes, o => o.baseline !== null && o.candidate !== null)
      const differ = countWhere(
        outcomes,
        o => o.baseline !== null && o.candidate !== null && o.baseline !== o.candidate
      )
      const isLarge = n >= (segments?.minRows ?? 1)
      const isNotable =
        isLarge &&
        differ / n > NOTABLE * overall &&
        sequentialBounds(differ, n, alpha).lower > overall
      return isNotable ? [{segment, n, differ}] : []
    })
    .sort((a, b) => b.differ / b.n - a.differ / a.n)
    .slice(0, MOST_SEGMENTS)
    .map(({segment, n, differ}) =>
      aFindingOf({
        id: findingId('shadow', 'agreement', segmentName(segment)),
        status: 'not-applicable',
        role: 'info',
        subject: {metric: 'agreement', segment: {...segment}},
        unit: 'fraction',
        candidate: (n - differ) / n,
        evidence: 'counts',
        rows: n,
        summary: `For ${spokenSegment({values: segment})} the two models differ on ${figure(differ / n, true)} of ${count(n)} requests, as a whole on ${figure(overall, true)}: look there first.`
      })
    )
}
