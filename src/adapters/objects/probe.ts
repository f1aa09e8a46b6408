/** Whether something is at an address; a clause where that could not be told. */
export type Probed =
  {readonly state: 'there' | 'absent'} | {readonly state: 'unknown'; readonly why: string}

export interface Probe {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** How large it has to be; null where that is not known. */
  readonly bytes: number | null
  readonly timeoutMs?: number
}

/** How long an answer may take. */
export const TIMEOUT_MS = 15_000

/**
 * Asks whether a file of that size is at an address, without its content: by HEAD, else by its first byte, since
 * addresses that are signed for GET refuse HEAD. A web page in its place is not the file. Never throws.
 */
export async function probe(asked: Probe): Promise<Probed> {
  const head = await ask(asked, 'HEAD')
  if (!(head instanceof Response)) return head
  if (![400, 403, 405, 501].includes(head.status)) return judged(head, asked)
  const first = await ask(asked, 'GET')
  return first instanceof Response ? judged(first, asked) : first
}

async function ask(
  {url, headers = {}, timeoutMs = TIMEOUT_MS}: Probe,
  method: 'HEAD' | 'GET'
): Promise<Response | Probed> {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        'user-agent': 'model-promotion-gate',
        // A size of what was packed would not be that of the file.
        'accept-encoding': 'identity',
        ...headers,
        ...(method === 'GET' ? {range: 'bytes=0-0'} : {})
      },
      signal: AbortSignal.timeout(timeoutMs)
    })
    await response.body?.cancel()
    return response
  } catch (error) {
    return unknown(unreached(error, timeoutMs))
  }
}

function judged({status, headers}: Response, {bytes}: Probe): Probed {
  if (status === 404 || status === 410) return {state: 'absent'}
  if (status !== 200 && status !== 206) return unknown(`it answers with status ${status}`)
  if (/\btext\/html\b/iu.test(headers.get('content-type') ?? ''))
    return unknown('it answers with a web page')
  const size = sizeIn(status, headers)
  return bytes === null || size === null || size === bytes
    ? {state: 'there'}
    : unknown(`it has ${size} bytes, where ${bytes} are recorded`)
}

function sizeIn(status: number, headers: Headers): number | null {
  const written =
    status === 206
      ? (/\/(\d+)$/u.exec(headers.get('content-range') ?? '')?.[1] ?? '')
      : (headers.get('content-length') ?? '')
  return /^\d+$/u.test(written) ? Number(written) : null
}

/** What could not be told, and why. */
export function unknown(why: string): Extract<Probed, {state: 'unknown'}> {
  return {state: 'unknown', why}
}

/** Why there was no answer, without the address: it may hold a credential. */
export function unreached(error: unknown, timeoutMs: number = TIMEOUT_MS): string {
  return error instanceof Error && error.name === 'TimeoutError'
    ? `it does not answer within ${timeoutMs / 1000} s`
    : 'it cannot be reached'
}
