import {BETS_ON_RARE, logCapital, type Cell} from './betting.ts'
import type {Step} from '../core/difference.ts'
import {checkCounts} from '../core/margin.ts'
import type {Bounds} from '../counts/proportion.ts'
import {crossing} from '../core/roots.ts'

/** Beyond this nobody waits. */
const MOST_ROWS = 1e13

/** A share held against a limit, by a test that may be repeated after every row. */
export interface LimitTest extends Bounds {
  readonly share: number
  /** P-value of "the share is at the limit or above"; small is proof that it is below. */
  readonly pNotBelow: number
  /** P-value of "the share is at the limit or below"; small is proof that it is above. */
  readonly pNotAbove: number
  readonly method: string
  readonly reference: string
  readonly steps: readonly Step[]
}

/**
 * Bounds of a proportion that hold at all times together, each one-sided at level alpha, however often
 * one looks and whenever one stops. Only the counts matter: shards merge by addition. [0, 1] without rows.
 * Source: Waudby-Smith & Ramdas, J R Stat Soc B 2024;86:1.
 */
export function sequentialBounds(events: number, n: number, alpha: number): Bounds {
  check(events, n)
  const needed = -Math.log(alpha)
  return {
    lower: crossing(share => evidenceAbove(events, n, share), needed, 0, 1),
    upper: 1 - crossing(rest => evidenceBelow(events, n, 1 - rest), needed, 0, 1)
  }
}

/** Whether events happen in less, or in more, than a limit's share of the rows, at any time. */
export function sequentialProportion(
  events: number,
  n: number,
  {limit, alpha}: {readonly limit: number; readonly alpha: number}
): LimitTest {
  if (!(limit >= 0 && limit <= 1)) throw new RangeError(`limit must be in [0, 1], not ${limit}`)
  const bounds = sequentialBounds(events, n, alpha)
  const [below, above] = [evidenceBelow(events, n, limit), evidenceAbove(events, n, limit)]
  return {
    ...bounds,
    share: events / n,
    pNotBelow: Math.min(1, Math.exp(-below)),
    pNotAbove: Math.min(1, Math.exp(-above)),
    method: 'e-process',
    reference: 'Waudby-Smith & Ramdas 2024, Journal of the Royal Statistical Society B 86:1',
    steps: [
      {what: 'requests', value: n},
      {what: 'of them counted', value: events},
      {what: 'share', value: events / n},
      {what: 'limit of the share', value: limit},
      {what: 'ln of the evidence that the share is below the limit', value: below},
      {what: 'ln of the evidence that the share is above the limit', value: above},
      {what: 'ln of the evidence that is needed = ln(1 / alpha)', value: -Math.log(alpha)},
      {what: 'lower bound of the share at all times', value: bounds.lower},
      {what: 'upper bound of the share at all times', value: bounds.upper}
    ]
  }
}

/** ln of the evidence that a share is above `share`; it never rises with `share`, and is convex in it. */
export function evidenceAbove(events: number, n: number, share: number): number {
  if (share >= 1) return 0
  if (share <= 0) return events > 0 ? Infinity : 0
  return logCapital(cells(events, n - events), share, BETS_ON_RARE)
}

/** ln of the evidence that a share is below `share`; it never falls with `share`, and is convex in it. */
export function evidenceBelow(events: number, n: number, share: number): number {
  if (share <= 0) return 0
  if (share >= 1) return events < n ? Infinity : 0
  return logCapital(cells(n - events, events), 1 - share)
}

/**
 * About how many rows in all would prove a share below the limit, were the further rows like these; null
 * where the share is not below it.
 */
export function rowsToProveBelow(
  events: number,
  n: number,
  {limit, alpha}: {readonly limit: number; readonly alpha: number}
): number | null {
  if (!(n > 0 && events / n < limit)) return null
  const isProven = (rows: number): boolean =>
    evidenceBelow((events / n) * rows, rows, limit) >= -Math.log(alpha)
  let enough = n
  while (!isProven(enough)) {
    enough *= 2
    if (enough > MOST_ROWS) return null
  }
  let few = enough / 2
  while (enough - few > enough / 100) {
    const middle = (few + enough) / 2
    if (isProven(middle)) enough = middle
    else few = middle
  }
  return Math.ceil(enough)
}

function cells(ones: number, zeros: number): readonly Cell[] {
  return [
    {value: 1, count: ones},
    {value: 0, count: zeros}
  ]
}

function check(events: number, n: number): void {
  checkCounts({events, n})
  if (events > n) throw new RangeError(`${events} events in ${n} rows`)
}
