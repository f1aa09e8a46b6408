import {thousands} from './thousands.ts'

const NAMED = 3

/** The first few of several things, and how many more there are: `3, 17, 21 and 9 more`. */
export function someOf(items: readonly (string | number)[], count: number = items.length): string {
  const named = items.slice(0, count > NAMED + 1 ? NAMED : count)
  const more = count - named.length
  if (more > 0) return `${named.join(', ')} and ${thousands(more)} more`
  if (named.length < 2) return named.join('')
  return `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`
}
