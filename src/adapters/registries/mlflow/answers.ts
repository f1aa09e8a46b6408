import type * as z from 'zod'
import {WorldError} from '../../../errors.ts'
import {faultOf} from '../../network/answer.ts'
import {named, type Answer, type Query, type RegistryServer} from '../http.ts'

const MAX_PAGES = 1000

/** All items over all pages. Throws `WorldError` where the same page comes again. */
export async function pages<T>(
  server: RegistryServer,
  fetchPage: (token: Query) => Promise<{readonly items: readonly T[]; readonly next: string}>
): Promise<T[]> {
  const all: T[] = []
  const seen = new Set<string>()
  for (let token = ''; ;) {
    const {items, next} = await fetchPage(token === '' ? {} : {page_token: token})
    for (const one of items) all.push(one)
    if (next === '') return all
    if (seen.has(next))
      throw new WorldError(`${named(server)} gives the same page again and again.`)
    if (seen.size === MAX_PAGES)
      throw new WorldError(`${named(server)} gives a list of more than ${MAX_PAGES} pages.`)
    seen.add(next)
    token = next
  }
}

/** Whether MLflow says that it has no such thing: by its code, since anything else may answer with status 404. */
export function isAbsent(answer: Answer<unknown>): boolean {
  return !answer.ok && /(?:DOES_NOT_EXIST|NOT_FOUND)$/u.test(answer.code)
}

/** What was answered, in the shape that is expected. Throws `WorldError` where it is refused or of another shape. */
export function parse<T>(server: RegistryServer, schema: z.ZodType<T>, answer: Answer<unknown>): T {
  if (!answer.ok) throw new WorldError(refused(server, answer))
  const result = schema.safeParse(answer.value)
  if (result.success) return result.data
  throw new WorldError(
    `${named(server)} answers in a shape that is not known: ${faultOf(result.error)}.`
  )
}

/** What a registry refuses, and why. */
export function refused(
  server: RegistryServer,
  {status, code, message}: Extract<Answer<unknown>, {ok: false}>
): string {
  const said = message === '' ? '' : `: ${message}`
  return `${named(server)} refuses (${code === '' ? `status ${status}` : code})${said}.`
}
