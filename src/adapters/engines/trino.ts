import * as z from 'zod'
import {UserError, WorldError} from '../../errors.ts'
import {faultOf, jsonOf, statusOf, textOf} from '../network/answer.ts'
import {below, toldAddress} from '../network/address.ts'
import {BUSY, call, NoAnswer, openServer, type Call, type Reply} from '../network/call.ts'
import {basic} from '../network/credentials.ts'
import {firstLine} from '../network/secrets.ts'
import {type EngineServer, notLetIn, patience, type QueryCaps} from './engine-server.ts'
import {IncompleteAnswer, type SqlAnswer, type SqlSession} from './session.ts'

/** As Trino's protocol wants it, which answers so for a while when it starts. */
const ATTEMPTS = 8
const MAX_BYTES = 256 * 1024 * 1024

const cell = z.union([z.string(), z.null()])
const answerSchema = z.object({
  // What answers without the query's id is another server.
  id: z.string(),
  nextUri: z.string().nullish(),
  columns: z.array(z.object({name: z.string(), type: z.string()})).nullish(),
  data: z.array(z.array(cell)).nullish(),
  stats: z.object({physicalInputBytes: z.number().optional()}),
  error: z.object({message: z.string(), errorName: z.string(), errorType: z.string()}).nullish()
})

/** A session with Trino over its client protocol. `token` is a JSON web token, which goes before a password. */
export function openTrino(engine: EngineServer, token: string | null, caps: QueryCaps): SqlSession {
  const server = openServer({...engine, headers: headersOf(engine, token, caps)})

  return {
    query: async (sql, signal) => {
      signal?.throwIfAborted()
      const ends = performance.now() + patience(caps, server)
      const ask = async (
        method: Call['method'],
        url: URL,
        body?: string,
        stopped?: AbortSignal
      ): Promise<Reply> =>
        await call(
          {...server, ends},
          {
            method,
            url,
            ...(body === undefined ? {} : {body}),
            signal: stopped,
            // Queries only read, so they may be put again.
            repeatable: true,
            attempts: ATTEMPTS,
            maxBytes: MAX_BYTES
          }
        )
      const columns: SqlAnswer['columns'][number][] = []
      const rows: (string | null)[][] = []
      let bytes = 0
      let reply = await ask('POST', below(server.address, '/v1/statement'), sql)
      for (;;) {
        const answer = answerOf(server, reply)
        bytes += reply.body.length
        if (bytes > MAX_BYTES)
          throw new NoAnswer(server, `sends more than the ${MAX_BYTES} bytes that are read of it`)
        if (columns.length === 0) for (const one of answer.columns ?? []) columns.push(one)
        for (const row of answer.data ?? []) rows.push(row)
        if (answer.error != null) throw failure(server, answer.error)
        const {nextUri} = answer
        if (nextUri == null) {
          refuseExcess(server, answer.stats.physicalInputBytes ?? 0, caps)
          return {columns, rows}
        }
        const next = nextOf(server, nextUri)
        reply = await ask('GET', next, undefined, signal).catch(async (error: unknown) => {
          // Best effort: whether the server hears it or not, nobody waits for the answer any more.
          await ask('DELETE', next).catch(() => null)
          throw error
        })
      }
    },
    close: () => Promise.resolve()
  }
}

/** Trino looks at its limit once a second: a short query may end before it is told to. */
function refuseExcess({name}: EngineServer, read: number, {bytes}: QueryCaps): void {
  if (bytes === null || read <= bytes) return
  throw new IncompleteAnswer(
    `${name} did not finish a query (EXCEEDED_SCAN_LIMIT): it read ${read} bytes, and ${bytes} are allowed.`
  )
}

function headersOf(
  {login}: EngineServer,
  token: string | null,
  {seconds, bytes}: QueryCaps
): Readonly<Record<string, string>> {
  const session = [
    ...(seconds === null ? [] : [`query_max_execution_time=${seconds}s`]),
    ...(bytes === null ? [] : [`query_max_scan_physical_bytes=${bytes}B`])
  ]
  return {
    'x-trino-user': login.user === '' ? 'model-promotion-gate' : login.user,
    'x-trino-source': 'model-promotion-gate',
    'x-trino-time-zone': 'UTC',
    ...(session.length === 0 ? {} : {'x-trino-session': session.join(',')}),
    ...(token !== null
      ? {authorization: `Bearer ${token}`}
      : login.password === null
        ? {}
        : {authorization: basic(`${login.user}:${login.password}`)})
  }
}

/** Credentials go to the server of the policy, and to no other. */
function nextOf({name, address}: EngineServer, next: string): URL {
  const url = URL.canParse(next) ? new URL(next) : null
  if (url?.origin === address.url.origin) return url
  const to = url === null ? 'no address' : toldAddress(url, address).shown
  throw new WorldError(
    `${name} at ${address.shown} sends the gate on to ${to}, which is another server. Give the address under which the coordinator knows itself.`
  )
}

function answerOf(server: EngineServer, reply: Reply): z.infer<typeof answerSchema> {
  const {name, address} = server
  const {status} = reply
  if (status === 401 || status === 403) throw notLetIn(server, textOf(reply))
  if (status !== 200) {
    const isBusy = BUSY.has(status) ? 'is busy: it ' : ''
    const said = firstLine(textOf(reply), address.secrets)
    throw new WorldError(
      `${name} at ${address.shown} ${isBusy}answers with ${statusOf(reply)}${said === '' ? '' : `: ${said}`}.`
    )
  }
  const json = jsonOf(reply)
  const answer = answerSchema.safeParse(json.ok ? json.value : null)
  if (json.ok && answer.success) return answer.data
  const said = json.ok && !answer.success ? `JSON: ${faultOf(answer.error)}` : ''
  throw new WorldError(
    `What answers at ${address.shown} does not answer as ${name} does: it gives ${json.ok ? said : json.what}.`
  )
}

/** Errors of the query are the user's; an engine that ran out of what it may use, or lost a worker, has no answer. */
function failure(
  {name, address}: EngineServer,
  {message, errorName, errorType}: NonNullable<z.infer<typeof answerSchema>['error']>
): Error {
  const said = firstLine(message, address.secrets)
  const isKilled = errorName === 'USER_CANCELED' || errorName === 'ADMINISTRATIVELY_KILLED'
  if (errorType === 'USER_ERROR' && !isKilled)
    return new UserError(`${name} refuses the question (${errorName}): ${said}.`)
  return new IncompleteAnswer(`${name} did not finish a query (${errorName}): ${said}.`)
}
