import type {LogPlan} from '../../evidence/log/plan.ts'
import type {Dialect, SqlKind, SqlSource} from '../../evidence/log/sql/dialect.ts'
import {boundedSource, queriesOf, stateQuery} from '../../evidence/log/sql/queries.ts'
import type {CountTable, LogProblem, LogStatistics} from '../../evidence/log/statistics.ts'
import type {LogEngine, LogProgress} from '../../ports.ts'
import {IncompleteAnswer, type SqlSession} from './session.ts'

/** What makes an engine of one that speaks SQL. */
export interface SqlEngineOptions {
  readonly name: string
  readonly dialect: Dialect
  /** The table, quoted for FROM. */
  readonly from: string
  /** Where the columns are better told, for those who find their roles; default `from`. */
  readonly shapeFrom?: string | undefined
  /** Files or the table, for messages. */
  readonly sources: readonly string[]
  readonly open: () => Promise<SqlSession>
}

/** An engine that is asked by SQL: one query for each table of a plan, in one session. */
export function createSqlEngine(options: SqlEngineOptions): LogEngine {
  return {
    name: options.name,
    shape: async () => {
      const columns = await inSession(options, session =>
        columnsOf(options, session, options.shapeFrom)
      )
      return {
        columns: [...columns].map(([name, kind]) => ({
          name,
          kind: kind === 'instant' ? 'time' : kind
        })),
        sources: options.sources,
        problems: []
      }
    },
    count: async (plan, onProgress, signal) =>
      await inSession(options, async session => {
        try {
          return await counted(options, session, {plan, onProgress, signal})
        } catch (error) {
          if (!(error instanceof IncompleteAnswer)) throw error
          return statistics(options, [], [problem(options, 'incomplete', 1, error.message)])
        }
      })
  }
}

async function inSession<T>(
  {open}: SqlEngineOptions,
  use: (session: SqlSession) => Promise<T>
): Promise<T> {
  const session = await open()
  try {
    return await use(session)
  } finally {
    await session.close()
  }
}

async function columnsOf(
  {from, dialect}: SqlEngineOptions,
  session: SqlSession,
  table = from,
  signal?: AbortSignal
): Promise<ReadonlyMap<string, SqlKind>> {
  const {columns} = await session.query(`SELECT * FROM ${table} LIMIT 0`, signal)
  return new Map(
    columns.flatMap(({name, type}) => {
      const kind = dialect.kindOf(type)
      return kind === null ? [] : [[name, kind] as const]
    })
  )
}

interface Asked {
  readonly plan: LogPlan
  readonly onProgress: ((progress: LogProgress) => void) | undefined
  readonly signal: AbortSignal | undefined
}

/** Counts, and once more where rows arrived meanwhile: then those that had come when the first count began. */
async function counted(
  options: SqlEngineOptions,
  session: SqlSession,
  asked: Asked
): Promise<LogStatistics> {
  const columns = await columnsOf(options, session, options.from, asked.signal)
  const table: SqlSource = {from: options.from, columns}
  const first = await countOnce(options, session, table, asked)
  if (!hasChanged(first)) return judged(options, asked.plan, first)
  const bounded = boundedSource(table, asked.plan, first.before.latest, options.dialect)
  const second = bounded === null ? first : await countOnce(options, session, bounded, asked)
  if (!hasChanged(second)) return judged(options, asked.plan, second)
  const {before, after} = second
  const summary = `${named(options)} had ${before.rows} rows when counting began and ${after.rows} when it ended, so the counts do not belong together; count a log that is finished, or one with a time column.`
  const rows = Math.abs(after.rows - before.rows)
  return statistics(options, second.tables, [
    problem(options, 'changed-while-reading', rows, summary)
  ])
}

/** Of the rows that there are: how many, and the latest time of one (ms since 1970). */
interface TableState {
  readonly rows: number
  readonly latest: number | null
}

interface Count {
  readonly before: TableState
  readonly after: TableState
  readonly tables: readonly CountTable[]
}

function hasChanged({before, after}: Count): boolean {
  return before.rows !== after.rows
}

async function countOnce(
  {dialect}: SqlEngineOptions,
  session: SqlSession,
  table: SqlSource,
  {plan, onProgress, signal}: Asked
): Promise<Count> {
  const queries = queriesOf(plan, table, dialect)
  const total = queries.length + 2
  const stateOf = async (): Promise<TableState> => {
    const {rows} = await session.query(stateQuery(table, plan, dialect), signal)
    const latest = rows[0]?.[1] ?? null
    return {rows: Number(rows[0]?.[0]), latest: latest === null ? null : Number(latest)}
  }
  const before = await stateOf()
  onProgress?.({done: 1, total})
  const tables: CountTable[] = []
  for (const query of queries) {
    const {rows} = await session.query(query.sql, signal)
    tables.push(query.tableOf(rows))
    onProgress?.({done: tables.length + 1, total})
  }
  const after = await stateOf()
  onProgress?.({done: total, total})
  return {before, after, tables}
}

/** Every table that leaves no request out has to have all of them; one that has not was answered in part. */
function judged(options: SqlEngineOptions, plan: LogPlan, {before, tables}: Count): LogStatistics {
  const whole = plan.tables.filter(({where}) => where === undefined).map(({name}) => name)
  const totals = tables
    .filter(({name}) => whole.includes(name))
    .map(({rows}) => rows.reduce((sum, {count}) => sum + count, 0))
  const expected = plan.roles.layout === 'paired' ? (totals[0] ?? 0) : before.rows
  const other = totals.find(total => total !== expected)
  if (other === undefined) return statistics(options, tables, [])
  const summary = `${options.name} counted ${other} of ${expected} rows of ${named(options)}: a part of the log was not read.`
  return statistics(
    options,
    [],
    [problem(options, 'incomplete', Math.abs(expected - other), summary)]
  )
}

function statistics(
  {name}: SqlEngineOptions,
  tables: readonly CountTable[],
  problems: readonly LogProblem[]
): LogStatistics {
  return {engine: name, tables, problems}
}

function problem(
  options: SqlEngineOptions,
  kind: LogProblem['kind'],
  count: number,
  summary: string
): LogProblem {
  return {kind, source: named(options), count, summary}
}

function named({sources}: SqlEngineOptions): string {
  return sources.join(', ')
}
