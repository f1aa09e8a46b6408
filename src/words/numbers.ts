import {largestOf} from '../statistics/core/extremes.ts'

const MINUS = '−'
const SIGNIFICANT = 4
const MOST_DECIMALS = 15

/** A number for people: four significant digits, thousands separators, a true minus sign. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value)
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-6 || size >= 1e15)) return scientific(value)
  return grouped(value, decimalsFor(value, SIGNIFICANT))
}

/**
 * Two numbers to be read side by side: as many digits as the more precise of the two needs, and as show that they
 * differ, where they do.
 */
export function plainPair(left: number, right: number): readonly [string, string] {
  const [first, second] = [plainNumber(left), plainNumber(right)]
  if (/[^\d.,−]/u.test(first + second)) return [first, second]
  const own = Math.max(decimalsIn(first), decimalsIn(second))
  const decimals = first === second && left !== right ? decimalsApart(left, right) : own
  return [grouped(left, decimals, decimals), grouped(right, decimals, decimals)]
}

/** A whole number with thousands separators: `12,000`. `toLocaleString` loads all of ICU first, which is felt at start-up. */
export function count(value: number): string {
  return grouped(Math.round(value), 0)
}

/** Rounded up to two significant digits: of a number that is only roughly known, more would claim too much. */
export function roundedUp(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return Math.ceil(value / unit) * unit
}

/** Decimals at which two numbers that differ are seen to differ. */
export function decimalsApart(left: number, right: number): number {
  const digits = Math.ceil(-Math.log10(Math.abs(left - right)) - 1e-9)
  return Math.min(MOST_DECIMALS, Math.max(0, digits))
}

/**
 * A fraction of 1 in percent: 0.9412 is `94.12 %`. What is not quite none or all is never shown as
 * `0 %` or `100 %`.
 */
export function percent(fraction: number): string {
  if (!Number.isFinite(fraction)) return notFinite(fraction)
  const value = fraction * 100
  if (value < 100 && value > 99.995) return '>99.99 %'
  if (value > 0 && value < 0.0001) return '<0.0001 %'
  return `${grouped(value, Math.min(4, decimalsFor(value, SIGNIFICANT)))} %`
}

/** A difference in percentage points, with its sign: `−2.9 pp`. */
export function signedPoints(difference: number): string {
  return `${signed(difference)} pp`
}

/** A relative difference in percent, with its sign: `−0.5 %`. */
export function signedPercent(ratio: number): string {
  return `${signed(ratio * 100)} %`
}

/** A difference with its sign: `+0.012`, `−1,300`, `±0`. */
export function signedNumber(difference: number): string {
  return signed(difference)
}

/** The size of a difference, without sign: one decimal from 1 on, two significant digits below. */
export function size(difference: number): string {
  if (!Number.isFinite(difference)) return notFinite(difference)
  const absolute = Math.abs(difference)
  return grouped(absolute, differenceDecimals(absolute))
}

/** The sizes of two differences, with the same number of digits: `1.8` and `4.0`. */
export function sizePair(first: number, second: number): readonly [string, string] {
  const sizes = [Math.abs(first), Math.abs(second)] as const
  const decimals = largestOf(sizes.map(one => decimalsIn(size(one))))
  return [grouped(sizes[0], decimals, decimals), grouped(sizes[1], decimals, decimals)]
}

function signed(difference: number): string {
  if (!Number.isFinite(difference)) return notFinite(difference)
  const text = size(difference)
  if (/^[0.,]+$/u.test(text)) return difference === 0 ? '±0' : `${sign(difference)}<0.0001`
  return sign(difference) + text
}

function sign(value: number): string {
  return value < 0 ? MINUS : '+'
}

function differenceDecimals(size: number): number {
  if (size === 0 || size >= 100) return 0
  return size >= 1 ? 1 : Math.min(4, decimalsFor(size, 2))
}

function decimalsFor(value: number, significant: number): number {
  if (value === 0) return 0
  return Math.max(0, significant - 1 - Math.floor(Math.log10(Math.abs(value))))
}

function decimalsIn(text: string): number {
  return /\.(\d+)$/u.exec(text)?.[1]?.length ?? 0
}

/** Digits in groups of three, at most and at least so many after the point. */
export function grouped(value: number, maximum: number, minimum = 0): string {
  const [whole = '', digits = ''] = Math.abs(value).toFixed(Math.min(20, maximum)).split('.')
  const kept = digits.replace(/(?<!0)0+$/u, '').padEnd(Math.min(20, minimum), '0')
  const text = inThrees(whole).join(',') + (kept === '' ? '' : `.${kept}`)
  return value < 0 && /[1-9]/u.test(text) ? MINUS + text : text
}

function inThrees(digits: string): readonly string[] {
  const first = digits.length % 3 || 3
  const rest = digits.slice(first)
  return rest === '' ? [digits] : [digits.slice(0, first), ...inThrees(rest)]
}

function scientific(value: number): string {
  const text = value.toExponential(SIGNIFICANT - 1).replace(/\.?(?<!0)0+e/u, 'e')
  return text.replaceAll('-', MINUS)
}

function notFinite(value: number): string {
  return Number.isNaN(value) ? 'not a number' : value > 0 ? 'infinite' : `${MINUS}infinite`
}
