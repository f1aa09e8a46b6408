import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {TIMES, type Times} from '../../../src/adapters/network/call.ts'

/** Servers that never come to an end are waited for no longer than that; no others are as slow. */
const SLOW_MS = 60

/** How long a test waits for a server that fails in one of these ways. */
export function timesFor(fault: string): Times {
  const slow = {callMs: SLOW_MS, fileMs: SLOW_MS, wholeMs: 10 * SLOW_MS}
  return {...TIMES, ...(SLOW.has(fault) && slow), pauseMs: 1, longestPauseMs: 20}
}

const SLOW = new Set(['no answer at all', 'drop by drop'])

/** What a server echoes in every way, and no message may tell. */
export const SECRET = 's3cr3t-t0ken'

export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

export type Answering = (asked: Asked, response: ServerResponse) => void

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

/** What became of a run in which one call, however often it is made, ends in one way. */
export interface Failed<T> {
  readonly fault: string
  /** `GET /path?query`. */
  readonly call: string
  readonly ended: {readonly value: T} | {readonly error: unknown}
  readonly seen: readonly Asked[]
  readonly base: string
}

/**
 * Carries something out once as it should go, and once for each of its calls and each of the faults; `extra` are
 * faults beside `FAULTS`. Every run has a server of its own.
 */
export async function failEveryCall<T>(
  serving: () => Answering,
  run: (base: string, fault: string) => Promise<T>,
  extra: (good: Answering) => Readonly<Record<string, Answering>> = () => ({})
): Promise<readonly Failed<T>[]> {
  const good = await runOnce('', '', serving(), run)
  if ('error' in good.ended) throw good.ended.error
  const calls = [...new Set(good.seen.map(lineOf))]
  const names = [...Object.keys(FAULTS), ...Object.keys(extra(() => undefined))]
  const all: Failed<T>[] = []
  for (const line of calls) {
    const some = names.map(async fault => {
      const whole = serving()
      const failing = FAULTS[fault] ?? extra(whole)[fault]
      const answer: Answering = (asked, response) => {
        if (lineOf(asked) === line) failing?.(asked, response)
        else whole(asked, response)
      }
      return await runOnce(fault, line, answer, run)
    })
    all.push(...(await Promise.all(some)))
  }
  return all
}

async function runOnce<T>(
  fault: string,
  line: string,
  answer: Answering,
  run: (base: string, fault: string) => Promise<T>
): Promise<Failed<T>> {
  const server = await faultyServer(answer)
  const {base, seen} = server
  try {
    const ended = await run(base, fault).then(
      value => ({value}),
      (error: unknown) => ({error})
    )
    return {fault, call: line, ended, seen, base}
  } finally {
    await server.close()
  }
}

/** A call, without what no two calls have in common. */
export function lineOf({method, path, query}: Asked): string {
  const named = [...query].filter(([name]) => name !== 'query_id')
  return `${method} ${path}?${new URLSearchParams(named).toString()}`
}

/** How often each change was sent. */
export function changesIn(seen: readonly Asked[]): readonly number[] {
  const changes = seen.filter(({method}) => method !== 'GET' && method !== 'HEAD')
  const times = new Map<string, number>()
  for (const asked of changes) {
    const line = `${lineOf(asked)} ${asked.body}`
    times.set(line, (times.get(line) ?? 0) + 1)
  }
  return [...times.values()]
}

/** Everything that a person may read of a run, in one text. */
export function toldOf({ended}: Failed<unknown>): string {
  if ('value' in ended) return JSON.stringify(ended.value)
  const {error} = ended
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
