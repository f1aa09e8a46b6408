import {compareAveragePrecision} from '../../statistics/average-precision.ts'
import {compareMeans} from '../../statistics/cluster.ts'
import {compareConfusion, pairedRecall} from '../../statistics/confusion.ts'
import type {ConfusionMetric} from '../../statistics/confusion-metrics.ts'
import {compareRocAuc, compareRocAucMacro} from '../../statistics/delong.ts'
import type {Difference, Direction, Question} from '../../statistics/difference.ts'
import type {Design} from '../../statistics/influence.ts'
import {tabulate, type ClassRows} from '../../statistics/joint-table.ts'
import {
  absoluteErrorRows,
  brierRows,
  logLossRows,
  multiclassBrierRows,
  multiclassLogLossRows,
  squaredErrorRows
} from '../../statistics/losses.ts'
import {pairedMeanOfRows} from '../../statistics/paired-mean.ts'
import {rankingScores, type RankingMetric} from '../../statistics/ranking.ts'
import {compareRegression, type RegressionMetric} from '../../statistics/regression-error.ts'
import {tango} from '../../statistics/tango.ts'
import type {Both, PairedRows} from './paired-rows.ts'
import {thousands} from '../../thousands.ts'

/** A metric that the gate computes itself, and how two models are compared on it. */
export interface RowMetric {
  /** Canonical name. */
  readonly name: string
  readonly direction: Direction
  /** A share, in [0, 1]. */
  readonly share: boolean
  /** Whether the rows have what the metric needs. */
  readonly applies: (rows: PairedRows) => boolean
  /** The difference on rows to which the metric applies. */
  readonly compare: (rows: PairedRows, question: Question) => Difference
}

/** All of them, in order of weight: the first that applies to some rows is their main metric. */
export const ROW_METRICS: readonly RowMetric[] = [
  {
    name: 'accuracy',
    direction: 'higher',
    share: true,
    applies: hasClasses,
    compare: compareAccuracy
  },
  {
    name: 'recall',
    direction: 'higher',
    share: true,
    applies: isBinary,
    compare: (rows, question) => compareClass(rows, rows.positive, 'recall', question)
  },
  {
    name: 'specificity',
    direction: 'higher',
    share: true,
    applies: isBinary,
    compare: (rows, question) => compareClass(rows, 1 - rows.positive, 'specificity', question)
  },
  ...(['precision', 'f1'] as const).map(name => confusion(name, isBinary)),
  ...(
    [
      'balanced_accuracy',
      'f1_macro',
      'f1_micro',
      'f1_weighted',
      'precision_macro',
      'recall_macro',
      'mcc'
    ] as const
  ).map(name => confusion(name, hasClasses)),
  {name: 'roc_auc', direction: 'higher', share: true, applies: hasRanks, compare: compareArea},
  {
    name: 'average_precision',
    direction: 'higher',
    share: true,
    applies: rows => hasRanks(rows) && rows.truth !== null,
    compare: ({truth, score, ...rows}, question) =>
      compareAveragePrecision(
        there(truth),
        there(score).baseline,
        there(score).candidate,
        question,
        designOf(rows)
      )
  },
  mean('log_loss', hasProbabilities, ({label, truth, score, classScores}) =>
    classScores === null
      ? eachSide(there(score), column => logLossRows(there(truth), column).loss)
      : eachSide(classScores, columns => multiclassLogLossRows(there(label), columns).loss)
  ),
  mean('brier', hasProbabilities, ({label, truth, score, classScores}) =>
    classScores === null
      ? eachSide(there(score), column => brierRows(there(truth), column))
      : eachSide(classScores, columns => multiclassBrierRows(there(label), columns))
  ),
  regression('rmse', 'lower'),
  errorMean('mae', absoluteErrorRows),
  errorMean('mse', squaredErrorRows),
  regression('r2', 'higher'),
  regression('explained_variance', 'higher'),
  ranking('ndcg', {name: 'ndcg', k: Infinity, gain: 'linear'}),
  ranking('mrr', {name: 'mrr'}),
  ranking('map', {name: 'map'}),
  {
    name: 'exact_match',
    direction: 'higher',
    share: true,
    applies: hasAnswers,
    compare: compareAccuracy
  },
  {
    ...mean(
      'mean_score',
      rows => rows.task === 'generation' && hasNumbers(rows.score),
      ({score}) => there(score)
    ),
    direction: 'higher'
  }
]

