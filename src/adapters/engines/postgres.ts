import {Socket} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
import pg from 'pg'
import {UserError, WorldError} from '../../errors.ts'
import {away, NoAnswer} from '../network/call.ts'
import {refuseLocalName} from '../network/reach.ts'
import {firstLine} from '../network/secrets.ts'
import {type EngineServer, notLetIn, patience, type QueryCaps} from './engine-server.ts'
import {IncompleteAnswer, type SqlSession} from './session.ts'

/** Types by their number, in words that `kindOf` knows. Source: src/include/catalog/pg_type.dat. */
const TYPES: Readonly<Record<number, string>> = {
  16: 'boolean',
  18: 'char',
  19: 'name',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  25: 'text',
  700: 'real',
  701: 'double precision',
  1042: 'bpchar',
  1043: 'varchar',
  1082: 'date',
  1114: 'timestamp',
  1184: 'timestamptz',
  1700: 'numeric',
  2950: 'uuid'
}

/** Of all answers of a session. */
const MAX_BYTES = 512 * 1024 * 1024
const GOODBYE_MS = 2000
const CANCELLED = '57014'

/**
 * A session with Postgres in one read-only transaction, in which all queries see the same rows. The cap of seconds is
 * for each query.
 */
export async function openPostgres(server: EngineServer, caps: QueryCaps): Promise<SqlSession> {
  const limits = {connectMs: server.times.callMs, queryMs: patience(caps, server)}
  let client: pg.Client | null = null
  let pid = ''
  try {
    await refuseLocalName(server.address.url)
    client = clientOf(server, limits)
    // A connection that breaks ends the query that waits for it, which says so.
    client.on('error', () => null)
    await client.connect()
    const {rows} = await client.query<{pid: string}>('SELECT pg_backend_pid() AS pid')
    pid = rows[0]?.pid ?? ''
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query("SET LOCAL TimeZone = 'UTC'")
    await client.query('SET LOCAL extra_float_digits = 3')
    await client.query(`SET LOCAL statement_timeout = ${Math.ceil((caps.seconds ?? 0) * 1000)}`)
  } catch (error) {
    if (client !== null) await ended(client)
    throw failure(server, error, caps)
  }
  const opened = client
  return {
    query: async (sql, signal) => {
      signal?.throwIfAborted()
      const cancel = (): void => {
        void cancelQuery(server, pid, limits).catch(() => null)
      }
      signal?.addEventListener('abort', cancel, {once: true})
      try {
        const {fields, rows} = await opened.query<(string | null)[]>({text: sql, rowMode: 'array'})
        return {
          columns: fields.map(({name, dataTypeID}) => ({
            name,
            type: TYPES[dataTypeID] ?? `type ${dataTypeID}`
          })),
          rows
        }
      } catch (error) {
        signal?.throwIfAborted()
        throw failure(server, error, caps)
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    close: async () => {
      await ended(opened)
    }
  }
}

interface Limits {
  readonly connectMs: number
  readonly queryMs: number
}

function clientOf(server: EngineServer, {connectMs, queryMs}: Limits): pg.Client {
  const {address, login} = server
  // What the address says, even by saying nothing, goes before what is given beside it.
  const whole = new URL(address.url)
  whole.username = encodeURIComponent(login.user)
  whole.password = encodeURIComponent(login.password ?? '')
  return new pg.Client({
    connectionString: whole.href,
    application_name: 'model-promotion-gate',
    connectionTimeoutMillis: connectMs,
    query_timeout: queryMs,
    stream: () => boundedSocket(server),
    // Every value as the text that the server sends.
    types: {getTypeParser: () => (value: string) => value}
  })
}

/** A connection that breaks when too much comes in on it. */
function boundedSocket(server: EngineServer): Socket {
  const socket = new Socket()
  let bytes = 0
  socket.on('data', chunk => {
    bytes += chunk.length
    if (bytes > MAX_BYTES)
      socket.destroy(
        new NoAnswer(server, `sends more than the ${MAX_BYTES} bytes that are read of it`)
      )
  })
  return socket
}

/** Says goodbye, but waits for no answer. */
async function ended(client: pg.Client): Promise<void> {
  await Promise.race([client.end().catch(() => null), wait(GOODBYE_MS, null, {ref: false})])
}

/** Ends the query of a session from another one. */
async function cancelQuery(server: EngineServer, pid: string, limits: Limits): Promise<void> {
  const other = clientOf(server, limits)
  other.on('error', () => null)
  try {
    await other.connect()
    await other.query('SELECT pg_cancel_backend($1)', [pid])
  } finally {
    await ended(other)
  }
}

function failure(server: EngineServer, error: unknown, {seconds}: QueryCaps): Error {
  const {name, address} = server
  const said = firstLine(error instanceof Error ? error.message : String(error), address.secrets)
  if (error instanceof NoAnswer) return error
  if (!(error instanceof pg.DatabaseError)) {
    // pg's own, before anything was sent.
    if (/password must be a string|SASL/u.test(said)) return notLetIn(server, said)
    if (/timeout/iu.test(said)) return new NoAnswer(server, 'did not answer in time')
    return away(server, error)
  }
  const code = error.code ?? ''
  if (code.startsWith('28')) return notLetIn(server, said)
  if (code === CANCELLED && seconds !== null)
    return new IncompleteAnswer(
      `${name} did not finish a query within the ${seconds} s that the policy allows.`
    )
  if (code === CANCELLED || /^(53|57|08|40)/u.test(code))
    return new IncompleteAnswer(`${name} did not finish a query (${code}): ${said}.`)
  if (/^(42|22|3D|3F|0A)/u.test(code))
    return new UserError(`${name} refuses the question (${code}): ${said}.`)
  return new WorldError(`${name} at ${address.shown} failed (${code}): ${said}.`)
}
