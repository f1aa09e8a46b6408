import {count} from './numbers.ts'

/** `1 segment`, `18 segments`. */
export function counted(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`
}

/** `a, b and c`; of more than `limit` the first ones and how many more there are. */
export function listed(items: readonly string[], limit = Infinity, conjunction = 'and'): string {
  const shown = items.length > limit ? items.slice(0, limit) : items
  const rest = items.length - shown.length
  const all = rest > 0 ? [...shown, `${count(rest)} more`] : shown
  const last = all.at(-1) ?? ''
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} ${conjunction} ${last}`
}

const NAMED = 3

/** The first few of several things, and how many more there are: `3, 17, 21 and 9 more`. */
export function someOf(items: readonly (string | number)[], all: number = items.length): string {
  const named = items.slice(0, all > NAMED + 1 ? NAMED : all).map(String)
  const more = all - named.length
  return listed(more > 0 ? [...named, `${count(more)} more`] : named)
}
