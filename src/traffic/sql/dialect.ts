/** What a column of a table holds: `instant` is a time that knows its zone, `time` one that is taken as UTC. */
export type SqlKind = 'text' | 'number' | 'whole-number' | 'flag' | 'time' | 'instant'

/** A table, and the columns of it that can be read. */
export interface SqlSource {
  /** What stands behind FROM, quoted already. */
  readonly from: string
  readonly columns: ReadonlyMap<string, SqlKind>
}

/**
 * How one engine says what all of them can do. Every function takes and gives SQL; those that give numbers give
 * 64-bit floats, null where there is none. `text`, `number` and `identifier` make literals of any value whatever.
 */
export interface Dialect {
  readonly name: string
  readonly identifier: (name: string) => string
  readonly text: (value: string) => string
  /** A float literal of a finite number. */
  readonly number: (value: number) => string
  readonly noText: string
  readonly noNumber: string
  /** Anything as the engine writes it. */
  readonly asText: (sql: string) => string
  /** A number of any type as a float. */
  readonly asFloat: (sql: string) => string
  /** A whole float as an integer. */
  readonly asInteger: (sql: string) => string
  /** Text of a decimal number, maybe between spaces, as a float. */
  readonly parsedNumber: (sql: string) => string
  /** Milliseconds since 1970, whole or not. */
  readonly millis: (sql: string, kind: 'time' | 'instant') => string
  /** ISO 8601 text as milliseconds since 1970; UTC where it names no zone. */
  readonly parsedMillis: (sql: string) => string
  /** The text before its first point. */
  readonly beforePoint: (sql: string) => string
  /** Whether a pattern is found in a text. Patterns have classes, groups, `^`, `$`, `*`, `?`, `|` and no backslash. */
  readonly matches: (sql: string, pattern: string) => string
  /** Whether a float is neither NaN nor infinite, where the engine has a word for it. */
  readonly isFinite?: (sql: string) => string
  /** Times of one usual form, where they are read sooner than by a pattern: the condition, and milliseconds. */
  readonly plainMillis?: (sql: string) => readonly [is: string, millis: string]
  /** Natural logarithm. */
  readonly ln: (sql: string) => string
  /** Sum of whole floats below 2^53, exact whatever their number, as an integer or decimal; null for none. */
  readonly exactSum: (sql: string) => string
  /** What the engine's type holds; null for what cannot be counted (lists, blobs). */
  readonly kindOf: (type: string) => SqlKind | null
}

/** Makes a literal of a finite number in the shortest form that gives the same float, with an exponent. */
export function floatDigits(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no literal`)
  const digits = String(value)
  return digits.includes('e') ? digits : `${digits}e0`
}

/** A name or text between quotes, those inside doubled. */
export function doubled(value: string, quote: string): string {
  return `${quote}${value.replaceAll(quote, quote + quote)}${quote}`
}

/** A name or text between quotes where the backslash escapes. */
export function escaped(value: string, quote: string): string {
  return `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`
}

const PATTERN_OF_KIND: readonly (readonly [RegExp, SqlKind])[] = [
  [/^(bool|boolean)$/iu, 'flag'],
  [/^u?(tiny|small|medium|big|huge)?int(eger|\d+)?$|^(byte|short|long)$/iu, 'whole-number'],
  [/^(real|float\d?|double( precision)?|float(32|64)|(decimal|numeric|dec)(\(.*\))?)$/iu, 'number'],
  [/^(timestamp\w*|datetime64?)(\(.*\))? ?with time zone$|^timestamptz$/iu, 'instant'],
  [/^(timestamp\w*|datetime|date)(\(\d+\))?( without time zone)?$/iu, 'time'],
  [
    /^((var|bp)?char(\(\d+\))?|character( varying)?(\(\d+\))?|text|string|uuid|enum\d*\(.*\)|name)$/iu,
    'text'
  ]
]

/** What a type holds, by the names that engines share. */
export function commonKind(type: string): SqlKind | null {
  return PATTERN_OF_KIND.find(([pattern]) => pattern.test(type.trim()))?.[1] ?? null
}
