const ZERO = 0x30
const MINUS = 0x2d
const PLUS = 0x2b
const COLON = 0x3a
const POINT = 0x2e
const COMMA = 0x2c
const SPACE = 0x20
const UPPER_T = 0x54
const LOWER_T = 0x74
const UPPER_Z = 0x5a
const LOWER_Z = 0x7a
const MS_PER_DAY = 86_400_000

/** A time as it was read: ms since 1970 (UTC), NaN where it is none, and whether it said its zone. */
export interface ReadTime {
  ms: number
  hasZone: boolean
}

/**
 * Reads a time, cut to whole milliseconds: ISO 8601 (`2026-11-21T09:30:00.5+01:00`, `T` or a space, seconds and
 * zone may be missing, a day alone is its midnight; without zone it is UTC and `hasZone` false), or a number since
 * 1970, whose size tells its unit: seconds below 1e11, milliseconds below 1e14, microseconds below 1e17, else
 * nanoseconds.
 */
export function readTime(bytes: Uint8Array, start: number, end: number, into: ReadTime): void {
  while (start < end && bytes[start] === SPACE) start++
  while (start < end && bytes[end - 1] === SPACE) end--
  into.ms = NaN
  into.hasZone = true
  if (end - start >= 10 && bytes[start + 4] === MINUS && bytes[start + 7] === MINUS)
    readCalendar(bytes, start, end, into)
  else into.ms = readCount(bytes, start, end)
}

/** Milliseconds of a count since 1970 in the unit that its size tells. */
export function timeOfCount(count: number): number {
  const size = Math.abs(count)
  if (size < 1e11) return Math.floor(count * 1e3)
  if (size < 1e14) return Math.floor(count)
  return Math.floor(size < 1e17 ? count / 1e3 : count / 1e6)
}

/** Milliseconds of nanoseconds since 1970, given as the two halves of a 64-bit integer: exact, unlike a division. */
export function timeOfNanoseconds(high: number, low: number): number {
  const quotient = Math.floor(high / 1e6)
  const rest = high - quotient * 1e6
  return quotient * 2 ** 32 + Math.floor((rest * 2 ** 32 + low) / 1e6)
}

function readCount(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === MINUS
  let at = isNegative ? start + 1 : start
  const first = at
  let whole = 0
  let thousandths = 0
  for (; at < end && isDigit(bytes[at]); at++) whole = whole * 10 + (bytes[at] ?? 0) - ZERO
  const digits = at - first
  if (digits === 0 || digits > 19) return NaN
  if (bytes[at] === POINT) {
    let weight = 100
    for (at++; at < end && isDigit(bytes[at]); at++) {
      thousandths += weight * ((bytes[at] ?? 0) - ZERO)
      weight = Math.floor(weight / 10)
    }
  }
  if (at !== end) return NaN
  const sign = isNegative ? -1 : 1
  if (whole < 1e11) return sign * (whole * 1e3 + thousandths)
  if (whole < 1e14) return sign * whole
  if (whole < 1e17) return Math.floor((sign * whole) / 1e3)
  // Nineteen digits are more than a float64 holds: the last six are left out before they are read.
  let ms = 0
  for (let place = first; place < first + digits - 6; place++)
    ms = ms * 10 + (bytes[place] ?? 0) - ZERO
  return sign * ms
}

function readCalendar(bytes: Uint8Array, start: number, end: number, into: ReadTime): void {
  const year = digitsAt(bytes, start, 4)
  const month = digitsAt(bytes, start + 5, 2)
  const day = digitsAt(bytes, start + 8, 2)
  const days = daysSince1970(year, month, day)
  if (Number.isNaN(days)) return
  let at = start + 10
  let ms = 0
  if (at < end) {
    const between = bytes[at]
    if (between !== UPPER_T && between !== LOWER_T && between !== SPACE) return
    const hour = digitsAt(bytes, at + 1, 2)
    const minute = digitsAt(bytes, at + 4, 2)
    if (bytes[at + 3] !== COLON || !(hour <= 23) || !(minute <= 59) || at + 6 > end) return
    at += 6
    let second = 0
    if (bytes[at] === COLON && at < end) {
      second = digitsAt(bytes, at + 1, 2)
      if (!(second <= 60) || at + 3 > end) return
      at += 3
    }
    ms = ((hour * 60 + minute) * 60 + second) * 1e3
    if (at < end && (bytes[at] === POINT || bytes[at] === COMMA)) {
      let weight = 100
      for (at++; at < end && isDigit(bytes[at]); at++) {
        ms += weight * ((bytes[at] ?? 0) - ZERO)
        weight = Math.floor(weight / 10)
      }
    }
  }
  const offset = readZone(bytes, at, end)
  if (offset === undefined) return
  into.hasZone = offset !== null
  into.ms = days * MS_PER_DAY + ms - (offset ?? 0)
}

/** Milliseconds east of Greenwich; null without zone, undefined where something else follows the time. */
function readZone(bytes: Uint8Array, at: number, end: number): number | null | undefined {
  if (at === end) return null
  if (bytes[at] === SPACE) at++
  const letter = bytes[at]
  if (letter === UPPER_Z || letter === LOWER_Z) return at + 1 === end ? 0 : undefined
  if (end - at === 3 && String.fromCharCode(...bytes.subarray(at, end)) === 'UTC') return 0
  if (letter !== PLUS && letter !== MINUS) return undefined
  const sign = letter === PLUS ? 1 : -1
  const hours = digitsAt(bytes, at + 1, 2)
  at += 3
  if (at > end) return undefined
  if (at < end && bytes[at] === COLON) at++
  const minutes = at < end ? digitsAt(bytes, at, 2) : 0
  if (!(hours <= 23) || !(minutes <= 59) || (at < end && at + 2 !== end)) return undefined
  return sign * (hours * 60 + minutes) * 60_000
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9
}

function digitsAt(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let index = at; index < at + count; index++) {
    const digit = (bytes[index] ?? 0) - ZERO
    if (digit < 0 || digit > 9) return NaN
    value = value * 10 + digit
  }
  return value
}

/** Days from 1970-01-01 in the Gregorian calendar; NaN for no day. Source: Hinnant, days_from_civil. */
function daysSince1970(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return NaN
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
  return era * 146_097 + days - 719_468
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
