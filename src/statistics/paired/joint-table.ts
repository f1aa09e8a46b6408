import type {ClassTally} from './confusion-metrics.ts'

/** Two models' predicted classes on the same rows, as codes 0 … classes − 1. */
export interface ClassRows {
  readonly label: Int32Array
  readonly baseline: Int32Array
  readonly candidate: Int32Array
  readonly classes: number
}

/** Rows of one (label, baseline, candidate). */
export interface JointCell {
  readonly label: number
  readonly baseline: number
  readonly candidate: number
  /** Rows of positive weight. */
  readonly rows: number
  readonly weight: number
  readonly squaredWeight: number
}

/** Rows counted by (label, baseline, candidate): all that a pair of confusion metrics depends on. */
export interface JointTable {
  readonly classes: number
  readonly weighted: boolean
  /** Those that have rows. */
  readonly cells: readonly JointCell[]
}

/** Up to this many cells are counted in an array; beyond it, in a map of those that occur. */
const DENSE_CELLS = 1 << 20

/** Counts the joint table of all rows. A code outside 0 … classes − 1 is a RangeError. */
export function tabulate(rows: ClassRows, weights?: Float64Array): JointTable {
  const [table] = tabulateSegments(rows, null, 1, weights)
  return table ?? {classes: rows.classes, weighted: weights !== undefined, cells: []}
}

/**
 * One table for each segment code 0 … segments − 1, in one pass; rows of a negative code are left out.
 * A null segment column puts all rows into segment 0.
 */
export function tabulateSegments(
  rows: ClassRows,
  segment: Int32Array | null,
  segments: number,
  weights?: Float64Array
): readonly JointTable[] {
  const {classes} = rows
  const {cellOfRow, keys} = numberCells(rows, segment, segments)
  const count = new Float64Array(keys.length)
  const weight = new Float64Array(keys.length)
  const squaredWeight = new Float64Array(keys.length)
  for (let i = 0; i < cellOfRow.length; i++) {
    const cell = cellOfRow[i] ?? OUTSIDE
    const w = weights === undefined ? 1 : (weights[i] ?? 0)
    if (cell === OUTSIDE || w === 0) continue
    count[cell] = (count[cell] ?? 0) + 1
    weight[cell] = (weight[cell] ?? 0) + w
    squaredWeight[cell] = (squaredWeight[cell] ?? 0) + w * w
  }
  const cells: JointCell[][] = Array.from({length: segments}, () => [])
  keys.forEach((key, cell) => {
    if (count[cell] === 0) return
    cells[Math.floor(key / classes ** 3)]?.push({
      label: Math.floor(key / classes ** 2) % classes,
      baseline: Math.floor(key / classes) % classes,
      candidate: key % classes,
      rows: count[cell] ?? 0,
      weight: weight[cell] ?? 0,
      squaredWeight: squaredWeight[cell] ?? 0
    })
  })
  return cells.map(ofSegment => ({classes, weighted: weights !== undefined, cells: ofSegment}))
}

/** One model's class counts. */
export function tallyOf({classes, cells}: JointTable, model: 'baseline' | 'candidate'): ClassTally {
  const hits = new Float64Array(classes)
  const predicted = new Float64Array(classes)
  const actual = new Float64Array(classes)
  let total = 0
  for (const cell of cells) {
    const {label, weight, [model]: prediction} = cell
    actual[label] = (actual[label] ?? 0) + weight
    predicted[prediction] = (predicted[prediction] ?? 0) + weight
    if (label === prediction) hits[label] = (hits[label] ?? 0) + weight
    total += weight
  }
  return {hits, predicted, actual, total}
}

const OUTSIDE = -1

interface NumberedCells {
  /** OUTSIDE for a row in no segment. */
  readonly cellOfRow: Int32Array
  /** The (segment, label, baseline, candidate) of each cell, as one number. */
  readonly keys: readonly number[]
}

function numberCells(
  {label, baseline, candidate, classes}: ClassRows,
  segment: Int32Array | null,
  segments: number
): NumberedCells {
  const possible = segments * classes ** 3
  const known = possible <= DENSE_CELLS ? null : new Map<number, number>()
  const keys = known === null ? Array.from({length: possible}, (_, key) => key) : []
  const cellOfRow = new Int32Array(label.length).fill(OUTSIDE)
  for (let i = 0; i < cellOfRow.length; i++) {
    const s = segment === null ? 0 : (segment[i] ?? OUTSIDE)
    const y = label[i] ?? OUTSIDE
    const b = baseline[i] ?? OUTSIDE
    const c = candidate[i] ?? OUTSIDE
    if (y >>> 0 >= classes || b >>> 0 >= classes || c >>> 0 >= classes || s >= segments) {
      throw new RangeError(
        `row ${i}: class codes ${y}, ${b}, ${c} of ${classes}, segment ${s} of ${segments}`
      )
    }
    if (s < 0) continue
    const key = ((s * classes + y) * classes + b) * classes + c
    cellOfRow[i] = known === null ? key : sparseCell(key, known, keys)
  }
  return {cellOfRow, keys}
}

function sparseCell(key: number, known: Map<number, number>, keys: number[]): number {
  const cell = known.get(key)
  if (cell !== undefined) return cell
  known.set(key, keys.length)
  return keys.push(key) - 1
}
