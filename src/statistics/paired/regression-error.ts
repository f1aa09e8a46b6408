import {scoreMean} from './cluster.ts'
import type {Difference, Question} from '../core/difference.ts'
import {compareImposed} from './imposed.ts'
import {
  compareInfluence,
  estimatePair,
  type Design,
  type InfluenceNote,
  type Scored
} from './influence.ts'
import {squaredErrorRows} from './losses.ts'
import {testRoots} from '../core/root-test.ts'
import {sampleTest} from '../core/sample-test.ts'
import type {Units} from '../core/restricted.ts'
import {unitsOf} from './units.ts'

/** Metrics of predicted numbers that are no mean of per-row losses. */
export type RegressionMetric = 'rmse' | 'r2' | 'explained_variance'

/**
 * The metric with its influence values: sqrt for `rmse`, 1 − error / variance of the target for the
 * others, by the delta method. NaN where it is undefined: no rows, or a target that does not vary.
 * Errors that are all 0 leave `rmse` without a derivative: its influence values are NaN then.
 */
export function scoreRegression(
  metric: RegressionMetric,
  target: Float64Array,
  prediction: Float64Array,
  weights?: Float64Array
): Scored {
  switch (metric) {
    case 'rmse':
      return rootOf(scoreMean(squaredErrorRows(target, prediction), weights))
    case 'r2':
      return explained(scoreMean(squaredErrorRows(target, prediction), weights), target, weights)
    case 'explained_variance': {
      const error = prediction.map((p, i) => p - (target[i] ?? NaN))
      return explained(scoreVariance(error, weights), target, weights)
    }
  }
}

/**
 * Tests two models' RMSE, R² or explained variance on the same rows by `sampleTest`: Student's t where the rows allow
 * it. That of an RMSE is made on the squared errors.
 */
export function compareRegression(
  metric: RegressionMetric,
  target: Float64Array,
  baseline: Float64Array,
  candidate: Float64Array,
  question: Question,
  design: Design = {}
): Difference {
  const score = (of: RegressionMetric | 'mse', prediction: Float64Array): Scored =>
    of === 'mse'
      ? scoreMean(squaredErrorRows(target, prediction), design.weights)
      : scoreRegression(of, target, prediction, design.weights)
  const note: InfluenceNote = {
    method: 'influence-t',
    reference: 'Hampel 1974 (influence function); delta method',
    smallSample: true,
    ...tooFewRows(target.length)
  }
  const scores = [score(metric, baseline), score(metric, candidate)] as const
  if (metric !== 'rmse' || question.direction === 'higher') {
    return compareImposed(...scores, question, design, note)
  }
  const squares = {baseline: score('mse', baseline), candidate: score('mse', candidate)}
  const toUnits = (ofBaseline: number, ofCandidate: number): Units => {
    const pair = {
      baseline: scaledBy(squares.baseline, ofBaseline),
      candidate: scaledBy(squares.candidate, ofCandidate)
    }
    return unitsOf(pair, {factor: 1, sign: -1}, design)
  }
  const {influence: differences} = toUnits(1, 1)
  return testRoots(
    compareInfluence(...scores, question, design, note),
    estimatePair(squares.baseline, squares.candidate, design, true),
    question,
    (ofBaseline, ofCandidate, estimate) =>
      sampleTest(toUnits(ofBaseline, ofCandidate), estimate, differences)
  )
}

/** Rows below which no error of squares is to be trusted: of 3 rows, doubled errors would pass in 18 % of samples. */
const TOO_FEW_ROWS = 10

function tooFewRows(rows: number): Pick<InfluenceNote, 'degenerate' | 'warnings'> {
  return rows < TOO_FEW_ROWS
    ? {
        degenerate: true,
        warnings: [
          `There are ${rows} rows; a test of squared errors needs at least ${TOO_FEW_ROWS}.`
        ]
      }
    : {}
}

function scaledBy({value, influence}: Scored, factor: number): Scored {
  return {value: factor * value, influence: influence.map(x => factor * x)}
}

function rootOf({value, influence}: Scored): Scored {
  const root = Math.sqrt(value)
  return {value: root, influence: influence.map(x => x / (2 * root))}
}

/** 1 − error / variance, where the influence of the quotient is that of its parts. */
function explained(error: Scored, target: Float64Array, weights: Float64Array | undefined): Scored {
  const spread = scoreVariance(target, weights)
  const value = spread.value > 0 ? 1 - error.value / spread.value : NaN
  const influence = error.influence.map(
    (x, i) => ((1 - value) * (spread.influence[i] ?? NaN) - x) / spread.value
  )
  return {value, influence}
}

function scoreVariance(values: Float64Array, weights: Float64Array | undefined): Scored {
  const {influence: distance} = scoreMean(values, weights)
  return scoreMean(
    distance.map(x => x * x),
    weights
  )
}
