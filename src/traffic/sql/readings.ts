import type {ReadAs} from '../../tables/batch.ts'
import type {Spelling} from '../../tables/classes.ts'
import {canonicalText, NULL_WORDS, textOrNone, TRUTH} from '../../tables/values.ts'
import type {Dialect, SqlKind} from './dialect.ts'

/** Whole floats below this are written without exponent in JavaScript, and as integers here. */
const WHOLE_TEXT = 1e15

/** Below these sizes a number since 1970 counts seconds, milliseconds, microseconds; above, nanoseconds. */
const SECONDS = 1e11
const MILLISECONDS = 1e14
const MICROSECONDS = 1e17

const WHOLE_WITH_POINT = '^-?[0-9]+[.]0+$'
const DECIMAL = '^ *[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)? *$'
const DAY =
  '[0-9][0-9][0-9][0-9]-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31|02-29)'
const CLOCK = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?'
const ISO_TIME = `^${DAY}([T ]${CLOCK}(Z|[-+][0-9][0-9]:?[0-9][0-9])?)?$`

/**
 * SQL that reads a column of a kind as what a plan wants, with the same result as the readers of files; null where
 * a row has nothing of the sort.
 */
export function readingOf(column: string, kind: SqlKind, as: ReadAs, dialect: Dialect): string {
  const sql = dialect.identifier(column)
  if (as === 'number') return numberOf(sql, kind, dialect)
  if (as === 'time') return timeOf(sql, kind, dialect)
  if (kind === 'text' && as !== 'text') return writtenText(sql, dialect)
  if (kind === 'number' && as === 'written') return writtenNumber(sql, dialect)
  return textOf(sql, kind, dialect)
}

/** SQL of a class in the one spelling of a plan, from its canonical text. */
export function spelledSql(
  sql: string,
  spelling: Spelling | undefined,
  {text}: Pick<Dialect, 'text'>
): string {
  if (spelling === undefined) return sql
  const bare = `trim(${sql})`
  if (spelling === 'spaces') return bare
  if (spelling === 'any-case') return `lower(${bare})`
  const cases = (['1', '0'] as const).map(value => {
    const words = [...TRUTH].filter(([, truth]) => truth === value).map(([word]) => text(word))
    return `WHEN lower(${bare}) IN (${words.join(', ')}) THEN ${text(value)}`
  })
  return `CASE ${cases.join(' ')} ELSE ${bare} END`
}

/**
 * SQL that reads a column of a kind for grouping only, where whoever reads the answer makes the texts canonical: what
 * is the same text is the same group, but a text may have several groups (`1`, `1.0`).
 */
export function keyReadingOf(column: string, kind: SqlKind, dialect: Dialect): string {
  const sql = dialect.identifier(column)
  switch (kind) {
    case 'text':
      return dialect.asText(sql)
    case 'whole-number':
      return sql
    case 'number':
      return numberOf(sql, kind, dialect)
    case 'flag':
      return `CASE WHEN ${sql} THEN 1 WHEN NOT (${sql}) THEN 0 END`
    case 'time':
    case 'instant':
      return dialect.asInteger(numberOf(sql, kind, dialect))
  }
}

/** The text of a key that `keyReadingOf` read from a column of a kind, as the gate writes it; null for none. */
export function canonicalKey(text: string, kind: SqlKind): string | null {
  switch (kind) {
    case 'text':
      return canonicalText(text)
    case 'whole-number':
      return text
    case 'number':
      return String(Number(text))
    case 'flag':
      return text === '1' ? 'true' : 'false'
    case 'time':
    case 'instant':
      return new Date(Number(text)).toISOString()
  }
}

/** The text of such a key that keeps its form: a whole number in a column of decimals has its point. */
export function writtenKey(text: string, kind: SqlKind): string | null {
  if (kind === 'text') return textOrNone(text)
  const number = kind === 'number' ? Number(text) : NaN
  return Number.isInteger(number) ? `${number}.0` : canonicalKey(text, kind)
}

/** SQL of a text as it is written; null for what stands for nothing. */
export function writtenText(sql: string, {asText, text}: Dialect): string {
  const written = asText(sql)
  const nothing = NULL_WORDS.map(word => text(word)).join(', ')
  return `CASE WHEN ${written} NOT IN (${nothing}) THEN ${written} END`
}

/** SQL of whether a text is an ISO 8601 time that names no zone. */
export function hasNoZone(sql: string, {matches}: Dialect): string {
  return matches(sql, `^${DAY}([T ]${CLOCK})?$`)
}

