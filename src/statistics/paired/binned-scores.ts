import {scoreAveragePrecision} from './average-precision.ts'
import type {MethodNote, PairEstimate, PairVariance, Scored} from './influence.ts'

/** Rows whose two scores fall into the same bins; bins are compared by their number alone. */
export interface ScoreCell {
  readonly isPositive: boolean
  readonly baseline: number
  readonly candidate: number
  readonly rows: number
}

/** A pair of values with its variances, and how they were found. */
export interface BinnedEstimate {
  readonly estimate: PairEstimate
  readonly note: MethodNote
}

const TOO_FEW_OF_A_CLASS = 50
const FEW_OF_A_CLASS = 200
const COARSE = 'Scores are compared in steps, and two of one step as equal.'

/**
 * Two models' areas under the ROC curve from counted scores, scores of one bin tied, with DeLong's
 * variances: O(cells) whatever the rows. Fewer than 50 rows of a class support no test, fewer than 200
 * halve alpha. Source: DeLong et al. 1988, by midranks as Sun & Xu 2014.
 */
export function binnedRocAuc(cells: readonly ScoreCell[]): BinnedEstimate {
  const [positives, negatives] = [rowsOf(cells, true), rowsOf(cells, false)]
  const ofBaseline = placements(cells, 'baseline', positives, negatives)
  const ofCandidate = placements(cells, 'candidate', positives, negatives)
  const area = (placed: Float64Array): number =>
    cells.reduce(
      (sum, {isPositive, rows}, i) => sum + (isPositive ? rows * (placed[i] ?? 0) : 0),
      0
    ) / positives
  const [baseline, candidate] = [area(ofBaseline), area(ofCandidate)]
  const variance = addVariances(
    [true, false].map(is => {
      const n = is ? positives : negatives
      return varianceOfMean(cells, n, i =>
        cells[i]?.isPositive === is
          ? [(ofBaseline[i] ?? 0) - baseline, (ofCandidate[i] ?? 0) - candidate]
          : null
      )
    })
  )
  const smaller = Math.min(positives, negatives)
  return {
    estimate: {baseline, candidate, variance, df: Infinity, n: positives + negatives},
    note: {
      method: 'binned-delong',
      reference: 'DeLong et al. 1988; Sun & Xu 2014',
      degenerate: smaller < TOO_FEW_OF_A_CLASS,
      alphaDivisor: smaller < FEW_OF_A_CLASS ? 2 : 1,
      warnings: [
        COARSE,
        ...(smaller < TOO_FEW_OF_A_CLASS
          ? [`The smaller class has ${smaller} rows; a test needs at least ${TOO_FEW_OF_A_CLASS}.`]
          : smaller < FEW_OF_A_CLASS
            ? [`The smaller class has ${smaller} rows: tested at half of alpha.`]
            : [])
      ]
    }
  }
}

/** Two models' average precision from counted scores, by influence values; fewer than 50 positives: no test. */
export function binnedAveragePrecision(cells: readonly ScoreCell[]): BinnedEstimate {
  const label = Int32Array.from(cells, ({isPositive}) => (isPositive ? 1 : 0))
  const rows = Float64Array.from(cells, cell => cell.rows)
  const score = (side: 'baseline' | 'candidate'): Scored =>
    scoreAveragePrecision(
      label,
      Float64Array.from(cells, cell => cell[side]),
      rows
    )
  const [ofBaseline, ofCandidate] = [score('baseline'), score('candidate')]
  const n = rows.reduce((sum, count) => sum + count, 0)
  const positives = rowsOf(cells, true)
  return {
    estimate: {
      baseline: ofBaseline.value,
      candidate: ofCandidate.value,
      variance: varianceOfMean(cells, n, i => [
        ofBaseline.influence[i] ?? 0,
        ofCandidate.influence[i] ?? 0
      ]),
      df: Infinity,
      n
    },
    note: {
      method: 'binned-average-precision',
      reference: 'Hampel 1974 (influence function)',
      degenerate: positives < TOO_FEW_OF_A_CLASS,
      warnings: [
        COARSE,
        ...(positives < TOO_FEW_OF_A_CLASS
          ? [`There are ${positives} positive rows; a test needs at least ${TOO_FEW_OF_A_CLASS}.`]
          : [])
      ]
    }
  }
}

function rowsOf(cells: readonly ScoreCell[], isPositive: boolean): number {
  return cells.reduce((sum, cell) => (cell.isPositive === isPositive ? sum + cell.rows : sum), 0)
}

/** Of each cell's rows: the share of the other class that its score puts in the right order, ties half. */
function placements(
  cells: readonly ScoreCell[],
  side: 'baseline' | 'candidate',
  positives: number,
  negatives: number
): Float64Array {
  const order = cells.map((_, i) => i).sort((a, b) => binOf(cells, a, side) - binOf(cells, b, side))
  const placed = new Float64Array(cells.length)
  let [positivesBelow, negativesBelow] = [0, 0]
  for (let start = 0; start < order.length;) {
    const bin = binOf(cells, order[start] ?? 0, side)
    let end = start
    let [p, q] = [0, 0]
    for (; end < order.length && binOf(cells, order[end] ?? 0, side) === bin; end++) {
      const {isPositive = false, rows = 0} = cells[order[end] ?? 0] ?? {}
      if (isPositive) p += rows
      else q += rows
    }
    for (; start < end; start++) {
      const cell = order[start] ?? 0
      placed[cell] =
        cells[cell]?.isPositive === true
          ? (negativesBelow + q / 2) / negatives
          : (positives - positivesBelow - p / 2) / positives
    }
    positivesBelow += p
    negativesBelow += q
  }
  return placed
}

function binOf(cells: readonly ScoreCell[], cell: number, side: 'baseline' | 'candidate'): number {
  return cells[cell]?.[side] ?? NaN
}

/** Of the mean over n rows of values whose own mean is 0, for the cells that have them. */
function varianceOfMean(
  cells: readonly ScoreCell[],
  n: number,
  valuesOf: (cell: number) => readonly [baseline: number, candidate: number] | null
): PairVariance {
  let [difference, baseline, covariance] = [0, 0, 0]
  cells.forEach(({rows}, i) => {
    const values = valuesOf(i)
    if (values === null) return
    const [b, c] = values
    difference += rows * (c - b) ** 2
    baseline += rows * b * b
    covariance += rows * (c - b) * b
  })
  const scale = 1 / (n * (n - 1))
  return {
    difference: difference * scale,
    baseline: baseline * scale,
    covariance: covariance * scale
  }
}

function addVariances(parts: readonly PairVariance[]): PairVariance {
  const sum = (of: keyof PairVariance): number => parts.reduce((total, part) => total + part[of], 0)
  return {difference: sum('difference'), baseline: sum('baseline'), covariance: sum('covariance')}
}
