import * as z from 'zod'
import {WorldError} from '../../../errors.ts'
import type {Answer, Query, Server} from '../http.ts'

/** All items over all pages. Throws `WorldError` where the same page comes again. */
export async function pages<T>(
  fetchPage: (token: Query) => Promise<{readonly items: readonly T[]; readonly next: string}>
): Promise<T[]> {
  const all: T[] = []
  const seen = new Set<string>()
  for (let token = ''; ;) {
    const {items, next} = await fetchPage(token === '' ? {} : {page_token: token})
    for (const one of items) all.push(one)
    if (next === '') return all
    if (seen.has(next)) throw new WorldError('MLflow gives the same page again and again.')
    seen.add(next)
    token = next
  }
}

/** Whether MLflow says that it has no such thing. */
export function isAbsent(answer: Answer<unknown>): boolean {
  return !answer.ok && (answer.status === 404 || answer.code === 'RESOURCE_DOES_NOT_EXIST')
}

/** What was answered, in the shape that is expected. Throws `WorldError` where it is refused or of another shape. */
export function parse<T>({name, base}: Server, schema: z.ZodType<T>, answer: Answer<unknown>): T {
  if (!answer.ok) throw new WorldError(`${name} at ${base} refuses: ${answer.message}`)
  const result = schema.safeParse(answer.value)
  if (result.success) return result.data
  throw new WorldError(
    `${name} at ${base} answers in a shape that is not known: ${z.prettifyError(result.error)}`
  )
}
