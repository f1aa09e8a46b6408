/** Groups of three digits, as `1,234,567.8` has them, and a comma before decimals, as `0,912` has it. */
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u
const SURELY_GROUPED = /^[+-]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/u
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/u
const SURELY_DECIMAL = /^[+-]?(?:0\d*,\d+|\d+,(?:\d{1,2}|\d{4,}))$/u
/** The same with points and commas the other way round: `1.234,5`. */
const POINT_GROUPED = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u
const SURELY_POINT_GROUPED = /^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/u
const PLAIN = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?$/u

interface Form {
  /** What every number of a column must be. */
  readonly all: readonly RegExp[]
  /** What one of them must be, so that the form is certain. */
  readonly one: RegExp
  readonly valueOf: (text: string) => number
}

const FORMS: readonly Form[] = [
  {
    all: [GROUPED, PLAIN],
    one: SURELY_GROUPED,
    valueOf: text => Number(text.replaceAll(',', ''))
  },
  {
    all: [DECIMAL_COMMA, /^[+-]?(?:0|[1-9]\d*)$/u],
    one: SURELY_DECIMAL,
    valueOf: text => Number(text.replace(',', '.'))
  },
  {
    all: [POINT_GROUPED, DECIMAL_COMMA, /^[+-]?\d{1,3}$/u],
    one: SURELY_POINT_GROUPED,
    valueOf: text => Number(text.replaceAll('.', '').replace(',', '.'))
  }
]

/**
 * The numbers that all texts of a column are in the forms that people write: with groups of thousands, or with a comma
 * before decimals. Null where they are not, or where that is not certain: every one is like `1,234`.
 */
export function numbersOfPeople(texts: Iterable<string>): readonly number[] | null {
  const all: string[] = []
  for (const text of texts) {
    const trimmed = text.trim()
    if (!/^[+-]?\d[\d.,]*$/u.test(trimmed)) return null
    all.push(trimmed)
  }
  const form = FORMS.find(
    ({all: allowed, one}) =>
      all.some(text => one.test(text)) &&
      all.every(text => allowed.some(pattern => pattern.test(text)))
  )
  return form === undefined ? null : all.map(form.valueOf)
}

/** Whether all texts are numbers of which nobody can tell thousands from decimals: `1,234`. */
export function areAmbiguous(texts: Iterable<string>): boolean {
  let some = false
  for (const text of texts) {
    if (!GROUPED.test(text.trim()) && !PLAIN.test(text.trim())) return false
    some ||= text.includes(',')
  }
  return some && numbersOfPeople(texts) === null
}
