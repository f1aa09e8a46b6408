import type {Margin} from '../statistics/difference.ts'

/** A margin with the words it was written in, which every report shows. */
export interface WrittenMargin extends Margin {
  readonly text: string
  /** True where nobody wrote it and the default was taken. */
  readonly assumed: boolean
  /** True for `1 pp`: counted in percentage points, so 1 where the metric is written as 85.3. */
  readonly points: boolean
}

/**
 * Reads a margin as policies and `--margin` write it: `1 pp` and `0.01` are absolute, `2 %` is a share
 * of the baseline's value. Null for anything else, and for 100 % or more, which would accept any loss.
 */
export function parseMargin(written: number | string): WrittenMargin | null {
  const match = /^\s*(\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*(pp|%)?\s*$/iu.exec(String(written))
  if (match === null) return null
  const number = Number(match[1])
  const unit = match[2]?.toLowerCase()
  const value = unit === undefined ? number : number / 100
  if (unit === '%' && value >= 1) return null
  const text = unit === undefined ? String(number) : `${number} ${unit}`
  return {value, relative: unit === '%', points: unit === 'pp', text, assumed: false}
}

/** What is accepted where nobody says: 1 percentage point in [0, 1], else 2 % of the baseline. */
export function defaultMargin(bounded: boolean): WrittenMargin {
  return bounded
    ? {value: 0.01, relative: false, points: true, text: '1 pp', assumed: true}
    : {value: 0.02, relative: true, points: false, text: '2 %', assumed: true}
}
