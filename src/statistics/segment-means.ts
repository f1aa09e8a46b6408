import {compareMeans} from './cluster.ts'
import type {Difference, Question} from './difference.ts'
import {testPair, type Design, type PairEstimate} from './influence.ts'

const INDEPENDENT = {method: 'segment-mean-t', reference: 'Cochran 1977, ch. 6'}

/**
 * Tests the difference of two per-row columns' means inside each segment (codes 0 … segments − 1; rows
 * of a negative code are in none), all segments in one pass over the rows; Student's t. With clusters
 * each segment is compared on its own rows. A segment without rows is degenerate, its values NaN.
 */
export function compareMeansBySegment(
  baseline: Float64Array,
  candidate: Float64Array,
  segment: Int32Array,
  segments: number,
  question: Question,
  design: Design = {}
): readonly Difference[] {
  const {weights, clusters} = design
  if (clusters !== undefined) {
    return rowsBySegment(segment, segments).map(rows =>
      compareMeans(takeNumbers(baseline, rows), takeNumbers(candidate, rows), question, {
        weights: weights && takeNumbers(weights, rows),
        clusters: takeCodes(clusters, rows)
      })
    )
  }
  return sumSegments(baseline, candidate, segment, segments, weights).map(ofSegment =>
    testPair(segmentEstimate(ofSegment), question, INDEPENDENT)
  )
}

/** The rows of each segment, ascending; a negative code is in none. */
export function rowsBySegment(segment: Int32Array, segments: number): readonly Int32Array[] {
  const counts = new Int32Array(segments)
  for (const s of segment) if (s >= 0) counts[s] = (counts[s] ?? 0) + 1
  const rows = Array.from(counts, count => new Int32Array(count))
  counts.fill(0)
  segment.forEach((s, i) => {
    const ofSegment = rows[s]
    if (ofSegment === undefined) return
    const at = counts[s] ?? 0
    ofSegment[at] = i
    counts[s] = at + 1
  })
  return rows
}

/** The column's values in the given rows. */
export function takeNumbers(column: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < taken.length; i++) taken[i] = column[rows[i] ?? -1] ?? NaN
  return taken
}

/** The column's codes in the given rows. */
export function takeCodes(column: Int32Array, rows: Int32Array): Int32Array {
  const taken = new Int32Array(rows.length)
  for (let i = 0; i < taken.length; i++) taken[i] = column[rows[i] ?? -1] ?? -1
  return taken
}

/** Sums over the rows of a segment, of b = baseline and d = candidate − baseline. */
interface SegmentSums {
  rows: number
  weight: number
  weight2: number
  /** b and d of its first row: distances are summed from there, so that a common offset costs no digits. */
  originB: number
  originD: number
  b: number
  d: number
  weight2B: number
  weight2D: number
  weight2BB: number
  weight2DB: number
  weight2DD: number
}

function sumSegments(
  baseline: Float64Array,
  candidate: Float64Array,
  segment: Int32Array,
  segments: number,
  weights: Float64Array | undefined
): readonly SegmentSums[] {
  const all = Array.from({length: segments}, noRows)
  for (let i = 0; i < segment.length; i++) {
    const sums = all[segment[i] ?? -1]
    const w = weights === undefined ? 1 : (weights[i] ?? 0)
    if (sums === undefined || w === 0) continue
    const value = baseline[i] ?? NaN
    const change = (candidate[i] ?? NaN) - value
    if (sums.rows === 0) {
      sums.originB = value
      sums.originD = change
    }
    const b = value - sums.originB
    const d = change - sums.originD
    const w2 = w * w
    sums.rows++
    sums.weight += w
    sums.weight2 += w2
    sums.b += w * b
    sums.d += w * d
    sums.weight2B += w2 * b
    sums.weight2D += w2 * d
    sums.weight2BB += w2 * b * b
    sums.weight2DB += w2 * d * b
    sums.weight2DD += w2 * d * d
  }
  return all
}

function noRows(): SegmentSums {
  return {
    rows: 0,
    weight: 0,
    weight2: 0,
    originB: NaN,
    originD: NaN,
    b: 0,
    d: 0,
    weight2B: 0,
    weight2D: 0,
    weight2BB: 0,
    weight2DB: 0,
    weight2DD: 0
  }
}

/** Mean and linearised variance from the sums: Σ w²(x − mean)² = Σ w²x² − 2·mean·Σ w²x + mean²·Σ w². */
function segmentEstimate(sums: SegmentSums): PairEstimate {
  const {rows, weight, weight2} = sums
  const meanB = sums.b / weight
  const meanD = sums.d / weight
  const scale = rows / (rows - 1) / (weight * weight)
  const baseline = sums.originB + meanB
  return {
    baseline,
    candidate: baseline + (sums.originD + meanD),
    variance: {
      difference: scale * (sums.weight2DD - 2 * meanD * sums.weight2D + meanD * meanD * weight2),
      baseline: scale * (sums.weight2BB - 2 * meanB * sums.weight2B + meanB * meanB * weight2),
      covariance:
        scale *
        (sums.weight2DB - meanD * sums.weight2B - meanB * sums.weight2D + meanD * meanB * weight2)
    },
    df: rows - 1,
    n: rows
  }
}
