import {WorldError} from '../../errors.ts'
import {jsonOf, statusOf, textOf} from '../network/answer.ts'
import {BUSY, call, type Call, type Reply, type Server} from '../network/call.ts'
import {firstLine} from '../network/secrets.ts'

/** A server of a registry, and how to mend what is wrong with it. */
export interface RegistryServer extends Server {
  /** The variables that hold the credentials, for the message when they are refused. */
  readonly credentials: string
  /** Where the address comes from, for the message when something else answers there. */
  readonly addressFrom: string
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

/** A registry's reads change nothing, so they are asked again where the server itself failed, too. */
const TRANSIENT = new Set([...BUSY, 500])

/** Asks for JSON. Throws `WorldError` when the server is away, slow, refuses the credentials or is another one. */
export async function getJson(
  server: RegistryServer,
  path: string,
  query: Query = {}
): Promise<Answer<unknown>> {
  return jsonIn(server, await ask(server, {method: 'GET', follows: true}, path, query))
}

/** Sends JSON, once: an answer that was lost may have been carried out. Throws as `getJson` does. */
export async function sendJson(
  server: RegistryServer,
  method: 'POST' | 'DELETE',
  path: string,
  body: unknown
): Promise<Answer<unknown>> {
  const headers = {'content-type': 'application/json'}
  return jsonIn(server, await ask(server, {method, headers, body: JSON.stringify(body)}, path))
}

/** The bytes of a file of that size, as the registry lists it. Throws as `getJson` does. */
export async function getBytes(
  server: RegistryServer,
  path: string,
  bytes: number,
  query: Query = {}
): Promise<Answer<Uint8Array>> {
  const reply = await ask(server, fileOf(server, bytes), path, query)
  return isOk(reply) ? {ok: true, value: reply.body} : refusal(server, reply)
}

/**
 * `fetch` for a client library that reads JSON: with the gate's own retries, limits and messages, and of this
 * server alone, whatever host the library was told by a link. Throws as `getJson` does.
 */
export function jsonFetch(server: RegistryServer): typeof fetch {
  return async input => {
    const reply = await ask(server, {method: 'GET', follows: true}, pathBelow(server, input))
    jsonIn(server, reply)
    return responseOf(reply)
  }
}

/** The same for a file of that size, whose redirects to another host go there without the credentials. */
export function fileFetch(server: RegistryServer, bytes: number): typeof fetch {
  return async input =>
    responseOf(await ask(server, fileOf(server, bytes), pathBelow(server, input)))
}

/** What a registry lists may be out by a little, but is not without bound. */
function fileOf({times}: Server, bytes: number): Call {
  const maxBytes = Math.max(bytes, SMALL_BYTES)
  return {method: 'GET', follows: true, timeoutMs: times.fileMs, maxBytes}
}

const SMALL_BYTES = 1024 * 1024

function responseOf({status, headers, body}: Reply): Response {
  const isBare = body.length === 0 || [101, 204, 205, 304].includes(status)
  return new Response(isBare ? null : body, {status, headers: headers.map(([a, b]) => [a, b])})
}

/** Addresses below the server's own; of another host only path and query count. */
function pathBelow(server: Server, input: string | URL | Request): string {
  const url = input instanceof Request ? input.url : String(input)
  const base = baseOf(server)
  if (url.startsWith(`${base}/`)) return url.slice(base.length)
  const {pathname, search} = new URL(url)
  return `${pathname}${search}`
}

/** The server's address without a slash at the end. */
export function baseOf({address: {url}}: Server): string {
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/u, '')}`
}

async function ask(
  server: RegistryServer,
  asked: Call,
  path: string,
  query: Query = {}
): Promise<Reply> {
  const search = new URLSearchParams(query).toString()
  const url = new URL(`${baseOf(server)}${path}${search === '' ? '' : `?${search}`}`)
  const reply = await call(server, {...asked, url, busy: TRANSIENT})
  if (reply.status === 401 || reply.status === 403) throw refused(server, reply)
  if (!TRANSIENT.has(reply.status)) return reply
  throw new WorldError(
    `${named(server)} answers ${asked.method} ${path.split('?')[0] ?? ''} with ${statusOf(reply)}.`
  )
}

function refused(server: RegistryServer, reply: Reply): WorldError {
  const said = firstLine(textOf(reply), server.address.secrets)
  if (/invalid host header/iu.test(said)) {
    return new WorldError(
      `${named(server)} refuses this host name: start it with --allowed-hosts, or use its IP address.`
    )
  }
  return new WorldError(
    reply.status === 401
      ? `${named(server)} does not accept the credentials (401): set ${server.credentials}.`
      : `${named(server)} forbids this (403): ${said}. The user of ${server.credentials} needs the right to do it.`
  )
}

function jsonIn(server: RegistryServer, reply: Reply): Answer<unknown> {
  const json = jsonOf(reply)
  if (json.ok) return isOk(reply) ? json : refusal(server, reply)
  throw new WorldError(
    `${named(server)} answers with ${json.what} (${statusOf(reply)}), so it is not the API of ${server.name}; its address comes from ${server.addressFrom}.`
  )
}

function isOk({status}: Reply): boolean {
  return status >= 200 && status < 300
}

function refusal({address}: Server, reply: Reply): Answer<never> {
  const json = jsonOf(reply)
  const {error_code: code, message, error} = textsIn(json.ok ? json.value : null)
  const said = message ?? error ?? textOf(reply)
  return {
    ok: false,
    status: reply.status,
    code: code ?? '',
    message: firstLine(said, address.secrets)
  }
}

function textsIn(value: unknown): Readonly<Record<string, string | undefined>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  )
}

/** A server in messages. */
export function named({name, address}: Server): string {
  return `${name} at ${address.shown}`
}