/**
 * The metrics that can be computed from some rows, the main one first: where there are only scores, the
 * one that needs no threshold.
 */
export function metricsOf(rows: PairedRows): readonly RowMetric[] {
  if (rows.rows === 0) return []
  const metrics = ROW_METRICS.filter(metric => metric.applies(rows))
  const area = metrics.find(metric => metric.name === 'roc_auc')
  return area === undefined || rows.decidedAt === null
    ? metrics
    : [area, ...metrics.filter(metric => metric !== area)]
}

/** The share of right rows: by Tango's test, or by sums over the clusters. */
function compareAccuracy(rows: PairedRows, question: Question): Difference {
  const label = there(rows.label)
  const predicted = there(rows.predicted)
  if (rows.weights === undefined && rows.clusters === undefined) {
    const {baseline, candidate} = eachSide(predicted, codes =>
      hits(codes, label, new Uint8Array(codes.length))
    )
    return pairedMeanOfRows(baseline, candidate, question)
  }
  const {baseline, candidate} = eachSide(predicted, codes =>
    hits(codes, label, new Float64Array(codes.length))
  )
  return compareMeans(baseline, candidate, question, designOf(rows))
}

/** 1 for a right row, 0 for a wrong one. */
function hits<T extends Uint8Array | Float64Array>(
  codes: Int32Array,
  label: Int32Array,
  into: T
): T {
  for (let row = 0; row < codes.length; row++) into[row] = codes[row] === label[row] ? 1 : 0
  return into
}

/** Right answers among the rows of one class are a rate like accuracy, and tested like it. */
function compareClass(
  rows: PairedRows,
  code: number,
  name: 'recall' | 'specificity',
  question: Question
): Difference {
  const design = designOf(rows)
  if (rows.weights !== undefined || rows.clusters !== undefined || code < 0 || code > 1) {
    return compareConfusion(name, classRowsOf(rows), question, design, Math.max(0, rows.positive))
  }
  const outcomes = pairedRecall(tabulate(classRowsOf(rows)), code)
  const difference = tango(outcomes, question)
  const note = `${thousands(outcomes.n)} of the ${thousands(rows.rows)} rows are of the class that counts.`
  return {...difference, warnings: [...difference.warnings, note]}
}

function confusion(name: ConfusionMetric, applies: RowMetric['applies']): RowMetric {
  return {
    name,
    direction: 'higher',
    share: name !== 'mcc',
    applies,
    compare: (rows, question) =>
      compareConfusion(
        name,
        classRowsOf(rows),
        question,
        designOf(rows),
        Math.max(0, rows.positive)
      )
  }
}

function compareArea(rows: PairedRows, question: Question): Difference {
  const {truth, label, score, classScores} = rows
  if (classScores !== null) {
    return compareRocAucMacro(
      there(label),
      classScores.baseline,
      classScores.candidate,
      question,
      designOf(rows)
    )
  }
  return compareRocAuc(
    there(truth),
    there(score).baseline,
    there(score).candidate,
    question,
    designOf(rows)
  )
}

/** A mean of per-row losses; lower is better unless it is said otherwise. */
function mean(
  name: string,
  applies: RowMetric['applies'],
  columnsOf: (rows: PairedRows) => Both<Float64Array>
): RowMetric {
  return {
    name,
    direction: 'lower',
    share: false,
    applies,
    compare: (rows, question) => {
      const {baseline, candidate} = columnsOf(rows)
      if (rows.weights !== undefined || rows.clusters !== undefined) {
        return compareMeans(baseline, candidate, question, designOf(rows))
      }
      return pairedMeanOfRows(baseline, candidate, question, isSame(rows))
    }
  }
}

