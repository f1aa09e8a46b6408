import {totalOf, requestsIn, type Traffic} from '../../evidence/log/traffic.ts'
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
import {adviceOnLabels, labelledIn} from './enough.ts'
import {
  LOG_METRICS,
  lossesIn,
  metricNamed,
  scoresIn,
  type LogMetric,
  type MetricSource
} from './metrics.ts'

/** What a finding is of: pairs of answers, or groups of requests. */
type TrafficCheck = 'shadow' | 'canary'

/** A guard of which nobody said anything. */
const PLAIN: Omit<TrafficGuard, 'metric'> = {
  role: 'guard',
  mode: 'non-inferior',
  margin: null,
  direction: null,
  atLeast: null,
  atMost: null
}

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

/** No label at all: only the requests on which the models differ can move an accuracy. */
function withoutLabels(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  const main = traffic.questions.answers === 'numbers' ? 'mae' : 'accuracy'
  const asked = demand.guards.length > 0 ? demand.guards : [{...PLAIN, metric: main}]
  return asked.flatMap(guard => {
    const metric = LOG_METRICS.find(({name}) => name === guard.metric)
    if (metric === undefined) return notGiven(guard)
    if (guard.role !== 'guard') return []
    return ['accuracy', 'exact_match', 'error_rate'].includes(metric.name) &&
      traffic.questions.answers !== 'numbers'
      ? fromDisagreement(traffic, demand, guard, metric)
      : noLabels(traffic, metric)
  })
}

function fromDisagreement(
  traffic: Traffic,
  demand: TrafficDemand,
  guard: TrafficGuard,
  metric: LogMetric
): readonly Finding[] {
  const total = requestsIn(traffic)
  const both = totalOf(traffic, 'both-answered')
  const alone =
    totalOf(traffic, 'candidate/answered') + totalOf(traffic, 'baseline/answered') - 2 * both
  const differ = totalOf(traffic, 'differ') + alone
  const {question, margin} = questionOf(metric, guard, demand)
  const difference = sequentialLabels(
    {
      wins: 0,
      losses: 0,
      labelled: 0,
      total,
      unlabelledDisagreements: differ,
      baseline: NaN,
      candidate: NaN
    },
    question
  )
  const one = {
    metric: metric.name,
    segment: {},
    share: true,
    role: guard.role,
    mode: guard.mode,
    margin,
    question,
    difference
  }
  const finding = comparisonFinding(`shadow/${metric.name}`, one, traffic, difference.pRegression)
  const isProven = finding.status === 'pass'
  const name = spokenName(metric.name)
  const most = figure(Math.abs(difference.lower), true).replace(' %', ' points')
  const apart = `the two models differ on ${count(differ)} of ${count(total)} requests (${figure(differ / total, true)})`
  return [
    {
      ...finding,
      detail: isProven ? 'proven-without-labels' : 'no-labels',
      rowsNeeded: null,
      summary: isProven
        ? `No label is known yet, but ${apart}, so ${name} cannot have fallen by more than ${most}.`
        : `No label is known yet, and ${apart}, so ${name} may have fallen by up to ${most}.`,
      remedy: isProven ? null : adviceOnLabels(traffic)
    }
  ]
}

/** A metric of which nothing is known yet. */
export function noLabels(
  traffic: Traffic,
  {name, direction}: LogMetric,
  check: TrafficCheck = 'shadow'
): Finding {
  return aFindingOf({
    id: `${check}/${name}`,
    status: 'inconclusive',
    detail: 'no-labels',
    subject: {metric: name},
    direction,
    rows: 0,
    summary: `No label is known yet, so ${spokenName(name)} on live traffic cannot be told.`,
    remedy: adviceOnLabels(traffic)
  })
}

/** A metric that counts of requests cannot give: the evaluation set alone decides on it. */
export function notGiven({metric}: TrafficGuard, check: TrafficCheck = 'shadow'): Finding {
  return aFindingOf({
    id: `${check}/${metric}`,
    status: 'not-applicable',
    role: 'info',
    detail: 'not-computed',
    subject: {metric},
    summary: `${capitalised(spokenName(metric))} cannot be computed from the log, so it is judged on the evaluation set alone.`
  })
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
