import {requestsIn, type Traffic} from '../../evidence/log/traffic.ts'
import {holm} from '../../statistics/multiplicity.ts'
import {pairedAccuracy} from '../../statistics/confusion.ts'
import {sequentialLabels} from '../../statistics/sequential-labels.ts'
import {aFindingOf} from '../finding.ts'
import {figure, count} from '../figures.ts'
import {capitalised, spokenName} from '../names.ts'
import type {Finding} from '../verdict.ts'
import {classesOf, countWhere, jointTableOf, outcomesIn} from './classes.ts'
import {comparisonFinding, compareOn, questionOf} from './comparisons.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {labelledIn} from './enough.ts'
import {notGiven, PLAIN, withoutLabels, type TrafficCheck} from './without-labels.ts'
import {
  LOG_METRICS,
  lossesIn,
  metricNamed,
  scoresIn,
  type LogMetric,
  type MetricSource
} from './metrics.ts'

/** What all requests of the log give to metrics. */
export function sourceOf(traffic: Traffic): MetricSource {
  const outcomes = outcomesIn(traffic)
  return {
    outcomes,
    classes: classesOf(outcomes, traffic.positive),
    losses: lossesIn(traffic),
    scores: scoresIn(traffic)
  }
}

/** The metrics that vote: those that are demanded, else all that the log gives, the first as a guard. */
export function guardsOn(source: MetricSource, {guards}: TrafficDemand): readonly TrafficGuard[] {
  if (guards.length > 0) return guards
  return LOG_METRICS.filter(({applies}) => applies(source)).map(({name}, i) => ({
    ...PLAIN,
    metric: name,
    role: i === 0 ? 'guard' : 'screen'
  }))
}

/** Is the candidate as good on live requests whose truth is known, and what is known without? */
export function asGood(
  traffic: Traffic,
  demand: TrafficDemand,
  source: MetricSource
): readonly Finding[] {
  if (labelledIn(traffic) === 0) return withoutLabels(traffic, demand)
  const found = guardsOn(source, demand).map(guard => {
    const metric = metricNamed(guard.metric, source)
    return metric === null ? guard : {guard, metric, one: compareOn(metric, guard, source, demand)}
  })
  const compared = found.flatMap(one => ('one' in one ? one : []))
  const blame = holm(compared.map(({one}) => one.difference.pRegression))
  const findings = compared.flatMap(({guard, metric, one}, i) => [
    withBounds(
      comparisonFinding(`shadow/${metric.name}`, one, traffic, blame[i] ?? 1),
      metric,
      guard,
      traffic,
      demand,
      source
    ),
    ...limitOn(metric, guard, one.difference.candidate, one.difference.n)
  ])
  const without = found.flatMap(one => ('one' in one ? [] : notGiven(one)))
  return compared.some(({guard}) => guard.role === 'guard')
    ? [...findings, ...without]
    : [...findings, ...without, nothingToJudgeBy(without.length > 0)]
}

/** An accuracy of which part of the labels is missing: what it can be at worst and at best. */
function withBounds(
  finding: Finding,
  metric: LogMetric,
  guard: TrafficGuard,
  traffic: Traffic,
  demand: TrafficDemand,
  {outcomes, classes}: MetricSource
): Finding {
  const unlabelled = requestsIn(traffic) - labelledIn(traffic)
  if (metric.name !== 'accuracy' || unlabelled === 0) return finding
  const {wins, losses, n, baseline, candidate} = pairedAccuracy(jointTableOf(outcomes, classes))
  const differ = countWhere(outcomes, o => o.label === null && o.baseline !== o.candidate)
  const {question} = questionOf(metric, guard, demand)
  const {lower, upper} = sequentialLabels(
    {
      wins,
      losses,
      labelled: n,
      total: countWhere(outcomes, () => true),
      unlabelledDisagreements: differ,
      baseline,
      candidate
    },
    question
  )
  const end = (value: number): string =>
    `${figure(Math.abs(value), true).replace(' %', ' points')} ${value < 0 ? 'worse' : 'better'}`
  return {
    ...finding,
    notes: [
      ...finding.notes,
      `${count(unlabelled)} requests have no label yet; the models differ on ${count(differ)} of them. Whatever their truth is, accuracy on all requests is between ${end(lower)} and ${end(upper)}.`
    ]
  }
}

function nothingToJudgeBy(isDemanded: boolean): Finding {
  return aFindingOf({
    id: 'shadow/metrics',
    status: isDemanded ? 'missing' : 'inconclusive',
    detail: 'no-metric',
    summary:
      'The log gives no metric that votes, so it does not show whether the candidate is as good.',
    remedy: 'Name a metric of the log among the guards, such as accuracy, recall or mae.'
  })
}

/** An absolute limit of the policy, on the value that the log gives. */
export function limitOn(
  {name, direction, share}: LogMetric,
  {atLeast, atMost, role}: TrafficGuard,
  candidate: number,
  rows: number,
  check: TrafficCheck = 'shadow'
): readonly Finding[] {
  if (atLeast === null && atMost === null) return []
  const isKept =
    (atLeast === null || candidate >= atLeast) && (atMost === null || candidate <= atMost)
  const bounds = [
    ...(atLeast === null ? [] : [`at least ${figure(atLeast, share)}`]),
    ...(atMost === null ? [] : [`at most ${figure(atMost, share)}`])
  ].join(' and ')
  return [
    aFindingOf({
      id: `${check}/limits/${name}`,
      status: Number.isNaN(candidate) ? 'missing' : isKept ? 'pass' : 'fail',
      role,
      subject: {metric: name},
      direction,
      candidate: Number.isFinite(candidate) ? candidate : null,
      limit: {...(atLeast === null ? {} : {atLeast}), ...(atMost === null ? {} : {atMost})},
      evidence: 'counts',
      rows,
      summary: `${capitalised(spokenName(name))} of the candidate is ${figure(candidate, share)} on live traffic; ${bounds} is demanded.`,
      remedy: isKept ? null : 'Improve the candidate, or change the limit in the policy.'
    })
  ]
}
