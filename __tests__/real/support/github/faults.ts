import type {Answer} from './call.ts'

const LIMITS = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api'

export type Fault =
  | {readonly kind: 'answer'; readonly answer: Answer}
  /** The connection ends and nothing was done. */
  | {readonly kind: 'drop'}
  /** The work is done, the connection ends before the answer. */
  | {readonly kind: 'drop-after'}
  | {readonly kind: 'delay'; readonly milliseconds: number}
  /** An answer that is not as GitHub's: the text as it is. */
  | {
      readonly kind: 'text'
      readonly status: number
      readonly text: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** No answer ever; or one that begins and never ends. */
  | {readonly kind: 'silence'}
  | {readonly kind: 'endless'}

/** Which requests go wrong, how, and how often (once unless told otherwise). */
export interface FaultRule {
  readonly operation: string
  readonly fault: Fault
  readonly times?: number
}

/** The secondary rate limit as 403 or 429; Octokit knows it by its text. */
export function secondaryLimit(retryAfterSeconds: number, status: 403 | 429 = 403): Fault {
  const message =
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
  const documentation_url = `${LIMITS}#about-secondary-rate-limits`
  return {
    kind: 'answer',
    answer: {
      status,
      headers: {'retry-after': String(retryAfterSeconds)},
      body: {message, documentation_url, status: String(status)}
    }
  }
}

/** The primary rate limit, used up until some seconds from now. */
export function primaryLimit(resetInSeconds: number): Fault {
  const reset = Math.ceil(Date.now() / 1000) + resetInSeconds
  return {
    kind: 'answer',
    answer: {
      status: 403,
      headers: {'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset)},
      body: {
        message: 'API rate limit exceeded for installation.',
        documentation_url: LIMITS,
        status: '403'
      }
    }
  }
}

/** What GitHub's front door says when what is behind it does not answer. */
export function badGateway(): Fault {
  return {kind: 'answer', answer: {status: 502, body: {message: 'Server Error'}}}
}
