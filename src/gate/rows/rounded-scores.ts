import type {Both, PairedRows} from './paired-rows.ts'
import {largestOf} from '../../statistics/core/extremes.ts'

/** Scores with more digits after the point than this are taken to be exact. */
const MOST_DIGITS = 8
/** Less than half a unit, so that neighbours do not change places and ties are resolved. */
const SHIFT = 0.499

/**
 * The same rows with their scores as far from the labels, and as near to them, as rounding allows: a
 * metric of the unrounded scores lies between those of the two. Null where the scores were not rounded.
 * `threshold` is where scores become classes, null where the file has the classes itself.
 */
export function withinRounding(
  rows: PairedRows,
  threshold: number | null
): readonly [PairedRows, PairedRows] | null {
  const columns = rows.classScores?.candidate ?? (rows.score === null ? [] : [rows.score.candidate])
  const unit = largestOf([0, ...columns.map(unitOf)])
  if (unit === 0) return null
  return [moved(rows, -SHIFT * unit, threshold), moved(rows, SHIFT * unit, threshold)]
}

/** One unit of the last digit that any of the values has; 0 for whole numbers and full precision. */
function unitOf(values: Float64Array): number {
  for (let digits = 0; digits <= MOST_DIGITS; digits++) {
    const scale = 10 ** digits
    const isWritten = (value: number): boolean =>
      !Number.isFinite(value) ||
      Math.abs(value * scale - Math.round(value * scale)) <= 1e-6 + 1e-12 * Math.abs(value * scale)
    if (values.every(isWritten)) return digits === 0 ? 0 : 1 / scale
  }
  return 0
}

/** Scores moved towards the labels, or away from them by a negative step. */
function moved(rows: PairedRows, step: number, threshold: number | null): PairedRows {
  const {truth, label, target, score, classScores, predicted, positive} = rows
  if (classScores !== null) {
    const columns = classScores.candidate.map((column, code) =>
      column.map((p, row) => clamped(p, label?.[row] === code ? step : -step))
    )
    return {...rows, classScores: alike(columns)}
  }
  if (score === null) return rows
  if (truth === null) {
    const shifted = score.candidate.map((value, row) => {
      const error = (target?.[row] ?? NaN) - value
      return (
        value + (step > 0 ? Math.sign(error) * Math.min(step, Math.abs(error)) : step * sign(error))
      )
    })
    return {...rows, score: alike(shifted)}
  }
  const shifted = score.candidate.map((p, row) => clamped(p, truth[row] === 1 ? step : -step))
  if (threshold === null || predicted === null) return {...rows, score: alike(shifted)}
  const codes = predicted.candidate.map((code, row) => {
    const p = shifted[row] ?? NaN
    return Number.isNaN(p) ? code : p >= threshold ? positive : 1 - positive
  })
  return {...rows, score: alike(shifted), predicted: alike(codes)}
}

/** A probability stays one. */
function clamped(value: number, step: number): number {
  const isProbability = value >= 0 && value <= 1
  return isProbability ? Math.min(1, Math.max(0, value + step)) : value + step
}

function sign(value: number): number {
  return value < 0 ? -1 : 1
}

function alike<T>(column: T): Both<T> {
  return {baseline: column, candidate: column}
}
