import {parametersOf} from '../../evidence/metric-names.ts'
import {CLASS_METRICS, EXACT_MATCH} from './class-metrics.ts'
import {LABEL_SET_METRICS} from './label-set-metrics.ts'
import {MEAN_SCORE, NUMBER_METRICS, quantileMetric} from './number-metrics.ts'
import type {PairedRows} from './paired-rows.ts'
import {RANKING_METRICS, rankingMetricAt} from './ranking-metrics.ts'
import type {RowMetric} from './row-metric.ts'
import {SCORE_METRICS} from './score-metrics.ts'

/** All that need no number of their own, in order of weight: the first that applies is the main metric. */
const ROW_METRICS: readonly RowMetric[] = [
  ...CLASS_METRICS,
  ...SCORE_METRICS,
  ...NUMBER_METRICS,
  ...RANKING_METRICS,
  EXACT_MATCH,
  ...LABEL_SET_METRICS,
  MEAN_SCORE
]

const OF_CLASSES: ReadonlySet<RowMetric> = new Set([
  ...CLASS_METRICS,
  ...LABEL_SET_METRICS,
  EXACT_MATCH
])

/** Whether a metric looks at predicted classes alone, and not at scores. */
export function isOfClasses(metric: RowMetric): boolean {
  return OF_CLASSES.has(metric)
}

/**
 * The metrics that can be computed from some rows, the main one first: where there are only scores, the
 * one that needs no threshold. Those with a number, such as `ndcg@10`, are computed where they are asked for.
 */
export function metricsOf(rows: PairedRows): readonly RowMetric[] {
  if (rows.rows === 0) return []
  const metrics = ROW_METRICS.filter(metric => metric.applies(rows))
  const area = metrics.find(metric => metric.name === 'roc_auc')
  return area === undefined || rows.decidedAt === null
    ? metrics
    : [area, ...metrics.filter(metric => metric !== area)]
}

/** The metric of a canonical name, `ndcg@10` and `pinball_loss@0.9` too; null where the rows do not give it. */
export function metricNamed(canonical: string, rows: PairedRows): RowMetric | null {
  if (rows.rows === 0) return null
  const {name, at} = parametersOf(canonical)
  // As scikit-learn's `accuracy_score` of several labels a row: the whole set is right.
  const meant = canonical === 'accuracy' && rows.task === 'multilabel' ? 'exact_match' : canonical
  const metric =
    at === null
      ? ROW_METRICS.find(one => one.name === meant && one.applies(rows))
      : (rankingMetricAt(name, at) ?? quantileMetric(name, at))
  return metric?.applies(rows) === true ? metric : null
}
