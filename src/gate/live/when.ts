import {hoursIn, requestsIn, type Traffic} from '../../traffic/traffic.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {Layout} from '../../words/times.ts'
import {smallestOf} from '../../statistics/core/extremes.ts'

export const HOURS_PER_DAY = 24
const MS_PER_HOUR = 3_600_000
/** Farther ahead nobody plans. */
const FARTHEST_DAYS = 366

/** The time that a log covers. */
export interface Window {
  /** Hours since 1970, UTC: the first with a request, and the last. */
  readonly first: number
  readonly last: number
  /** Days of 24 hours from the first request on that have requests; the last counts as far as it has come. */
  readonly days: number
  /** Hours of the day, 0 to 23 UTC, with requests. */
  readonly hoursOfDay: ReadonlySet<number>
}

/** The time that a log covers; null where no request has a time. */
export function windowOf(traffic: Traffic): Window | null {
  const hours = [...new Set(hoursIn(traffic).flatMap(({hour}) => hour ?? []))].sort((a, b) => a - b)
  const [first, last] = [hours[0], hours.at(-1)]
  if (first === undefined || last === undefined) return null
  const lastOfDay = new Map<number, number>()
  for (const hour of hours) {
    const day = Math.floor((hour - first) / HOURS_PER_DAY)
    lastOfDay.set(day, ((hour - first) % HOURS_PER_DAY) + 1)
  }
  const lengths = [...lastOfDay.values()]
  const ofLast = lengths.pop() ?? 0
  // A service that sleeps at night has no requests at the end of any of its days.
  const usual = smallestOf([HOURS_PER_DAY, ...lengths])
  return {
    first,
    last,
    days: lengths.length + Math.min(1, ofLast / usual),
    hoursOfDay: new Set(hours.map(hour => hour % HOURS_PER_DAY))
  }
}

/** The day since 1970, UTC, of an hour since 1970. */
export function dayOf(hour: number): number {
  return Math.floor(hour / HOURS_PER_DAY)
}

/** ISO date, UTC, of an hour since 1970. */
export function dateOf(hour: number): string {
  return new Date(hour * MS_PER_HOUR).toISOString().slice(0, 10)
}

/** `2026-11-03 14:00`, UTC. */
export function timeOf(hour: number): string {
  return new Date(hour * MS_PER_HOUR).toISOString().slice(0, 16).replace('T', ' ')
}

/** About when, at the log's pace, something that `have` counts will be `needed`; null where it will not. */
export function dateWhen(traffic: Traffic, have: number, needed: number): string | null {
  const window = windowOf(traffic)
  if (window === null || !(have > 0)) return null
  return dateAfter(window, ((needed - have) / have) * window.days)
}

/** The date some days after the end of the log; null where nobody plans as far. */
export function dateAfter({last}: Window, days: number): string | null {
  if (!(days <= FARTHEST_DAYS)) return null
  return dateOf(last + 1 + Math.ceil(Math.max(0, days) * HOURS_PER_DAY))
}

/** About when that many requests will be there; null where it cannot be said. */
export function dateOfRequests(traffic: Traffic, needed: number): string | null {
  return dateWhen(traffic, requestsIn(traffic), needed)
}

/** Keeps with a finding the date that it waits for. */
export function waiting(date: string | null): Pick<Finding, 'waitsUntil'> {
  return date === null ? {} : {waitsUntil: date}
}

/** Whose answers a log has. */
export function layoutOf({roles}: Pick<Traffic, 'roles'>): Layout {
  return roles.layout === 'groups' ? 'groups' : 'pairs'
}
