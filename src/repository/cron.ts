/** How often a schedule comes round. */
export interface Rhythm {
  /** The longest time between two runs, in days. */
  readonly longestDays: number
  readonly isMoreThanHourly: boolean
}

const PRESETS: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@quarterly': '0 0 1 */3 *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *'
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MS_PER_DAY = 86_400_000
/** A year and a leap day more, so that every date of a schedule comes up and the year's end with it. */
const HORIZON_DAYS = 2 * 366

/**
 * The rhythm of a cron expression of five fields, or of a preset such as `@weekly`; null for any other
 * text and for a schedule that never comes. As crontab(5) has it, a day is taken by its date or its
 * weekday where both are restricted, else by both.
 */
export function rhythmOf(expression: string): Rhythm | null {
  const text = expression.trim().toLowerCase()
  const fields = (PRESETS[text] ?? text).split(/\s+/u)
  if (fields.length !== 5) return null
  const [minute = '', hour = '', date = '', month = '', weekday = ''] = fields
  const minutes = valuesOf(minute, 0, 59)
  const hours = valuesOf(hour, 0, 23)
  const dates = valuesOf(date, 1, 31)
  const months = valuesOf(month, 1, 12, MONTHS)
  const weekdays = valuesOf(weekday, 0, 7, DAYS)
  if (!minutes || !hours || !dates || !months || !weekdays) return null
  if (weekdays.has(7)) weekdays.add(0)
  const isEither = !date.startsWith('*') && !weekday.startsWith('*')
  const runs: number[] = []
  for (let day = 0; day < HORIZON_DAYS; day++) {
    const at = new Date(Date.UTC(2027, 0, 1) + day * MS_PER_DAY)
    const [byDate, byWeekday] = [dates.has(at.getUTCDate()), weekdays.has(at.getUTCDay())]
    const isDay = isEither ? byDate || byWeekday : byDate && byWeekday
    if (isDay && months.has(at.getUTCMonth() + 1)) runs.push(day)
  }
  const gaps = runs.slice(1).map((day, index) => day - (runs[index] ?? day))
  if (gaps.length === 0) return null
  return {longestDays: Math.max(...gaps), isMoreThanHourly: minutes.size > 1 && hours.size > 1}
}

/** The values of one field; null where it is not of the form `*`, `a`, `a-b`, each with `/step`, or a list of them. */
function valuesOf(
  field: string,
  least: number,
  most: number,
  names: readonly string[] = []
): Set<number> | null {
  const number = (word: string): number => {
    const named = names.indexOf(word.slice(0, 3))
    if (named >= 0) return named + least
    return /^\d{1,2}$/u.test(word) ? Number(word) : NaN
  }
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const [range = '', every, ...more] = part.split('/')
    const [from = '', to, ...others] = range.split('-')
    const step = every === undefined ? 1 : Number(every)
    const isAll = range === '*' || range === '?'
    const first = isAll ? least : number(from)
    const open = every === undefined ? first : most
    const last = isAll ? most : to === undefined ? open : number(to)
    const isSound =
      more.length === 0 &&
      others.length === 0 &&
      Number.isInteger(step) &&
      step > 0 &&
      first >= least &&
      last <= most &&
      first <= last
    if (!isSound) return null
    for (let value = first; value <= last; value += step) values.add(value)
  }
  return values
}
