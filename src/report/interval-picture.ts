import type {Finding} from '../verdict/verdict.ts'
import {largestOf, smallestOf} from '../statistics/core/extremes.ts'

/** What a picture of a difference shows, and in which of its cells; better is to the right. */
export interface IntervalMarks {
  readonly width: number
  /** Null where the interval goes on beyond the picture. */
  readonly lower: number | null
  readonly upper: number | null
  readonly difference: number
  readonly zero: number
  /** Where the accepted loss ends; null where none was asked for. */
  readonly margin: number | null
  readonly bounded: boolean
}

const PICTURE_WIDTH = 18

type Mark = 'lower' | 'upper' | 'difference' | 'zero' | 'margin'

/**
 * Where the marks of a finding's difference stand among `width` cells (at least 7), to scale but
 * for one liberty: different values never share a cell, so that the picture's order is always
 * true. Null without a difference.
 */
export function intervalMarks(finding: Finding, width = PICTURE_WIDTH): IntervalMarks | null {
  const {difference, margin, interval} = finding
  if (difference === null) return null
  const values = new Map<Mark, number>([
    ['zero', 0],
    ['difference', difference]
  ])
  if (margin !== null) values.set('margin', -margin)
  // An end far outside would squeeze everything else together: it leaves the picture instead.
  const core = [...values.values()]
  const span = largestOf(core) - smallestOf(core)
  const room = span === 0 ? Infinity : 2 * span
  if (interval !== null) {
    const [lower, upper] = interval
    if (lower !== null && lower >= smallestOf(core) - room) values.set('lower', lower)
    if (upper !== null && upper <= largestOf(core) + room) values.set('upper', upper)
  }
  const cells = placed(values, width)
  const at = (mark: Mark): number | null => cells.get(mark) ?? null
  return {
    width,
    lower: at('lower'),
    upper: at('upper'),
    difference: at('difference') ?? 0,
    zero: at('zero') ?? 0,
    margin: at('margin'),
    bounded: interval !== null
  }
}

/**
 * A difference as a line of text, `├──●──┤···╎·0····`: measured ●, as far as the evidence leaves
 * room ├ ┤ (‹ › where that goes on outside), no difference 0, end of the accepted loss ╎. Empty
 * without a difference.
 */
export function intervalPicture(finding: Finding, width = PICTURE_WIDTH): string {
  const marks = intervalMarks(finding, width)
  if (marks === null) return ''
  const cells = Array.from({length: width}, () => '·')
  if (marks.bounded) {
    const [first, last] = [marks.lower ?? 0, marks.upper ?? width - 1]
    cells.fill('─', first, last + 1)
    cells[first] = marks.lower === null ? '‹' : '├'
    cells[last] = marks.upper === null ? '›' : '┤'
  }
  cells[marks.zero] = '0'
  if (marks.margin !== null) cells[marks.margin] = '╎'
  cells[marks.difference] = '●'
  return cells.join('')
}

/** Cells from 1 to `width - 2`, in the order of the values, equal ones for equal values only. */
function placed(values: ReadonlyMap<Mark, number>, width: number): ReadonlyMap<Mark, number> {
  const sorted = [...new Set(values.values())].sort((a, b) => a - b)
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 0]
  const [first, last] = [1, width - 2]
  const cells = sorted.map(value =>
    high > low
      ? Math.round(first + ((value - low) / (high - low)) * (last - first))
      : Math.floor(width / 2)
  )
  cells.forEach((cell, index) => {
    const before = cells[index - 1]
    if (before !== undefined) cells[index] = Math.max(cell, before + 1)
  })
  for (let index = cells.length - 1; index >= 0; index--) {
    cells[index] = Math.min(cells[index] ?? last, (cells[index + 1] ?? last + 1) - 1)
  }
  const cellOf = new Map(sorted.map((value, index) => [value, cells[index] ?? first]))
  return new Map([...values].map(([mark, value]) => [mark, cellOf.get(value) ?? first]))
}