function errorMean(
  name: string,
  errors: (target: Float64Array, prediction: Float64Array) => Float64Array
): RowMetric {
  return mean(name, isRegression, ({target, score}) =>
    eachSide(there(score), column => errors(there(target), column))
  )
}

function regression(name: RegressionMetric, direction: Direction): RowMetric {
  return {
    name,
    direction,
    share: false,
    applies: isRegression,
    compare: ({target, score, ...rows}, question) =>
      compareRegression(
        name,
        there(target),
        there(score).baseline,
        there(score).candidate,
        question,
        designOf(rows)
      )
  }
}

/** The query, not the row, is the unit: its value is computed first. */
function ranking(name: string, metric: RankingMetric): RowMetric {
  return {
    name,
    direction: 'higher',
    share: true,
    applies: ({task, clusters, target, score}) =>
      task === 'ranking' && clusters !== undefined && target !== null && hasNumbers(score),
    compare: ({clusters, target, score}, question) => {
      const query = there(clusters ?? null)
      const ranked = {
        query,
        queries: 1 + query.reduce((most, code) => Math.max(most, code), -1),
        relevance: there(target)
      }
      const values = eachSide(there(score), column => rankingScores(ranked, column, metric).values)
      return pairedMeanOfRows(values.baseline, values.candidate, question)
    }
  }
}

function hasClasses({label, predicted, task}: PairedRows): boolean {
  return label !== null && predicted !== null && (task === 'binary' || task === 'multiclass')
}

/** Two classes, one of which counts; or one class alone, which it may be or not. */
function isBinary(rows: PairedRows): boolean {
  return hasClasses(rows) && hasPositive(rows)
}

function hasPositive({truth, classes, positive}: PairedRows): boolean {
  return truth !== null && classes.length <= 2 && (positive < classes.length || classes.length < 2)
}

function hasAnswers({label, predicted, task}: PairedRows): boolean {
  return label !== null && predicted !== null && (task === 'multilabel' || task === 'generation')
}

function hasRanks(rows: PairedRows): boolean {
  return rows.classScores === null
    ? hasPositive(rows) && hasNumbers(rows.score)
    : bothSides(rows.classScores, c => c.every(isFilled))
}

function hasProbabilities(rows: PairedRows): boolean {
  const inRange = (column: Float64Array): boolean => isWithin(column, 0, 1)
  if (!hasRanks(rows)) return false
  return rows.classScores === null
    ? rows.score !== null && bothSides(rows.score, inRange)
    : bothSides(rows.classScores, columns => columns.every(inRange))
}

function isRegression({task, target, score}: PairedRows): boolean {
  return task === 'regression' && target !== null && hasNumbers(score)
}

function hasNumbers(score: Both<Float64Array> | null): boolean {
  return score !== null && bothSides(score, isFilled)
}

function isFilled(column: Float64Array): boolean {
  return isWithin(column, -Number.MAX_VALUE, Number.MAX_VALUE)
}

/** A loop: `every` calls a function a million times. */
function isWithin(column: Float64Array, low: number, high: number): boolean {
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? NaN
    if (!(value >= low && value <= high)) return false
  }
  return true
}

function isSame({score, predicted}: PairedRows): boolean {
  const both = score ?? predicted
  return both !== null && both.baseline.every((value, row) => value === both.candidate[row])
}

function classRowsOf({label, predicted, classes}: PairedRows): ClassRows {
  return {label: there(label), ...there(predicted), classes: classes.length + 1}
}

function designOf({weights, clusters}: Pick<PairedRows, 'weights' | 'clusters'>): Design {
  return {weights, clusters}
}

function eachSide<T, U>({baseline, candidate}: Both<T>, of: (column: T) => U): Both<U> {
  return {baseline: of(baseline), candidate: of(candidate)}
}

function bothSides<T>({baseline, candidate}: Both<T>, holds: (column: T) => boolean): boolean {
  return holds(baseline) && holds(candidate)
}

/** A column that `applies` has seen. */
function there<T>(column: T | null): T {
  if (column === null) throw new RangeError('the metric does not apply to these rows')
  return column
}
