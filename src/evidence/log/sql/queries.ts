import type {LogPlan, TablePlan} from '../plan.ts'
import type {CountRow, CountTable} from '../statistics.ts'
import {sortRows} from '../tables.ts'
import {conditionSql} from './conditions.ts'
import type {Dialect, SqlSource} from './dialect.ts'
import {keySql} from './keys.ts'
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

/** One query for each table of a plan. */
export function queriesOf(
  plan: LogPlan,
  source: SqlSource,
  dialect: Dialect
): readonly TableQuery[] {
  const requests = requestQuery(plan, source, dialect)
  return plan.tables.map(table => queryOf(table, plan, requests, dialect))
}

/** A query for the number of rows, and the latest time (ms) of one, null where the log has none. */
export function stateQuery(source: SqlSource, {roles}: LogPlan, dialect: Dialect): string {
  const time = timeSql(source, roles.time, dialect) ?? dialect.noNumber
  return `SELECT ${dialect.asText('count(*)')}, ${dialect.asText(`max(${time})`)} FROM ${source.from}`
}

/** The rows of a table up to a time (ms), and those without one; null where its times are not known. */
export function boundedSource(
  {from, columns}: SqlSource,
  {roles}: LogPlan,
  latest: number | null,
  dialect: Dialect
): SqlSource | null {
  const time = timeSql({from, columns}, roles.time, dialect)
  if (time === null || latest === null) return null
  const where = `${time} <= ${dialect.number(latest)} OR ${time} IS NULL`
  return {from: `(SELECT * FROM ${from} WHERE ${where}) AS gate_bounded`, columns}
}

function timeSql({columns}: SqlSource, time: string | null, dialect: Dialect): string | null {
  const kind = time === null ? undefined : columns.get(time)
  return time === null || kind === undefined ? null : readingOf(time, kind, 'time', dialect)
}

function queryOf(
  table: TablePlan,
  plan: LogPlan,
  requests: RequestQuery,
  dialect: Dialect
): TableQuery {
  const {asText} = dialect
  const {prefix} = requests
  const keys = table.keys.map(key => keySql(key, requests, dialect))
  const measures = table.measures.map(measure => measureSql(measure, requests, plan, dialect))
  const keyNames = keys.map((_, index) => `${prefix}k${index}`)
  const measureNames = measures.map((_, index) => `${prefix}m${index}`)
  const rowColumns = [
    ...keys.map(({sql}, index) => `${sql} AS ${keyNames[index] ?? ''}`),
    ...measures.map(({row}, index) => `${row} AS ${measureNames[index] ?? ''}`)
  ]
  const where =
    table.where === undefined ? '' : ` WHERE ${conditionSql(table.where, requests, dialect)}`
  const rows = `SELECT ${[...rowColumns, '1 AS ' + prefix + 'one'].join(', ')} FROM (${requests.sql}) AS ${prefix}requests${where}`
  const selected = [
    ...keyNames,
    'count(*)',
    ...measures.map(({total}, index) => total(measureNames[index] ?? ''))
  ]
  const groups = keyNames.length === 0 ? '' : ` GROUP BY ${keyNames.join(', ')}`
  return {
    name: table.name,
    sql: `SELECT ${selected.map(asText).join(', ')} FROM (${rows}) AS ${prefix}rows${groups}`,
    tableOf: answer => ({
      name: table.name,
      rows: sortRows(answer.map(row => countRow(row)).filter(({count}) => count > 0))
    })
  }

  function countRow(row: AnswerRow): CountRow {
    if (row.length !== keys.length + 1 + measures.length)
      throw new RangeError(`the answer for ${table.name} has ${row.length} columns`)
    return {
      key: keys.map(({valueOf}, index) => {
        const text = row[index] ?? null
        return text === null ? null : valueOf(text)
      }),
      count: Number(row[keys.length]),
      measures: measures.map(({valueOf}, index) => valueOf(row[keys.length + 1 + index] ?? null))
    }
  }
}
