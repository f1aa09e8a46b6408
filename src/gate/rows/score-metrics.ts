import {compareAveragePrecision} from '../../statistics/paired/average-precision.ts'
import {compareRocAuc, compareRocAucMacro} from '../../statistics/paired/delong.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {
  brierRows,
  logLossRows,
  multiclassBrierRows,
  multiclassLogLossRows
} from '../../statistics/paired/losses.ts'
import {meanOf} from './mean-metric.ts'
import type {PairedRows} from './paired-rows.ts'
import {designOf, eachSide, there, type OfRows} from './row-metric.ts'

/** The area under the precision-recall curve, by steps. */
export const averagePrecision: OfRows = ({truth, score, ...rows}, question) =>
  compareAveragePrecision(
    there(truth),
    there(score).baseline,
    there(score).candidate,
    question,
    designOf(rows)
  )

/** The mean log loss, of two classes or of more. */
export const logLoss: OfRows = meanOf(({label, truth, score, classScores}) =>
  classScores === null
    ? eachSide(there(score), column => logLossRows(there(truth), column).loss)
    : eachSide(classScores, columns => multiclassLogLossRows(there(label), columns).loss)
)

/** The mean squared distance of the probabilities from the truth, of two classes or of more. */
export const brier: OfRows = meanOf(({label, truth, score, classScores}) =>
  classScores === null
    ? eachSide(there(score), column => brierRows(there(truth), column))
    : eachSide(classScores, columns => multiclassBrierRows(there(label), columns))
)

/** The area under the ROC curve, of two classes, or of each against the others. */
export function rocAuc(rows: PairedRows, question: Question): Difference {
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
