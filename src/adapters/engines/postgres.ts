import pg from 'pg'
import {UserError, WorldError} from '../../errors.ts'
import {away, type EngineAddress, firstLine, notLetIn} from './address.ts'
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

const CONNECT_TIMEOUT_MS = 15_000
const CANCELLED = '57014'

/**
 * A session with Postgres in one read-only transaction, in which all queries see the same rows. `seconds` is for
 * each query.
 */
export async function openPostgres(
  address: EngineAddress,
  seconds: number | null
): Promise<SqlSession> {
  const client = clientOf(address)
  // A connection that breaks ends the query that waits for it, which says so.
  client.on('error', () => null)
  let pid = ''
  try {
    await client.connect()
    const {rows} = await client.query<{pid: string}>('SELECT pg_backend_pid() AS pid')
    pid = rows[0]?.pid ?? ''
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query("SET LOCAL TimeZone = 'UTC'")
    await client.query('SET LOCAL extra_float_digits = 3')
    await client.query(`SET LOCAL statement_timeout = ${Math.ceil((seconds ?? 0) * 1000)}`)
  } catch (error) {
    await client.end().catch(() => null)
    throw failure(address, error, seconds)
  }
  return {
    query: async (sql, signal) => {
      signal?.throwIfAborted()
      const cancel = (): void => {
        void cancelQuery(address, pid).catch(() => null)
      }
      signal?.addEventListener('abort', cancel, {once: true})
      try {
        const {fields, rows} = await client.query<(string | null)[]>({text: sql, rowMode: 'array'})
        return {
          columns: fields.map(({name, dataTypeID}) => ({
            name,
            type: TYPES[dataTypeID] ?? `type ${dataTypeID}`
          })),
          rows
        }
      } catch (error) {
        signal?.throwIfAborted()
        throw failure(address, error, seconds)
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    close: async () => {
      await client.end().catch(() => null)
    }
  }
}

function clientOf({url, login}: EngineAddress): pg.Client {
  // What the address says, even by saying nothing, goes before what is given beside it.
  const whole = new URL(url)
  whole.username = encodeURIComponent(login.user)
  whole.password = encodeURIComponent(login.password ?? '')
  return new pg.Client({
    connectionString: whole.href,
    application_name: 'model-promotion-gate',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // Every value as the text that the server sends.
    types: {getTypeParser: () => (value: string) => value}
  })
}

/** Ends the query of a session from another one. */
async function cancelQuery(address: EngineAddress, pid: string): Promise<void> {
  const other = clientOf(address)
  other.on('error', () => null)
  try {
    await other.connect()
    await other.query('SELECT pg_cancel_backend($1)', [pid])
  } finally {
    await other.end().catch(() => null)
  }
}

function failure(address: EngineAddress, error: unknown, seconds: number | null): Error {
  const {engine, shown} = address
  const said = firstLine(error instanceof Error ? error.message : String(error))
  if (!(error instanceof pg.DatabaseError)) {
    // pg's own, before anything was sent.
    if (/password must be a string|SASL/u.test(said)) return notLetIn(address, said)
    return away(address, error)
  }
  const code = error.code ?? ''
  if (code.startsWith('28')) return notLetIn(address, said)
  if (code === CANCELLED && seconds !== null)
    return new IncompleteAnswer(
      `${engine} did not finish a query within the ${seconds} s that the policy allows.`
    )
  if (code === CANCELLED || /^(53|57|08|40)/u.test(code))
    return new IncompleteAnswer(`${engine} did not finish a query (${code}): ${said}.`)
  if (/^(42|22|3D|3F|0A)/u.test(code))
    return new UserError(`${engine} refuses the question (${code}): ${said}.`)
  return new WorldError(`${engine} at ${shown} failed (${code}): ${said}.`)
}
