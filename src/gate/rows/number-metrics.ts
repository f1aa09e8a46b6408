import type {Direction} from '../../statistics/core/difference.ts'
import {absoluteErrorRows, pinballRows, squaredErrorRows} from '../../statistics/paired/losses.ts'
import {compareRegression, type RegressionMetric} from '../../statistics/paired/regression-error.ts'
import {meanOf} from './mean-metric.ts'
import type {PairedRows} from './paired-rows.ts'
import {designOf, eachSide, hasNumbers, there, type RowMetric} from './row-metric.ts'

/** Metrics of predicted numbers. */
export const NUMBER_METRICS: readonly RowMetric[] = [
  regression('rmse', 'lower'),
  errorMean('mae', absoluteErrorRows),
  errorMean('mse', squaredErrorRows),
  regression('r2', 'higher'),
  regression('explained_variance', 'higher')
]

/** The mean of a score that each answer was given. */
export const MEAN_SCORE: RowMetric = {
  ...meanOf(
    'mean_score',
    rows => rows.task === 'generation' && hasNumbers(rows.score),
    ({score}) => there(score)
  ),
  direction: 'higher'
}

/** The loss of a predicted quantile, in (0, 1); null for another metric or number. */
export function quantileMetric(name: string, quantile: number): RowMetric | null {
  if (name !== 'pinball_loss' || !(quantile > 0 && quantile < 1)) return null
  return errorMean(`${name}@${quantile}`, (target, prediction) =>
    pinballRows(target, prediction, quantile)
  )
}

function errorMean(
  name: string,
  errors: (target: Float64Array, prediction: Float64Array) => Float64Array
): RowMetric {
  return meanOf(name, isRegression, ({target, score}) =>
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

function isRegression({task, target, score}: PairedRows): boolean {
  return task === 'regression' && target !== null && hasNumbers(score)
}
