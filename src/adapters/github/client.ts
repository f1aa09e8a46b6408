import {setTimeout as wait} from 'node:timers/promises'

import {throttling} from '@octokit/plugin-throttling'
import {Octokit} from '@octokit/rest'

import type {Log} from '../../ports.ts'
import {apiFailure, isTransient, noAnswer} from './failure.ts'

/** What the adapters need of an Octokit; `@octokit/rest` and the one of `@actions/github` both have it. */
export type GitHubClient = Pick<Octokit, 'rest' | 'paginate'>

export interface ClientOptions {
  /** Without one only public repositories can be read. */
  readonly token: string | null
  /** `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise server; see `apiUrl`. */
  readonly baseUrl: string
  readonly log: Log
}

const MAX_RETRIES = 2
/** A limit that lasts longer fails the request: a job that sleeps costs more than one that is run again. */
const MAX_WAIT_S = 90
const TIMEOUT_MS = 60_000
const FIRST_PAUSE_MS = 300

/** Innermost first: a time limit for each attempt, GitHub's rate limits, reads once more. */
export const PLUGINS = [timeLimit, throttling, retryReads] as const

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
export function clientOptions({baseUrl, log}: Omit<ClientOptions, 'token'>) {
  const retry = (seconds: number, {method, url}: RequestLine, retries: number): boolean => {
    const again = retries < MAX_RETRIES && seconds <= MAX_WAIT_S
    const what = `GitHub's rate limit stops ${method} ${url} for ${seconds} s`
    log.warning(again ? `${what}: waiting` : `${what}: giving up`)
    return again
  }
  return {
    baseUrl,
    userAgent: 'model-promotion-gate',
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

function timeLimit(octokit: Pick<Octokit, 'hook'>): void {
  octokit.hook.wrap('request', async (request, options) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    return await request({...options, request: {...options.request, signal}})
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
        return whole(await request(options))
      } catch (error) {
        const failure = apiFailure(error)
        if (retry === retries || failure === null || !isTransient(failure)) throw error
      }
      await wait(FIRST_PAUSE_MS * 2 ** retry)
    }
  })
}

interface Answered {
  readonly data: unknown
  readonly headers: {readonly 'content-type'?: string}
}

/** Octokit hands out a broken-off JSON body as text, and pages of it as empty: what is not there must not look absent. */
function whole<T extends Answered>(response: T): T {
  const cut =
    typeof response.data === 'string' && /json/u.test(response.headers['content-type'] ?? '')
  if (cut) throw noAnswer('the answer was cut off')
  return response
}

function ignore(): void {
  // Octokit tells of every request; the log is for people.
}
