import {compareMeans, MEAN_T} from './cluster.ts'
import type {Difference, Question} from '../core/difference.ts'
import {testPair, type Design} from './influence.ts'
import {estimateMeans, sumSegments} from './pair-sums.ts'

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
    testPair(estimateMeans(ofSegment), question, MEAN_T)
  )
}

/** The rows of each segment, ascending; a negative code is in none. */
export function rowsBySegment(segment: Int32Array, segments: number): readonly Int32Array[] {
  const counts = new Int32Array(segments)
  for (let i = 0; i < segment.length; i++) {
    const s = segment[i] ?? -1
    if (s >= 0) counts[s] = (counts[s] ?? 0) + 1
  }
  const rows = Array.from(counts, count => new Int32Array(count))
  counts.fill(0)
  for (let i = 0; i < segment.length; i++) {
    const s = segment[i] ?? -1
    const ofSegment = rows[s]
    if (ofSegment === undefined) continue
    const at = counts[s] ?? 0
    ofSegment[at] = i
    counts[s] = at + 1
  }
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
