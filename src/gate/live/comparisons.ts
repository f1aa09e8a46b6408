import {defaultMargin, meantMargin} from '../../policy/margin.ts'
import type {Traffic} from '../../traffic/traffic.ts'
import {verdictOf} from '../../statistics/core/decision.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {allowedLoss} from '../../statistics/core/margin.ts'
import {aFindingOf, marginTold} from '../../verdict/finding.ts'
import type {FindingId} from '../../verdict/finding-id.ts'
import {rowsToSettle} from '../rows-needed.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import {countWhere} from './classes.ts'
import type {Comparer} from './comparer.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {labelledIn} from './enough.ts'
import type {MetricSource} from './metric-source.ts'
import {countsHave, type LogMetric} from './metrics.ts'
import {liveSentence, type LiveComparison} from './sentences.ts'
import {finite, storableSteps} from './storable.ts'
import {dateWhen, goOn, waiting} from './when.ts'

/** Bounds are narrowest about here where the policy does not say how many labelled requests it wants. */
const USUAL_LABELLED = 10_000

/** Compares the models by their answers to the same requests. */
export function pairComparer(demand: TrafficDemand): Comparer {
  return {
    check: 'shadow',
    compare: (metric, guard, source, segment = {}) => {
      if (!countsHave(metric, source)) return null
      const {question} = questionOf(metric, guard, demand)
      const difference = metric.ofCounts.ofPairs(source, question, optimalCountOf(demand))
      return liveComparison(metric, guard, demand, difference, segment)
    },
    labelled: labelledPairs
  }
}

/** Requests whose truth is known, of those that a source has. */
export function labelledPairs({outcomes, losses}: MetricSource): number {
  return Math.max(
    countWhere(outcomes, ({label}) => label !== null),
    ...[...losses.values()].map(({n}) => n)
  )
}

/** A difference beside what a guard asks of it. */
export function liveComparison(
  metric: Pick<LogMetric, 'name' | 'share' | 'best' | 'direction'>,
  guard: TrafficGuard,
  demand: Pick<TrafficDemand, 'confidence'>,
  difference: Difference,
  segment: Readonly<Record<string, string>> = {}
): LiveComparison {
  return {
    metric: metric.name,
    segment,
    share: metric.share,
    role: guard.role,
    mode: guard.mode,
    ...questionOf(metric, guard, demand),
    difference
  }
}

/** What a guard asks of a metric, with the default margin where nobody wrote one. */
export function questionOf(
  {share, best, direction}: Pick<LogMetric, 'share' | 'best' | 'direction'>,
  guard: Pick<TrafficGuard, 'margin' | 'direction'>,
  {confidence}: Pick<TrafficDemand, 'confidence'>
): {readonly question: Question; readonly margin: LiveComparison['margin']} {
  const assumed = defaultMargin(share)
  const written = guard.margin ?? assumed
  const meant = meantMargin(written, best)
  const margin = meant === null ? assumed : written
  return {
    margin,
    question: {
      alpha: 1 - confidence,
      direction: guard.direction ?? direction,
      margin: meant ?? {value: assumed.value, relative: assumed.relative}
    }
  }
}

/** The number of rows at which bounds are narrowest: known before the log is read. */
export function optimalCountOf({enough}: Pick<TrafficDemand, 'enough'>): number {
  return enough.labelled > 0 ? enough.labelled : USUAL_LABELLED
}

/**
 * The finding on a comparison. `blame` is the p-value of a regression after the correction for all that
 * was tested with it; a failure needs it to be small.
 */
export function comparisonFinding(
  id: FindingId,
  one: LiveComparison,
  traffic: Traffic,
  blame: number
): Finding {
  const {difference, question, margin, share, segment, metric} = one
  const {status, detail} = statusOf(one, blame)
  const rowsNeeded =
    status === 'inconclusive' && !difference.degenerate
      ? rowsToSettle(difference, question, one.mode)
      : null
  const date =
    rowsNeeded === null || rowsNeeded <= difference.n
      ? null
      : dateWhen(traffic, Math.min(difference.n, labelledIn(traffic) || difference.n), rowsNeeded)
  const isTested = !difference.degenerate
  return aFindingOf({
    id,
    status,
    role: one.role,
    detail,
    subject: {
      metric,
      ...(Object.keys(segment).length === 0 ? {} : {segment: {...segment}})
    },
    direction: question.direction,
    ...(share ? {unit: 'fraction'} : {}),
    baseline: finite(difference.baseline),
    candidate: finite(difference.candidate),
    difference: finite(difference.difference),
    interval: isTested ? [finite(difference.lower), finite(difference.upper)] : null,
    confidence: isTested ? 1 - question.alpha : null,
    margin: finite(allowedLoss(question.margin, difference.baseline)),
    ...marginTold(margin),
    method: difference.method,
    evidence: 'paired-rows',
    rows: difference.n,
    rowsNeeded,
    summary: liveSentence(one, status, {rowsNeeded, date}),
    remedy: remedyOf(traffic, one, status, date),
    notes: [
      ...difference.warnings,
      ...(margin.assumed
        ? [`A margin of ${margin.text} is assumed; the policy can set another.`]
        : [])
    ],
    steps: storableSteps(difference.steps),
    ...waiting(date),
    reference: difference.reference
  })
}

function statusOf(
  {difference, question, role, mode}: LiveComparison,
  blame: number
): {readonly status: Status; readonly detail: string | null} {
  if (role === 'info') return {status: 'not-applicable', detail: null}
  const decided = verdictOf(difference, question, role === 'screen' ? 'screen' : mode)
  const isRegression = decided.detail === 'worse' || decided.detail === 'worse-than-margin'
  if (decided.verdict === 'fail' && isRegression && !(blame <= question.alpha)) {
    return {
      status: role === 'screen' ? 'pass' : 'inconclusive',
      detail: 'worse-by-chance-perhaps'
    }
  }
  return {status: decided.verdict, detail: decided.detail}
}

function remedyOf(
  traffic: Traffic,
  {segment, margin}: LiveComparison,
  status: Status,
  date: string | null
): string | null {
  const isPart = Object.keys(segment).length > 0
  if (status === 'inconclusive') {
    return `${goOn(traffic, date)}${date === null ? ', with labels' : ''}; or widen the margin (now ${margin.text}) if such a loss is acceptable.`
  }
  if (status !== 'fail') return null
  return isPart
    ? 'Look at the requests of this segment that are wrong now, and improve the candidate there; or widen the margin of the segments if such a loss is acceptable.'
    : 'Improve the candidate, or widen the margin in the policy if such a loss is acceptable.'
}
