import {request as overHttp, type IncomingMessage} from 'node:http'
import {request as overTls} from 'node:https'
import {setTimeout as wait} from 'node:timers/promises'
import {WorldError} from '../../errors.ts'
import type {Address} from './address.ts'
import {LocalAddress, lookupBeside, refuseLocal} from './reach.ts'
import {firstLine, hidden} from './secrets.ts'

/** How long a server may take, in milliseconds; a test's are shorter. */
export interface Times {
  /** One call, with the redirects that it follows. */
  readonly callMs: number
  /** The call for a file. */
  readonly fileMs: number
  /** All calls of one run to one server. */
  readonly wholeMs: number
  /** Before a call is repeated; doubled each time. */
  readonly pauseMs: number
  /** A server that wants a longer pause (`Retry-After`) has failed. */
  readonly longestPauseMs: number
}

export const TIMES: Times = {
  callMs: 30_000,
  fileMs: 600_000,
  wholeMs: 3_600_000,
  pauseMs: 300,
  longestPauseMs: 15_000
}

/** A server that policy or environment name. */
export interface Server {
  /** As in messages: `MLflow`. */
  readonly name: string
  readonly address: Address
  /** Credentials: they go to the address's own origin, and to no other. */
  readonly headers: Readonly<Record<string, string>>
  readonly times: Times
  /** When nothing is asked any more, as `performance.now` tells time. */
  readonly ends: number
}

/** A server from now on, whose credentials stand in no message. */
export function openServer<T extends Omit<Server, 'ends'>>(given: T): T & Server {
  const {address, headers, times} = given
  const credentials = Object.entries(headers).flatMap(([name, value]) =>
    /authorization|key|token|cookie/iu.test(name) ? [value.replace(/^(basic|bearer) /iu, '')] : []
  )
  return {
    ...given,
    address: {...address, secrets: [...address.secrets, ...credentials]},
    ends: performance.now() + times.wholeMs
  }
}

export interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE'
  /** Absolute. Default the server's own address. */
  readonly url?: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether asking twice does what asking once does; default GET and HEAD. */
  readonly repeatable?: boolean
  /** How often it is asked at most where it is repeatable; default 3. */
  readonly attempts?: number
  /** Statuses after which it is asked again; default `BUSY`. */
  readonly busy?: ReadonlySet<number>
  /** Whether a redirect is followed: without credentials where it leaves the origin. Default not. */
  readonly follows?: boolean
  /** Of the answer; 0 does not read it. Default 16 MiB. */
  readonly maxBytes?: number
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
}

/** What a server answered, whatever its status. */
export interface Reply {
  readonly status: number
  /** '' where there is none. */
  readonly header: (name: string) => string
  readonly headers: readonly (readonly [string, string])[]
  readonly body: Uint8Array<ArrayBuffer>
}

/** A server gave no answer that could be read. */
export class NoAnswer extends WorldError {
  override name = 'NoAnswer'
  /** After `it` or a name: `cannot be reached (ECONNREFUSED)`. */
  readonly why: string
  /** Whether the same call may well be answered a moment later. */
  readonly isPassing: boolean

  constructor(
    {name, address}: Pick<Server, 'name' | 'address'>,
    why: string,
    remedy = '',
    isPassing = false
  ) {
    const said = hidden(why, address.secrets)
    super(`${name} at ${address.shown} ${said}.${remedy}`)
    this.why = said
    this.isPassing = isPassing
  }
}

/** Statuses of a server that may well answer a moment later. */
export const BUSY: ReadonlySet<number> = new Set([408, 429, 502, 503, 504])

const MAX_BYTES = 16 * 1024 * 1024
const MAX_REDIRECTS = 5
const ATTEMPTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * Asks a server once, and again where that changes nothing and it may help. Throws `NoAnswer` where it is away, too
 * slow, sends too much or sends the gate elsewhere than it may, and the signal's reason where that says so.
 */
export async function call(server: Server, asked: Call): Promise<Reply> {
  const {times, ends} = server
  const {signal} = asked
  const attempts = (asked.repeatable ?? isRead(asked)) ? (asked.attempts ?? ATTEMPTS) : 1
  for (let attempt = 1; ; attempt++) {
    const ended = await answered(server, asked).then(
      reply => ({reply}),
      (fault: unknown) => ({fault})
    )
    const pause = pauseAfter(ended, asked, times.pauseMs * 2 ** (attempt - 1))
    const isLast = attempt >= attempts || performance.now() + (pause ?? 0) >= ends
    if (pause === null || pause > times.longestPauseMs || isLast) {
      if ('fault' in ended) throw ended.fault
      return ended.reply
    }
    await wait(pause, null, signal === undefined ? {} : {signal}).catch(() => null)
    signal?.throwIfAborted()
  }
}

type Ended = {readonly reply: Reply} | {readonly fault: unknown}

/** How many milliseconds to wait before the same is asked again; null where that would not help. */
function pauseAfter(ended: Ended, {busy = BUSY}: Call, pauseMs: number): number | null {
  if ('fault' in ended)
    return ended.fault instanceof NoAnswer && ended.fault.isPassing ? pauseMs : null
  const {status, header} = ended.reply
  return busy.has(status) ? Math.max(pauseMs, wantedPause(header('retry-after')) ?? 0) : null
}

