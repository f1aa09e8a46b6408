import {gatherCodes} from '../../evidence/align.ts'
import type {Predictions} from '../../evidence/evidence.ts'
import type {PairedRows} from '../rows/paired-rows.ts'
import {groupColumn, isRefusal, type GroupColumn, type Refusal} from './columns.ts'
import {segmentOf, type Segment} from './segment.ts'

/** All rows, each in one segment. */
export interface Segmentation {
  readonly by: readonly string[]
  /** Those that have paired rows, in the order of their values. */
  readonly segments: readonly Segment[]
  /** The segment of every paired row, as the candidate's file says. */
  readonly codes: Int32Array
  /** Those that the baseline's file has rows of, and the paired rows have not. */
  readonly vanished: readonly Segment[]
  /** Paired rows that are in another segment in the baseline's file. */
  readonly moved: number
}

/** More segments than this cannot be read, let alone tested. */
const MOST_SEGMENTS = 1000

/** Divides the paired rows by columns of the candidate's predictions; several columns are crossed. */
export function segmentationOf(
  by: readonly string[],
  candidate: Predictions,
  baseline: Predictions | null,
  {rows, at}: Pick<PairedRows, 'rows' | 'at'>
): Segmentation | Refusal {
  const none = new Int32Array(baseline?.table.rows ?? 0)
  let cells: Cells = {own: new Int32Array(rows), before: none, values: [{}]}
  for (const name of by) {
    const column = groupColumn(name, candidate, baseline)
    if (isRefusal(column)) return column
    cells = cross(cells, column, at.candidate)
    if (cells.values.length > MOST_SEGMENTS) return tooManySegments(by)
  }
  const {own, before, values} = cells
  const there = new Uint8Array(values.length)
  for (const code of own) there[code] = 1
  const position = positions(there)
  const segments = values.map(segmentOf)
  return {
    by,
    segments: segments.filter((_, code) => there[code] === 1),
    codes: own.map(code => position[code] ?? -1),
    vanished: segments.filter((_, code) => there[code] === 0),
    moved: before === null ? 0 : differing(own, before, at.baseline)
  }
}

/** The name of a segment as a policy may write it: parts in any order, spaces where they please. */
export function sameSegment(written: string, name: string): boolean {
  return normalised(written) === normalised(name)
}

function normalised(name: string): string {
  return name
    .split(',')
    .map(part => part.trim().replace(/(?<!\s)\s*=\s*/u, '='))
    .sort()
    .join(',')
}

/** Combinations of values that occur in either file, numbered in the order of the values. */
interface Cells {
  /** By paired row. */
  readonly own: Int32Array
  /** By row of the baseline's file; null where that lacks a column. */
  readonly before: Int32Array | null
  /** By combination: its value of each column. */
  readonly values: readonly Readonly<Record<string, string>>[]
}

/** Crosses the combinations so far with one more column. */
function cross({own, before, values}: Cells, column: GroupColumn, rows: Int32Array): Cells {
  const size = column.levels.length
  const gathered = gatherCodes(column.candidate, rows)
  const {baseline} = column
  const next = own.map((cell, row) => cell * size + (gathered[row] ?? 0))
  const nextBefore =
    before === null || baseline === null
      ? null
      : before.map((cell, row) => cell * size + (baseline[row] ?? 0))
  const seen = new Uint8Array(values.length * size)
  for (const cell of next) seen[cell] = 1
  for (const cell of nextBefore ?? []) seen[cell] = 1
  const position = positions(seen)
  const renumber = (cell: number): number => position[cell] ?? -1
  return {
    own: next.map(renumber),
    before: nextBefore?.map(renumber) ?? null,
    values: values.flatMap((value, cell) =>
      column.levels
        .map(level => ({...value, [column.name]: level}))
        .filter((_, code) => seen[cell * size + code] === 1)
    )
  }
}

/** The rank of each marked place among the marked ones. */
function positions(marked: Uint8Array): Int32Array {
  let next = 0
  return Int32Array.from(marked, mark => (mark === 1 ? next++ : -1))
}

function differing(own: Int32Array, before: Int32Array, rows: Int32Array): number {
  let count = 0
  for (let row = 0; row < own.length; row++) if (own[row] !== before[rows[row] ?? -1]) count++
  return count
}

function tooManySegments(by: readonly string[]): Refusal {
  return {
    status: 'inconclusive',
    detail: 'too-many-values',
    summary: `Crossing ${by.join(' and ')} gives more than ${MOST_SEGMENTS.toLocaleString('en-US')} segments: too many to be judged.`,
    remedy: 'Cross fewer columns, or columns with fewer values.'
  }
}
