import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {TIMES, type Times} from '../../../src/adapters/network/call.ts'

/** Servers that never come to an end are waited for no longer than that; no others are as slow. */
const SLOW_MS = 60

/** How long a test waits for a server that fails in one of these ways. */
export function timesFor(fault: string): Times {
  const callMs = SLOW.has(fault) ? SLOW_MS : 10_000
  return {...TIMES, callMs, fileMs: callMs, pauseMs: 1, longestPauseMs: 20}
}

const SLOW = new Set(['no answer at all', 'drop by drop'])

/** What a server echoes in every way, and no message may tell. */
export const SECRET = 's3cr3t-t0ken'

interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

type Answering = (asked: Asked, response: ServerResponse) => void

export interface FaultyServer {
  readonly base: string
  readonly seen: readonly Asked[]
  readonly close: () => Promise<void>
}

/** A server on loopback that answers by hand. */
export async function faultyServer(answer: Answering): Promise<FaultyServer> {
  const seen: Asked[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://x')
      const asked = {
        method: request.method ?? '',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8')
      }
      seen.push(asked)
      answer(asked, response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {
    base: `http://127.0.0.1:${port}`,
    seen,
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

/** An answer in JSON. */
export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body))
}

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Answering =>
  ({headers: asked}, response) => {
    // As careless servers do, it repeats what it was sent.
    const error = `no: ${asked.authorization ?? ''} ${SECRET}`
    response.writeHead(code, {'content-type': 'application/json', ...headers})
    response.end(JSON.stringify({error, message: error}))
  }

const text =
  (type: string, body: string): Answering =>
  (_, response) => {
    response.writeHead(200, {'content-type': type}).end(body)
  }

/** Every way in which a server fails a call, whatever was asked. */
export const FAULTS: Readonly<Record<string, Answering>> = {
  ...Object.fromEntries(
    [400, 401, 403, 404, 409, 410, 422, 500, 502, 503].map(code => [`status ${code}`, status(code)])
  ),
  'status 429': status(429),
  'status 429, come back in an hour': status(429, {'retry-after': '3600'}),
  'reset before the answer': (_, response) => response.socket?.destroy(),
  'reset in the answer': (_, response) => {
    response.writeHead(200, {'content-type': 'application/json', 'content-length': '1000'})
    response.write('{"status": "success", ', () => response.socket?.destroy())
  },
  'no answer at all': () => undefined,
  'drop by drop': (_, response) => {
    response.writeHead(200, {'content-type': 'application/json'})
    const drip = setInterval(() => response.write(' '), 5)
    response.on('close', () => {
      clearInterval(drip)
    })
  },
  'without end': (_, response) => {
    response.writeHead(200, {'content-type': 'application/json'})
    const block = Buffer.alloc(1024 * 1024, ' ')
    const more = (): void => {
      if (!response.destroyed && response.write(block)) setImmediate(more)
    }
    response.on('drain', more)
    more()
  },
  malformed: text('application/json', '{"a": [1, 2'),
  'nothing in the body': text('application/json', ''),
  null: text('application/json', 'null'),
  'another content type': text('text/plain', `hello ${SECRET}`),
  HTML: text('text/html', '<!doctype html><h1>Sign in</h1>'),
  'packed unasked': (_, response) => {
    response.writeHead(200, {'content-type': 'application/json', 'content-encoding': 'gzip'})
    response.end(Buffer.from([31, 139, 8, 0]))
  },
  'redirect in a circle': ({path}, response) => {
    response.writeHead(302, {location: path}).end()
  },
  'redirect to the metadata of the cloud': (_, response) => {
    response.writeHead(307, {location: 'http://169.254.169.254/latest/meta-data'}).end()
  },
  'redirect to a file': (_, response) => {
    response.writeHead(301, {location: 'file:///etc/passwd'}).end()
  },
  'redirect to nowhere': (_, response) => {
    response.writeHead(302).end()
  }
}