/** Milliseconds of a `Retry-After`, which is in seconds or a date; null for anything else. */
function wantedPause(said: string): number | null {
  if (/^\d+$/u.test(said)) return Number(said) * 1000
  const at = Date.parse(said)
  return Number.isNaN(at) ? null : at - Date.now()
}

/** One answer, behind its redirects. */
async function answered(server: Server, asked: Call): Promise<Reply> {
  const {times, ends, address} = server
  const left = ends - performance.now()
  if (left <= 0)
    throw new NoAnswer(server, `took longer than ${times.wholeMs / 1000} s for all questions`)
  const limit = Math.min(asked.timeoutMs ?? times.callMs, left)
  const late = AbortSignal.timeout(Math.ceil(limit))
  const signal = asked.signal === undefined ? late : AbortSignal.any([late, asked.signal])
  let url = asked.url ?? address.url
  for (let hop = 0; ; hop++) {
    const reply = await exchange(server, {...asked, url, signal}).catch((error: unknown) => {
      asked.signal?.throwIfAborted()
      if (late.aborted)
        throw new NoAnswer(server, `did not answer within ${Math.ceil(limit) / 1000} s`)
      throw error
    })
    const to = redirectOf(reply, url)
    if (to === null) return reply
    refuseRedirect(server, asked, {from: url, to, hop})
    url = to
  }
}

function isRead({method}: Call): boolean {
  return method === 'GET' || method === 'HEAD'
}

function redirectOf({status, header}: Reply, from: URL): URL | null {
  const to = header('location')
  if (!REDIRECTS.has(status) || to === '' || !URL.canParse(to, from.href)) return null
  const url = new URL(to, from.href)
  url.username = ''
  url.password = ''
  return url
}

function refuseRedirect(
  server: Server,
  asked: Call,
  {from, to, hop}: {readonly from: URL; readonly to: URL; readonly hop: number}
): void {
  const where = `sends the gate on to ${to.protocol}//${to.host}`
  if (asked.follows !== true || !isRead(asked))
    throw new NoAnswer(server, where, ' Give the address at which it answers itself.')
  if (hop >= MAX_REDIRECTS) throw new NoAnswer(server, `${where}, and so on without end`)
  const isWeb = to.protocol === 'https:' || to.protocol === 'http:'
  if (!isWeb || (from.protocol === 'https:' && to.protocol === 'http:'))
    throw new NoAnswer(server, `${where}, which is less safe than where it was asked`)
}

/** One request and its whole answer. */
async function exchange(
  server: Server,
  asked: Call & {readonly url: URL; readonly signal: AbortSignal}
): Promise<Reply> {
  const {address, headers} = server
  const {url, method, body, signal, maxBytes = MAX_BYTES} = asked
  const isOwn = url.origin === address.url.origin
  const open = url.protocol === 'https:' ? overTls : overHttp
  try {
    refuseLocal(url, address.named)
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = open(url, {
        method,
        headers: {
          accept: '*/*',
          // A size of what was packed would not be that of the answer.
          'accept-encoding': 'identity',
          'user-agent': 'model-promotion-gate',
          ...(body === undefined ? {} : {'content-length': String(Buffer.byteLength(body))}),
          ...(isOwn ? {...headers, ...asked.headers} : {})
        },
        lookup: lookupBeside(address.named),
        signal,
        // A connection that was let go while it was idle may break after a change was sent on it.
        ...((asked.repeatable ?? isRead(asked)) ? {} : {agent: false})
      })
      sent.once('response', resolve)
      sent.on('error', reject)
      sent.end(body)
    })
    return await replyOf(server, response, maxBytes)
  } catch (error) {
    throw error instanceof NoAnswer ? error : away(server, error)
  }
}

async function replyOf(
  server: Server,
  response: IncomingMessage,
  maxBytes: number
): Promise<Reply> {
  const headers = Object.entries(response.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, [value].flat().join(', ')] as const]
  )
  const of = new Map(headers)
  const reply = {
    status: response.statusCode ?? 0,
    headers,
    header: (name: string): string => of.get(name) ?? ''
  }
  const isWanted = maxBytes > 0 && !REDIRECTS.has(reply.status)
  const parts: Buffer[] = []
  let bytes = 0
  try {
    if (isWanted) {
      const packed = reply.header('content-encoding')
      if (packed !== '' && packed !== 'identity')
        throw new NoAnswer(server, `answers in the encoding ${packed}, which nobody asked for`)
      for await (const part of response as AsyncIterable<Buffer>) {
        bytes += part.length
        if (bytes > maxBytes)
          throw new NoAnswer(server, `sends more than the ${maxBytes} bytes that are read of it`)
        parts.push(part)
      }
    }
  } finally {
    response.destroy()
  }
  return {...reply, body: new Uint8Array(Buffer.concat(parts))}
}

/** A server that cannot be reached, or let go in the middle, by the error that says so. */
export function away(server: Pick<Server, 'name' | 'address'>, error: unknown): NoAnswer {
  if (error instanceof NoAnswer) return error
  if (error instanceof LocalAddress) return new NoAnswer(server, error.message)
  const {code, message} = error as {readonly code?: string; readonly message?: string}
  return new NoAnswer(
    server,
    `cannot be reached (${code ?? firstLine(message ?? 'no reason given')})`,
    ' See that it runs, that this machine may reach it, and that the address is right.',
    true
  )
}
