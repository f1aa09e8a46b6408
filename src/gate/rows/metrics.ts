import {parametersOf} from '../../metrics/names.ts'
import type {Metric} from '../../metrics/metric.ts'
import {METRICS} from '../../metrics/table.ts'
import {COMPUTED_METRICS, type Computation} from '../computed-metrics.ts'
import {rowsHave} from './needs.ts'
import {quantileLoss} from './number-metrics.ts'
import type {PairedRows} from './paired-rows.ts'
import {rankingAt} from './ranking-metrics.ts'
import type {OfRows, RowMetric} from './row-metric.ts'

/** Those that rows give and that need no number of their own, in order of weight. */
const ROW_METRICS: readonly RowMetric[] = Object.entries<Computation>(COMPUTED_METRICS).flatMap(
  ([name, {ofRows}]) => {
    const metric = METRICS.get(name)
    return metric === undefined || ofRows === undefined ? [] : {...metric, ofRows}
  }
)

/**
 * The metrics that can be computed from some rows, the main one first: where there are only scores, the
 * one that needs no threshold. Those with a number, such as `ndcg@10`, are computed where they are asked for.
 */
export function metricsOf(rows: PairedRows): readonly RowMetric[] {
  if (rows.rows === 0) return []
  const metrics = ROW_METRICS.filter(({needs}) => rowsHave(needs, rows))
  const area = metrics.find(metric => metric.name === 'roc_auc')
  return area === undefined || rows.decidedAt === null
    ? metrics
    : [area, ...metrics.filter(metric => metric !== area)]
}

/** The metric of a canonical name, `ndcg@10` and `pinball_loss@0.9` too; null where the rows do not give it. */
export function metricNamed(canonical: string, rows: PairedRows): RowMetric | null {
  if (rows.rows === 0) return null
  const {name, at} = parametersOf(canonical)
  if (at !== null) return withNumber(name, at, rows)
  // As scikit-learn's `accuracy_score` of several labels a row: the whole set is right.
  const meant = canonical === 'accuracy' && rows.task === 'multilabel' ? 'exact_match' : canonical
  return ROW_METRICS.find(metric => metric.name === meant && rowsHave(metric.needs, rows)) ?? null
}

function withNumber(name: string, at: number, rows: PairedRows): RowMetric | null {
  const metric = METRICS.get(name)
  if (metric === undefined) return null
  const isRank = metric.ranked === true
  const ofRows = isRank ? rankingAt(name, at) : name === 'pinball_loss' ? quantileLoss(at) : null
  return ofRows !== null && rowsHave(isRank ? 'rankings' : metric.needs, rows)
    ? numbered(metric, at, ofRows)
    : null
}

function numbered(metric: Metric, at: number, ofRows: OfRows): RowMetric {
  return {...metric, name: `${metric.name}@${at}`, ofRows}
}
