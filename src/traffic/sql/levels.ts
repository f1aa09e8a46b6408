import type {Dialect, SqlKind, SqlSource} from './dialect.ts'

/** One of the columns of a level of the query, by what it is. */
type Columns = Map<string, {readonly name: string; readonly from: SqlKind}>

/** A query, and the columns of it. */
export interface Level {
  readonly columns: Columns
  /** The query for some of its columns, by name; what none of them needs is left out, here and below. */
  sql(names: ReadonlySet<string>): string
}

/** What a level reads: something behind FROM, or another level, and a condition or grouping of its rows. */
interface From {
  readonly rows: string | Level
  readonly behind?: string
}

/** Makes levels of one query, one above the other, with names of their own. */
export interface Builder {
  readonly dialect: Dialect
  readonly prefix: string
  /** A level above others: its columns by key, each with its SQL. */
  level(from: From, columns: readonly (readonly [key: string, sql: string, from: SqlKind])[]): Level
}

/** A builder whose names all begin with a prefix. */
export function builder(prefix: string, dialect: Dialect): Builder {
  let made = 0
  return {
    dialect,
    prefix,
    level: ({rows, behind = ''}, columns) => {
      const named = columns.map(([key, sql, kind]) => ({
        key,
        sql,
        from: kind,
        name: `${prefix}${++made}`
      }))
      const nothing = `${dialect.noNumber} AS ${prefix}${++made}`
      return {
        columns: new Map(named.map(({key, name, from: kind}) => [key, {name, from: kind}])),
        sql: names => {
          const kept = named.filter(({name}) => names.has(name))
          const select = kept.map(({sql, name}) => `${sql} AS ${name}`)
          // A table may count nothing but rows.
          const selected = select.length === 0 ? nothing : select.join(', ')
          const from =
            typeof rows === 'string'
              ? rows
              : `(${rows.sql(namesIn(`${selected} ${behind}`, prefix))}) AS ${prefix}q`
          return `SELECT ${selected} FROM ${from}${behind === '' ? '' : ` ${behind}`}`
        }
      }
    }
  }
}

/** The names of a builder that a piece of SQL mentions. */
export function namesIn(sql: string, prefix: string): ReadonlySet<string> {
  return new Set(sql.match(new RegExp(`\\b${prefix}\\d+\\b`, 'gu')))
}

/** A beginning of names that no column of the log has. */
export function freePrefix({columns}: SqlSource): string {
  const names = [...columns.keys()].map(name => name.toLowerCase())
  let prefix = 'gate_'
  while (names.some(name => name.startsWith(prefix))) prefix = `gate_${prefix}`
  return prefix
}
