import * as z from 'zod'
import type {Reply} from './call.ts'

/** JSON of an answer, or what it is instead, as messages say after `answers with`. */
export type Json =
  {readonly ok: true; readonly value: unknown} | {readonly ok: false; readonly what: string}

/** The text of an answer, whatever its bytes are. */
export function textOf({body}: Reply): string {
  return new TextDecoder().decode(body)
}

export function jsonOf(reply: Reply): Json {
  const text = textOf(reply)
  try {
    return {ok: true, value: JSON.parse(text)}
  } catch {
    const what =
      text.trim() === ''
        ? 'nothing'
        : /^\s*</u.test(text)
          ? 'HTML'
          : /json/u.test(reply.header('content-type'))
            ? 'JSON that is broken off or malformed'
            : 'something that is not JSON'
    return {ok: false, what}
  }
}

/** What is wrong with an answer's shape, in half a sentence: its first fault and where that is. */
export function faultOf({issues: [first]}: z.ZodError): string {
  if (first === undefined) return 'no reason given'
  const path = z.core.toDotPath(first.path)
  const said = first.message.replace(/^Invalid input: /u, '')
  return path === '' ? said : `${path}: ${said}`
}

/** An answer's status in words, with the pause that it asks for. */
export function statusOf({status, header}: Reply): string {
  const pause = header('retry-after')
  return `status ${status}${/^\d{1,9}$/u.test(pause) ? ` and asks for a pause of ${pause} s` : ''}`
}
