import type {Margin} from '../statistics/core/difference.ts'

/** A margin with the words it was written in, which every report shows. */
export interface WrittenMargin extends Margin {
  readonly text: string
  /** True where nobody wrote it and the default was taken. */
  readonly assumed: boolean
  /** True for `1 pp`: counted in percentage points, so 1 where the metric is written as 85.3. */
  readonly points: boolean
  /** True for `10 % of error`: a share of what the baseline lacks to the best value of the metric. */
  readonly ofError: boolean
}

/**
 * Reads a margin as policies and `--margin` write it: `1 pp` and `0.01` are absolute, `2 %` is a share
 * of the baseline's value, `10 % of error` one of its error. Null for anything else, for 100 % or more of
 * the value, which would accept any loss, and for more than 100 % of the error.
 */
export function parseMargin(written: number | string): WrittenMargin | null {
  const match = /^\s*(\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*(?:(pp|%(\s*of\s+error)?)\s*)?$/iu.exec(
    String(written)
  )
  if (match === null) return null
  const number = Number(match[1])
  const ofError = match[3] !== undefined
  const unit = ofError ? '% of error' : match[2]?.toLowerCase()
  const value = unit === undefined ? number : number / 100
  const relative = ofError || unit === '%'
  if (relative && (ofError ? value > 1 : value >= 1)) return null
  const text = unit === undefined ? String(number) : `${number} ${unit}`
  return {value, relative, points: unit === 'pp', ofError, text, assumed: false}
}

/**
 * The margin as a test takes it. `best` is the best value that the metric can have, from which an error is
 * counted; where nobody knows one, a margin of error has no meaning and the answer is null.
 */
export function meantMargin(
  {value, relative, ofError}: WrittenMargin,
  best: number | null
): Margin | null {
  if (!ofError) return {value, relative}
  return best === null ? null : {value, relative, origin: best}
}

/** What is accepted where nobody says: 1 percentage point in [0, 1], else 2 % of the baseline. */
export function defaultMargin(bounded: boolean): WrittenMargin {
  return bounded
    ? {value: 0.01, relative: false, points: true, ofError: false, text: '1 pp', assumed: true}
    : {value: 0.02, relative: true, points: false, ofError: false, text: '2 %', assumed: true}
}
