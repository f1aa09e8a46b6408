/** Texts are skipped; what is replaced stands outside of them. */
const NOT_JSON = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|-?Infinity|NaN/gu
const LONG_INTEGERS = /"(?:[^"\\]|\\[^])*(?:"|\\?$)|-?(?<!\d)\d{16,}(?![\d.eE])/gu
/** Cheaper than the replacement, and false for the usual text: 16 digits after a point. */
const HAS_LONG_INTEGER = /[^\d."]\d{16}/u

/** The value of a JSON text, a byte order mark before it or not; undefined where it is broken. */
export function jsonValue(text: string): unknown {
  try {
    return parsePlainJson(text.replace(/^\uFEFF/u, ''))
  } catch {
    return undefined
  }
}

/**
 * JSON as Python writes it, as plain values, fast and without lines: `NaN` becomes null, `Infinity` stays
 * infinite, and integers that a float64 cannot hold become texts with all their digits. Throws `SyntaxError`
 * for anything else.
 */
export function parsePlainJson(text: string): unknown {
  const exact = HAS_LONG_INTEGER.test(text) ? text.replace(LONG_INTEGERS, quoteLong) : text
  try {
    return JSON.parse(exact)
  } catch {
    return JSON.parse(exact.replace(NOT_JSON, finiteOrNull))
  }
}

/** JSON has no Infinity, but a number that is too large for a float64 reads as one. */
function finiteOrNull(token: string): string {
  if (token.startsWith('"')) return token
  return token === 'NaN' ? 'null' : token.replace('Infinity', '1e999')
}

function quoteLong(token: string, offset: number, text: string): string {
  const isText = token.startsWith('"')
  const isFraction = /[\d.]/u.test(text[offset - 1] ?? '')
  if (isText || isFraction || Number.isSafeInteger(Number(token))) return token
  return `"${token}"`
}
