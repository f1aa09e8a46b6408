import {randomUUID} from 'node:crypto'
import * as z from 'zod'
import {UserError, WorldError} from '../../errors.ts'
import {faultOf, jsonOf, statusOf, textOf} from '../network/answer.ts'
import {BUSY, call, type Call, openServer, type Reply} from '../network/call.ts'
import {firstLine} from '../network/secrets.ts'
import {type EngineServer, notLetIn, patience, type QueryCaps} from './engine-server.ts'
import {IncompleteAnswer, type SqlAnswer, type SqlSession} from './session.ts'

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
/** A query that took too long is not put again. */
const PASSING = new Set([...BUSY].filter(status => status !== 408))

const MAX_BYTES = 256 * 1024 * 1024

/** A session with ClickHouse over HTTP. All shards have to answer: one that is lost ends the query. */
export function openClickHouse(engine: EngineServer, caps: QueryCaps): SqlSession {
  const {user, password} = engine.login
  const headers = {
    ...(user === '' ? {} : {'x-clickhouse-user': user}),
    ...(password === null ? {} : {'x-clickhouse-key': password})
  }
  const server = openServer({...engine, headers})
  const post = async (
    body: string,
    settings: Readonly<Record<string, string>>,
    more: Partial<Call>
  ): Promise<Reply> => {
    const url = new URL(server.address.url)
    for (const [name, value] of Object.entries(settings)) url.searchParams.set(name, value)
    return await call(server, {method: 'POST', url, body, ...more})
  }

  return {
    query: async (sql, signal) => {
      signal?.throwIfAborted()
      const id = randomUUID()
      const kill = (): void => {
        const query = `KILL QUERY WHERE query_id = '${id}' ASYNC`
        void post(query, {}, {}).catch(() => null)
      }
      signal?.addEventListener('abort', kill, {once: true})
      try {
        const settings = {...settingsOf(caps), query_id: id}
        // Queries only read, and one whose connection broke may be put again.
        const reply = await post(`${sql} FORMAT JSONCompact`, settings, {
          repeatable: true,
          busy: PASSING,
          timeoutMs: patience(caps, server),
          maxBytes: MAX_BYTES
        })
        signal?.throwIfAborted()
        return answerOf(server, reply)
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

function answerOf(server: EngineServer, reply: Reply): SqlAnswer {
  const {name, address} = server
  const json = jsonOf(reply)
  if (!json.ok) {
    const text = textOf(reply)
    const [, code] = /^Code: (\d+)/u.exec(text) ?? []
    if (code !== undefined) throw failure(server, Number(code), text)
    if (reply.status === 401 || reply.status === 403) throw notLetIn(server, text)
  }
  const answer = answerSchema.safeParse(json.ok ? json.value : null)
  if (reply.status !== 200 || !answer.success || !json.ok) {
    const said = !json.ok ? json.what : answer.success ? 'rows' : `JSON: ${faultOf(answer.error)}`
    throw new WorldError(
      `What answers at ${address.shown} (${statusOf(reply)}) does not answer as ${name} does: it gives ${said}.`
    )
  }
  return {columns: answer.data.meta, rows: answer.data.data}
}

function failure(server: EngineServer, code: number, text: string): Error {
  const [, message = text] =
    /^Code: \d+[.,] ?(?:e\.displayText\(\) = )?(?:DB::Exception: )?([^]*?)(?:, e\.what\(\)[^]*)?$/u.exec(
      text
    ) ?? []
  const {name, address} = server
  const said = firstLine(message, address.secrets)
  if (NOT_LET_IN.has(code)) return notLetIn(server, said)
  if (NOT_FINISHED.has(code))
    return new IncompleteAnswer(`${name} did not finish a query (code ${code}): ${said}.`)
  if (code === SYNTAX_ERROR && text.includes('PARTITION BY'))
    return new UserError(
      `A log with a row for each model's answer needs ClickHouse 21.9 or later; ${address.shown} is older. Make a view with both answers in a row.`
    )
  return new UserError(`${name} refuses the question (code ${code}): ${said}.`)
}
