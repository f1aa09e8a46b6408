import * as z from 'zod'

import {WorldError} from '../../errors.ts'

/** Why a request to the API failed. */
export interface ApiFailure {
  readonly kind:
    'no-answer' | 'server' | 'rate-limit' | 'token' | 'forbidden' | 'missing' | 'refused'
  /** What the server said, on one line. */
  readonly message: string
  /** Of a rate limit: whether all requests of the hour are used up. */
  readonly spent?: boolean
}

const requestError = z.object({
  name: z.literal('HttpError'),
  status: z.number(),
  message: z.string(),
  response: z.object({headers: z.record(z.string(), z.unknown())}).optional()
})

/** The failure that an Octokit threw; null for anything else, which is a bug and must not be taken for an outage. */
export function apiFailure(error: unknown): ApiFailure | null {
  // Known by its shape: each of the two Octokits may bring its own class.
  const parsed = requestError.safeParse(pick(error))
  if (!parsed.success) return null
  const {status, response} = parsed.data
  const message = (parsed.data.message.split('\n')[0] ?? '').slice(0, 300)
  if (response === undefined) return {kind: 'no-answer', message}
  const {headers} = response
  const spent = headers['x-ratelimit-remaining'] === '0'
  const mayWait = spent || headers['retry-after'] !== undefined || /rate limit/iu.test(message)
  if (status === 429 || (status === 403 && mayWait)) return {kind: 'rate-limit', message, spent}
  // No permission opens a conversation that is locked.
  return {
    kind: status === 403 && /\blocked\b/iu.test(message) ? 'refused' : kindOf(status),
    message
  }
}

/** As Octokit says that no answer came. */
export function noAnswer(message: string): Error {
  return Object.assign(new Error(message), {name: 'HttpError', status: 500})
}

/** Whether the same request may well succeed a moment later. */
export function isTransient({kind}: ApiFailure): boolean {
  return kind === 'no-answer' || kind === 'server'
}

/** What a token needs for a request, and what the request is for: `comment on the pull request`. */
export interface Purpose {
  readonly what: string
  readonly permission: string
}

/** Why a request was in vain and what to do, in one sentence for the job's log. */
export function reasonFor({kind, message}: ApiFailure, {what, permission}: Purpose): string {
  const said = `cannot ${what} (${message})`
  switch (kind) {
    case 'no-answer':
    case 'server':
      return `${said}: GitHub failed or could not be reached`
    case 'rate-limit':
      return `${said}: the token's rate limit is used up`
    case 'token':
      return `${said}: the token is not valid`
    case 'forbidden':
    case 'missing':
      return `${said}: the job needs \`permissions: ${permission}\`, which a pull request from a fork never gets`
    case 'refused':
      return said
  }
}

/** Whether the token lacks a permission, as far as GitHub says. */
export function isDenied({kind}: ApiFailure): boolean {
  return kind === 'forbidden' || kind === 'missing'
}

/** The error to throw where reading is in vain; what is not the API's failure is passed on as it is. */
export function readError(error: unknown, purpose: Purpose): unknown {
  if (error instanceof z.ZodError) {
    const problems = z.prettifyError(error)
    return new WorldError(`cannot ${purpose.what}: GitHub's answer has another form:\n${problems}`)
  }
  const failure = apiFailure(error)
  return failure === null ? error : new WorldError(reasonFor(failure, purpose), {cause: error})
}

function kindOf(status: number): ApiFailure['kind'] {
  if (status >= 500) return 'server'
  if (status === 401) return 'token'
  if (status === 403) return 'forbidden'
  return status === 404 ? 'missing' : 'refused'
}

/** `message` is not an own enumerable property of an error, so the schema could not see it. */
function pick(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return null
  const of = (name: string): unknown => (name in error ? Reflect.get(error, name) : undefined)
  return {
    name: of('name'),
    status: of('status'),
    message: of('message'),
    response: of('response')
  }
}
