import {columnKey, type ReadAs, type Wanted} from '../batch.ts'
import type {Field, LogPlan, Side, SideField} from '../plan.ts'
import {SIDES} from '../plan.ts'
import {wantedBy} from '../requests.ts'
import type {SideColumns, SideRole} from '../roles.ts'
import type {Dialect, SqlKind, SqlSource} from './dialect.ts'
import {readingOf} from './readings.ts'

/** A field of a request, as a column of the query. */
export interface SqlField {
  readonly sql: string
  readonly kind: 'text' | 'number'
  /** What the texts are written from, for their canonical form. */
  readonly from: SqlKind
}

/** A query that gives a row a request, and the fields of it. */
export interface RequestQuery {
  readonly sql: string
  /** Null where the log has nothing of the kind. */
  field(name: Field): SqlField | null
  /** The requests' ids; null where the log has none. */
  readonly id: string | null
  /** Begins every name that the query makes; no column of the log does. */
  readonly prefix: string
}

/** Texts that say that there was no error, whatever their case and the white space around them. */
const NO_ERROR = `^${spaces()}*(0|${['false', 'no', 'none', 'null', 'ok', 'nan'].map(anyCase).join('|')})${spaces()}*$`
const TIMEOUT = `${anyCase('time')}[DdSsſ]?[${whiteSpace()}_-]*${anyCase('out')}|${anyCase('deadline')}`

/** One of the columns of a level of the query, by what it is. */
type Columns = Map<string, {readonly name: string; readonly from: SqlKind}>

interface Level {
  readonly sql: string
  readonly columns: Columns
}

/** The requests of a table, with the same fields of the same meaning as `requestsOf` gives. */
export function requestQuery(plan: LogPlan, source: SqlSource, dialect: Dialect): RequestQuery {
  const prefix = freePrefix(source)
  const build = builder(prefix, dialect)
  const raw = readLevel(plan, source, build)
  const sided = plan.roles.layout === 'paired' ? pairLevel(plan, raw, build) : raw
  const masked = sideLevel(plan, sided, build)
  const last = fieldLevel(plan, masked, build)
  return {
    sql: last.sql,
    prefix,
    id: last.columns.get('id')?.name ?? null,
    field: name => {
      const found = last.columns.get(name) ?? last.columns.get(name.replace('text:', 'known:'))
      return found === undefined
        ? null
        : {sql: found.name, kind: isText(name) ? 'text' : 'number', from: found.from}
    }
  }
}

/** Whether a field is text, which it is or is not whatever the log holds. */
export function isText(field: Field): boolean {
  return field === 'label' || /^(text:|(baseline|candidate)[.](outcome|version)$)/u.test(field)
}

interface Builder {
  readonly dialect: Dialect
  readonly prefix: string
  /** A level above a query: its columns by key, each with its SQL. */
  level(
    from: string,
    columns: readonly (readonly [key: string, sql: string, from: SqlKind])[]
  ): Level
}

function builder(prefix: string, dialect: Dialect): Builder {
  let made = 0
  return {
    dialect,
    prefix,
    level: (from, columns) => {
      const named = columns.map(([key, sql, kind]) => ({
        key,
        sql,
        from: kind,
        name: `${prefix}${++made}`
      }))
      const select = named.map(({sql, name}) => `${sql} AS ${name}`)
      // A log may have nothing at all that is asked for, but rows.
      if (select.length === 0) select.push(`${dialect.noNumber} AS ${prefix}${++made}`)
      return {
        sql: `SELECT ${select.join(', ')} FROM ${from}`,
        columns: new Map(named.map(({key, name, from: kind}) => [key, {name, from: kind}]))
      }
    }
  }
}

function below({sql}: Level, {prefix}: Builder): string {
  return `(${sql}) AS ${prefix}q`
}

/** Every reading that the plan wants of the columns that there are. */
function readLevel(plan: LogPlan, source: SqlSource, build: Builder): Level {
  const readings = wantedBy(plan).flatMap((wanted: Wanted) => {
    const kind = source.columns.get(wanted.column)
    if (kind === undefined) return []
    const sql = readingOf(wanted.column, kind, wanted.as, build.dialect)
    return [[columnKey(wanted), sql, kind] as const]
  })
  return build.level(source.from, readings)
}

/** Whether a row is one of a side's, for a model column in one of its readings. */
function isSide(plan: LogPlan, side: Side, raw: Level, {dialect}: Builder): string {
  const {roles} = plan
  if (roles.layout === 'wide') return '1 = 1'
  const model = raw.columns.get(columnKey({column: roles.model, as: 'text'}))
  const values = roles.values[side]
  if (model === undefined || values.length === 0) return '1 = 0'
  return `(${model.name} IN (${values.map(value => dialect.text(value)).join(', ')}))`
}

/**
 * One row a request from one row an answer: the n-th row of a side belongs to the n-th row of the other side with
 * the same id, by time; a row without id is a request of its own. The request's time is the earlier one; what
 * belongs to no side is the baseline row's, or the candidate row's where that has none.
 */
