import type {Difference, Question} from '../core/difference.ts'
import {compareImposed, type Imposition} from './imposed.ts'
import {influenceError, testPair, type Design, type Scored} from './influence.ts'
import {estimateMeans, sumPairs} from './pair-sums.ts'

/** A (weighted) mean of rows that may depend on each other, with its errors. */
export interface ClusteredMean {
  readonly mean: number
  /** Cluster-robust (CR1) when clusters are given, else that of independent rows. */
  readonly standardError: number
  /** As if all rows were independent, n − 1 in the variance. */
  readonly naiveStandardError: number
  /** (robust error / naive error)²: so many times more rows are needed than if they were independent. */
  readonly designEffect: number
  /** (Σw)²/Σw²: the number of equally weighted rows that would say as much. */
  readonly effectiveRows: number
  /** Independent units: clusters, or rows. */
  readonly units: number
}

/** How independent rows' means are tested. */
const MEAN_T = {method: 'weighted-mean-t', reference: 'Cochran 1977, ch. 6'} as const

/** The weighted mean of a per-row column as a metric; NaN when no row has weight. */
export function scoreMean(values: Float64Array, weights?: Float64Array): Scored {
  const value = weightedMean(values, weights)
  return {value, influence: values.map(x => x - value)}
}

/**
 * Tests the difference of two per-row columns' means, weighted and clustered as the design says; linearised
 * (Cochran 1977, ch. 6; CR1 of Liang & Zeger 1986 with clusters): by Student's t, or what `sampleTest` takes in its
 * place; where all rows are 0 or 1, by the score test with the margin imposed.
 */
export function compareMeans(
  baseline: Float64Array,
  candidate: Float64Array,
  question: Question,
  design: Design = {}
): Difference {
  const {weights, clusters} = design
  if (clusters === undefined && weights === undefined) {
    return testPair(estimateMeans(sumPairs(baseline, candidate, weights)), question, MEAN_T)
  }
  const [before, after] = [scoreMean(baseline, weights), scoreMean(candidate, weights)]
  const isShare = isBinary(baseline) && isBinary(candidate)
  const note =
    clusters === undefined
      ? MEAN_T
      : {method: 'clustered-mean-t', reference: 'Liang & Zeger 1986 (CR1)'}
  return compareImposed(
    before,
    after,
    question,
    design,
    {...note, smallSample: !isShare || clusters !== undefined},
    isShare ? ofShares(before.value, after.value) : {}
  )
}

/** A row is right of one model and wrong of the other at most. */
function ofShares(baseline: number, candidate: number): Imposition {
  return {
    extremesAt: (factor, sign) => {
      const gain = candidate - factor * baseline
      const [down, up] = [factor + gain, 1 - gain]
      const [loss, most] = sign === 1 ? [down, up] : [up, down]
      return {loss: () => loss, gain: () => most}
    }
  }
}

/** Whether all values are 0 or 1. */
export function isBinary(values: ArrayLike<number>): boolean {
  for (let row = 0; row < values.length; row++) {
    if (values[row] !== 0 && values[row] !== 1) return false
  }
  return true
}

/** The mean of one column with its cluster-robust error and design effect; needs two units. */
export function clusteredMean(values: Float64Array, design: Design = {}): ClusteredMean {
  const {weights, clusters} = design
  const scored = scoreMean(values, weights)
  const naive = influenceError(scored, {weights}, true)
  const robust = clusters === undefined ? naive : influenceError(scored, design, true)
  return {
    mean: scored.value,
    standardError: robust.standardError,
    naiveStandardError: naive.standardError,
    designEffect: (robust.standardError / naive.standardError) ** 2,
    effectiveRows: effectiveRows(values.length, weights),
    units: robust.units
  }
}

/** Sums are taken from the first value, so that a large common offset costs no digits. */
function weightedMean(values: Float64Array, weights: Float64Array | undefined): number {
  const origin = values[0] ?? NaN
  let sum = 0
  let weight = 0
  for (let i = 0; i < values.length; i++) {
    const w = weights === undefined ? 1 : (weights[i] ?? 0)
    sum += w * ((values[i] ?? NaN) - origin)
    weight += w
  }
  return origin + sum / weight
}

function effectiveRows(rows: number, weights: Float64Array | undefined): number {
  if (weights === undefined) return rows
  const sum = weights.reduce((total, w) => total + w, 0)
  return (sum * sum) / weights.reduce((total, w) => total + w * w, 0)
}
