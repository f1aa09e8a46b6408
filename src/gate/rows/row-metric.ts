import type {Metric} from '../../metrics/metric.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import type {Design} from '../../statistics/paired/influence.ts'
import type {Both, PairedRows} from './paired-rows.ts'

/** How two models are compared on a metric by rows that have what it needs. */
export type OfRows = (rows: PairedRows, question: Question) => Difference

/** A metric that rows give. */
export interface RowMetric extends Metric {
  readonly ofRows: OfRows
}

/** How the rows came about, as tests want to know it: weights that are all the same say nothing, nor do clusters of one row. */
export function designOf({weights, clusters}: Pick<PairedRows, 'weights' | 'clusters'>): Design {
  return {
    weights:
      weights?.every(weight => weight === weights[0] && weight > 0) === true ? undefined : weights,
    clusters: clusters !== undefined && areSingle(clusters) ? undefined : clusters
  }
}

/** Whether rows count alike and by themselves, so that outcomes can be counted. */
export function isPlain(rows: Pick<PairedRows, 'weights' | 'clusters'>): boolean {
  const {weights, clusters} = designOf(rows)
  return weights === undefined && clusters === undefined
}

/** Whether no two rows have the same code. */
function areSingle(clusters: Int32Array): boolean {
  const seen = new Uint8Array(clusters.length)
  for (const code of clusters) {
    if (seen[code] !== 0) return false
    seen[code] = 1
  }
  return true
}

/** The same of both models' columns. */
export function eachSide<T, U>({baseline, candidate}: Both<T>, of: (column: T) => U): Both<U> {
  return {baseline: of(baseline), candidate: of(candidate)}
}

/** Whether something holds of both models' columns. */
export function bothSides<T>(
  {baseline, candidate}: Both<T>,
  holds: (column: T) => boolean
): boolean {
  return holds(baseline) && holds(candidate)
}

/** A column that the metric needs; a RangeError where it is not there. */
export function there<T>(column: T | null): T {
  if (column === null) throw new RangeError('the metric does not apply to these rows')
  return column
}

/** Whether both models have a number in every row. */
export function hasNumbers(score: Both<Float64Array> | null): boolean {
  return score !== null && bothSides(score, isFilled)
}

/** Whether every row has a number. */
export function isFilled(column: Float64Array): boolean {
  return isWithin(column, -Number.MAX_VALUE, Number.MAX_VALUE)
}

/** Whether all numbers are in a range; NaN is in none. A loop: `every` would call a function a million times. */
export function isWithin(column: Float64Array, low: number, high: number): boolean {
  for (let row = 0; row < column.length; row++) {
    const value = column[row] ?? NaN
    if (!(value >= low && value <= high)) return false
  }
  return true
}

/** Whether both models have the same in every row; NaN is the same as nothing. A loop, as in `isWithin`. */
export function areEqual({baseline, candidate}: Both<Float64Array | Int32Array>): boolean {
  if (baseline.length !== candidate.length) return false
  for (let row = 0; row < baseline.length; row++) {
    if (baseline[row] !== candidate[row]) return false
  }
  return true
}
