import {requestsIn, type Traffic} from '../../traffic/traffic.ts'
import {holm} from '../../statistics/core/multiplicity.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {count, distance, figure} from '../../words/figures.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {classesOf, outcomesIn} from './classes.ts'
import {guardsOn, type Comparer, type TrafficCheck} from './comparer.ts'
import {liveFinding} from './comparisons.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {labelledIn} from './enough.ts'
import {gapsIn, lossesIn, scoresIn, type MetricSource} from './metric-source.ts'
import {metricCalled, type LogMetric} from './metrics.ts'
import {
  accuracyOfAll,
  disagreements,
  FEWEST_LABELS,
  fromFewLabels,
  notGiven,
  withoutLabels,
  type Unlabelled
} from './without-labels.ts'

/** What all requests of the log give to metrics. */
export function sourceOf(traffic: Traffic): MetricSource {
  const outcomes = outcomesIn(traffic)
  return {
    outcomes,
    classes: classesOf(outcomes, traffic.positive),
    ...lossesIn(traffic),
    scores: scoresIn(traffic)
  }
}

/** Is the candidate as good on live requests whose truth is known, and what is known without? */
export function asGood(
  traffic: Traffic,
  demand: TrafficDemand,
  source: MetricSource,
  {compare}: Comparer
): readonly Finding[] {
  if (labelledIn(traffic) === 0) return withoutLabels(traffic, demand, source)
  const found = guardsOn(source, demand).map(guard => {
    const metric = metricCalled(guard.metric)
    const one = metric === null ? null : compare(metric, guard, source)
    return metric === null || one === null ? guard : {guard, metric, one}
  })
  const compared = found.flatMap(one => ('one' in one ? one : []))
  const blame = holm(compared.map(({one}) => one.difference.pRegression))
  const findings = compared.flatMap(({guard, metric, one}, i) => {
    const given = {traffic, demand, source, metric, guard, segment: {}}
    const onLabelled = liveFinding(one, traffic, {
      id: findingId('shadow', metric.name),
      blame: blame[i] ?? 1
    })
    const isFew = one.difference.n < FEWEST_LABELS && guard.role === 'guard'
    return [
      (isFew ? fromFewLabels(given) : null) ?? withBounds(onLabelled, given),
      ...limitOn(metric, guard, one.difference.candidate, one.difference.n)
    ]
  })
  const without = found.flatMap(one => ('one' in one ? [] : notGiven(one)))
  return compared.some(({guard}) => guard.role === 'guard')
    ? [...findings, ...without]
    : [...findings, ...without, nothingToJudgeBy(without.length > 0)]
}

/** What the requests without a label can make of a metric at worst and at best. */
function withBounds(finding: Finding, given: Unlabelled): Finding {
  const {traffic, metric, source} = given
  const unlabelled = requestsIn(traffic) - labelledIn(traffic)
  if (unlabelled === 0) return finding
  const noted = (note: string): Finding => ({...finding, notes: [...finding.notes, note]})
  const {loss} = metric.ofCounts
  const gaps = loss?.kind === 'absolute' ? gapsIn(traffic, loss) : null
  if (gaps !== null) {
    return noted(
      `${count(unlabelled)} requests have no label yet. On all ${count(gaps.n)} that both models answered their predictions are ${figure(gaps.mean, false)} apart on average: whatever the truth is, MAE on these differs by no more.`
    )
  }
  if (metric.name !== 'accuracy') return finding
  const {lower, upper} = accuracyOfAll(given)
  const end = (value: number): string =>
    `${distance(value, true)} ${value < 0 ? 'worse' : 'better'}`
  return noted(
    `${count(unlabelled)} requests have no label yet; the models differ on ${count(disagreements(source))} of them. Whatever their truth is, accuracy on all requests is between ${end(lower)} and ${end(upper)}.`
  )
}

/** Nothing that votes was compared. */
export function nothingToJudgeBy(isDemanded: boolean, check: TrafficCheck = 'shadow'): Finding {
  return aFindingOf({
    id: findingId(check, 'metrics'),
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
      id: findingId(check, 'limits', name),
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
