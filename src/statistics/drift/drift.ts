import {sortedGroups} from '../core/sort.ts'
import {chiSquareUpper} from '../core/special.ts'

/** How far two samples of numbers are apart. Decide on the distance: at a million rows any p is small. */
export interface NumberDrift {
  /** Kolmogorov–Smirnov: the largest difference of the two distribution functions, in [0, 1]. */
  readonly distance: number
  /** p-value of equal distributions; exact up to 10,000 pairs of rows, else Kolmogorov's limit. */
  readonly p: number
  readonly exact: boolean
  /** Area between the distribution functions (Wasserstein-1), in the values' unit. */
  readonly wasserstein: number
}

/** How far two samples of categories, or of binned numbers, are apart. */
export interface CategoryDrift {
  /** Population stability index, shares kept at 1e-4 or more. */
  readonly psi: number
  /** p-value of the index when nothing drifted: psi/(1/n + 1/m) ~ χ² with one less than the categories. */
  readonly psiP: number
  readonly chiSquare: number
  readonly degreesOfFreedom: number
  readonly p: number
  /** Square root of the Jensen–Shannon divergence in bits, in [0, 1]. */
  readonly jensenShannon: number
  /** Half the sum of the differences of the shares, in [0, 1]. */
  readonly totalVariation: number
}

const EXACT_PAIRS = 10_000
const MIN_SHARE = 1e-4
const PSI_BINS = 10
/** Where Kolmogorov's two series for the limit meet, both exact with few terms. */
const SERIES_MEET = 1.18
const SERIES_TERMS = 20

/**
 * Compares two samples of numbers, none of them empty or with NaN: distances and the two-sided test of
 * Kolmogorov and Smirnov (Hodges 1958 for the exact p, which ties make conservative).
 */
export function numberDrift(reference: Float64Array, current: Float64Array): NumberDrift {
  const [n, m] = [reference.length, current.length]
  const {distance, wasserstein} = distances(reference, current)
  const exact = n * m <= EXACT_PAIRS
  const p = exact
    ? exactP(distance, n, m)
    : kolmogorovUpper(distance * Math.sqrt((n * m) / (n + m)))
  return {distance, p, exact, wasserstein}
}

/** P(K > x) of Kolmogorov's limiting distribution. */
export function kolmogorovUpper(x: number): number {
  if (x <= 0) return 1
  const terms = Array.from({length: SERIES_TERMS}, (_, i) => i + 1)
  if (x >= SERIES_MEET) {
    return 2 * terms.reduce((sum, k) => sum - (-1) ** k * Math.exp(-2 * k * k * x * x), 0)
  }
  const series = terms.reduce(
    (sum, k) => sum + Math.exp(-(((2 * k - 1) * Math.PI) ** 2) / (8 * x * x)),
    0
  )
  return 1 - (Math.sqrt(2 * Math.PI) / x) * series
}

/** Compares the counts of the same categories in two samples; those empty in both are dropped. */
export function categoryDrift(
  reference: ArrayLike<number>,
  current: ArrayLike<number>
): CategoryDrift {
  const pairs = Array.from(reference, (r, i) => [r, current[i] ?? 0] as const).filter(
    ([r, c]) => r + c > 0
  )
  const n = pairs.reduce((sum, [r]) => sum + r, 0)
  const m = pairs.reduce((sum, [, c]) => sum + c, 0)
  const total = (term: (share: number, shareNow: number) => number): number =>
    pairs.reduce((sum, [r, c]) => sum + term(r / n, c / m), 0)
  const psi = total((r, c) => {
    const [before, now] = [Math.max(r, MIN_SHARE), Math.max(c, MIN_SHARE)]
    return (now - before) * Math.log(now / before)
  })
  const chiSquare =
    ((n * m) / (n + m)) * total((r, c) => (r - c) ** 2 / ((n * r + m * c) / (n + m)))
  const degreesOfFreedom = pairs.length - 1
  const bits = (share: number, mean: number): number =>
    share > 0 ? share * Math.log2(share / mean) : 0
  const divergence = total((r, c) => (bits(r, (r + c) / 2) + bits(c, (r + c) / 2)) / 2)
  const p = (statistic: number): number =>
    degreesOfFreedom > 0 ? chiSquareUpper(statistic, degreesOfFreedom) : 1
  return {
    psi,
    psiP: p(psi / (1 / n + 1 / m)),
    chiSquare,
    degreesOfFreedom,
    p: p(chiSquare),
    jensenShannon: Math.sqrt(Math.max(0, divergence)),
    totalVariation: total((r, c) => Math.abs(r - c)) / 2
  }
}

/** Counts of the bins between ascending cut points; a value on a cut falls below it. */
export function countBins(values: Float64Array, cuts: readonly number[]): Float64Array {
  const counts = new Float64Array(cuts.length + 1)
  for (const value of values) {
    let bin = 0
    while (bin < cuts.length && (cuts[bin] ?? Infinity) < value) bin++
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

/** The different inner deciles (type 7: between the order statistics) of a sample, ascending. */
export function decileCuts(values: Float64Array): readonly number[] {
  const sorted = values.toSorted()
  const deciles = Array.from({length: PSI_BINS - 1}, (_, i) => {
    const at = ((i + 1) / PSI_BINS) * (sorted.length - 1)
    const below = Math.floor(at)
    const low = sorted[below] ?? NaN
    return low + (at - below) * ((sorted[below + 1] ?? low) - low)
  })
  return [...new Set(deciles)]
}

function distances(
  reference: Float64Array,
  current: Float64Array
): {readonly distance: number; readonly wasserstein: number} {
  const [n, m] = [reference.length, current.length]
  const pooled = new Float64Array(n + m)
  pooled.set(reference)
  pooled.set(current, n)
  const {order, ends} = sortedGroups(pooled)
  let [fromReference, fromCurrent, distance, wasserstein, start] = [0, 0, 0, 0, 0]
  let previous = NaN
  for (const end of ends) {
    const value = pooled[order[start] ?? 0] ?? NaN
    const gap = Math.abs(fromReference / n - fromCurrent / m)
    if (start > 0) wasserstein += gap * (value - previous)
    distance = Math.max(distance, gap)
    for (let at = start; at < end; at++) {
      if ((order[at] ?? 0) < n) fromReference++
      else fromCurrent++
    }
    previous = value
    start = end
  }
  return {distance, wasserstein}
}

/**
 * P(D >= d) when all orders of the n + m values are equally likely: 1 less the chance that a lattice path
 * from (0, 0) to (n, m) stays inside |i/n − j/m| < d.
 */
function exactP(distance: number, n: number, m: number): number {
  const limit = distance - 0.5 / (n * m)
  const inside = (i: number, j: number): boolean => Math.abs(i / n - j / m) < limit
  const row = new Float64Array(m + 1)
  for (let i = 0; i <= n; i++) {
    for (let j = 0; j <= m; j++) {
      // The chance that a path is at (i, j) and was inside so far, given that it passes through (i, j).
      const fromLeft = j > 0 ? ((row[j - 1] ?? 0) * j) / (i + j) : 0
      const fromBelow = i > 0 ? ((row[j] ?? 0) * i) / (i + j) : 0
      row[j] = inside(i, j) ? (i + j === 0 ? 1 : fromLeft + fromBelow) : 0
    }
  }
  return 1 - (row[m] ?? 0)
}
