import {sum} from '../../statistics/core/sum.ts'
import {alignLevels} from '../../evidence/align.ts'
import type {Column} from '../../tables/table.ts'
import {categoryDrift, countBins, decileCuts, numberDrift} from '../../statistics/drift/drift.ts'
import {noncentralityBounds} from '../../statistics/core/noncentrality.ts'

/** How far a column of one file is from the same column of another. */
export interface ColumnDrift {
  /** Population stability index, its one-sided bounds, each at its own level. */
  readonly psi: number
  readonly lower: number
  readonly upper: number
  /** Rows that have a value, or an empty cell, in each file. */
  readonly before: number
  readonly now: number
  /** The category, or range of numbers, that the index owes most to: `NO`, `above 120`. */
  readonly moved: {readonly name: string; readonly before: number; readonly now: number}
  /** Kolmogorov's distance of the numbers; null for texts. */
  readonly distance: number | null
}

/** Levels of the lower and of the upper bound. */
export interface Levels {
  readonly fail: number
  readonly pass: number
}

const MOST_TEXTS = 500
const MIN_SHARE = 1e-4

/**
 * Compares a column of both files: texts by their values, numbers by the tenths of the earlier file, empty
 * cells as a value of their own. The bounds are those of the index's noncentral χ² distribution
 * (psi / (1/n + 1/m), Yurdakul 2018). Null where there is nothing to compare or too many texts.
 */
export function columnDrift(before: Column, now: Column, levels: Levels): ColumnDrift | null {
  const counted = countsOf(before, now)
  if (counted === null) return null
  const {names, reference, current} = counted
  const [n, m] = [sum(reference), sum(current)]
  if (n === 0 || m === 0) return null
  const {psi, degreesOfFreedom} = categoryDrift(reference, current)
  const unit = 1 / n + 1 / m
  const bound = (alpha: number): {lower: number; upper: number} =>
    degreesOfFreedom === 0
      ? {lower: 0, upper: 0}
      : noncentralityBounds(psi / unit, degreesOfFreedom, alpha)
  const shares = names.map((name, i) => ({
    name,
    before: (reference[i] ?? 0) / n,
    now: (current[i] ?? 0) / m
  }))
  const most = shares.reduce((best, one) => (weightOf(one) > weightOf(best) ? one : best))
  return {
    psi,
    lower: bound(levels.fail).lower * unit,
    upper: bound(levels.pass).upper * unit,
    before: n,
    now: m,
    moved: most,
    distance: distanceOf(before, now)
  }
}

/** What a category adds to the index; a share of nothing counts as one row in ten thousand. */
function weightOf({before, now}: {readonly before: number; readonly now: number}): number {
  return (now - before) * Math.log(Math.max(now, MIN_SHARE) / Math.max(before, MIN_SHARE))
}

interface Counts {
  readonly names: readonly string[]
  readonly reference: Float64Array
  readonly current: Float64Array
}

function countsOf(before: Column, now: Column): Counts | null {
  if (before.kind === 'number' && now.kind === 'number') {
    const cuts = decileCuts(known(before.values))
    const ends = cuts.map(cut => String(Number(cut.toPrecision(4))))
    const names = ends.map((end, i) =>
      i === 0 ? `up to ${end}` : `${ends[i - 1] ?? ''} to ${end}`
    )
    const last = ends.at(-1)
    return {
      names: [...names, last === undefined ? 'known' : `above ${last}`, 'empty'],
      reference: withEmpty(before.values, cuts),
      current: withEmpty(now.values, cuts)
    }
  }
  const {levels, codes} = alignLevels([before, now])
  if (levels.length > MOST_TEXTS) return null
  const counts = (column: Int32Array | undefined): Float64Array => {
    const found = new Float64Array(levels.length + 1)
    for (const code of column ?? []) {
      const at = code < 0 ? levels.length : code
      found[at] = (found[at] ?? 0) + 1
    }
    return found
  }
  return {names: [...levels, 'empty'], reference: counts(codes[0]), current: counts(codes[1])}
}

function withEmpty(values: Float64Array, cuts: readonly number[]): Float64Array {
  const there = known(values)
  return Float64Array.of(...countBins(there, cuts), values.length - there.length)
}

function distanceOf(before: Column, now: Column): number | null {
  if (before.kind !== 'number' || now.kind !== 'number') return null
  const [reference, current] = [known(before.values), known(now.values)]
  return reference.length === 0 || current.length === 0
    ? null
    : numberDrift(reference, current).distance
}

function known(values: Float64Array): Float64Array {
  return values.filter(value => !Number.isNaN(value))
}
