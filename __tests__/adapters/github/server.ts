import {createServer, type IncomingMessage, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'

/** One request, as the server saw it. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
  readonly token: string | null
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** `drop`: the connection breaks without an answer; `cut`: in the middle of it. */
  readonly fault?: 'drop' | 'cut'
}

export type Handler = (asked: Asked, base: string) => Reply | Promise<Reply>

export interface LoopbackServer {
  readonly url: string
  readonly log: Asked[]
  /** `POST /repos/…` of every request so far. */
  lines(): readonly string[]
  close(): Promise<void>
}

/** A server on this machine that answers as the handler says, and remembers what it was asked. */
export async function serve(handler: Handler): Promise<LoopbackServer> {
  const log: Asked[] = []
  const server: Server = createServer((request, response) => {
    void (async () => {
      const asked = await read(request)
      log.push(asked)
      const reply = await handler(asked, base)
      if (reply.fault === 'drop') {
        request.socket.destroy()
        return
      }
      const text = reply.body === undefined ? '' : JSON.stringify(reply.body)
      response.writeHead(reply.status ?? 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(text),
        ...reply.headers
      })
      if (reply.fault === 'cut') {
        response.write(text.slice(0, Math.ceil(text.length / 2)), () => request.socket.destroy())
      } else {
        response.end(text)
      }
    })()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: base,
    log,
    lines: () => log.map(({method, path}) => `${method} ${path}`),
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

/** One page of a list, with the links that GitHub sends. */
export function page(all: readonly unknown[], {path, query}: Asked, base: string): Reply {
  const size = Number(query.get('per_page') ?? 30)
  const number = Number(query.get('page') ?? 1)
  const isLast = number * size >= all.length
  const next = `<${base}${path}?per_page=${size}&page=${number + 1}>; rel="next"`
  return {
    body: all.slice((number - 1) * size, number * size),
    headers: isLast ? {} : {link: next}
  }
}

export const FORBIDDEN: Reply = {
  status: 403,
  body: {message: 'Resource not accessible by integration'}
}
export const NOT_FOUND: Reply = {status: 404, body: {message: 'Not Found'}}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const url = new URL(request.url ?? '/', 'http://localhost')
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    token: request.headers.authorization ?? null
  }
}
