import type {Costs} from '../policy/schema.ts'
import {rowsNeeded} from '../statistics/core/power.ts'

/** How long a fall of quality goes unnoticed where the model is watched. */
export interface Detection {
  /** Label delay and days of traffic together; whole days of traffic, because nobody looks more often. */
  readonly days: number
  /** Labelled predictions that show the fall. */
  readonly rows: number
  readonly words: string
}

const ASSURANCE = {alpha: 0.05, power: 0.8} as const
/** The widest spread that a share can have, for where the rate is not known: asks for the most rows. */
const WIDEST = 0.5

/**
 * The days until monitoring shows the fall that matters: the label delay and the days of traffic that
 * a one-sided test at 5 % needs to see it with a chance of 80 % (`rowsNeeded`; the spread of one row
 * is √(p (1 − p)) for a rate of p in [0, 1], 0.5 where it is not known). Null where the policy does
 * not give requests a day, label delay and the fall.
 */
export function daysToDetect(costs: Costs, rate: number | null): Detection | null {
  const requests = costs['requests-per-day']
  const delay = costs['label-delay-days']
  const written = costs['fall-that-matters']
  if (requests === undefined || !(requests > 0) || delay === undefined || written === undefined)
    return null
  const fall = typeof written === 'number' ? written : Number.parseFloat(written) / 100
  const isRate = rate !== null && rate > 0 && rate < 1
  const standardDeviation = isRate ? Math.sqrt(rate * (1 - rate)) : WIDEST
  const rows = Math.ceil(rowsNeeded({...ASSURANCE, margin: fall, standardDeviation}))
  const traffic = Math.ceil(rows / requests)
  const days = delay + traffic
  if (!Number.isFinite(days)) return null
  const words = `${delay} ${delay === 1 ? 'day' : 'days'} until labels come and ${traffic} of traffic: ${rows.toLocaleString('en-US')} predictions show a fall of ${typeof written === 'number' ? written : written.trim()}`
  return {days, rows, words}
}
