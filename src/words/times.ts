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
