import * as z from 'zod'
import {UserError} from '../errors.ts'
import {
  LIVE_QUESTIONS,
  LIVE_WORDS,
  type LiveAnswer,
  type LiveAnswers,
  type LiveQuestion
} from '../repository/live.ts'
import type {MonitoringPolicy} from '../policy/schema.ts'
import {defaultQuery, selectorsIn, withModel} from './promql.ts'
import {largestOf} from '../statistics/core/extremes.ts'

/** What the adapter needs of the process. */
export interface PrometheusOptions {
  /** Values for `${NAME}` in address and token. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Seconds since 1970. */
  readonly now: () => number
  /** For one question; default 10 s. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 10_000
const DEFAULT_MAX_AGE_MINUTES = 60
const MAX_ANSWER_CHARS = 1_000_000

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({
      resultType: z.literal('vector'),
      result: z.array(z.object({value: z.tuple([z.number(), z.string()])}))
    }),
    z.object({resultType: z.literal('scalar'), result: z.tuple([z.number(), z.string()])}),
    z.object({resultType: z.enum(['matrix', 'string']), result: z.unknown()})
  ])
})
const errorSchema = z.object({status: z.literal('error'), error: z.string()})

/** A query's numbers, or why there are none. */
type Queried =
  | {readonly ok: true; readonly values: readonly number[]}
  | {readonly ok: false; readonly why: string}

/**
 * Asks a Prometheus server the five monitoring questions about a model. A question that it does not
 * answer (time-out, no JSON, not allowed, no sample) says why; that never throws. Throws a `UserError`
 * where the address or the token of the policy cannot be used.
 */
export async function askPrometheus(
  policy: MonitoringPolicy,
  model: string,
  options: PrometheusOptions
): Promise<LiveAnswers> {
  const server = serverOf(policy, options)
  const maxAgeSeconds = (policy['max-age-minutes'] ?? DEFAULT_MAX_AGE_MINUTES) * 60
  const answers: LiveAnswer[] = []
  for (const question of LIVE_QUESTIONS) {
    const written = policy.queries?.[question]
    const query = written === undefined ? defaultQuery(question, model) : withModel(written, model)
    answers.push(await answerTo(question, query, {server, maxAgeSeconds, options}))
  }
  return {system: 'Prometheus', maxAgeSeconds, answers}
}

interface Asking {
  readonly server: Server
  readonly maxAgeSeconds: number
  readonly options: PrometheusOptions
}

async function answerTo(
  question: LiveQuestion,
  query: string,
  asking: Asking
): Promise<LiveAnswer> {
  const {server, options} = asking
  const found = await ask(server, query, options)
  if (!found.ok) return {question, answered: false, why: found.why}
  const values = found.values.filter(value => Number.isFinite(value))
  const [value] = values
  if (value === undefined) {
    const why =
      found.values.length > 0 ? 'the answer is not a number' : await silence(query, asking)
    return {question, answered: false, why}
  }
  if (values.length > 1) {
    const why = `${values.length} series answer; the query for “${LIVE_WORDS[question]}” has to give one number, as by sum(…)`
    return {question, answered: false, why}
  }
  return {question, answered: true, value, ageSeconds: await ageOf(query, asking)}
}

/** Why a query gives nothing: no such metric, or none any more. */
async function silence(query: string, asking: Asking): Promise<string> {
  const age = await ageOf(query, asking)
  return age === null
    ? 'no sample: the metric is not there'
    : `no current sample; the last one is ${Math.max(1, Math.round(age / 60))} min old`
}

/**
 * Seconds since the newest sample that the query rests on; null where it cannot be told. The answer to
 * a query carries the time at which it was asked, so the samples' own times are asked for.
 */
async function ageOf(
  query: string,
  {server, maxAgeSeconds, options}: Asking
): Promise<number | null> {
  const selectors = selectorsIn(query)
  if (selectors.length === 0) return null
  // A sample past the allowed age is looked for as well, to be called old and not absent.
  const window = Math.max(600, Math.ceil(2 * maxAgeSeconds))
  const step = Math.max(15, Math.ceil(window / 200))
  const times = selectors.map(s => `max(max_over_time(timestamp(${s})[${window}s:${step}s]))`)
  const newest = await Promise.all(times.map(time => ask(server, time, options)))
  const stamps = newest.flatMap(n => (n.ok ? n.values.filter(v => Number.isFinite(v)) : []))
  return stamps.length === 0 ? null : Math.max(0, options.now() - largestOf(stamps))
}

interface Server {
  readonly url: string
  readonly token: string | null
}

function serverOf(policy: MonitoringPolicy, {environment}: PrometheusOptions): Server {
  const url = filled(policy.prometheus, 'monitoring.prometheus', environment)
  if (!/^https?:\/\//iu.test(url) || !URL.canParse(url)) {
    throw new UserError(
      'monitoring.prometheus has to be an address that begins with http:// or https://.'
    )
  }
  const token =
    policy.token === undefined ? null : filled(policy.token, 'monitoring.token', environment)
  return {url: url.replace(/(?<!\/)\/+$/u, ''), token}
}

/** Puts variables of the environment in; a value is never shown. */
function filled(
  written: string,
  key: string,
  environment: PrometheusOptions['environment']
): string {
  return written.replace(/\$\{(\w+)\}/gu, (_, name: string) => {
    const value = environment[name]
    if (value === undefined || value === '') {
      throw new UserError(`${key} needs the environment variable ${name}, which is not set.`)
    }
    return value
  })
}

async function ask(
  {url, token}: Server,
  query: string,
  {now, timeoutMs = TIMEOUT_MS}: PrometheusOptions
): Promise<Queried> {
  try {
    const response = await fetch(`${url}/api/v1/query`, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        ...(token === null ? {} : {authorization: `Bearer ${token}`})
      },
      body: new URLSearchParams({query, time: String(now())}),
      signal: AbortSignal.timeout(timeoutMs),
      // The token goes to the server of the policy, and to no other.
      redirect: 'error'
    })
    return numbersIn(response.status, await response.text())
  } catch (error) {
    return {ok: false, why: failure(error, timeoutMs)}
  }
}

