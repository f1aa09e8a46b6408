import {compareAveragePrecision} from '../../statistics/paired/average-precision.ts'
import {compareRocAuc, compareRocAucMacro} from '../../statistics/paired/delong.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {
  brierRows,
  logLossRows,
  multiclassBrierRows,
  multiclassLogLossRows
} from '../../statistics/paired/losses.ts'
import {hasPositive} from './class-metrics.ts'
import {meanOf} from './mean-metric.ts'
import type {PairedRows} from './paired-rows.ts'
import {
  bothSides,
  designOf,
  eachSide,
  hasNumbers,
  isFilled,
  isWithin,
  there,
  type RowMetric
} from './row-metric.ts'

/** Metrics of the scores of classes. */
export const SCORE_METRICS: readonly RowMetric[] = [
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
  meanOf('log_loss', hasProbabilities, ({label, truth, score, classScores}) =>
    classScores === null
      ? eachSide(there(score), column => logLossRows(there(truth), column).loss)
      : eachSide(classScores, columns => multiclassLogLossRows(there(label), columns).loss)
  ),
  meanOf('brier', hasProbabilities, ({label, truth, score, classScores}) =>
    classScores === null
      ? eachSide(there(score), column => brierRows(there(truth), column))
      : eachSide(classScores, columns => multiclassBrierRows(there(label), columns))
  )
]

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
