import {createServer, type IncomingMessage, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON. */
  readonly body?: unknown
}

export interface Seen {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** Answers one request; null never answers. */
export type Answering = (request: Seen) => Reply | null

export interface Loopback {
  readonly base: string
  readonly seen: readonly Seen[]
  close(): Promise<void>
}

/** A server on loopback that answers as the test says; `closeLoopbacks` ends all of them. */
export async function loopback(answer: Answering): Promise<Loopback> {
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://x')
      const asked: Seen = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8')
      }
      seen.push(asked)
      const reply = answer(asked)
      if (reply === null) return
      const {status = 200, headers = {}, body = {}} = reply
      const isText = typeof body === 'string'
      response.writeHead(status, {
        'content-type': isText ? 'text/plain' : 'application/json',
        ...headers
      })
      response.end(isText ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  running.add(server)
  const {port} = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}`,
    seen,
    close: async () => {
      await end(server)
    }
  }
}

export async function closeLoopbacks(): Promise<void> {
  await Promise.all([...running].map(end))
}

const running = new Set<Server>()

async function end(server: Server): Promise<void> {
  running.delete(server)
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}