function numbersIn(status: number, text: string): Queried {
  if (status === 401 || status === 403)
    return {ok: false, why: `the server refuses the token (${status})`}
  if (text.length > MAX_ANSWER_CHARS) return {ok: false, why: 'the answer is too long'}
  const json = parsed(text)
  const refused = errorSchema.safeParse(json)
  if (refused.success) return {ok: false, why: `the server says: ${refused.data.error}`}
  if (status !== 200) return {ok: false, why: `the server answers with status ${status}`}
  const answer = answerSchema.safeParse(json)
  if (!answer.success) {
    const isPage = /^\s*<(!doctype|html)/iu.test(text)
    return {
      ok: false,
      why: isPage ? 'the server answers with a web page' : 'the answer is not one of Prometheus'
    }
  }
  const {data} = answer.data
  if (data.resultType === 'vector')
    return {ok: true, values: data.result.map(({value}) => numberIn(value[1]))}
  if (data.resultType === 'scalar') return {ok: true, values: [numberIn(data.result[1])]}
  return {ok: false, why: `the query gives a ${data.resultType}, not a number`}
}

/** Prometheus writes numbers as text: `NaN`, `+Inf`. */
function numberIn(text: string): number {
  return /^[-+]?(\d|\.\d)/u.test(text) ? Number(text) : Number.NaN
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const failureSchema = z.object({
  name: z.string().optional(),
  cause: z.object({code: z.string().optional()}).optional()
})

function failure(thrown: unknown, timeoutMs: number): string {
  const {name, cause} = failureSchema.safeParse(thrown).data ?? {}
  if (name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`
  const code = cause?.code === undefined ? '' : ` (${cause.code})`
  return `the server cannot be reached${code}`
}
