import {columnKey, type ReadAs, type Wanted} from '../batch.ts'
import {SIDES, type Field, type LogPlan} from '../plan.ts'
import {sideColumnsOf, type SideColumns, type SideRole} from '../roles.ts'
import {wantedBy} from '../wanted.ts'
import type {Dialect, SqlKind, SqlSource} from './dialect.ts'
import {fieldLevel} from './fields.ts'
import {below, builder, type Builder, freePrefix, type Level} from './levels.ts'
import {isSide, pairLevel} from './pairs.ts'
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
    const of = sideColumnsOf(roles, side)
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
