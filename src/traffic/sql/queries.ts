import {mergeRows} from '../merge.ts'
import type {LogPlan, TablePlan} from '../plan.ts'
import type {CountRow, CountTable} from '../statistics.ts'
import {conditionSql} from './conditions.ts'
import type {Dialect, SqlSource} from './dialect.ts'
import {keySql} from './keys.ts'
import {namesIn} from './levels.ts'
import {measureSql} from './measures.ts'
import {readingOf} from './readings.ts'
import {requestQuery, type RequestQuery} from './requests.ts'

/** A row of an answer, every value as text. */
export type AnswerRow = readonly (string | null)[]

/** One question to an engine, and what its answer means. */
export interface TableQuery {
  readonly name: string
  /** One statement, without a semicolon; every column of its answer is text. */
  readonly sql: string
  /** Throws where the answer is not one to the query. */
  readonly tableOf: (rows: readonly AnswerRow[]) => CountTable
}

/** The questions of a plan to an engine. */
export interface PlanQueries {
  /** A row a request, with all that the tables count. */
  readonly requests: string
  /** One query for each table. */
  readonly tables: readonly TableQuery[]
  /** The same over rows of `requests` that were kept, by what stands behind FROM to read them. */
  over(kept: string): readonly TableQuery[]
}

/** What an engine is asked for the tables of a plan. */
export function queriesOf(plan: LogPlan, source: SqlSource, dialect: Dialect): PlanQueries {
  const requests = requestQuery(plan, source, dialect)
  const parts = plan.tables.map(table => partsOf(table, plan, requests, dialect))
  return {
    requests: requests.sqlFor(parts.map(usesOf).join(' ')),
    tables: parts.map(part => {
      const from = `(${requests.sqlFor(usesOf(part))})`
      return queryOf(part, from, requests.prefix)
    }),
    over: kept => parts.map(part => queryOf(part, kept, requests.prefix))
  }
}

/** A query for the number of rows of what stands behind FROM. */
export function sizeQuery(from: string, {asText}: Dialect): string {
  return `SELECT ${asText('count(*)')} FROM ${from}`
}

/** A query for the latest time (ms) of a row, null where none has one; null where the log has no times. */
export function latestQuery(source: SqlSource, {roles}: LogPlan, dialect: Dialect): string | null {
  const time = timeSql(source, roles.time, dialect)
  return time === null ? null : `SELECT ${dialect.asText(`max(${time})`)} FROM ${source.from}`
}

/** The rows of a table up to a time (ms), and those without one; null where its times are not known. */
export function boundedSource(
  {from, columns}: SqlSource,
  {roles}: LogPlan,
  latest: number,
  dialect: Dialect
): SqlSource | null {
  const time = timeSql({from, columns}, roles.time, dialect)
  if (time === null) return null
  const where = `${time} <= ${dialect.number(latest)} OR ${time} IS NULL`
  return {from: `(SELECT * FROM ${from} WHERE ${where}) AS gate_bounded`, columns}
}

function timeSql({columns}: SqlSource, time: string | null, dialect: Dialect): string | null {
  const kind = time === null ? undefined : columns.get(time)
  return time === null || kind === undefined ? null : readingOf(time, kind, 'time', dialect)
}

/** A table's query, but for where its requests come from. */
interface QueryParts {
  readonly table: TablePlan
  /** What is selected of every request, what of that is made of which expressions, and of which requests. */
  readonly rows: string
  readonly shared: readonly string[]
  readonly where: string
  /** What is selected of all that were, by what. */
  readonly totals: string
  readonly groups: string
  readonly rowOf: (row: AnswerRow) => CountRow
}

function partsOf(
  table: TablePlan,
  plan: LogPlan,
  requests: RequestQuery,
  dialect: Dialect
): QueryParts {
  const {asText} = dialect
  const {prefix} = requests
  const keys = table.keys.map(key => keySql(key, requests, dialect))
  const shared = new Map<string, string>()
  const once = (sql: string): string => {
    const name = shared.get(sql) ?? `${prefix}s${shared.size}`
    shared.set(sql, name)
    return name
  }
  const source = {requests, plan, dialect, once}
  const measures = table.measures.map(measure => measureSql(measure, source))
  const keyNames = keys.map((_, index) => `${prefix}k${index}`)
  const measureNames = measures.map((_, index) => `${prefix}m${index}`)
  const rowColumns = [
    ...keys.map(({sql}, index) => `${sql} AS ${keyNames[index] ?? ''}`),
    ...measures.map(({row}, index) => `${row} AS ${measureNames[index] ?? ''}`),
    `1 AS ${prefix}one`
  ]
  const selected = [
    ...keyNames,
    'count(*)',
    ...measures.map(({total}, index) => total(measureNames[index] ?? ''))
  ]
  const groups = keyNames.length === 0 ? '' : ` GROUP BY ${keyNames.join(', ')}`
  const rows = rowColumns.join(', ')
  return {
    table,
    rows,
    shared: [...shared].map(([sql, name]) => `${sql} AS ${name}`),
    where: table.where === undefined ? '' : conditionSql(table.where, requests, dialect),
    totals: `SELECT ${selected.map(asText).join(', ')} FROM`,
    groups,
    rowOf: row => {
      if (row.length !== keys.length + 1 + measures.length)
        throw new RangeError(`the answer for ${table.name} has ${row.length} columns`)
      return {
        key: keys.map(({valueOf}, index) => {
          const text = row[index] ?? null
          return text === null ? null : valueOf(text)
        }),
        count: countIn(row[keys.length]),
        measures: measures.map(({valueOf}, index) => valueOf(row[keys.length + 1 + index] ?? null))
      }
    }
  }
}

/** A count as an engine writes it. Throws `RangeError` for anything else, of which nothing could be told. */
export function countIn(text: string | null | undefined): number {
  const count = /^\d+$/u.test(text ?? '') ? Number(text) : NaN
  if (Number.isSafeInteger(count)) return count
  throw new RangeError(`${JSON.stringify(text?.slice(0, 40) ?? null)} is no count`)
}

function usesOf({rows, shared, where}: QueryParts): string {
  return [rows, ...shared, where].join(' ')
}

function queryOf(part: QueryParts, from: string, prefix: string): TableQuery {
  const {table, rows, shared, totals, groups, rowOf} = part
  const where = part.where === '' ? '' : ` WHERE ${part.where}`
  const chosen = [...namesIn(rows, prefix), ...shared].join(', ')
  const requests = `(SELECT ${chosen === '' ? `1 AS ${prefix}one` : chosen} FROM ${from} AS ${prefix}requests${where})`
  return {
    name: table.name,
    sql: `${totals} (SELECT ${rows} FROM ${requests} AS ${prefix}chosen) AS ${prefix}rows${groups}`,
    tableOf: answer => {
      const counted = answer.map(rowOf).filter(({count}) => count > 0)
      // Several texts of the answer may have the same canonical form.
      return {name: table.name, rows: mergeRows(table.measures, counted)}
    }
  }
}
