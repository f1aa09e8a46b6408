import type {Comparison} from '../comparison/comparison.ts'
import type {TrafficDemand, TrafficGuard} from './demand.ts'
import {metricsOf, type LogMetric} from './metrics.ts'
import type {MetricSource} from './metric-source.ts'

/** What a finding is of: pairs of answers, or groups of requests. */
export type TrafficCheck = 'shadow' | 'canary'

/** How the two models are compared on some requests: by their answers to the same ones, or as two groups. */
export interface Comparer {
  readonly check: TrafficCheck
  /** Null where these requests do not give the metric. */
  readonly compare: (
    metric: LogMetric,
    guard: TrafficGuard,
    source: MetricSource,
    segment?: Readonly<Record<string, string>>
  ) => Comparison | null
  /** Requests by which they can be compared: those with a label, of two groups in the smaller one. */
  readonly labelled: (source: MetricSource) => number
}

/** A guard of which nobody said anything. */
export const PLAIN: Omit<TrafficGuard, 'metric'> = {
  role: 'guard',
  mode: 'non-inferior',
  margin: null,
  direction: null,
  atLeast: null,
  atMost: null
}

/** The metrics that vote: those that are demanded, else all that the log gives, the first as a guard. */
export function guardsOn(
  source: MetricSource,
  {guards}: Pick<TrafficDemand, 'guards'>
): readonly TrafficGuard[] {
  if (guards.length > 0) return guards
  return metricsOf(source).map(({name}, i) => ({
    ...PLAIN,
    metric: name,
    role: i === 0 ? 'guard' : 'screen'
  }))
}
