import {gatherCodes} from '../../evidence/align.ts'
import type {Predictions} from '../../evidence/evidence.ts'
import type {PairedRows} from '../rows/paired-rows.ts'
import {groupColumn, isRefusal, type GroupColumn, type Refusal} from './columns.ts'

/** Rows with the same values of some columns. */
export interface Segment {
  /** `country=NO`, for a crossing `country=NO,device=phone`; names findings. */
  readonly name: string
  readonly values: Readonly<Record<string, string>>
}

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
  {at}: Pick<PairedRows, 'at'>
): Segmentation | Refusal {
  const columns: GroupColumn[] = []
  for (const name of by) {
    const column = groupColumn(name, candidate, baseline)
    if (isRefusal(column)) return column
    columns.push(column)
  }
  const own = crossed(columns, column => gatherCodes(column.candidate, at.candidate))
  const cells = [...new Set(own)].sort((a, b) => a - b)
  if (cells.length > MOST_SEGMENTS) return tooManySegments(by, cells.length)
  const position = new Map(cells.map((cell, index) => [cell, index]))
  const before = columns.some(({baseline}) => baseline === null)
    ? null
    : crossed(columns, column => column.baseline ?? new Int32Array(0))
  return {
    by,
    segments: cells.map(cell => segmentOf(cell, columns)),
    codes: Int32Array.from(own, cell => position.get(cell) ?? -1),
    vanished: [...new Set(before)]
      .filter(cell => !position.has(cell))
      .sort((a, b) => a - b)
      .map(cell => segmentOf(cell, columns)),
    moved: before === null ? 0 : differing(own, before, at.baseline)
  }
}

/** The name of a segment as a policy may write it: parts in any order, spaces where they please. */
export function sameSegment(written: string, name: string): boolean {
  return normalised(written) === normalised(name)
}

/** The columns that a written segment speaks of: `country=NO,device=phone` of country and device. */
export function columnsOf(written: string): readonly string[] {
  return written
    .split(',')
    .filter(part => part.includes('='))
    .map(part => part.slice(0, part.indexOf('=')).trim())
}

function normalised(name: string): string {
  return name
    .split(',')
    .map(part => part.trim().replace(/\s*=\s*/u, '='))
    .sort()
    .join(',')
}

/** One number for each row and combination of values, in the order of the values. */
function crossed(
  columns: readonly GroupColumn[],
  codesOf: (column: GroupColumn) => Int32Array
): Float64Array {
  const all = columns.map(codesOf)
  const cells = new Float64Array(all[0]?.length ?? 0)
  columns.forEach(({levels}, c) => {
    const codes = all[c]
    for (let row = 0; row < cells.length; row++) {
      cells[row] = (cells[row] ?? 0) * levels.length + (codes?.[row] ?? 0)
    }
  })
  return cells
}

function segmentOf(cell: number, columns: readonly GroupColumn[]): Segment {
  const parts: [string, string][] = []
  let rest = cell
  for (const {name, levels} of columns.toReversed()) {
    parts.unshift([name, levels[rest % levels.length] ?? ''])
    rest = Math.floor(rest / levels.length)
  }
  return {
    name: parts.map(([column, value]) => `${column}=${value}`).join(','),
    values: Object.fromEntries(parts)
  }
}

function differing(own: Float64Array, before: Float64Array, rows: Int32Array): number {
  let count = 0
  for (let row = 0; row < own.length; row++) if (own[row] !== before[rows[row] ?? -1]) count++
  return count
}

function tooManySegments(by: readonly string[], count: number): Refusal {
  return {
    status: 'inconclusive',
    detail: 'too-many-values',
    summary: `Crossing ${by.join(' and ')} gives ${count.toLocaleString('en-US')} segments: more than ${MOST_SEGMENTS} are not judged.`,
    remedy: 'Cross fewer columns, or columns with fewer values.'
  }
}
