import type {Traffic} from '../../traffic/traffic.ts'
import {pairedAccuracy} from '../../statistics/paired/confusion.ts'
import type {Difference} from '../../statistics/core/difference.ts'
import {sequentialGaps} from '../../statistics/paired/prediction-gaps.ts'
import {sequentialLabels} from '../../statistics/sequential/sequential-labels.ts'
import {count, distance, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import type {Comparison} from '../comparison/comparison.ts'
import {acceptedOf, spokenSubject} from '../comparison/sentences.ts'
import {segmentOf, segmentName} from '../segments/segment.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {countWhere, jointTableOf} from './classes.ts'
import {PLAIN, type TrafficCheck} from './comparer.ts'
import {
  labelledPairs,
  liveComparison,
  liveFinding,
  optimalCountOf,
  questionOf
} from './comparisons.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {adviceOnLabels} from './enough.ts'
import {gapsIn, type LossBehind, type MetricSource} from './metric-source.ts'
import {isAccuracy, metricCalled, type LogMetric} from './metrics.ts'

/** With fewer labels nothing is told by them alone, and what is known of all requests decides. */
export const FEWEST_LABELS = 100

/** Some requests, and what they are judged by. */
export interface Unlabelled {
  readonly traffic: Traffic
  readonly demand: TrafficDemand
  readonly source: MetricSource
  readonly metric: LogMetric
  readonly guard: TrafficGuard
  /** Empty for all requests. */
  readonly segment: Readonly<Record<string, string>>
}

/** No label at all: only the requests on which the models differ can move an accuracy, or an error of numbers. */
export function withoutLabels(
  traffic: Traffic,
  demand: TrafficDemand,
  source: MetricSource
): readonly Finding[] {
  const main = traffic.questions.answers === 'numbers' ? 'mae' : 'accuracy'
  const guards = demand.guards.length > 0 ? demand.guards : [{...PLAIN, metric: main}]
  return guards.flatMap(guard => {
    const metric = metricCalled(guard.metric)
    if (metric === null) return notGiven(guard)
    if (guard.role !== 'guard') return []
    const given = {traffic, demand, source, metric, guard, segment: {}}
    return fromFewLabels(given) ?? noLabels(traffic, metric)
  })
}

/** What is known of all requests though few or none have a label; null for a metric of which nothing is. */
export function fromFewLabels(given: Unlabelled): Finding | null {
  const {answers} = given.traffic.questions
  if (isAccuracy(given.metric)) return answers === 'numbers' ? null : fromDisagreement(given)
  return fromGaps(given)
}

/** The accuracy on all requests, whatever the labels that are missing. */
export function accuracyOfAll({demand, source, metric, guard}: Unlabelled): Difference {
  const {outcomes, classes} = source
  const {baseline, candidate, ...paired} = pairedAccuracy(jointTableOf(outcomes, classes))
  const valueOf = (accuracy: number): number =>
    metric.direction === 'lower' ? 1 - accuracy : accuracy
  return sequentialLabels(
    {
      wins: paired.wins,
      losses: paired.losses,
      labelled: paired.n,
      total: countWhere(outcomes, () => true),
      unlabelledDisagreements: disagreements(source),
      baseline: valueOf(baseline),
      candidate: valueOf(candidate)
    },
    questionOf(metric, guard, demand).question
  )
}

/** Requests without a label that the models answer differently. */
export function disagreements({outcomes}: MetricSource): number {
  return countWhere(outcomes, o => o.label === null && o.baseline !== o.candidate)
}

function fromDisagreement(given: Unlabelled): Finding {
  const {traffic, source, metric} = given
  const difference = accuracyOfAll(given)
  const one = pairsOf(given, difference)
  const finding = findingOf(given, difference)
  const total = countWhere(source.outcomes, () => true)
  const differ = disagreements(source)
  const most = distance(difference.lower, true)
  const apart = `the two models differ on ${count(differ)} of ${count(total)} requests${labelledPairs(source) === 0 ? '' : ' without one'} (${figure(differ / total, true)})`
  const moved = metric.direction === 'lower' ? 'risen' : 'fallen'
  return finding.status === 'pass'
    ? {
        ...finding,
        summary: `${howMany(given)}, but ${apart}, so ${spokenSubject(one)} cannot have ${moved} by more than ${most}.`
      }
    : {
        ...finding,
        summary: `${howMany(given)}, and ${apart}, so ${spokenSubject(one)} may have ${moved} by up to ${most}.`,
        remedy: finding.status === 'fail' ? finding.remedy : adviceOnLabels(traffic)
      }
}

/** MAE and RMSE of predicted numbers, by how far the two predictions are apart; null without these. */
function fromGaps(given: Unlabelled): Finding | null {
  const {traffic, demand, metric, guard, segment} = given
  const isPart = Object.keys(segment).length > 0
  const {loss} = metric.ofCounts
  const gaps = isPart || !isBounded(loss) ? null : gapsIn(traffic, loss)
  const {question} = questionOf(metric, guard, demand)
  if (gaps === null || question.direction !== 'lower') return null
  const difference = sequentialGaps(gaps, question, optimalCountOf(demand))
  const finding = findingOf(given, difference)
  const name = spokenName(metric.name)
  const size = gaps.isRoot
    ? `${figure(Math.sqrt(gaps.mean), false)} apart (root mean square)`
    : `${figure(gaps.mean, false)} apart on average`
  const apart = `the predictions of the two models are ${size} on ${count(gaps.n)} requests`
  const most = figure(Math.abs(difference.lower), false)
  if (finding.status === 'pass') {
    return {
      ...finding,
      summary: `${howMany(given)}, but ${apart}, so ${name} cannot have risen by more than ${most}, where ${acceptedOf(pairsOf(given, difference))}.`
    }
  }
  const {margin} = questionOf(metric, guard, demand)
  const why = difference.degenerate
    ? `, which are too few or too much alike to tell how far ${name} may have risen`
    : `, so ${name} may have risen by up to ${most}`
  return {
    ...finding,
    summary: `${howMany(given)}, and ${apart}${why}.`,
    remedy: margin.relative
      ? `${adviceOnLabels(traffic)} Or write the margin of ${name} in its own unit (${metric.name}: {margin: 0.5}): ${margin.text} of an error that nobody knows yet cannot be told.`
      : adviceOnLabels(traffic)
  }
}

/** A mean of squares is not bounded by gaps: it also depends on how wrong both models are. */
function isBounded(loss: LossBehind | undefined): loss is LossBehind {
  return loss !== undefined && (loss.kind === 'absolute' || loss.isRoot)
}

function pairsOf({metric, guard, demand, segment}: Unlabelled, difference: Difference): Comparison {
  return liveComparison(metric, guard, {...demand, basis: 'pairs'}, difference, segment)
}

function findingOf(given: Unlabelled, difference: Difference): Finding {
  const {traffic, metric, segment} = given
  const finding = liveFinding(pairsOf(given, difference), traffic, {
    id: findingId('shadow', metric.name, ...partOf(segment)),
    blame: difference.pRegression
  })
  return {
    ...finding,
    detail: finding.status === 'pass' ? 'proven-without-labels' : 'no-labels',
    rowsNeeded: null
  }
}

function partOf(segment: Readonly<Record<string, string>>): readonly string[] {
  const name = segmentName(segment)
  return name === '' ? [] : [name]
}

function howMany({source}: Unlabelled): string {
  const labelled = labelledPairs(source)
  if (labelled === 0) return 'No label is known yet'
  return `Only ${count(labelled)} ${labelled === 1 ? 'request has' : 'requests have'} a label yet`
}

/** A metric of which nothing is known yet. */
export function noLabels(
  traffic: Traffic,
  {name, direction}: LogMetric,
  check: TrafficCheck = 'shadow',
  segment: Readonly<Record<string, string>> = {}
): Finding {
  const isWhole = Object.keys(segment).length === 0
  return aFindingOf({
    id: findingId(check, name, ...partOf(segment)),
    status: 'inconclusive',
    detail: 'no-labels',
    subject: {metric: name, ...(isWhole ? {} : {segment: {...segment}})},
    direction,
    rows: 0,
    summary: `${check === 'canary' ? 'There are not requests with a label in both groups' : 'No label is known yet'}, so ${spokenSubject({metric: name, scope: isWhole ? null : segmentOf(segment)})} on live traffic cannot be told.`,
    remedy: adviceOnLabels(traffic)
  })
}

/** A metric that counts of requests cannot give: the evaluation set alone decides on it. */
export function notGiven({metric}: TrafficGuard, check: TrafficCheck = 'shadow'): Finding {
  return aFindingOf({
    id: findingId(check, metric),
    status: 'not-applicable',
    role: 'info',
    detail: 'not-computed',
    subject: {metric},
    summary: `${capitalised(spokenName(metric))} cannot be computed from the log, so it is judged on the evaluation set alone.`
  })
}
