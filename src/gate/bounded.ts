import type {Status} from '../verdict/verdict.ts'

/**
 * A value of which only bounds are known, held against the most that is allowed: passes where all of
 * it keeps the limit, fails where all of it is beyond, and else cannot be told.
 */
export function againstMost(
  {lower, upper}: {readonly lower: number; readonly upper: number},
  limit: number
): Extract<Status, 'pass' | 'fail' | 'inconclusive'> {
  if (upper <= limit) return 'pass'
  return lower > limit ? 'fail' : 'inconclusive'
}
