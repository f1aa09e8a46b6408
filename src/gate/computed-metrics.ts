import {binnedAveragePrecision, binnedRocAuc} from '../statistics/paired/binned-scores.ts'
import type {ConfusionMetric} from '../statistics/paired/confusion-metrics.ts'
import type {LabelSetMetric} from '../statistics/paired/label-sets.ts'
import type {ComputedFrom} from '../metrics/table.ts'
import {
  answeredPositive,
  area,
  byJointTable,
  loss,
  rightAnswers,
  rightOfClass,
  shareByJointTable,
  wrongAnswers,
  type OfCounts
} from './live/counted.ts'
import {byTable, hits, hitsOfClass} from './rows/class-metrics.ts'
import {bySets, f1OfRows, hammingOfRows, jaccardOfRows} from './rows/label-set-metrics.ts'
import {absoluteErrors, answerScores, regression, squaredErrors} from './rows/number-metrics.ts'
import {ranking} from './rows/ranking-metrics.ts'
import type {OfRows} from './rows/row-metric.ts'
import {averagePrecision, brier, logLoss, rocAuc} from './rows/score-metrics.ts'

/** How the gate computes a metric itself: from rows, and from the counts of a log. */
export interface Computation {
  readonly ofRows?: OfRows
  readonly ofCounts?: OfCounts
}

type Computed = ComputedFrom<'rows' | 'counts'>

/** What an entry of the table of metrics says that the gate computes has to be here. */
type Promised<Name extends Computed> = Required<
  Pick<
    Computation,
    | (Name extends ComputedFrom<'rows'> ? 'ofRows' : never)
    | (Name extends ComputedFrom<'counts'> ? 'ofCounts' : never)
  >
>

/** All of them in order of weight: the first that rows or counts give is the main metric. */
export const COMPUTED_METRICS: {readonly [Name in Computed]: Promised<Name>} = {
  accuracy: {ofRows: hits, ofCounts: rightAnswers},
  exact_match: {ofRows: hits, ofCounts: rightAnswers},
  error_rate: {ofCounts: wrongAnswers},
  recall: {ofRows: hitsOfClass('recall'), ofCounts: rightOfClass('recall')},
  specificity: {ofRows: hitsOfClass('specificity'), ofCounts: rightOfClass('specificity')},
  precision: {
    ofRows: byTable('precision'),
    ofCounts: shareByJointTable('precision', answeredPositive)
  },
  f1: ofClasses('f1'),
  balanced_accuracy: ofClasses('balanced_accuracy'),
  f1_macro: ofClassesOrSets('f1_macro'),
  f1_micro: {...ofClassesOrSets('f1_micro'), ofCounts: shareByJointTable('f1_micro')},
  f1_weighted: ofClassesOrSets('f1_weighted'),
  precision_macro: ofClassesOrSets('precision_macro'),
  precision_micro: {ofRows: bySets('precision_micro')},
  recall_macro: ofClassesOrSets('recall_macro'),
  recall_micro: {ofRows: bySets('recall_micro')},
  f1_samples: {ofRows: f1OfRows},
  jaccard: {ofRows: jaccardOfRows},
  hamming_loss: {ofRows: hammingOfRows},
  mcc: ofClasses('mcc'),
  cohen_kappa: ofClasses('cohen_kappa'),
  roc_auc: {ofRows: rocAuc, ofCounts: area(binnedRocAuc)},
  average_precision: {ofRows: averagePrecision, ofCounts: area(binnedAveragePrecision)},
  log_loss: {ofRows: logLoss, ofCounts: loss({kind: 'log-loss', isRoot: false})},
  brier: {ofRows: brier, ofCounts: loss({kind: 'brier', isRoot: false})},
  rmse: {ofRows: regression('rmse'), ofCounts: loss({kind: 'squared', isRoot: true})},
  mae: {ofRows: absoluteErrors, ofCounts: loss({kind: 'absolute', isRoot: false})},
  mse: {ofRows: squaredErrors, ofCounts: loss({kind: 'squared', isRoot: false})},
  r2: {ofRows: regression('r2')},
  explained_variance: {ofRows: regression('explained_variance')},
  ndcg: {ofRows: ranking({name: 'ndcg', k: Infinity, gain: 'linear'})},
  mrr: {ofRows: ranking({name: 'mrr', k: Infinity})},
  map: {ofRows: ranking({name: 'map'})},
  mean_score: {ofRows: answerScores}
}

/** What the joint table of labels and both models' classes gives, of rows as of counts. */
function ofClasses(name: ConfusionMetric): Required<Computation> {
  return {ofRows: byTable(name), ofCounts: byJointTable(name)}
}

/** The same, and the average over the labels of rows that have several each. */
function ofClassesOrSets(name: ConfusionMetric & LabelSetMetric): Required<Computation> {
  const [table, sets] = [byTable(name), bySets(name)]
  return {
    ofRows: (rows, question) => (rows.task === 'multilabel' ? sets : table)(rows, question),
    ofCounts: byJointTable(name)
  }
}
