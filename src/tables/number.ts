import {isNoNumber} from './values.ts'

const SPACE = 0x20
const PLUS = 0x2b
const COMMA = 0x2c
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const EXPONENT = 0x65
const LOWER_CASE = 0x20

/** Powers of ten that a float64 holds exactly. */
const POWERS = Array.from({length: 23}, (_, exponent) => 10 ** exponent)
const EXACT_DIGITS = 15
const EXTENDED_DIGITS = 19
const LONGEST_WORD = 9
const DECIMAL = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/iu
const INFINITE = /^inf(?:inity)?$/iu

/** The number that a text is, maybe with leading zeros; NaN where it is none. */
export function plainNumber(text: string): number {
  return DECIMAL.test(text) ? Number(text) : NaN
}

/**
 * Reads the ASCII text `bytes[start..end)` as a number into `values[row]`; false where it is none.
 *
 * The value is the float64 nearest to the decimal, as `Number` gives it. An integer that a float64
 * cannot hold, or with a leading zero, is no number: such texts are identifiers (`007`).
 * `decimalComma` accepts `0,91` besides `0.91`.
 */
export function readNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimalComma: boolean,
  values: Float64Array,
  row: number
): boolean {
  while (start < end && bytes[start] === SPACE) start++
  while (start < end && bytes[end - 1] === SPACE) end--
  let at = start
  const sign = bytes[at]
  const negative = sign === MINUS
  if (negative || sign === PLUS) at++

  const first = bytes[at]
  let mantissa = 0
  let tail = 0
  let significant = 0
  let written = 0
  let scale = 0
  let fraction = false
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= ZERO && byte <= NINE) {
      const digit = byte - ZERO
      written++
      if (fraction) scale++
      if (significant > 0 || digit > 0) significant++
      if (significant <= EXACT_DIGITS) mantissa = mantissa * 10 + digit
      else if (significant <= EXTENDED_DIGITS) tail = tail * 10 + digit
    } else if (!fraction && (byte === POINT || (decimalComma && byte === COMMA))) fraction = true
    else break
  }
  if (written === 0) return readWord(bytes, start, at, end, negative, values, row)

  let exponent = 0
  const integer = !fraction && at === end
  if (at < end) {
    if (((bytes[at] ?? 0) | LOWER_CASE) !== EXPONENT) return false
    at++
    const signed = bytes[at]
    if (signed === MINUS || signed === PLUS) at++
    if (at === end) return false
    for (; at < end; at++) {
      const digit = (bytes[at] ?? 0) - ZERO
      if (digit < 0 || digit > 9) return false
      if (exponent < 1e6) exponent = exponent * 10 + digit
    }
    if (signed === MINUS) exponent = -exponent
  }
  if (integer && first === ZERO && written > 1) return false

  const power = exponent - scale
  let value = NaN
  if (significant <= EXACT_DIGITS) {
    // Clinger 1990: both operands are exact, so one rounding gives the nearest float64.
    if (power >= 0 && power <= 22) value = mantissa * (POWERS[power] ?? NaN)
    else if (power < 0 && power >= -22) value = mantissa / (POWERS[-power] ?? NaN)
  } else if (significant <= EXTENDED_DIGITS && power <= 0 && power >= -22) {
    value = nearestQuotient(mantissa, significant - EXACT_DIGITS, tail, -power)
  }
  if (Number.isNaN(value)) value = slowNumber(bytes, start, end)
  if (integer && value > Number.MAX_SAFE_INTEGER) return false
  values[row] = negative && value > 0 ? -value : value
  return true
}

/**
 * The float64 nearest to (mantissa · 10^digits + tail) / 10^power, or NaN where that cannot be
 * proven. The division is carried out in twice the precision (products without rounding error:
 * Dekker 1971); where the two ends of what is left of the error round alike, that is the answer.
 */
function nearestQuotient(mantissa: number, digits: number, tail: number, power: number): number {
  const factor = POWERS[digits] ?? NaN
  const divisor = POWERS[power] ?? NaN
  const high = mantissa * factor
  const low = productError(mantissa, factor, high) + tail
  const quotient = high / divisor
  const product = quotient * divisor
  const remainder = high - product - productError(quotient, divisor, product)
  const correction = (remainder + low) / divisor
  const lower = quotient + correction * (1 - 2 ** -50)
  const upper = quotient + correction * (1 + 2 ** -50)
  return lower === upper ? lower : NaN
}

/** a · b - product, exactly, where `product` is a · b rounded. */
function productError(a: number, b: number, product: number): number {
  const splitA = a * 134217729
  const highA = splitA - (splitA - a)
  const lowA = a - highA
  const splitB = b * 134217729
  const highB = splitB - (splitB - b)
  const lowB = b - highB
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB)
}

function slowNumber(bytes: Uint8Array, start: number, end: number): number {
  return Math.abs(Number(ascii(bytes, start, end).replace(',', '.')))
}

function readWord(
  bytes: Uint8Array,
  start: number,
  at: number,
  end: number,
  negative: boolean,
  values: Float64Array,
  row: number
): boolean {
  if (at !== start && bytes[start] !== MINUS && bytes[start] !== PLUS) return false
  if (end - at > LONGEST_WORD) return false
  const word = ascii(bytes, at, end)
  const isInfinite = INFINITE.test(word)
  if (!isInfinite && !isNoNumber(word)) return false
  values[row] = isInfinite ? (negative ? -Infinity : Infinity) : NaN
  return true
}

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end))
}
