import {setTimeout as wait} from 'node:timers/promises'

import {throttling} from '@octokit/plugin-throttling'
import {Octokit} from '@octokit/rest'

import type {Log} from '../../ports.ts'
import {apiFailure, isTransient, noAnswer} from './failure.ts'

/** What the adapters need of an Octokit; `@octokit/rest` and the one of `@actions/github` both have it. */
export type GitHubClient = Pick<Octokit, 'rest'>

/** How long a run waits for GitHub, in milliseconds. */
interface Patience {
  readonly attempt: number
  /** For all requests of a run together, waiting for its limits included. */
  readonly total: number
}

export interface ClientOptions {
  /** Without one only public repositories can be read. */
  readonly token: string | null
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise server; see `apiUrl`. */
  readonly baseUrl: string
  readonly log: Log
  readonly patience?: Patience
}

const MAX_RETRIES = 2
/** A limit that lasts longer fails the request: a job that sleeps costs more than one that is run again. */
const MAX_WAIT_S = 90
const PATIENCE: Patience = {attempt: 60_000, total: 600_000}
const FIRST_PAUSE_MS = 300

/** Innermost first: one attempt with its time limit, GitHub's rate limits, reads once more. */
export const PLUGINS = [oneAttempt, throttling, retryReads] as const

/** A client for the command line. It makes no request until it is asked. */
export function createClient({token, ...options}: ClientOptions): GitHubClient {
  const auth = token === null ? {} : {auth: token}
  return new (Octokit.plugin(...PLUGINS))({...auth, ...clientOptions(options)})
}

/** Where the API is: what the runner says, else github.com. */
export function apiUrl(env: Readonly<Record<string, string | undefined>>): string {
  const said = env['GITHUB_API_URL'] ?? ''
  return said === '' ? 'https://api.github.com' : said.replace(/(?<!\/)\/+$/u, '')
}

/** The options that every client has. A limited request is retried, a POST too: GitHub has not carried it out. */
export function clientOptions({baseUrl, log, patience = PATIENCE}: Omit<ClientOptions, 'token'>) {
  const waiting = new Waiting(patience)
  const retry = (seconds: number, {method, url}: RequestLine, retries: number): boolean => {
    const again = retries < MAX_RETRIES && seconds <= MAX_WAIT_S && seconds * 1000 <= waiting.left
    const what = `GitHub's rate limit stops ${method} ${url} for ${seconds} s`
    log.warning(again ? `${what}: waiting` : `${what}: giving up`)
    if (again) waiting.left -= seconds * 1000
    return again
  }
  return {
    baseUrl,
    userAgent: 'model-promotion-gate',
    waiting,
    log: {
      debug: ignore,
      info: ignore,
      warn: (message: string) => {
        log.debug(message)
      },
      error: (message: string) => {
        log.debug(message)
      }
    },
    throttle: {
      onRateLimit: (seconds: number, request: RequestLine, _: unknown, retries: number) =>
        retry(seconds, request, retries),
      onSecondaryRateLimit: (seconds: number, request: RequestLine, _: unknown, retries: number) =>
        retry(seconds, request, retries)
    }
  }
}

interface RequestLine {
  readonly method: string
  readonly url: string
}

/** How long a run still waits; all its requests take from it. */
class Waiting {
  readonly attempt: number
  left: number

  constructor({attempt, total}: Patience) {
    this.attempt = attempt
    this.left = total
  }
}

function waitingOf(options: object): Waiting {
  const given: unknown = Reflect.get(options, 'waiting')
  return given instanceof Waiting ? given : new Waiting(PATIENCE)
}

/**
 * One attempt, for as long as the run still waits for GitHub. Its answer is JSON, or it is none: Octokit hands out
 * pages of HTML and broken-off bodies as text, and throws what it makes of them.
 */
function oneAttempt(octokit: Pick<Octokit, 'hook'>, options: object): void {
  const waiting = waitingOf(options)
  octokit.hook.wrap('request', async (request, options) => {
    if (waiting.left <= 0)
      throw noAnswer('GitHub let this run wait too long; it is not asked again')
    const began = performance.now()
    const signal = AbortSignal.timeout(Math.ceil(Math.min(waiting.attempt, waiting.left)))
    // Written into them: Octokit gives every hook the first options, and the one for the token is further in.
    Object.assign(options, {request: {...options.request, signal}})
    try {
      return whole(await request(options))
    } catch (error) {
      throw understood(error)
    } finally {
      waiting.left -= performance.now() - began
    }
  })
}

/**
 * Asks again when the server failed or did not answer, but only where asking changes nothing: a POST whose answer was lost
 * may have been carried out.
 */
function retryReads(octokit: Pick<Octokit, 'hook'>): void {
  octokit.hook.wrap('request', async (request, options) => {
    const retries = options.method === 'GET' || options.method === 'HEAD' ? MAX_RETRIES : 0
    for (let retry = 0; ; retry++) {
      try {
        return await request(options)
      } catch (error) {
        const failure = apiFailure(error)
        if (retry === retries || failure === null || !isTransient(failure)) throw error
      }
      await wait(FIRST_PAUSE_MS * 2 ** retry)
    }
  })
}

/** What is not there must not look absent, nor a stranger's page like an answer. */
function whole<T extends {readonly status: number; readonly data: unknown}>(response: T): T {
  const {status, data} = response
  const isJson = typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer)
  if (status !== 204 && !isJson) throw noAnswer('the answer is not JSON, or was cut off')
  return response
}

/**
 * Failures of any shape as failures of the request; the plugin for limits knows secondary ones by their text only, and
 * 429 is one whatever it says.
 */
function understood(error: unknown): unknown {
  const failure = apiFailure(error)
  if (failure === null) return noAnswer(error instanceof Error ? error.message : String(error))
  const isSecondary = failure.kind === 'rate-limit' && failure.spent !== true
  if (isSecondary && error instanceof Error && !/\bsecondary rate\b/iu.test(error.message))
    error.message = `${error.message} (a secondary rate limit)`
  return error
}

function ignore(): void {
  // Octokit tells of every request; the log is for people.
}
