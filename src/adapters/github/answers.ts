import type * as z from 'zod'

import {noAnswer} from './failure.ts'

interface Answer {
  readonly data: unknown
  readonly headers: {readonly link?: string | undefined}
}

/** As many pages of a hundred as any list of GitHub's has; a list that goes on is no list. */
const MAX_PAGES = 100

/** What GitHub answered, where it has the form that is asked for; else nobody knows what it means, as if no answer came. */
export function answered<T>(schema: z.ZodType<T>, {data}: {readonly data: unknown}): T {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  throw noAnswer('the answer has another form than GitHub’s')
}

/**
 * The items of all pages of a list, in its order. Octokit's own paging takes a 409 for the end of the list, and an odd
 * answer for an empty one; here whatever is no page fails.
 */
export async function allPages<T>(
  schema: z.ZodType<readonly T[]>,
  ask: (page: number) => Promise<Answer>
): Promise<readonly T[]> {
  const items: T[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const answer = await ask(page)
    for (const item of answered(schema, answer)) items.push(item)
    if (!/;\s*rel="?next"?/u.test(answer.headers.link ?? '')) return items
  }
  throw noAnswer(`the list does not end after ${MAX_PAGES} pages`)
}
