import {groupRates, scoreGap, type GroupRateName} from '../../statistics/core/fairness.ts'
import {influenceError, type Design} from '../../statistics/paired/influence.ts'
import {normalCdf, normalQuantile} from '../../statistics/core/special.ts'
import {twoProportions} from '../../statistics/counts/two-proportions.ts'

/** One model's answers on rows of groups 0 … groups − 1. */
export interface Grouped {
  readonly label: Int32Array
  readonly prediction: Int32Array
  readonly group: Int32Array
  readonly groups: number
  readonly positive: number
  readonly design: Design
}

/** How often something is said of the rows of one group. */
export interface Rate {
  readonly group: number
  /** Rows that the rate is taken over. */
  readonly rows: number
  /** Weighted where the rows are; NaN without rows. */
  readonly value: number
  readonly selected: number
}

/** How far apart two groups are, tested against a limit. */
export interface TestedGap {
  readonly of: GroupRateName
  readonly high: Rate
  readonly low: Rate
  readonly gap: number
  /** One-sided bounds of the gap, each at level alpha; below 0 the other group is ahead. */
  readonly lower: number
  readonly upper: number
  /** P-value of "the gap reaches the limit"; small is proof that it does not. */
  readonly pWithin: number
  /** P-value of "the gap keeps the limit"; small is proof that it does not. */
  readonly pBeyond: number
  readonly method: string
  readonly reference: string
}

/** The rate of every group. */
export function ratesOf(of: GroupRateName, rows: Grouped): readonly Rate[] {
  const {weights} = rows.design
  return groupRates(of, rows).map(({group, rows: count, selected, rate}) => ({
    group,
    rows: count,
    selected,
    value: weights === undefined ? rate : weightedRate(of, rows, group, weights)
  }))
}

/**
 * Tests the gap of two groups: by the score test of independent proportions (Miettinen & Nurminen 1985);
 * with weights or clusters by the error of the influence values.
 */
export function testGap(
  of: GroupRateName,
  rows: Grouped,
  [one, other]: readonly [Rate, Rate],
  {limit, alpha}: {readonly limit: number; readonly alpha: number}
): TestedGap {
  const [high, low] = one.value >= other.value ? [one, other] : [other, one]
  const {weights, clusters} = rows.design
  if (weights !== undefined || clusters !== undefined) {
    return testByInfluence(of, rows, high, low, limit, alpha)
  }
  const difference = twoProportions(
    {
      baseline: {count: high.selected, n: high.rows},
      candidate: {count: low.selected, n: low.rows}
    },
    {alpha, margin: {value: limit, relative: false}, direction: 'higher'}
  )
  return {
    of,
    high,
    low,
    gap: high.value - low.value,
    lower: -difference.upper,
    upper: -difference.lower,
    pWithin: difference.pNonInferior,
    pBeyond: difference.degenerate ? 1 : 1 - difference.pNonInferior,
    method: difference.method,
    reference: difference.reference
  }
}

function testByInfluence(
  of: GroupRateName,
  rows: Grouped,
  high: Rate,
  low: Rate,
  limit: number,
  alpha: number
): TestedGap {
  const scored = scoreGap(of, rows, [high.group, low.group], rows.design.weights)
  const {standardError} = influenceError(scored, rows.design, false)
  const known = {
    of,
    high,
    low,
    gap: high.value - low.value,
    method: 'fairness-gap-delta',
    reference: 'Agresti 2002, 14.1 (delta method)'
  }
  // Two rates of 0 or 1 have no error by this method, which proves nothing.
  if (!(standardError > 0)) {
    return {...known, lower: -Infinity, upper: Infinity, pWithin: 1, pBeyond: 1}
  }
  const half = -normalQuantile(alpha) * standardError
  const z = (known.gap - limit) / standardError
  return {
    ...known,
    lower: known.gap - half,
    upper: known.gap + half,
    pWithin: normalCdf(z),
    pBeyond: normalCdf(-z)
  }
}

function weightedRate(
  of: GroupRateName,
  {label, prediction, group, positive}: Grouped,
  wanted: number,
  weights: Float64Array
): number {
  let [mass, selected] = [0, 0]
  for (let row = 0; row < group.length; row++) {
    const isPositive = label[row] === positive
    const counts = of === 'selection' || isPositive === (of === 'true-positive')
    if (group[row] !== wanted || !counts) continue
    const weight = weights[row] ?? 0
    mass += weight
    if (prediction[row] === positive) selected += weight
  }
  return selected / mass
}
