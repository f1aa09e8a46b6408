import {columnKey, type ReadAs, type Wanted} from '../../tables/batch.ts'
import {SIDES} from '../side.ts'
import type {Field, LogPlan} from '../plan.ts'
import {sideColumnsOf, type SideColumns, type SideRole} from '../roles.ts'
import type {KeyValue} from '../statistics.ts'
import {wantedBy} from '../wanted.ts'
import type {Dialect, SqlKind, SqlSource} from './dialect.ts'
import {fieldLevel} from './fields.ts'
import {builder, type Builder, freePrefix, type Level, namesIn} from './levels.ts'
import {isSide, pairLevel} from './pairs.ts'
import {canonicalKey, keyReadingOf, readingOf, writtenKey} from './readings.ts'
import {spelled} from '../../tables/classes.ts'

/** A field of a request, as a column of the query. */
interface SqlField {
  readonly sql: string
  readonly kind: 'text' | 'number'
}

/** A text of a request to group by, and what stands for it in a key. */
interface SqlText {
  readonly sql: string
  /** Several texts of an answer may be the same key, except for an exact one. */
  readonly valueOf: (text: string) => KeyValue
  /** Two exact ones are the same where what they stand for is. */
  readonly isExact: boolean
}

/** A query that gives a row a request, and the fields of it. */
export interface RequestQuery {
  /** Null where the log has nothing of the kind. */
  field(name: Field): SqlField | null
  /** A text field as it is written in the log, which is cheaper than its canonical form; null where it is none. */
  text(name: Field): SqlText | null
  /** The requests' ids; null where the log has none. */
  readonly id: string | null
  /** The query for the fields that a piece of SQL names. */
  sqlFor(uses: string): string
  /** Begins every name that the query makes; no column of the log does. */
  readonly prefix: string
}

/** The requests of a table, with the same fields of the same meaning as `requestsOf` gives. */
export function requestQuery(plan: LogPlan, source: SqlSource, dialect: Dialect): RequestQuery {
  const prefix = freePrefix(source)
  const build = builder(prefix, dialect)
  const raw = readLevel(plan, source, build)
  const sided = plan.roles.layout === 'paired' ? pairLevel(plan, raw, build) : raw
  const masked = sideLevel(plan, sided, build)
  const last = fieldLevel(plan, masked, build)
  const found = (name: Field): {readonly name: string; readonly from: SqlKind} | undefined =>
    last.columns.get(name) ?? last.columns.get(name.replace('text:', 'known:'))
  return {
    prefix,
    sqlFor: uses => last.sql(namesIn(uses, prefix)),
    id: last.columns.get('id')?.name ?? null,
    field: name => {
      const column = found(name)
      if (column === undefined) return null
      return {sql: column.name, kind: isText(name) ? 'text' : 'number'}
    },
    text: name => {
      const column = last.columns.get(`key/${name}`)
      if (column === undefined || !isText(name)) return null
      const {positive, negative} = plan
      const isClass = plan.answers === 'scores' && name.endsWith('.outcome')
      return {
        sql: column.name,
        isExact: isClass,
        valueOf: text => {
          if (isClass) return /^(1|t|true)$/u.test(text) ? positive : negative
          if (name.endsWith('.version')) return writtenKey(text, column.from)
          const key = canonicalKey(text, column.from)
          const isSpelled = name === 'label' || name.endsWith('.outcome')
          return key !== null && isSpelled ? spelled(key, plan.spelling ?? null) : key
        }
      }
    }
  }
}

/** Whether a field is text, which it is or is not whatever the log holds. */
function isText(field: Field): boolean {
  return field === 'label' || /^(text:|(baseline|candidate)[.](outcome|version)$)/u.test(field)
}

/** Every reading that the plan wants of the columns that there are, and of texts what they are grouped by. */
function readLevel(plan: LogPlan, source: SqlSource, build: Builder): Level {
  const {dialect} = build
  const reading = (column: string, kind: SqlKind, as: ReadAs): string =>
    readingOf(column, kind, as, dialect)
  // Of the two rows of a pair the one counts that has a value, which only the canonical form tells.
  const isPaired = plan.roles.layout === 'paired'
  const readings = wantedBy(plan).flatMap((wanted: Wanted) => {
    const {column, as} = wanted
    const kind = source.columns.get(column)
    if (kind === undefined) return []
    const value = [columnKey(wanted), reading(column, kind, as), kind] as const
    if (as === 'written')
      return [value, [writtenKeyOf(column), keyReadingOf(column, kind, dialect), kind] as const]
    if (as !== 'text') return [value]
    const key =
      isPaired && kind === 'text' ? reading(column, kind, as) : keyReadingOf(column, kind, dialect)
    return [value, [keyOf(column), key, kind] as const]
  })
  return build.level({rows: source.from}, readings)
}

/** Where a column is kept as what it is grouped by. */
function keyOf(column: string): string {
  return `key:${column}`
}

/** The same for a column whose texts keep their form. */
function writtenKeyOf(column: string): string {
  return `written-key:${column}`
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
  if (roles.label !== null) {
    keep('raw-label', columnKey({column: roles.label, as: isNumber ? 'number' : 'text'}))
    keep('key/label', keyOf(roles.label))
  }
  for (const key of raw.columns.keys()) {
    if (/^(text|number|known):/u.test(key)) keep(key, key)
    if (key.startsWith('text:')) keep(`key/${key}`, keyOf(key.slice('text:'.length)))
  }
  for (const side of SIDES) {
    const has = roles.layout === 'groups' ? isSide(plan, side, raw, build) : '1 = 1'
    const of = sideColumnsOf(roles, side)
    const own = (key: string, reading: string): void => {
      const found = raw.columns.get(paired ? `${side}/${reading}` : reading)
      if (found === undefined) return
      const sql = roles.layout === 'groups' ? `CASE WHEN ${has} THEN ${found.name} END` : found.name
      columns.push([key, sql, found.from])
    }
    for (const [role, as] of readAs(of, isNumber)) {
      const column = of[role] ?? ''
      own(`${side}.${role}`, columnKey({column, as}))
      if (as === 'text') own(`key/${side}.${role}`, keyOf(column))
      if (as === 'written') own(`key/${side}.${role}`, writtenKeyOf(column))
    }
    if (roles.layout === 'wide') continue
    const {number} = build.dialect
    columns.push([
      `${side}.has`,
      `CASE WHEN ${has} THEN ${number(1)} ELSE ${number(0)} END`,
      'number'
    ])
  }
  return build.level({rows: raw}, columns)
}

function readAs(columns: SideColumns, isNumber: boolean): readonly (readonly [SideRole, ReadAs])[] {
  const all: readonly (readonly [SideRole, ReadAs])[] = [
    ['version', 'written'],
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
