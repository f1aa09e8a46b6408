import {METRICS} from '../../metrics/table.ts'
import type {Metric} from '../../metrics/metric.ts'
import {COMPUTED_METRICS, type Computation} from '../computed-metrics.ts'
import type {OfCounts} from './counted.ts'
import {bothGroups} from './group-tables.ts'
import type {MetricSource} from './metric-source.ts'

/** A metric that counts of a log give. */
export interface LogMetric extends Metric {
  readonly ofCounts: OfCounts
}

const LOG_METRICS: readonly LogMetric[] = Object.entries<Computation>(COMPUTED_METRICS).flatMap(
  ([name, {ofCounts}]) => {
    const metric = METRICS.get(name)
    return metric === undefined || ofCounts === undefined ? [] : {...metric, ofCounts}
  }
)

/** The metric of a canonical name, whatever the log gives; null where counts never give it. */
export function metricCalled(name: string): LogMetric | null {
  return LOG_METRICS.find(one => one.name === name) ?? null
}

/**
 * The metrics that some requests give, the main one first. Where all answers are right or wrong as a whole
 * that is the accuracy by whatever name, and a complement says nothing new.
 */
export function metricsOf(source: MetricSource): readonly LogMetric[] {
  return LOG_METRICS.filter(
    metric =>
      metric.needs !== 'answers' && metric.complementOf === undefined && countsHave(metric, source)
  )
}

/** Whether some requests have what a metric needs. */
export function countsHave({needs, ofCounts: {loss}}: LogMetric, source: MetricSource): boolean {
  const {outcomes, classes, scores, losses, groupLosses} = source
  if (loss !== undefined) {
    const sums = groupLosses.get(loss.kind)
    const ofGroups = sums !== undefined && bothGroups(side => sums[side].n > 0)
    return ofGroups || (losses.get(loss.kind)?.n ?? 0) > 0
  }
  if (needs === 'scores' || needs === 'scores-of-positive') return scores.length > 0
  if (needs === 'positive-class' && classes.positive < 0) return false
  return outcomes.some(({label}) => label !== null)
}

/** Whether a metric is the share of right requests, or of wrong ones, by whatever name. */
export function isAccuracy({meanOf}: Pick<Metric, 'meanOf'>): boolean {
  return meanOf === 'hits'
}