function pairLevel(plan: LogPlan, raw: Level, build: Builder): Level {
  const {roles} = plan
  if (roles.layout !== 'paired') return raw
  const id =
    raw.columns.get(columnKey({column: roles.id ?? '', as: 'id'}))?.name ?? build.dialect.noText
  const baseline = isSide(plan, 'baseline', raw, build)
  const candidate = isSide(plan, 'candidate', raw, build)
  const all = [...raw.columns].map(([key, {name, from}]) => [key, name, from] as const)
  const side = `CASE WHEN ${baseline} THEN 'baseline' ELSE 'candidate' END`
  const sided = build.level(`${below(raw, build)} WHERE ${baseline} OR ${candidate}`, [
    ...all,
    ['pair.id', id, 'text'],
    ['pair.side', side, 'text']
  ])
  const name = (level: Level, key: string): string => level.columns.get(key)?.name ?? ''
  const order = [...sided.columns]
    .filter(([key]) => !key.startsWith('pair.'))
    .sort(([one], [two]) => Number(two.startsWith('time:')) - Number(one.startsWith('time:')))
    .map(([, column]) => column.name)
  const over = `PARTITION BY ${name(sided, 'pair.id')}, ${name(sided, 'pair.side')} ORDER BY ${order.join(', ')}`
  const numbered = build.level(below(sided, build), [
    ...[...sided.columns].map(([key, column]) => [key, column.name, column.from] as const),
    ['pair.number', `row_number() OVER (${over})`, 'whole-number'],
    // Rows without id are no pairs.
    [
      'pair.lone',
      `CASE WHEN ${name(sided, 'pair.id')} IS NULL THEN ${name(sided, 'pair.side')} END`,
      'text'
    ]
  ])
  const own = new Set(Object.values(roles.side))
  const of = (which: Side, column: string): string =>
    `max(CASE WHEN ${name(numbered, 'pair.side')} = '${which}' THEN ${column} END)`
  const columns = [...raw.columns.keys()].flatMap((key): (readonly [string, string, SqlKind])[] => {
    const {name: column, from} = numbered.columns.get(key) ?? {name: '', from: 'text'}
    const [one, two] = [of('baseline', column), of('candidate', column)]
    const both = key.startsWith('time:') ? `min(${column})` : `COALESCE(${one}, ${two})`
    const sides: (readonly [string, string, SqlKind])[] = own.has(columnOf(key))
      ? [
          [`baseline/${key}`, one, from],
          [`candidate/${key}`, two, from]
        ]
      : []
    return [[key, both, from], ...sides]
  })
  const groups = ['pair.id', 'pair.number', 'pair.lone'].map(key => name(numbered, key))
  return build.level(`${below(numbered, build)} GROUP BY ${groups.join(', ')}`, columns)
}

function columnOf(key: string): string {
  return key.slice(key.indexOf(':') + 1)
}

/** Each side's columns by role, null in the rows of the other side, and whether its answer failed. */
function sideLevel(plan: LogPlan, raw: Level, build: Builder): Level {
  const {roles} = plan
  const isNumber = plan.answers === 'numbers'
  const columns: [string, string, SqlKind][] = []
  const keep = (key: string, reading: string): void => {
    const found = raw.columns.get(reading)
    if (found !== undefined) columns.push([key, found.name, found.from])
  }
  const paired = roles.layout === 'paired'
  if (roles.id !== null) keep('id', columnKey({column: roles.id, as: 'id'}))
  if (roles.time !== null) keep('time', columnKey({column: roles.time, as: 'time'}))
  if (roles.label !== null)
    keep('raw-label', columnKey({column: roles.label, as: isNumber ? 'number' : 'text'}))
  for (const key of raw.columns.keys()) {
    if (/^(text|number|known):/u.test(key)) keep(key, key)
  }
  for (const side of SIDES) {
    const has = roles.layout === 'groups' ? isSide(plan, side, raw, build) : '1 = 1'
    const of = roles.layout === 'wide' ? roles.sides[side] : roles.side
    for (const [role, as] of readAs(of, isNumber)) {
      const key = columnKey({column: of[role] ?? '', as})
      const found = raw.columns.get(paired ? `${side}/${key}` : key)
      if (found === undefined) continue
      const sql = roles.layout === 'groups' ? `CASE WHEN ${has} THEN ${found.name} END` : found.name
      columns.push([`${side}.${role}`, sql, found.from])
    }
    const {number} = build.dialect
    columns.push([
      `${side}.has`,
      `CASE WHEN ${has} THEN ${number(1)} ELSE ${number(0)} END`,
      'number'
    ])
  }
  return build.level(below(raw, build), columns)
}

