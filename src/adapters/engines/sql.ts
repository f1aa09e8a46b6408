import {problemOf, type Fault} from '../../traffic/faults.ts'
import {foldsOf} from '../../traffic/folds.ts'
import type {LogPlan} from '../../traffic/plan.ts'
import type {Dialect, SqlKind} from '../../traffic/sql/dialect.ts'
import {faultsQuery} from '../../traffic/sql/unreadable.ts'
import type {CountTable, LogProblem, LogStatistics} from '../../traffic/statistics.ts'
import type {LogEngine, LogProgress} from '../../ports.ts'
import {IncompleteAnswer, type SqlSession} from './session.ts'
import {
  countInPlace,
  countKept,
  understood,
  type SqlCounts,
  type SqlQuestion
} from './sql-counts.ts'

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
  /** Whether the log is better read once for all tables, where the session can keep rows; default is never. */
  readonly isReadOnce?: ((plan: LogPlan) => boolean) | undefined
  /** Tells one state of the log from another, where that is known without reading it. */
  readonly stamp?: (() => Promise<string>) | undefined
}

/** An engine that is asked by SQL: one query for each table of a plan, in one session. */
export function createSqlEngine(options: SqlEngineOptions): LogEngine {
  return {
    name: options.name,
    shape: async signal => {
      const columns = await inSession(options, session =>
        columnsOf(options, session, options.shapeFrom, signal)
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

/** Counts the tables that have to be, and folds them to those of the plan. */
async function counted(
  options: SqlEngineOptions,
  session: SqlSession,
  {plan: whole, onProgress, signal}: Asked
): Promise<LogStatistics> {
  const {dialect, from, stamp} = options
  const folds = foldsOf(whole.tables)
  const plan = {...whole, tables: folds.counted}
  const columns = await columnsOf(options, session, from, signal)
  const question = {
    name: options.name,
    session,
    dialect,
    source: {from, columns},
    plan,
    onProgress,
    signal
  }
  const isKept = session.keep !== undefined && options.isReadOnce?.(plan) === true
  const stamped = await stamp?.()
  const counts = isKept ? await countKept(question, session.keep) : await countInPlace(question)
  const unreadable = await faultsIn(question)
  const problems = [
    ...problemsOf(options, plan, counts),
    ...unreadable.map(fault => problemOf(named(options), fault))
  ]
  if ((await stamp?.()) !== stamped) {
    const summary = `${named(options)} changed while it was read; count a log that is finished.`
    problems.push(problem(options, 'changed-while-reading', 1, summary))
  }
  const isWhole = problems.every(({kind}) => kind !== 'incomplete')
  return statistics(options, isWhole ? folds.tablesOf(counts.tables) : [], problems)
}

/** What of the log cannot be read as what the plan wants. */
async function faultsIn({
  name,
  session,
  source,
  dialect,
  plan,
  signal
}: SqlQuestion): Promise<readonly Fault[]> {
  const query = faultsQuery(plan, source, dialect)
  if (query === null) return []
  const {rows} = await session.query(query.sql, signal)
  return understood(name, () => query.faultsOf(rows[0] ?? []))
}

/** Every table that leaves no request out has to have all of them; one that has not was answered in part. */
function problemsOf(
  options: SqlEngineOptions,
  plan: LogPlan,
  {before, after, requests, tables}: SqlCounts
): LogProblem[] {
  if (before !== after) {
    const summary = `${named(options)} had ${before} rows when counting began and ${after} when it ended, so the counts do not belong together; count a log that is finished, or one with a time column.`
    return [problem(options, 'changed-while-reading', Math.abs(after - before), summary)]
  }
  const whole = plan.tables.filter(({where}) => where === undefined).map(({name}) => name)
  const totals = tables
    .filter(({name}) => whole.includes(name))
    .map(({rows}) => rows.reduce((sum, {count}) => sum + count, 0))
  const expected = requests ?? totals[0] ?? 0
  const other = totals.find(total => total !== expected)
  if (other === undefined) return []
  const summary = `${options.name} counted ${other} of ${expected} rows of ${named(options)}: a part of the log was not read.`
  return [problem(options, 'incomplete', Math.abs(expected - other), summary)]
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
