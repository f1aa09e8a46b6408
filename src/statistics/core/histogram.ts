import type {Bounds} from '../counts/proportion.ts'
import {evidenceAbove, evidenceBelow} from '../sequential/sequential-proportion.ts'

/** Counted values that lie above one number and up to another. */
export interface HistogramBin {
  readonly above: number
  readonly upTo: number
  /** What stands for a value of the bin. */
  readonly value: number
  readonly count: number
}

/** Number, mean and standard deviation of counted values, each taken for its bin's. */
export interface HistogramMoments {
  readonly n: number
  readonly mean: number
  readonly deviation: number
}

/** The p-quantile of ascending bins: the value of the bin that has it; NaN without values. */
export function histogramQuantile(bins: readonly HistogramBin[], p: number): number {
  const total = countOf(bins)
  let below = 0
  for (const {value, count} of bins) {
    below += count
    if (below >= p * total && total > 0) return value
  }
  return NaN
}

/**
 * Bounds of the p-quantile that hold at all times together, each one-sided at level alpha: the edges of
 * ascending bins beyond which the share of the values is proven to be smaller, or larger, than 1 − p. An
 * edge nearer to the quantile has the weaker evidence of the two, so that one search needs no correction.
 * Infinite where there are too few values.
 */
export function sequentialQuantile(
  bins: readonly HistogramBin[],
  p: number,
  alpha: number
): Bounds {
  const total = countOf(bins)
  const needed = -Math.log(alpha)
  const beyond = new Float64Array(bins.length)
  let rest = total
  bins.forEach(({count}, i) => {
    rest -= count
    beyond[i] = rest
  })
  const upper = firstIndex(bins.length, i => evidenceBelow(beyond[i] ?? 0, total, 1 - p) >= needed)
  const notLower = firstIndex(
    bins.length,
    i => evidenceAbove((beyond[i] ?? 0) + (bins[i]?.count ?? 0), total, 1 - p) < needed
  )
  return {
    lower: notLower === 0 ? -Infinity : (bins[notLower - 1]?.above ?? -Infinity),
    upper: bins[upper]?.upTo ?? Infinity
  }
}

/** Moments of the counted values. */
export function histogramMoments(bins: readonly HistogramBin[]): HistogramMoments {
  const n = countOf(bins)
  const mean = bins.reduce((sum, {value, count}) => sum + value * count, 0) / n
  const squares = bins.reduce((sum, {value, count}) => sum + count * (value - mean) ** 2, 0)
  return {n, mean, deviation: Math.sqrt(squares / (n - 1))}
}

function countOf(bins: readonly HistogramBin[]): number {
  return bins.reduce((sum, {count}) => sum + count, 0)
}

/** The first index below `length` for which something holds that holds for all later ones too; else `length`. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