function textOf(sql: string, kind: SqlKind, dialect: Dialect): string {
  const {asText, asInteger, asFloat, number, matches, beforePoint, text} = dialect
  switch (kind) {
    case 'text': {
      const written = asText(sql)
      const flags = `lower(${written}) IN ('true', 'false')`
      const nothing = NULL_WORDS.map(word => text(word)).join(', ')
      return `CASE WHEN ${written} IN (${nothing}) THEN NULL WHEN ${flags} THEN lower(${written}) WHEN ${matches(written, WHOLE_WITH_POINT)} THEN ${beforePoint(written)} ELSE ${written} END`
    }
    case 'whole-number':
      return asText(sql)
    case 'flag':
      return `CASE WHEN ${sql} THEN 'true' WHEN NOT (${sql}) THEN 'false' END`
    case 'number': {
      const float = finite(asFloat(sql), dialect)
      const whole = `abs(${float}) < ${number(WHOLE_TEXT)} AND floor(${float}) = ${float}`
      return `CASE WHEN ${whole} THEN ${asText(asInteger(float))} ELSE ${asText(float)} END`
    }
    case 'time':
    case 'instant':
      return asText(asInteger(`floor(${dialect.millis(sql, kind)})`))
  }
}

/** A decimal number as text, a whole one with its point. */
function writtenNumber(sql: string, dialect: Dialect): string {
  const {asText, asInteger, asFloat, number, text} = dialect
  const float = finite(asFloat(sql), dialect)
  const whole = `abs(${float}) < ${number(WHOLE_TEXT)} AND floor(${float}) = ${float}`
  return `CASE WHEN ${whole} THEN concat(${asText(asInteger(float))}, ${text('.0')}) ELSE ${asText(float)} END`
}

function numberOf(sql: string, kind: SqlKind, dialect: Dialect): string {
  const {number, matches, parsedNumber} = dialect
  const flag = (isTrue: string, isFalse: string): string =>
    `WHEN ${isTrue} THEN ${number(1)} WHEN ${isFalse} THEN ${number(0)} END`
  switch (kind) {
    case 'text': {
      const flags = flag(`lower(${sql}) = 'true'`, `lower(${sql}) = 'false'`)
      const parsed = finite(parsedNumber(sql), dialect)
      return `CASE WHEN ${matches(sql, DECIMAL)} THEN ${parsed} ${flags}`
    }
    case 'whole-number':
      return dialect.asFloat(sql)
    case 'number':
      return finite(dialect.asFloat(sql), dialect)
    case 'flag':
      return `CASE ${flag(sql, `NOT (${sql})`)}`
    case 'time':
    case 'instant':
      return `floor(${dialect.millis(sql, kind)})`
  }
}

function timeOf(sql: string, kind: SqlKind, dialect: Dialect): string {
  switch (kind) {
    case 'text': {
      const {matches, parsedMillis} = dialect
      const count = countOf(dialect.parsedNumber(sql), dialect)
      const [isPlain, millis] = dialect.plainMillis?.(sql) ?? []
      const plain = isPlain === undefined ? '' : `WHEN ${isPlain} THEN ${millis ?? ''} `
      return `CASE ${plain}WHEN ${matches(sql, ISO_TIME)} THEN ${parsedMillis(sql)} WHEN ${matches(sql, DECIMAL)} THEN ${count} END`
    }
    case 'number':
    case 'whole-number':
      return countOf(numberOf(sql, kind, dialect), dialect)
    case 'time':
    case 'instant':
      return `floor(${dialect.millis(sql, kind)})`
    case 'flag':
      return dialect.noNumber
  }
}

/** Whole milliseconds of a count since 1970 in the unit that its size tells. */
function countOf(float: string, {number}: Dialect): string {
  const size = `abs(${float})`
  const cases = [
    `WHEN ${size} < ${number(SECONDS)} THEN ${float} * ${number(1e3)}`,
    `WHEN ${size} < ${number(MILLISECONDS)} THEN ${float}`,
    `WHEN ${size} < ${number(MICROSECONDS)} THEN ${float} / ${number(1e3)}`
  ]
  return `floor(CASE ${cases.join(' ')} ELSE ${float} / ${number(1e6)} END)`
}

/** Null instead of NaN and the infinities, which engines compare each in its own way. */
function finite(sql: string, {number, isFinite}: Dialect): string {
  const is = isFinite?.(sql) ?? `abs(${sql}) <= ${number(Number.MAX_VALUE)}`
  return `CASE WHEN ${is} THEN ${sql} END`
}
