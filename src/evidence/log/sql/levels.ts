import type {Dialect, SqlKind, SqlSource} from './dialect.ts'

/** One of the columns of a level of the query, by what it is. */
export type Columns = Map<string, {readonly name: string; readonly from: SqlKind}>

/** A query, and the columns of it. */
export interface Level {
  readonly sql: string
  readonly columns: Columns
}

/** Makes levels of one query, one above the other, with names of their own. */
export interface Builder {
  readonly dialect: Dialect
  readonly prefix: string
  /** A level above a query: its columns by key, each with its SQL. */
  level(
    from: string,
    columns: readonly (readonly [key: string, sql: string, from: SqlKind])[]
  ): Level
}

/** A builder whose names all begin with a prefix. */
export function builder(prefix: string, dialect: Dialect): Builder {
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

/** A level as what stands behind FROM. */
export function below({sql}: Level, {prefix}: Builder): string {
  return `(${sql}) AS ${prefix}q`
}

/** A beginning of names that no column of the log has. */
export function freePrefix({columns}: SqlSource): string {
  const names = [...columns.keys()].map(name => name.toLowerCase())
  let prefix = 'gate_'
  while (names.some(name => name.startsWith(prefix))) prefix = `gate_${prefix}`
  return prefix
}
