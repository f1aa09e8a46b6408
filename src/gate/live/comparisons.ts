import {defaultMargin, meantMargin, type WrittenMargin} from '../../policy/margin.ts'
import type {Traffic} from '../../traffic/traffic.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import type {FindingId} from '../../verdict/finding-id.ts'
import type {Layout} from '../../words/times.ts'
import type {Comparison} from '../comparison/comparison.ts'
import {comparisonFinding} from '../comparison/finding.ts'
import {judgementOf} from '../comparison/judgement.ts'
import {segmentOf} from '../segments/segment.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {countWhere} from './classes.ts'
import type {Comparer} from './comparer.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {labelledIn} from './enough.ts'
import type {MetricSource} from './metric-source.ts'
import {countsHave, type LogMetric} from './metrics.ts'
import {dateWhen} from './when.ts'
import {largestOf} from '../../statistics/core/extremes.ts'

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
      return liveComparison(metric, guard, {...demand, basis: 'pairs'}, difference, segment)
    },
    labelled: labelledPairs
  }
}

/** Requests whose truth is known, of those that a source has. */
export function labelledPairs({outcomes, losses}: MetricSource): number {
  return largestOf([
    countWhere(outcomes, ({label}) => label !== null),
    ...[...losses.values()].map(({n}) => n)
  ])
}

/** A difference of live traffic, and what a guard demands of it; `segment` is empty for all requests. */
export function liveComparison(
  {name, share, ...metric}: Pick<LogMetric, 'name' | 'share' | 'best' | 'direction'>,
  guard: TrafficGuard,
  {confidence, basis}: Pick<TrafficDemand, 'confidence'> & {readonly basis: Layout},
  difference: Difference,
  segment: Readonly<Record<string, string>> = {}
): Comparison {
  const {margin, question} = questionOf({share, ...metric}, guard, {confidence})
  return {
    metric: name,
    unit: share ? 'fraction' : null,
    scope: Object.keys(segment).length === 0 ? null : segmentOf(segment),
    basis,
    // Two models that answer alike on some days may yet differ on others.
    same: false,
    demand: {role: guard.role, mode: guard.mode, margin},
    question,
    difference
  }
}

/** What a guard asks of a metric, with the default margin where nobody wrote one. */
export function questionOf(
  {share, best, direction}: Pick<LogMetric, 'share' | 'best' | 'direction'>,
  guard: Pick<TrafficGuard, 'margin' | 'direction'>,
  {confidence}: Pick<TrafficDemand, 'confidence'>
): {readonly question: Question; readonly margin: WrittenMargin} {
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

/** The finding on a comparison of live traffic; `blame` as in `judgementOf`. */
export function liveFinding(
  comparison: Comparison,
  traffic: Traffic,
  {id, blame}: {readonly id: FindingId; readonly blame: number}
): Finding {
  const {difference, demand, basis} = comparison
  const {n, warnings} = difference
  return comparisonFinding(comparison, judgementOf(comparison, blame), {
    id,
    untilOf: rowsNeeded =>
      rowsNeeded <= n ? null : dateWhen(traffic, Math.min(n, labelledIn(traffic) || n), rowsNeeded),
    notes: [
      ...(basis === 'groups' ? realOrNoise(difference) : []),
      ...warnings,
      ...(demand.margin.assumed
        ? [`A margin of ${demand.margin.text} is assumed; the policy can set another.`]
        : [])
    ]
  })
}

/** Two groups of requests differ by chance, too. */
function realOrNoise({difference, lower, upper, degenerate}: Difference): readonly string[] {
  if (degenerate || difference === 0) return []
  return lower > 0 || upper < 0
    ? ['The difference is real: chance does not make one so large.']
    : ['The difference may be noise: chance makes one as large.']
}
