import {randomUUID} from 'node:crypto'
import * as z from 'zod'
import {UserError, WorldError} from '../../errors.ts'
import {away, type EngineAddress, firstLine, notLetIn} from './address.ts'
import {IncompleteAnswer, type SqlSession} from './session.ts'
import type {QueryCaps} from './trino.ts'

const answerSchema = z.object({
  meta: z.array(z.object({name: z.string(), type: z.string()})),
  data: z.array(z.array(z.union([z.string(), z.null()])))
})

/** Codes of ClickHouse: src/Common/ErrorCodes.cpp. */
const NOT_LET_IN = new Set([192, 193, 194, 516])
const SYNTAX_ERROR = 62
/** Time, rows, bytes and memory that are used up; parts of a cluster that do not answer; killed queries. */
const NOT_FINISHED = new Set([
  32, 33, 158, 159, 160, 202, 209, 210, 236, 241, 242, 279, 307, 394, 396, 425
])

const DEFAULT_SECONDS = 600

/** A session with ClickHouse over HTTP. All shards have to answer: one that is lost ends the query. */
export function openClickHouse(address: EngineAddress, caps: QueryCaps): SqlSession {
  const headers = {
    'user-agent': 'model-promotion-gate',
    ...(address.login.user === '' ? {} : {'x-clickhouse-user': address.login.user}),
    ...(address.login.password === null ? {} : {'x-clickhouse-key': address.login.password})
  }
  const post = (sql: string, settings: Readonly<Record<string, string>>, ms: number) =>
    fetch(urlOf(address, settings), {
      method: 'POST',
      headers,
      body: sql,
      redirect: 'error',
      signal: AbortSignal.timeout(ms)
    })
  const timeoutMs = ((caps.seconds ?? DEFAULT_SECONDS) + 30) * 1000

  return {
    query: async (sql, signal) => {
      signal?.throwIfAborted()
      const id = randomUUID()
      const kill = (): void => {
        void post(`KILL QUERY WHERE query_id = '${id}' ASYNC`, {}, 10_000).catch(() => null)
      }
      signal?.addEventListener('abort', kill, {once: true})
      try {
        const send = () =>
          post(`${sql} FORMAT JSONCompact`, {...settingsOf(caps), query_id: id}, timeoutMs)
        // A connection that the server let go while it was idle fails once; queries only read.
        const response = await send()
          .catch(send)
          .catch((error: unknown) => {
            throw away(address, error)
          })
        const text = await response.text().catch((error: unknown) => {
          throw away(address, error)
        })
        signal?.throwIfAborted()
        return answerOf(address, response, text)
      } finally {
        signal?.removeEventListener('abort', kill)
      }
    },
    close: () => Promise.resolve()
  }
}

function settingsOf({seconds, bytes}: QueryCaps): Readonly<Record<string, string>> {
  return {
    readonly: '2',
    // Otherwise a lost shard is left out, and half an answer looks like a whole one.
    skip_unavailable_shards: '0',
    count_distinct_implementation: 'uniqExact',
    output_format_json_quote_64bit_integers: '1',
    // An error that comes late is a status, not text amid the rows.
    wait_end_of_query: '1',
    ...(seconds === null
      ? {}
      : {max_execution_time: String(seconds), timeout_overflow_mode: 'throw'}),
    ...(bytes === null ? {} : {max_bytes_to_read: String(bytes), read_overflow_mode: 'throw'})
  }
}

function urlOf({url}: EngineAddress, settings: Readonly<Record<string, string>>): string {
  const whole = new URL(url)
  for (const [name, value] of Object.entries(settings)) whole.searchParams.set(name, value)
  return whole.href
}

function answerOf(
  address: EngineAddress,
  response: Response,
  text: string
): {columns: z.infer<typeof answerSchema>['meta']; rows: z.infer<typeof answerSchema>['data']} {
  const {engine, shown} = address
  const [, code] = /^Code: (\d+)/u.exec(text) ?? []
  if (code !== undefined) throw failure(address, Number(code), text)
  if (response.status === 401 || response.status === 403) throw notLetIn(address, text)
  const answer = answerSchema.safeParse(parsed(text))
  if (!response.ok || !answer.success)
    throw new WorldError(
      `What answers at ${shown} (status ${response.status}) is not ${engine}: ${firstLine(text)}.`
    )
  return {columns: answer.data.meta, rows: answer.data.data}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function failure(address: EngineAddress, code: number, text: string): Error {
  const [, message = text] =
    /^Code: \d+[.,] ?(?:e\.displayText\(\) = )?(?:DB::Exception: )?([^]*?)(?:, e\.what\(\)[^]*)?$/u.exec(
      text
    ) ?? []
  const said = firstLine(message)
  const {engine} = address
  if (NOT_LET_IN.has(code)) return notLetIn(address, said)
  if (NOT_FINISHED.has(code))
    return new IncompleteAnswer(`${engine} did not finish a query (code ${code}): ${said}.`)
  if (code === SYNTAX_ERROR && text.includes('PARTITION BY'))
    return new UserError(
      `A log with a row for each model's answer needs ClickHouse 21.9 or later; ${address.shown} is older. Make a view with both answers in a row.`
    )
  return new UserError(`${engine} refuses the question (code ${code}): ${said}.`)
}
