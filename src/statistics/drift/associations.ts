import {noncentralityBounds} from '../core/noncentrality.ts'
import {chiSquareUpper} from '../core/special.ts'

/** How strongly two columns go together, from 0 (not at all) to 1 (one determines the other). */
export interface Association {
  readonly strength: number
  /** One-sided bounds of the strength, each at level alpha; 0 and 1 where there is nothing to test. */
  readonly lower: number
  readonly upper: number
  /** p-value of "they are independent"; 1 where there is nothing to test. */
  readonly p: number
  /** Rows that both columns have. */
  readonly rows: number
}

/** Level of a bound where none is asked for. */
const ALPHA = 0.05

/**
 * Cramér's V of two columns of codes (a negative code is missing), corrected for the bias that makes it
 * positive for independent columns (Bergsma, J Korean Stat Soc 2013;42:323); Pearson's χ² for p, and its
 * noncentrality for the bounds (Smithson 2003, Confidence intervals, ch. 4).
 */
export function cramersV(left: Int32Array, right: Int32Array, alpha = ALPHA): Association {
  const {rows, cells, ofLeft, ofRight} = crossTable(left, right)
  const [r, c] = [ofLeft.size, ofRight.size]
  if (r < 2 || c < 2) return unrelated(rows)
  // χ²/n = Σ n_ij²/(n_i·n_j) − 1: the cells without rows add nothing.
  let sum = 0
  for (const {i, j, count} of cells) {
    sum += (count * count) / ((ofLeft.get(i) ?? NaN) * (ofRight.get(j) ?? NaN))
  }
  const phi2 = Math.max(0, sum - 1)
  const freedom = (r - 1) * (c - 1)
  const unbiased = Math.max(0, phi2 - freedom / (rows - 1))
  const least = Math.min(shrunk(r, rows), shrunk(c, rows)) - 1
  if (!(least > 0)) return unrelated(rows)
  const strength = (squared: number): number => Math.min(1, Math.sqrt(squared / least))
  const {lower, upper} = noncentralityBounds(rows * phi2, freedom, alpha)
  return {
    strength: strength(unbiased),
    lower: strength(lower / rows),
    upper: strength(upper / rows),
    p: chiSquareUpper(rows * phi2, freedom),
    rows
  }
}

/**
 * Correlation ratio η of numbers by codes (a negative code or NaN is missing): the square root of the share
 * of the numbers' variance that lies between the codes, corrected for its bias as ε² (Kelley, PNAS
 * 1935;21:554). The p-value is that of χ² with one less than the codes, for many rows, and the bounds
 * are those of its noncentrality nη²/(1 − η²).
 */
export function correlationRatio(
  codes: Int32Array,
  values: Float64Array,
  alpha = ALPHA
): Association {
  const groups = new Map<number, {rows: number; mean: number}>()
  let [rows, mean, squares] = [0, 0, 0]
  values.forEach((value, i) => {
    const code = codes[i] ?? -1
    if (code < 0 || Number.isNaN(value)) return
    rows++
    const distance = value - mean
    mean += distance / rows
    squares += distance * (value - mean)
    const group = groups.get(code) ?? {rows: 0, mean: 0}
    group.rows++
    group.mean += (value - group.mean) / group.rows
    groups.set(code, group)
  })
  const freedom = groups.size - 1
  if (freedom < 1 || squares === 0 || rows <= groups.size) return unrelated(rows)
  let between = 0
  for (const group of groups.values()) between += group.rows * (group.mean - mean) ** 2
  const within = Math.max(0, squares - between) / (rows - groups.size)
  const unbiased = Math.max(0, 1 - (within * (rows - 1)) / squares)
  const statistic = within > 0 ? between / within : Infinity
  const {lower, upper} = noncentralityBounds(statistic, freedom, alpha)
  const strength = (at: number): number => (at === Infinity ? 1 : Math.sqrt(at / (at + rows)))
  return {
    strength: Math.sqrt(unbiased),
    lower: strength(lower),
    upper: strength(upper),
    p: statistic === Infinity ? 0 : chiSquareUpper(statistic, freedom),
    rows
  }
}

function unrelated(rows: number): Association {
  return {strength: 0, lower: 0, upper: 1, p: 1, rows}
}

interface CrossTable {
  readonly rows: number
  readonly cells: Iterable<{readonly i: number; readonly j: number; readonly count: number}>
  readonly ofLeft: ReadonlyMap<number, number>
  readonly ofRight: ReadonlyMap<number, number>
}

function crossTable(left: Int32Array, right: Int32Array): CrossTable {
  const cells = new Map<string, {i: number; j: number; count: number}>()
  const ofLeft = new Map<number, number>()
  const ofRight = new Map<number, number>()
  let rows = 0
  left.forEach((i, row) => {
    const j = right[row] ?? -1
    if (i < 0 || j < 0) return
    rows++
    ofLeft.set(i, (ofLeft.get(i) ?? 0) + 1)
    ofRight.set(j, (ofRight.get(j) ?? 0) + 1)
    const key = `${i} ${j}`
    const cell = cells.get(key) ?? {i, j, count: 0}
    cell.count++
    cells.set(key, cell)
  })
  return {rows, cells: cells.values(), ofLeft, ofRight}
}

/** A number of categories less its bias. */
function shrunk(categories: number, rows: number): number {
  return categories - (categories - 1) ** 2 / (rows - 1)
}
