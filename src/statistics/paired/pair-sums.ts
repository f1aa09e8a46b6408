import type {PairEstimate} from './influence.ts'

/** Sums over rows of two per-row columns: b = baseline, d = candidate − baseline. */
export interface PairSums {
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

/** The sums of all rows of positive weight. */
export function sumPairs(
  baseline: Float64Array,
  candidate: Float64Array,
  weights: Float64Array | undefined
): PairSums {
  const sums = noRows()
  for (let i = 0; i < baseline.length; i++) {
    addRow(
      sums,
      baseline[i] ?? NaN,
      candidate[i] ?? NaN,
      weights === undefined ? 1 : (weights[i] ?? 0)
    )
  }
  return sums
}

/**
 * The means with their linearised variances, n − 1 in them:
 * Σ w²(x − mean)² = Σ w²x² − 2·mean·Σ w²x + mean²·Σ w².
 */
export function estimateMeans(sums: PairSums): PairEstimate {
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

function addRow(sums: PairSums, baseline: number, candidate: number, w: number): void {
  if (w === 0) return
  const change = candidate - baseline
  if (sums.rows === 0) {
    sums.originB = baseline
    sums.originD = change
  }
  const b = baseline - sums.originB
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

function noRows(): PairSums {
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
