import {mixtureRadius, mixtureWidth} from './confidence-sequence.ts'
import type {HistogramMoments} from '../core/histogram.ts'
import type {Bounds} from '../counts/proportion.ts'

const FEWEST_ROWS = 100

/**
 * Bounds of one mean that hold at all times together, each one-sided at level alpha; asymptotic, and so
 * infinite below 100 rows. Source: Waudby-Smith et al., Ann Stat 2024;52:2613.
 */
export function sequentialMeanBounds(
  {n, mean, deviation}: HistogramMoments,
  alpha: number,
  optimalCount: number
): Bounds {
  if (n < FEWEST_ROWS) return {lower: -Infinity, upper: Infinity}
  const half = deviation * mixtureRadius(n, alpha, mixtureWidth(alpha, optimalCount))
  return {lower: mean - half, upper: mean + half}
}
