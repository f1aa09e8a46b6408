import type {LogPlan} from '../../traffic/plan.ts'
import type {Dialect, SqlSource} from '../../traffic/sql/dialect.ts'
import {WorldError} from '../../errors.ts'
import {
  boundedSource,
  countIn,
  latestQuery,
  queriesOf,
  sizeQuery,
  type TableQuery
} from '../../traffic/sql/queries.ts'
import type {CountTable} from '../../traffic/statistics.ts'
import type {LogProgress} from '../../ports.ts'
import type {SqlSession} from './session.ts'

/** A plan that is put to a session. */
export interface SqlQuestion {
  /** As in messages. */
  readonly name: string
  readonly session: SqlSession
  readonly dialect: Dialect
  readonly source: SqlSource
  readonly plan: LogPlan
  readonly onProgress: ((progress: LogProgress) => void) | undefined
  readonly signal: AbortSignal | undefined
}

/** Tables, and the number of rows there were before and after they were counted. */
export interface SqlCounts {
  readonly before: number
  readonly after: number
  /** How many requests there are; null where that is only known from the tables. */
  readonly requests: number | null
  readonly tables: readonly CountTable[]
}

/** Counts where the log lies, and once more where rows arrived: then those up to the latest time that there was. */
export async function countInPlace(question: SqlQuestion): Promise<SqlCounts> {
  const first = await countSource(question)
  if (first.before === first.after) return first
  const bounded = await boundedNow(question)
  return bounded === null ? first : await countSource({...question, source: bounded})
}

/** Reads the log once, and counts the requests that the session kept of it. */
export async function countKept(
  question: SqlQuestion,
  keep: NonNullable<SqlSession['keep']>
): Promise<SqlCounts> {
  const {plan, source, dialect, signal} = question
  const queries = queriesOf(plan, source, dialect)
  const from = await keep(queries.requests, signal)
  const counts = await countTables(question, from, queries.over(from))
  return {...counts, requests: counts.before}
}

async function countSource(question: SqlQuestion): Promise<SqlCounts> {
  const {plan, source, dialect} = question
  const {tables} = queriesOf(plan, source, dialect)
  const counts = await countTables(question, source.from, tables)
  return {...counts, requests: plan.roles.layout === 'paired' ? null : counts.before}
}

async function countTables(
  {name, session, dialect, onProgress, signal}: SqlQuestion,
  from: string,
  queries: readonly TableQuery[]
): Promise<Omit<SqlCounts, 'requests'>> {
  const total = queries.length + 2
  const size = async (): Promise<number> => {
    const {rows} = await session.query(sizeQuery(from, dialect), signal)
    return understood(name, () => countIn(rows[0]?.[0]))
  }
  const before = await size()
  onProgress?.({done: 1, total})
  const tables: CountTable[] = []
  for (const query of queries) {
    const {rows} = await session.query(query.sql, signal)
    tables.push(understood(name, () => query.tableOf(rows)))
    onProgress?.({done: tables.length + 1, total})
  }
  const after = await size()
  onProgress?.({done: total, total})
  return {before, after, tables}
}

/** What is made of an answer. Throws `WorldError` where it is not what was asked for. */
export function understood<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error
    throw new WorldError(`${name} does not answer what it was asked: ${error.message}.`)
  }
}

/** The rows up to the latest time that there is; null where no row has one. */
async function boundedNow({
  session,
  dialect,
  source,
  plan,
  signal
}: SqlQuestion): Promise<SqlSource | null> {
  const query = latestQuery(source, plan, dialect)
  if (query === null) return null
  const {rows} = await session.query(query, signal)
  const latest = rows[0]?.[0] ?? null
  return latest === null ? null : boundedSource(source, plan, Number(latest), dialect)
}
