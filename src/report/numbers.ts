const MINUS = '−'
const SIGNIFICANT = 4

/** A number for people: four significant digits, thousands separators, a true minus sign. */
export function plainNumber(value: number): string {
  if (!Number.isFinite(value)) return notFinite(value)
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-6 || size >= 1e15)) return scientific(value)
  return grouped(value, decimalsFor(value, SIGNIFICANT))
}

/** Two numbers to be read side by side: as many digits as the more precise of the two needs. */
export function plainPair(left: number, right: number): readonly [string, string] {
  const [first, second] = [plainNumber(left), plainNumber(right)]
  if (/[^\d.,−]/u.test(first + second)) return [first, second]
  const decimals = Math.max(decimalsIn(first), decimalsIn(second))
  return [grouped(left, decimals, decimals), grouped(right, decimals, decimals)]
}

/** A whole number with thousands separators: `12,000`. */
export function count(value: number): string {
  return grouped(Math.round(value), 0)
}

/** A whole number that is only roughly known, rounded up to two significant digits: `2,300`. */
export function roughCount(value: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 1)
  return count(Math.ceil(value / unit) * unit)
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

/** A difference of two fractions in percentage points, with its sign: `−2.9 pp`. */
export function signedPoints(difference: number): string {
  return `${signed(difference * 100)} pp`
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
export function amount(difference: number): string {
  if (!Number.isFinite(difference)) return notFinite(difference)
  const size = Math.abs(difference)
  return grouped(size, differenceDecimals(size))
}

/** The sizes of two differences, with the same number of digits: `1.8` and `4.0`. */
export function amountPair(first: number, second: number): readonly [string, string] {
  const sizes = [Math.abs(first), Math.abs(second)] as const
  const decimals = Math.max(...sizes.map(size => decimalsIn(amount(size))))
  return [grouped(sizes[0], decimals, decimals), grouped(sizes[1], decimals, decimals)]
}

/** Money that is known: whole units from 10 on, cents below. `45,500 USD`. */
export function money(value: number, currency: string): string {
  return `${moneyDigits(value)} ${currency}`
}

/** The number of `money`, for where the currency is clear. */
export function moneyDigits(value: number): string {
  const cents = Math.abs(value) < 10 && !Number.isInteger(value) ? 2 : 0
  return grouped(value, cents, cents)
}

/** An estimate of money: three significant digits at most, because its inputs justify no more. */
export function roughMoney(value: number, currency: string): string {
  return `${roughMoneyDigits(value)} ${currency}`
}

/** The number of `roughMoney`, for where the currency is clear. */
export function roughMoneyDigits(value: number): string {
  return moneyDigits(rounded(value, 3))
}

function rounded(value: number, significant: number): number {
  return value === 0 || !Number.isFinite(value) ? value : Number(value.toPrecision(significant))
}

function signed(difference: number): string {
  if (!Number.isFinite(difference)) return notFinite(difference)
  const text = amount(difference)
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

/** Digits in groups of three, by hand: `toLocaleString` is slow enough to be felt in a long table. */
function grouped(value: number, maximum: number, minimum = 0): string {
  const [whole = '', digits = ''] = Math.abs(value).toFixed(Math.min(20, maximum)).split('.')
  const kept = digits.replace(/0+$/u, '').padEnd(Math.min(20, minimum), '0')
  const text = whole.replace(/\B(?=(?:\d{3})+$)/gu, ',') + (kept === '' ? '' : `.${kept}`)
  return value < 0 && /[1-9]/u.test(text) ? MINUS + text : text
}

function scientific(value: number): string {
  const text = value.toExponential(SIGNIFICANT - 1).replace(/\.?0+e/u, 'e')
  return text.replaceAll('-', MINUS)
}

function notFinite(value: number): string {
  return Number.isNaN(value) ? 'not a number' : value > 0 ? 'infinite' : `${MINUS}infinite`
}
