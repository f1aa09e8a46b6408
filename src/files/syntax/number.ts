/** A number as somebody wrote it. */
export interface Written {
  readonly value: number
  /** Digits after the point as written; left out for whole numbers, which may be exact. */
  readonly decimals?: number
  /** Written with a percent sign; `value` is the number before the sign. */
  readonly percent?: boolean
  readonly interval?: readonly [number, number]
  /** A unit of time, size, money, energy or speed behind the number, as it is written: `ms`, `MB`, `tokens/s`. */
  readonly unit?: string
  /** What stood after ±: a spread of a kind that the text does not say. */
  readonly spread?: number
}

/** More characters than any number has, with its interval. */
const LONGEST = 100

const DECIMAL = String.raw`[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?`
const PLAIN = new RegExp(`^${DECIMAL}$`, 'u')
const THOUSANDS = /^[-+]?\d{1,3}(?:(?:,\d{3})+(?:\.\d+)?|(?:,\d{3}){2,}|(?:_\d{3})+)$/u
const WITH_SPREAD = new RegExp(
  `^(${DECIMAL})\\s*(?:%\\s*)?(?:±|\\+\\s*(?:/\\s*)?-)\\s*(${DECIMAL})\\s*(%?)$`,
  'u'
)
const WITH_INTERVAL = new RegExp(
  `^(${DECIMAL})\\s*(?:(%)\\s*)?[[(]\\s*(${DECIMAL})\\s*(?:%\\s*)?(?:,|;|–|(?<=\\s)to\\s)\\s*(${DECIMAL})\\s*(?:%\\s*)?[\\])]$`,
  'u'
)
const NOT_FINITE: ReadonlyMap<string, number> = new Map([
  ['nan', NaN],
  ['inf', Infinity],
  ['infinity', Infinity]
])

/**
 * The number that a text is, or null where it is not one or may be read in two ways (`1,234`). Known
 * forms: `0.912`, `85.3%`, `0,912`, `1_000`, `1,234.5`, `20.0 ± 1.2`, `0.14 [0.14, 0.15]`, `NaN`, `-inf`,
 * `80 ms`, `$0.40`.
 */
export function parseNumber(text: string): Written | null {
  if (text.length > LONGEST) return null
  const trimmed = text.trim().replace(/\u2212/gu, '-')
  return (
    plain(trimmed) ??
    withSpread(trimmed) ??
    withInterval(trimmed) ??
    notFinite(trimmed) ??
    withUnit(trimmed)
  )
}

/** Digits after the point of a number as written: `0.910` has 3, `1e-05` has 5, `12` none that is known. */
export function decimalsOf(raw: string): number | undefined {
  const match = /^[-+]?\d*(?:[.,](\d*))?(?:[eE]([-+]?\d+))?$/u.exec(raw.trim())
  if (match === null || (match[1] === undefined && match[2] === undefined)) return undefined
  return Math.max(0, (match[1]?.length ?? 0) - Number(match[2] ?? 0))
}

/**
 * A number of a tree or a spreadsheet: its value and the digits that were written. Programs write whole
 * numbers as `1` or `1.0`; these are exact as far as anyone can tell.
 */
export function written(value: number, raw: string): Written {
  const decimals = /^[-+]?\d+\.0$/u.test(raw) ? undefined : decimalsOf(raw)
  return decimals === undefined ? {value} : {value, decimals}
}

function plain(text: string): Written | null {
  const percent = text.endsWith('%')
  const raw = percent ? text.slice(0, -1).trim() : text
  const value = decimal(raw)
  if (value === null) return null
  const number = written(
    value,
    THOUSANDS.test(raw) && Math.abs(value) >= 1000 ? raw.replace(/[,_]/gu, '') : raw
  )
  return percent ? {value, decimals: decimalsOf(raw) ?? 0, percent} : number
}

/** Null also for what may be a decimal comma or a thousands separator. */
function decimal(raw: string): number | null {
  if (THOUSANDS.test(raw)) {
    const ambiguous = /^[-+]?[1-9]\d{0,2},\d{3}$/u.test(raw)
    if (ambiguous) return null
    if (!/^[-+]?0,\d{3}$/u.test(raw)) return Number(raw.replace(/[,_]/gu, ''))
  }
  return PLAIN.test(raw) ? Number(raw.replace(',', '.')) : null
}

function withSpread(text: string): Written | null {
  const match = WITH_SPREAD.exec(text)
  if (match === null) return null
  const value = decimal(match[1] ?? '')
  const spread = decimal(match[2] ?? '')
  if (value === null || spread === null) return null
  return {...written(value, match[1] ?? ''), spread, ...(text.includes('%') && {percent: true})}
}

function withInterval(text: string): Written | null {
  const match = WITH_INTERVAL.exec(text)
  if (match === null) return null
  const [value, lower, upper] = [match[1], match[3], match[4]].map(raw => decimal(raw ?? ''))
  if (value == null || lower == null || upper == null) return null
  return {
    ...written(value, match[1] ?? ''),
    ...(lower <= value && value <= upper && {interval: [lower, upper] as const}),
    ...(text.includes('%') && {percent: true})
  }
}

const UNITS =
  'ns|[uµμ]s|ms|msecs?|milliseconds?|s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|' +
  '[kmgt]?i?b|bytes?|[kmgt]bytes?|usd|eur|dollars?|cents?|[num]?j|joules?|k?wh|m?w|' +
  '(?:tokens?|tok|requests?|req|samples?|images?|rows?|queries|it|items?|frames?|ops)/(?:s|sec|second|min|minute)|' +
  'tps|qps|rps|fps|tokens?'
const WITH_UNIT = new RegExp(`^(${DECIMAL})\\s*(${UNITS})$`, 'iu')
const MONEY = new RegExp(`^([$€£])\\s*(${DECIMAL})$`, 'u')

function withUnit(text: string): Written | null {
  const [, raw, unit] = WITH_UNIT.exec(text) ?? []
  const [, sign, amount] = MONEY.exec(text) ?? []
  const number = raw ?? amount ?? ''
  const value = decimal(number)
  const said = unit ?? sign
  return value === null || said === undefined ? null : {...written(value, number), unit: said}
}

function notFinite(text: string): Written | null {
  const match = /^([-+]?)\.?(nan|inf|infinity)%?$/iu.exec(text)
  const value = NOT_FINITE.get(match?.[2]?.toLowerCase() ?? '')
  return value === undefined ? null : {value: match?.[1] === '-' ? -value : value}
}
