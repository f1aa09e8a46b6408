import {sum} from './sum.ts'
import type {Count} from '../counts/two-proportions.ts'

/** Both models in one segment, each on its own rows. */
export interface SegmentCounts {
  readonly baseline: Count
  readonly candidate: Count
}

/** What a different mix of segments does to a comparison of two models. */
export interface MixEffect {
  readonly baseline: number
  readonly candidate: number
  /** By segment; NaN where a model has no row. */
  readonly differences: readonly number[]
  /** What the candidate would have on the baseline's mix; NaN where it has no row in a segment of it. */
  readonly standardised: number
  /** `standardised` - `baseline`. */
  readonly standardisedDifference: number
  /** The overall difference and the standardised one point in opposite ways. */
  readonly reversal: boolean
}

/**
 * Compares two models that were scored on different mixes of the same segments, as printed and on the
 * baseline's mix (direct standardisation). Source: Simpson 1951; Charig et al., BMJ 1986;292:879.
 */
export function mixEffect(segments: readonly SegmentCounts[]): MixEffect {
  const share = (model: 'baseline' | 'candidate'): number =>
    sum(segments.map(segment => segment[model].count)) / rowsOf(segments, model)
  const baseline = share('baseline')
  const candidate = share('candidate')
  const rows = rowsOf(segments, 'baseline')
  const standardised = sum(
    segments
      .filter(segment => segment.baseline.n > 0)
      .map(segment => (segment.baseline.n / rows) * rateOf(segment.candidate))
  )
  const standardisedDifference = standardised - baseline
  return {
    baseline,
    candidate,
    differences: segments.map(segment => rateOf(segment.candidate) - rateOf(segment.baseline)),
    standardised,
    standardisedDifference,
    reversal: (candidate - baseline) * standardisedDifference < 0
  }
}

function rowsOf(segments: readonly SegmentCounts[], model: 'baseline' | 'candidate'): number {
  return sum(segments.map(segment => segment[model].n))
}

function rateOf({count, n}: Count): number {
  return count / n
}
