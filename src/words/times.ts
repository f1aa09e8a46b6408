/** Some time of a log: from a day on, before a day, or all of it. */
export interface SpokenTime {
  readonly when: 'since' | 'before' | 'throughout'
  /** ISO date; null for all of it. */
  readonly date: string | null
}

/** `since 2026-11-12`, `before 2026-11-12`, `in the whole window`. */
export function spokenTime({when, date}: SpokenTime): string {
  return date === null || when === 'throughout' ? 'in the whole window' : `${when} ${date}`
}

/** Where live traffic comes from: answers of both models to the same requests, or of each to its own group. */
export type Layout = 'pairs' | 'groups'

/** What to do where time alone settles it: `Keep shadowing until about 2026-12-03`. */
export function goOn(layout: Layout, until: string | null = null): string {
  const what = layout === 'groups' ? 'Keep the canary running' : 'Keep shadowing'
  return until === null ? what : `${what} until about ${until}`
}

/** `, at this pace about 2026-12-03`; empty where there is no pace. */
export function atThisPace(date: string | null): string {
  return date === null ? '' : `, at this pace about ${date}`
}
