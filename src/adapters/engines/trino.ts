import {setTimeout as wait} from 'node:timers/promises'
import * as z from 'zod'
import {UserError, WorldError} from '../../errors.ts'
import {away, type EngineAddress, firstLine, notLetIn} from './address.ts'
import {IncompleteAnswer, type SqlAnswer, type SqlSession} from './session.ts'

/** What one query may cost; beyond it the engine ends it. */
export interface QueryCaps {
  readonly seconds: number | null
  readonly bytes: number | null
}

const BUSY = new Set([429, 502, 503, 504])
const MOST_ATTEMPTS = 8
const MOST_BREAKS = 3
const FIRST_PAUSE_MS = 100
const ANSWER_TIMEOUT_MS = 60_000

const cell = z.union([z.string(), z.null()])
const answerSchema = z.object({
  nextUri: z.string().optional(),
  columns: z.array(z.object({name: z.string(), type: z.string()})).optional(),
  data: z.array(z.array(cell)).optional(),
  stats: z.object({physicalInputBytes: z.number().optional()}).optional(),
  error: z.object({message: z.string(), errorName: z.string(), errorType: z.string()}).optional()
})

/** A session with Trino over its client protocol. `token` is a JSON web token, which goes before a password. */
export function openTrino(
  address: EngineAddress,
  token: string | null,
  caps: QueryCaps
): SqlSession {
  const headers = headersOf(address, token, caps)
  const ask = (method: string, url: string, body?: string): Promise<Response> =>
    fetchBounded(address, headers, method, url, body)

  return {
    query: async (sql, signal) => {
      signal?.throwIfAborted()
      const columns: SqlAnswer['columns'][number][] = []
      const rows: (string | null)[][] = []
      let answer = await answerOf(address, await ask('POST', statementUrl(address), sql))
      for (;;) {
        if (columns.length === 0) for (const one of answer.columns ?? []) columns.push(one)
        for (const row of answer.data ?? []) rows.push(row)
        if (answer.error !== undefined) throw failure(address, answer.error)
        const {nextUri} = answer
        if (nextUri === undefined) {
          refuseExcess(address, answer.stats?.physicalInputBytes ?? 0, caps)
          return {columns, rows}
        }
        refuseStranger(address, nextUri)
        if (signal?.aborted === true) {
          // Best effort: whether the server hears it or not, nobody waits for the answer any more.
          await ask('DELETE', nextUri).catch(() => null)
          signal.throwIfAborted()
        }
        answer = await answerOf(address, await ask('GET', nextUri))
      }
    },
    close: () => Promise.resolve()
  }
}

/** Trino looks at its limit once a second: a short query may end before it is told to. */
function refuseExcess({engine}: EngineAddress, read: number, {bytes}: QueryCaps): void {
  if (bytes === null || read <= bytes) return
  throw new IncompleteAnswer(
    `${engine} did not finish a query (EXCEEDED_SCAN_LIMIT): it read ${read} bytes, and ${bytes} are allowed.`
  )
}

function headersOf(
  {login}: EngineAddress,
  token: string | null,
  {seconds, bytes}: QueryCaps
): Readonly<Record<string, string>> {
  const session = [
    ...(seconds === null ? [] : [`query_max_execution_time=${seconds}s`]),
    ...(bytes === null ? [] : [`query_max_scan_physical_bytes=${bytes}B`])
  ]
  const basic = (password: string): string =>
    `Basic ${Buffer.from(`${login.user}:${password}`).toString('base64')}`
  return {
    'user-agent': 'model-promotion-gate',
    'x-trino-user': login.user === '' ? 'model-promotion-gate' : login.user,
    'x-trino-source': 'model-promotion-gate',
    'x-trino-time-zone': 'UTC',
    ...(session.length === 0 ? {} : {'x-trino-session': session.join(',')}),
    ...(token !== null
      ? {authorization: `Bearer ${token}`}
      : login.password === null
        ? {}
        : {authorization: basic(login.password)})
  }
}

function statementUrl({url}: EngineAddress): string {
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/u, '')}/v1/statement`
}

/** Credentials go to the server of the policy, and to no other. */
function refuseStranger({engine, url, shown}: EngineAddress, next: string): void {
  if (URL.canParse(next) && new URL(next).origin === url.origin) return
  throw new WorldError(
    `${engine} at ${shown} sends the gate on to ${next}, which is another server. Give the address under which the coordinator knows itself.`
  )
}

async function fetchBounded(
  address: EngineAddress,
  headers: Readonly<Record<string, string>>,
  method: string,
  url: string,
  body: string | undefined
): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : {body}),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS)
    }).catch((error: unknown) => error)
    const isAnswer = response instanceof Response
    if (isAnswer && !BUSY.has(response.status)) return response
    // A connection that the server let go while it was idle fails once; queries only read, so they are sent again.
    if (attempt === (isAnswer ? MOST_ATTEMPTS : MOST_BREAKS)) {
      throw isAnswer
        ? new WorldError(
            `${address.engine} at ${address.shown} is busy: it answered ${MOST_ATTEMPTS} times with status ${response.status}.`
          )
        : away(address, response)
    }
    await wait(FIRST_PAUSE_MS * 2 ** (attempt - 1))
  }
}

async function answerOf(
  address: EngineAddress,
  response: Response
): Promise<z.infer<typeof answerSchema>> {
  const {engine, shown} = address
  const text = await response.text().catch((error: unknown) => {
    throw away(address, error)
  })
  if (response.status === 401 || response.status === 403) throw notLetIn(address, text)
  if (!response.ok)
    throw new WorldError(
      `${engine} at ${shown} answers with status ${response.status}: ${firstLine(text)}.`
    )
  const answer = answerSchema.safeParse(parsed(text))
  if (!answer.success)
    throw new WorldError(`What answers at ${shown} is not ${engine}: ${firstLine(text)}.`)
  return answer.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Errors of the query are the user's; an engine that ran out of what it may use, or lost a worker, has no answer. */
function failure(
  {engine}: EngineAddress,
  {message, errorName, errorType}: NonNullable<z.infer<typeof answerSchema>['error']>
): Error {
  const said = firstLine(message)
  const isKilled = errorName === 'USER_CANCELED' || errorName === 'ADMINISTRATIVELY_KILLED'
  if (errorType === 'USER_ERROR' && !isKilled)
    return new UserError(`${engine} refuses the question (${errorName}): ${said}.`)
  return new IncompleteAnswer(`${engine} did not finish a query (${errorName}): ${said}.`)
}
