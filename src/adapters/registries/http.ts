import {setTimeout as wait} from 'node:timers/promises'
import {UserError, WorldError} from '../../errors.ts'

/** A server of a registry, and how to speak to it. */
export interface Server {
  /** As in messages: `MLflow`. */
  readonly name: string
  /** Without a slash at the end. */
  readonly base: string
  readonly headers: Readonly<Record<string, string>>
  /** The variables that hold the credentials, for the message when they are refused. */
  readonly credentials: string
  /** Where the address comes from, for the message when something else answers there. */
  readonly addressFrom: string
  readonly timeoutMs?: number
}

export type Query = Readonly<Record<string, string>>

/** An answer that is the registry's own: what was asked for, or its reason why not. */
export type Answer<T> =
  | {readonly ok: true; readonly value: T}
  | {
      readonly ok: false
      readonly status: number
      /** The registry's word for it, '' where it has none. */
      readonly code: string
      readonly message: string
    }

const TIMEOUT_MS = 30_000
const DOWNLOAD_TIMEOUT_MS = 600_000
const MAX_RETRIES = 2
const FIRST_PAUSE_MS = 300
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504])

/** Asks for JSON. Throws `WorldError` when the server is away, slow, refuses the credentials or is another one. */
export async function getJson(
  server: Server,
  path: string,
  query: Query = {}
): Promise<Answer<unknown>> {
  return await jsonOf(server, await ask(server, 'GET', path, {query}))
}

/** Sends JSON, once: an answer that was lost may have been carried out. Throws as `getJson` does. */
export async function sendJson(
  server: Server,
  method: 'POST' | 'DELETE',
  path: string,
  body: unknown
): Promise<Answer<unknown>> {
  return await jsonOf(server, await ask(server, method, path, {body: JSON.stringify(body)}))
}

/** The bytes of a file. Throws as `getJson` does. */
export async function getBytes(
  server: Server,
  path: string,
  query: Query = {}
): Promise<Answer<Uint8Array>> {
  const response = await ask(server, 'GET', path, {query, timeoutMs: DOWNLOAD_TIMEOUT_MS})
  if (!response.ok) return refusal(response.status, await textOf(server, response))
  return {ok: true, value: await bytesOf(server, response)}
}

/**
 * `fetch` for a client library that reads JSON: with this module's retries, time limits and messages, and of this
 * server alone, whatever host the library was told by a link. Throws as `getJson` does.
 */
export function jsonFetch(server: Server): typeof fetch {
  return async input => {
    const response = await ask(server, 'GET', pathBelow(server, input), {})
    await jsonOf(server, response.clone())
    return response
  }
}

/** The same for files, whose redirects to another host go there without the credentials. */
export function fileFetch(server: Server): typeof fetch {
  return async input => {
    const limit = {timeoutMs: DOWNLOAD_TIMEOUT_MS}
    const response = await ask(server, 'GET', pathBelow(server, input), limit)
    return response.ok ? new Response(await bytesOf(server, response)) : response
  }
}

function pathBelow({base}: Server, input: string | URL | Request): string {
  const url = input instanceof Request ? input.url : String(input)
  if (url.startsWith(`${base}/`)) return url.slice(base.length)
  const {pathname, search} = new URL(url)
  return `${pathname}${search}`
}

/** A registry's address from policy or environment, `${VARIABLE}`s filled in. Throws `UserError` for one that is not set. */
export function expand(written: string, env: Readonly<Record<string, string | undefined>>): string {
  return written.replace(/\$\{(\w+)\}/gu, (_, name: string) => {
    const value = env[name] ?? ''
    if (value === '')
      throw new UserError(`The registry's address is ${written}, but ${name} is not set.`)
    return value
  })
}

/** Address and credentials of `http://user:password@host/path`. Throws `UserError` for anything but http and https. */
export function parseAddress(
  address: string,
  shown: string
): {readonly base: string; readonly login: string | null} {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !/^https?:$/u.test(url.protocol)) {
    throw new UserError(`The registry's address ${shown} is not an http:// or https:// address.`)
  }
  const login =
    url.username === ''
      ? null
      : `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  return {base: `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/u, '')}`, login}
}

/** The header of basic authentication for `user:password`. */
export function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`
}

interface Asked {
  readonly query?: Query
  readonly body?: string
  readonly timeoutMs?: number
}

async function ask(
  server: Server,
  method: string,
  path: string,
  {query = {}, body, timeoutMs = TIMEOUT_MS}: Asked
): Promise<Response> {
  const search = new URLSearchParams(query).toString()
  const url = `${server.base}${path}${search === '' ? '' : `?${search}`}`
  const retries = method === 'GET' ? MAX_RETRIES : 0
  for (let retry = 0; ; retry++) {
    const response = await fetch(url, {
      method,
      headers: {
        accept: '*/*',
        'user-agent': 'model-promotion-gate',
        ...(body === undefined ? {} : {'content-type': 'application/json'}),
        ...server.headers
      },
      ...(body === undefined ? {} : {body}),
      signal: AbortSignal.timeout(server.timeoutMs ?? timeoutMs)
    }).catch((error: unknown) => error)
    if (response instanceof Response && !TRANSIENT.has(response.status)) {
      await refuseStrangers(server, response)
      return response
    }
    if (retry === retries) {
      throw response instanceof Response
        ? new WorldError(`${server.name} at ${server.base} answers with status ${response.status}.`)
        : away(server, response)
    }
    await wait(FIRST_PAUSE_MS * 2 ** retry)
  }
}

async function refuseStrangers(server: Server, response: Response): Promise<void> {
  const {status} = response
  if (status !== 401 && status !== 403) return
  const said = await textOf(server, response)
  if (/invalid host header/iu.test(said)) {
    throw new WorldError(
      `${server.name} at ${server.base} refuses this host name: start it with --allowed-hosts, or use its IP address.`
    )
  }
  throw new WorldError(
    status === 401
      ? `${server.name} at ${server.base} does not accept the credentials (401): set ${server.credentials}.`
      : `${server.name} at ${server.base} forbids this (403): ${firstLine(said)} The user of ${server.credentials} needs the right to do it.`
  )
}

async function jsonOf(server: Server, response: Response): Promise<Answer<unknown>> {
  const text = await textOf(server, response)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const what = /^\s*</u.test(text) ? 'HTML' : 'something that is not JSON'
    throw new WorldError(
      `${server.base} answers with ${what} (status ${response.status}), so it is not the API of ${server.name}; its address comes from ${server.addressFrom}.`
    )
  }
  return response.ok ? {ok: true, value} : refusal(response.status, text)
}

function refusal(status: number, text: string): Answer<never> {
  const {error_code: code, message, error} = parsed(text)
  return {ok: false, status, code: code ?? '', message: message ?? error ?? firstLine(text)}
}

function parsed(text: string): Readonly<Record<string, string | undefined>> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    )
  } catch {
    return {}
  }
}

async function textOf(server: Server, response: Response): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    throw away(server, error)
  }
}

async function bytesOf(server: Server, response: Response): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw away(server, error)
  }
}

function away({name, base, timeoutMs}: Server, error: unknown): WorldError {
  if (isTimeout(error)) {
    return new WorldError(
      `${name} at ${base} did not answer within ${(timeoutMs ?? TIMEOUT_MS) / 1000} s.`
    )
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const why = cause instanceof Error ? cause.message : String(cause)
  return new WorldError(`${name} at ${base} cannot be reached: ${why}.`)
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError'
  )
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 200) ?? ''
}
