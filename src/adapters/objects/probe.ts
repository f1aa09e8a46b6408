import {statusOf} from '../network/answer.ts'
import {call, NoAnswer, type Reply, type Server} from '../network/call.ts'

/** Whether something is at an address; a clause where that could not be told. */
export type Probed =
  {readonly state: 'there' | 'absent'} | {readonly state: 'unknown'; readonly why: string}

export interface Probe {
  readonly server: Server
  readonly url: URL
  /** How large it has to be; null where that is not known. */
  readonly bytes: number | null
}

/**
 * Asks whether a file of that size is at an address, without its content: by HEAD, else by its first byte, since
 * addresses that are signed for GET refuse HEAD, and some servers tell a size only then. A web page in its place is not the file. Never throws.
 */
export async function probe(asked: Probe): Promise<Probed> {
  return await told(async () => {
    const head = await ask(asked, 'HEAD')
    const isSilent = head.status === 200 && asked.bytes !== null && sizeIn(head) === null
    if (!isSilent && ![400, 403, 405, 501].includes(head.status)) return judged(head, asked)
    return judged(await ask(asked, 'GET'), asked)
  })
}

async function ask({server, url}: Probe, method: 'HEAD' | 'GET'): Promise<Reply> {
  const headers = method === 'GET' ? {range: 'bytes=0-0'} : {}
  return await call(server, {method, url, headers, follows: true, maxBytes: 0})
}

function judged(reply: Reply, {bytes}: Probe): Probed {
  const {status} = reply
  if (status === 404 || status === 410) return {state: 'absent'}
  if (status !== 200 && status !== 206) return unknown(`it answers with ${statusOf(reply)}`)
  if (/\btext\/html\b/iu.test(reply.header('content-type')))
    return unknown('it answers with a web page')
  const size = sizeIn(reply)
  if (bytes === null || size === bytes) return {state: 'there'}
  return unknown(
    size === null
      ? 'it does not say how large the file is'
      : `it has ${size} bytes, where ${bytes} are recorded`
  )
}

function sizeIn({status, header}: Reply): number | null {
  const written =
    status === 206
      ? (/\/(\d+)$/u.exec(header('content-range'))?.[1] ?? '')
      : header('content-length')
  return /^\d+$/u.test(written) ? Number(written) : null
}

/** What could not be told, and why. */
export function unknown(why: string): Extract<Probed, {state: 'unknown'}> {
  return {state: 'unknown', why}
}

/** What was found, or why there was no answer, without the address: it may hold a credential. */
export async function told<T>(
  ask: () => Promise<T>
): Promise<T | Extract<Probed, {state: 'unknown'}>> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof NoAnswer) return unknown(`it ${error.why}`)
    throw error
  }
}
