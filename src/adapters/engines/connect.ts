import {UserError, WorldError} from '../../errors.ts'
import type {Dialect} from '../../traffic/sql/dialect.ts'
import {CLICKHOUSE} from '../../traffic/sql/dialects/clickhouse.ts'
import {POSTGRES} from '../../traffic/sql/dialects/postgres.ts'
import {SPARK} from '../../traffic/sql/dialects/spark.ts'
import {TRINO} from '../../traffic/sql/dialects/trino.ts'
import type {LogEngine} from '../../ports.ts'
import {type Environment, filledIn, HTTP} from '../network/address.ts'
import {TIMES, type Times} from '../network/call.ts'
import {openClickHouse} from './clickhouse.ts'
import {findDuckDb} from './duckdb-package.ts'
import {createDuckDbTable, type DuckDbLimits} from './duckdb.ts'
import {engineServer} from './engine-server.ts'
import {openPostgres} from './postgres.ts'
import type {SqlSession} from './session.ts'
import {openSpark} from './spark.ts'
import {findHiveDriver, type FoundHiveDriver} from './spark-package.ts'
import {createSqlEngine} from './sql.ts'
import {openTrino} from './trino.ts'

/** Where a log lies in an engine, as the policy says. Credentials are never part of it. */
export interface LogConnection {
  readonly engine: 'trino' | 'clickhouse' | 'postgres' | 'spark' | 'duckdb'
  /** `${NAME}` stands for a variable of the environment. For DuckDB the path of the database. */
  readonly url: string
  /** `catalog.schema.table`; a part with a point in it stands in double quotes. */
  readonly table: string
  readonly user?: string | undefined
  /** Of one query. */
  readonly 'max-seconds'?: number | undefined
  /** Read by one query. */
  readonly 'max-bytes'?: number | undefined
}

/** The variables from which each engine's credentials come. */
const CREDENTIALS: Readonly<
  Record<
    LogConnection['engine'],
    {readonly user: readonly string[]; readonly password: readonly string[]}
  >
> = {
  trino: {user: ['TRINO_USER'], password: ['TRINO_PASSWORD', 'TRINO_TOKEN']},
  clickhouse: {user: ['CLICKHOUSE_USER'], password: ['CLICKHOUSE_PASSWORD']},
  postgres: {user: ['PGUSER'], password: ['PGPASSWORD']},
  spark: {user: ['SPARK_USER'], password: ['SPARK_PASSWORD']},
  duckdb: {user: [], password: []}
}

/**
 * The engine of a connection; nothing is sent before it is asked. Throws `UserError` for what the policy has wrong
 * and `WorldError` where DuckDB is not there. `sparkClient` is asked when the log is: Spark's client may have to be
 * installed.
 */
export function openEngine(
  connection: LogConnection,
  environment: Environment,
  limits: DuckDbLimits,
  sparkClient: () => Promise<FoundHiveDriver> = () => Promise.resolve(findHiveDriver()),
  times: Times = TIMES
): LogEngine {
  const around = {environment, times}
  const table = tableParts(connection.table)
  const caps = {
    seconds: connection['max-seconds'] ?? null,
    bytes: connection['max-bytes'] ?? null
  }
  switch (connection.engine) {
    case 'trino': {
      const {user, password} = CREDENTIALS.trino
      const plain = {user, password: password.slice(0, 1)}
      const server = engineServer('Trino', connection, HTTP, plain, around)
      const token = environment['TRINO_TOKEN'] ?? ''
      const variables = [...user, ...password]
      return engineOf(connection, TRINO, table, () =>
        Promise.resolve(openTrino({...server, variables}, token === '' ? null : token, caps))
      )
    }
    case 'clickhouse': {
      const variables = CREDENTIALS.clickhouse
      const server = engineServer('ClickHouse', connection, HTTP, variables, around)
      return engineOf(connection, CLICKHOUSE, table, () =>
        Promise.resolve(openClickHouse(server, caps))
      )
    }
    case 'postgres': {
      if (caps.bytes !== null)
        throw new UserError(
          'Postgres has no limit of bytes: use max-seconds in place of max-bytes.'
        )
      const variables = CREDENTIALS.postgres
      const schemes = ['postgres:', 'postgresql:']
      const server = engineServer('Postgres', connection, schemes, variables, around)
      return engineOf(connection, POSTGRES, table, () => openPostgres(server, caps))
    }
    case 'spark': {
      if (caps.bytes !== null)
        throw new UserError('Spark has no limit of bytes: use max-seconds in place of max-bytes.')
      const variables = CREDENTIALS.spark
      const server = engineServer('Spark', connection, ['thrift:'], variables, around)
      return engineOf(connection, SPARK, table, async () => {
        const found = await sparkClient()
        if (!found.found) throw new WorldError(`${found.why}. Install hive-driver 1.0.0.`)
        return await openSpark(found.driver, server, caps)
      })
    }
    case 'duckdb': {
      if (caps.bytes !== null)
        throw new UserError('DuckDB has no limit of bytes: use max-seconds in place of max-bytes.')
      const found = findDuckDb()
      if (!found.found) throw new WorldError(`${found.why}. Install @duckdb/node-api 1.5.5-r.5.`)
      const what = 'The path of the DuckDB database'
      const database = filledIn({what, written: connection.url}, environment)
      return createDuckDbTable(found.duckdb, database, table, {
        ...limits,
        maxSeconds: caps.seconds ?? undefined
      })
    }
  }
}

function engineOf(
  {engine, table: name}: LogConnection,
  dialect: Dialect,
  table: readonly string[],
  open: () => Promise<SqlSession>
): LogEngine {
  return createSqlEngine({
    name: engine,
    dialect,
    from: table.map(part => dialect.identifier(part)).join('.'),
    sources: [name],
    open
  })
}

/** The parts of a table's name. Throws `UserError` for what is none. */
export function tableParts(table: string): readonly string[] {
  const parts = [...table.matchAll(/(?:^|\.)(?:"((?:[^"]|"")+)"|([^".]+))/gu)]
  const isWhole = parts.map(([part]) => part).join('') === table
  if (parts.length === 0 || parts.length > 3 || !isWhole)
    throw new UserError(
      `The log's table is "${table}"; it has to be table, schema.table or catalog.schema.table.`
    )
  return parts.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}
