import {absoluteErrorRows, pinballRows, squaredErrorRows} from '../../statistics/paired/losses.ts'
import {compareRegression, type RegressionMetric} from '../../statistics/paired/regression-error.ts'
import {meanOf} from './mean-metric.ts'
import {designOf, eachSide, there, type OfRows} from './row-metric.ts'

type Errors = (target: Float64Array, prediction: Float64Array) => Float64Array

/** The mean of the distances between prediction and truth. */
export const absoluteErrors: OfRows = errorMean(absoluteErrorRows)

/** The mean of their squares. */
export const squaredErrors: OfRows = errorMean(squaredErrorRows)

/** The mean of a score that each answer was given. */
export const answerScores: OfRows = meanOf(({score}) => there(score))

/** The loss of a predicted quantile; null for one that is not in (0, 1). */
export function quantileLoss(quantile: number): OfRows | null {
  return quantile > 0 && quantile < 1
    ? errorMean((target, prediction) => pinballRows(target, prediction, quantile))
    : null
}

/** A metric that is no mean over rows: a root of one, or a share of the variance. */
export function regression(name: RegressionMetric): OfRows {
  return ({target, score, ...rows}, question) =>
    compareRegression(
      name,
      there(target),
      there(score).baseline,
      there(score).candidate,
      question,
      designOf(rows)
    )
}

function errorMean(errors: Errors): OfRows {
  return meanOf(({target, score}) =>
    eachSide(there(score), column => errors(there(target), column))
  )
}
