import {setTimeout as wait} from 'node:timers/promises'
import {UserError} from '../../errors.ts'
import {firstLine} from '../network/secrets.ts'
import {type EngineServer, patience, type QueryCaps} from './engine-server.ts'
import {IncompleteAnswer, type SqlAnswer, type SqlSession} from './session.ts'
import {connectSpark} from './spark-connection.ts'
import type {HiveDriver, HiveOperation, HiveStatus} from './spark-package.ts'

const FIRST_PAUSE_MS = 10
const LONGEST_PAUSE_MS = 250
const ROWS_AT_ONCE = 10_000

/** What the dialect is written for, whatever the server's own settings are. */
const SETTINGS = [
  'SET spark.sql.session.timeZone = UTC',
  'SET spark.sql.ansi.enabled = true',
  'SET spark.sql.parser.escapedStringLiterals = false'
]

/** A session with Spark's Thrift server. The cap of seconds is for each query. */
export async function openSpark(
  driver: HiveDriver,
  server: EngineServer,
  caps: QueryCaps
): Promise<SqlSession> {
  const connection = await connectSpark(driver, server)
  const {session} = connection
  const run = async (
    sql: string,
    limit: number | null,
    signal?: AbortSignal
  ): Promise<SqlAnswer> => {
    signal?.throwIfAborted()
    const options = {
      runAsync: true,
      // The server ends it, too, should the gate be gone by then.
      ...(limit === null ? {} : {queryTimeout: Math.ceil(limit)})
    }
    const ends = performance.now() + (limit === null ? patience(caps, server) : limit * 1000)
    const operation = await connection.answered(session.executeStatement(sql, options))
    try {
      await untilFinished(operation, {limit, ends}, signal)
      return await answerOf(operation)
    } finally {
      await connection.answered(operation.close()).catch(() => null)
    }
  }
  const close = async (): Promise<void> => {
    await connection.answered(session.close()).catch(() => null)
    connection.destroy()
  }
  try {
    for (const setting of SETTINGS) await run(setting, null)
  } catch (error) {
    await close()
    throw error
  }
  return {query: (sql, signal) => run(sql, caps.seconds, signal), close}

  async function untilFinished(
    operation: HiveOperation,
    {limit, ends}: {readonly limit: number | null; readonly ends: number},
    signal: AbortSignal | undefined
  ): Promise<void> {
    const states = driver.thrift.TCLIService_types.TOperationState
    const going = [states.INITIALIZED_STATE, states.PENDING_STATE, states.RUNNING_STATE]
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const status = await connection.answered(operation.status())
      const state = status.operationState
      const isLate = performance.now() > ends || state === states.TIMEDOUT_STATE
      if (state === states.FINISHED_STATE && !isLate) return
      if (state !== null && !going.includes(state) && !isLate) throw failure(server, status)
      if (isLate || signal?.aborted === true) {
        // Best effort: nobody waits for the answer any more.
        await connection.answered(operation.cancel()).catch(() => null)
        signal?.throwIfAborted()
        const allowed = limit === null ? 'time that it' : `${limit} s that the policy`
        throw new IncompleteAnswer(
          `${server.name} did not finish a query within the ${allowed} allows.`
        )
      }
      await wait(pause)
    }
  }

  async function answerOf(operation: HiveOperation): Promise<SqlAnswer> {
    operation.setMaxRows(ROWS_AT_ONCE)
    do await connection.answered(operation.fetch())
    while (operation.hasMoreRows())
    const typeNames = new Map(
      Object.entries(driver.thrift.TCLIService_types.TTypeId).map(([name, id]) => [
        id,
        name.replace(/_TYPE$/u, '').toLowerCase()
      ])
    )
    const columns = (operation.getSchema()?.columns ?? []).map(({columnName, typeDesc}) => ({
      name: columnName,
      type: typeNames.get(typeDesc.types[0]?.primitiveEntry?.type ?? -1) ?? 'unknown'
    }))
    const rows = operation.getData().flatMap(chunk => {
      const values = (chunk.columns ?? []).map(({stringVal}) => stringVal)
      return (values[0]?.values ?? []).map((_, row) =>
        values.map(column =>
          column === null || isNull(column.nulls, row) ? null : (column.values[row] ?? null)
        )
      )
    })
    return {columns, rows}
  }
}

function isNull(nulls: Uint8Array, row: number): boolean {
  return (((nulls[row >> 3] ?? 0) >> (row & 7)) & 1) === 1
}

/** States of SQL say whose fault it was: what begins with 42, 22, 0A, 3D or 3F was asked wrongly. */
function failure({name, address}: EngineServer, {sqlState, errorMessage}: HiveStatus): Error {
  const state = sqlState ?? 'no state'
  const plain = (errorMessage ?? 'no reason given').replace(
    /^(?:[\w.$]+Exception: )?Error running query: (?:\[\w+(?:\.\w+)*\] )?(?:[\w.$]+: )?/u,
    ''
  )
  const said = firstLine(plain, address.secrets)
  if (/^(42|22|0A|3D|3F)/u.test(state))
    return new UserError(`${name} refuses the question (${state}): ${said}.`)
  return new IncompleteAnswer(`${name} did not finish a query (${state}): ${said}.`)
}
