import type {Gaps} from '../gate/verdict.ts'
import {maturityOf} from './maturity.ts'
import {priceGaps} from './prices.ts'
import type {Seen} from './seen.ts'
import {practiceStates} from './states.ts'

/**
 * Tells which practices are in place, what the missing ones are likely to cost, and how mature the
 * whole is. Equal input gives equal output, in a fixed order.
 */
export function assess(seen: Seen): Gaps {
  const practices = practiceStates(seen)
  const {currency, total, incidents} = priceGaps(practices, seen.costs)
  return {
    currency,
    total,
    incidents: [...incidents],
    practices: [...practices],
    maturity: maturityOf(practices)
  }
}
