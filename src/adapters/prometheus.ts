import * as z from 'zod'
import {
  LIVE_QUESTIONS,
  LIVE_WORDS,
  type LiveAnswer,
  type LiveAnswers,
  type LiveQuestion
} from '../repository/live.ts'
import type {MonitoringPolicy} from '../policy/schema.ts'
import {below, type Environment, filledIn, HTTP, readAddress} from './network/address.ts'
import {faultOf, jsonOf, statusOf} from './network/answer.ts'
import {
  call,
  NoAnswer,
  openServer,
  type Reply,
  type Server,
  TIMES,
  type Times
} from './network/call.ts'
import {firstLine} from './network/secrets.ts'
import {defaultQuery, selectorsIn, withModel} from './promql.ts'
import {largestOf} from '../statistics/core/extremes.ts'

/** What the adapter needs of the process. */
export interface PrometheusOptions {
  /** Values for `${NAME}` in address and token. */
  readonly environment: Environment
  /** Seconds since 1970. */
  readonly now: () => number
  readonly times?: Times
}

/** For one question. */
const CALL_MS = 10_000
const DEFAULT_MAX_AGE_MINUTES = 60
const MAX_ANSWER_BYTES = 1_000_000

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

function serverOf(
  {prometheus, token}: MonitoringPolicy,
  {environment, times = {...TIMES, callMs: CALL_MS}}: PrometheusOptions
): Server {
  const what = 'monitoring.prometheus'
  const address = readAddress({what, written: prometheus, schemes: HTTP}, environment)
  const written = {what: 'monitoring.token', written: token ?? ''}
  const authorization = token === undefined ? '' : `Bearer ${filledIn(written, environment)}`
  const headers = authorization === '' ? {} : {authorization}
  return openServer({name: 'Prometheus', address, headers, times})
}

async function ask(server: Server, query: string, {now}: PrometheusOptions): Promise<Queried> {
  try {
    const reply = await call(server, {
      method: 'POST',
      url: below(server.address, '/api/v1/query'),
      headers: {accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded'},
      body: new URLSearchParams({query, time: String(now())}).toString(),
      repeatable: true,
      maxBytes: MAX_ANSWER_BYTES
    })
    return numbersIn(server, reply)
  } catch (error) {
    if (error instanceof NoAnswer) return {ok: false, why: `the server ${error.why}`}
    throw error
  }
}

function numbersIn({address}: Server, reply: Reply): Queried {
  const {status} = reply
  if (status === 401 || status === 403)
    return {ok: false, why: `the server refuses the token (${status})`}
  const json = jsonOf(reply)
  const refused = errorSchema.safeParse(json.ok ? json.value : null)
  if (refused.success) {
    const {error} = refused.data
    return {ok: false, why: `the server says: ${firstLine(error, address.secrets)}`}
  }
  if (status !== 200) return {ok: false, why: `the server answers with ${statusOf(reply)}`}
  if (!json.ok) return {ok: false, why: `the server answers with ${json.what}`}
  const answer = answerSchema.safeParse(json.value)
  if (!answer.success) {
    const why = `the answer is not one of Prometheus (${faultOf(answer.error)})`
    return {ok: false, why}
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