function readAs(columns: SideColumns, isNumber: boolean): readonly (readonly [SideRole, ReadAs])[] {
  const all: readonly (readonly [SideRole, ReadAs])[] = [
    ['version', 'text'],
    ['prediction', isNumber ? 'number' : 'text'],
    ['score', 'number'],
    ['latency', 'number'],
    ['error', 'text'],
    ['timeout', 'text'],
    ['cost', 'number'],
    ['reward', 'number']
  ]
  return all.filter(([role]) => columns[role] !== undefined)
}

/** The fields themselves. */
function fieldLevel(plan: LogPlan, level: Level, build: Builder): Level {
  const {dialect} = build
  const failing = withFailures(level, build)
  const columns: [string, string, SqlKind][] = []
  const name = (key: string): string | null => failing.columns.get(key)?.name ?? null
  for (const [key, {name: sql, from}] of failing.columns) {
    if (/^(id$|time$|text:|number:|known:)/u.test(key)) columns.push([key, sql, from])
  }
  const label = name('raw-label')
  if (label !== null) columns.push(...labelFields(plan, label, name('time'), failing, dialect))
  for (const side of SIDES) columns.push(...sideFields(plan, side, failing, dialect))
  return build.level(below(failing, build), columns)
}

/** With 0, 1 or 2 a side: an answer, an error, a time-out. */
function withFailures(level: Level, build: Builder): Level {
  const {number, matches} = build.dialect
  const all = [...level.columns].map(([key, {name, from}]) => [key, name, from] as const)
  const failures = SIDES.map(side => {
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
    const sql = cases.length === 0 ? number(0) : `CASE ${cases.join(' ')} ELSE ${number(0)} END`
    return [`${side}.failure`, sql, 'number'] as const
  })
  return build.level(below(level, build), [...all, ...failures])
}

function labelFields(
  {answers, labelsUntil, positive, negative}: LogPlan,
  label: string,
  time: string | null,
  {columns}: Level,
  {number, text, noText, noNumber}: Dialect
): readonly [string, string, SqlKind][] {
  const from = columns.get('raw-label')?.from ?? 'text'
  const isNumber = answers === 'numbers'
  const final =
    labelsUntil === null
      ? label
      : time === null
        ? isNumber
          ? noNumber
          : noText
        : `CASE WHEN ${time} < ${number(labelsUntil)} THEN ${label} END`
  if (isNumber) return [['labelValue', final, from]]
  const value = `CASE WHEN ${final} = ${text(positive)} THEN ${number(1)} WHEN ${final} = ${text(negative)} THEN ${number(0)} END`
  return [
    ['label', final, from],
    ['labelValue', value, 'number']
  ]
}

function sideFields(
  {answers, threshold, positive, negative}: LogPlan,
  side: Side,
  {columns}: Level,
  {number, text}: Dialect
): readonly [string, string, SqlKind][] {
  const has = columns.get(`${side}.has`)?.name ?? ''
  const failure = columns.get(`${side}.failure`)?.name ?? ''
  const fields: [string, string, SqlKind][] = []
  const add = (field: SideField, sql: string, from: SqlKind): void => {
    fields.push([`${side}.${field}`, sql, from])
  }
  /** An answer that came with an error is none. */
  const good = (sql: string): string => `CASE WHEN ${failure} = ${number(0)} THEN ${sql} END`
  const mine = (sql: string): string => `CASE WHEN ${has} = ${number(1)} THEN ${sql} END`
  for (const role of ['version', 'latency', 'cost', 'reward'] as const) {
    const found = columns.get(`${side}.${role}`)
    if (found !== undefined) add(role, found.name, found.from)
  }
  const score = columns.get(`${side}.score`)
  const prediction = columns.get(`${side}.prediction`)
  if (score !== undefined) add('score', good(score.name), score.from)
  const answer = answers === 'scores' ? score : prediction
  if (answer !== undefined) {
    const outcome =
      answers === 'scores'
        ? `CASE WHEN ${answer.name} >= ${number(threshold)} THEN ${text(positive)} WHEN ${answer.name} < ${number(threshold)} THEN ${text(negative)} END`
        : answer.name
    const from = answers === 'scores' ? 'text' : answer.from
    add(answers === 'numbers' ? 'value' : 'outcome', good(outcome), from)
  }
  const flag = (condition: string): string =>
    mine(`CASE WHEN ${condition} THEN ${number(1)} ELSE ${number(0)} END`)
  const isThere = answer === undefined ? '1 = 0' : `${good(answer.name)} IS NOT NULL`
  add('answered', flag(isThere), 'number')
  add('failed', flag(`${failure} > ${number(0)}`), 'number')
  add('timedOut', flag(`${failure} = ${number(2)}`), 'number')
  return fields
}

/** A beginning of names that no column of the log has. */
function freePrefix({columns}: SqlSource): string {
  const names = [...columns.keys()].map(name => name.toLowerCase())
  let prefix = 'gate_'
  while (names.some(name => name.startsWith(prefix))) prefix = `gate_${prefix}`
  return prefix
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
