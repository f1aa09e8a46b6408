import {Cron} from 'croner'
import {largestOf} from '../statistics/core/extremes.ts'

/** How often a schedule comes round. */
export interface Rhythm {
  /** The longest time between two runs, in days. */
  readonly longestDays: number
  readonly isMoreThanHourly: boolean
}

/** A preset of GitLab and of Kubernetes operators that crontab(5) does not have. */
const QUARTERLY = '0 0 1 */3 *'
const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 24 * MS_PER_HOUR
const FROM = Date.UTC(2027, 0, 1)
/** A year and a leap day more, so that every date of a schedule comes up and the year's end with it. */
const UNTIL = FROM + 2 * 366 * MS_PER_DAY

/**
 * The rhythm of a cron expression of five fields, or of a preset such as `@weekly`; null for any other
 * text and for a schedule that never comes.
 */
export function rhythmOf(expression: string): Rhythm | null {
  const schedule = scheduleOf(expression.trim())
  if (schedule === null) return null
  const days = daysOf(schedule)
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? day))
  if (gaps.length === 0) return null
  return {
    longestDays: largestOf(gaps) / MS_PER_DAY,
    isMoreThanHourly: isMoreThanHourly(schedule)
  }
}

function scheduleOf(expression: string): Cron | null {
  // `?` is "any" in the schedules that train, but "now" to the library.
  const text = expression === '@quarterly' ? QUARTERLY : expression.replaceAll('?', '*')
  try {
    return new Cron(text, {mode: '5-part', sloppyRanges: true, utcOffset: 0, paused: true})
  } catch {
    return null
  }
}

/** The days on which it runs, as the time of their beginning (ms). */
function daysOf(schedule: Cron): readonly number[] {
  const days: number[] = []
  for (let at = runAfter(schedule, FROM - 1); at !== null && at < UNTIL;) {
    const day = beginning(at, MS_PER_DAY)
    days.push(day)
    at = runAfter(schedule, day + MS_PER_DAY - 1)
  }
  return days
}

/** Whether several runs fall into one hour, and that in several hours of a day. */
function isMoreThanHourly(schedule: Cron): boolean {
  const first = runAfter(schedule, FROM - 1)
  if (first === null) return false
  const [hour, day] = [beginning(first, MS_PER_HOUR), beginning(first, MS_PER_DAY)]
  const second = runAfter(schedule, first)
  const later = runAfter(schedule, hour + MS_PER_HOUR - 1)
  const isTwiceAnHour = second !== null && beginning(second, MS_PER_HOUR) === hour
  return isTwiceAnHour && later !== null && beginning(later, MS_PER_DAY) === day
}

function runAfter(schedule: Cron, at: number): number | null {
  return schedule.nextRun(new Date(at))?.getTime() ?? null
}

function beginning(at: number, unit: number): number {
  return Math.floor(at / unit) * unit
}
