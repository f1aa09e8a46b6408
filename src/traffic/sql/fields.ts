import {SIDES, type Side} from '../side.ts'
import type {LogPlan, SideField} from '../plan.ts'
import type {SideRole} from '../roles.ts'
import type {Dialect, SqlKind} from './dialect.ts'
import type {Builder, Level} from './levels.ts'
import {spelledSql} from './readings.ts'

/** Texts that say that there was no error, whatever their case and the white space around them. */
const NO_ERROR = `^${spaces()}*(0|${['false', 'no', 'none', 'null', 'ok', 'nan'].map(anyCase).join('|')})${spaces()}*$`
const TIMEOUT = `${anyCase('time')}[DdSsſ]?[${whiteSpace()}_-]*${anyCase('out')}|${anyCase('deadline')}`

/** The fields themselves, of the columns that `sideLevel` gives. */
export function fieldLevel(plan: LogPlan, level: Level, build: Builder): Level {
  const {dialect} = build
  const failing = withFailures(level, build)
  const columns: [string, string, SqlKind][] = []
  for (const [key, {name: sql, from}] of failing.columns) {
    if (/^(id$|time$|(key\/)?text:|number:|known:)/u.test(key)) columns.push([key, sql, from])
  }
  for (const one of labelFields(plan, failing, dialect)) columns.push(one)
  for (const side of SIDES)
    for (const one of sideFields(plan, side, failing, dialect)) columns.push(one)
  return build.level({rows: failing}, columns)
}

/** With 0, 1 or 2 a side that can fail: an answer, an error, a time-out. */
function withFailures(level: Level, build: Builder): Level {
  const {number, matches} = build.dialect
  const all = [...level.columns].map(([key, {name, from}]) => [key, name, from] as const)
  const failures = SIDES.flatMap(side => {
    const said = (role: SideRole): string | null =>
      level.columns.get(`${side}.${role}`)?.name ?? null
    const wrong = (sql: string): string => `(${sql} IS NOT NULL AND NOT ${matches(sql, NO_ERROR)})`
    const [error, timeout] = [said('error'), said('timeout')]
    const cases = [
      ...(timeout === null ? [] : [`WHEN ${wrong(timeout)} THEN ${number(2)}`]),
      ...(error === null
        ? []
        : [
            `WHEN ${wrong(error)} AND ${matches(error, TIMEOUT)} THEN ${number(2)}`,
            `WHEN ${wrong(error)} THEN ${number(1)}`
          ])
    ]
    if (cases.length === 0) return []
    const sql = `CASE ${cases.join(' ')} ELSE ${number(0)} END`
    return [[`${side}.failure`, sql, 'number'] as const]
  })
  return build.level({rows: level}, [...all, ...failures])
}

function labelFields(
  {answers, labelsUntil, positive, negative, spelling}: LogPlan,
  {columns}: Level,
  {number, text, noText, noNumber}: Dialect
): readonly [string, string, SqlKind][] {
  const label = columns.get('raw-label')
  if (label === undefined) return []
  const time = columns.get('time')?.name
  const final = (sql: string, none: string): string => {
    if (labelsUntil === null) return sql
    return time === undefined ? none : `CASE WHEN ${time} < ${number(labelsUntil)} THEN ${sql} END`
  }
  if (answers === 'numbers') return [['labelValue', final(label.name, noNumber), label.from]]
  const known = final(spelledSql(label.name, spelling, {text}), noText)
  const value = `CASE WHEN ${known} = ${text(positive)} THEN ${number(1)} WHEN ${known} = ${text(negative)} THEN ${number(0)} END`
  const key = columns.get('key/label')
  return [
    ['label', known, label.from],
    ['key/label', final(key?.name ?? noText, noText), label.from],
    ['labelValue', value, 'number']
  ]
}

function sideFields(
  {answers, threshold, positive, negative, spelling}: LogPlan,
  side: Side,
  {columns}: Level,
  {number, text}: Dialect
): readonly [string, string, SqlKind][] {
  const has = columns.get(`${side}.has`)?.name
  const failure = columns.get(`${side}.failure`)?.name
  const fields: [string, string, SqlKind][] = []
  const add = (field: SideField, sql: string, from: SqlKind): void => {
    fields.push([`${side}.${field}`, sql, from])
  }
  const addKey = (field: SideField, sql: string, from: SqlKind): void => {
    fields.push([`key/${side}.${field}`, sql, from])
  }
  /** An answer that came with an error is none. */
  const good = (sql: string): string =>
    failure === undefined ? sql : `CASE WHEN ${failure} = ${number(0)} THEN ${sql} END`
  const mine = (sql: string): string =>
    has === undefined ? sql : `CASE WHEN ${has} = ${number(1)} THEN ${sql} END`
  for (const role of ['version', 'latency', 'cost', 'reward'] as const) {
    const found = columns.get(`${side}.${role}`)
    if (found !== undefined) add(role, found.name, found.from)
  }
  const version = columns.get(`key/${side}.version`)
  if (version !== undefined) addKey('version', version.name, version.from)
  const score = columns.get(`${side}.score`)
  const prediction = columns.get(`${side}.prediction`)
  if (score !== undefined) add('score', good(score.name), score.from)
  const answer = answers === 'scores' ? score : prediction
  if (answers === 'scores' && score !== undefined) {
    const [isPositive, isNegative] = [
      `${score.name} >= ${number(threshold)}`,
      `${score.name} < ${number(threshold)}`
    ]
    const named = `CASE WHEN ${isPositive} THEN ${text(positive)} WHEN ${isNegative} THEN ${text(negative)} END`
    add('outcome', good(named), 'text')
    addKey('outcome', good(`(${isPositive})`), 'flag')
  } else if (answers !== 'scores' && prediction !== undefined) {
    if (answers === 'numbers') add('value', good(prediction.name), prediction.from)
    else add('outcome', good(spelledSql(prediction.name, spelling, {text})), prediction.from)
    const key = columns.get(`key/${side}.prediction`)
    if (answers === 'classes' && key !== undefined) addKey('outcome', good(key.name), key.from)
  }
  const flag = (condition: string): string =>
    mine(`CASE WHEN ${condition} THEN ${number(1)} ELSE ${number(0)} END`)
  const fails = (least: number): string =>
    failure === undefined ? '1 = 0' : `${failure} >= ${number(least)}`
  const isThere = answer === undefined ? '1 = 0' : `${good(answer.name)} IS NOT NULL`
  add('answered', flag(isThere), 'number')
  add('failed', flag(fails(1)), 'number')
  add('timedOut', flag(fails(2)), 'number')
  return fields
}

/** A pattern of a word in upper and lower case; `K` (the sign of the kelvin) is a `k` in lower case. */
function anyCase(word: string): string {
  return Array.from(word, c => `[${c.toUpperCase()}${c}${c === 'k' ? '\u212a' : ''}]`).join('')
}

/** What JavaScript's `trim` takes away and `\s` finds. */
function whiteSpace(): string {
  return ' \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'
}

function spaces(): string {
  return `[${whiteSpace()}]`
}
