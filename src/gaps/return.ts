import type {Gaps} from '../verdict/verdict.ts'
import type {Costs} from '../policy/schema.ts'
import {hourOf, scaled, type PracticePrice, type Range} from './practice-prices.ts'

/** Where the policy is silent; each is marked as assumed. */
export const RETURN_DEFAULTS = {
  'days-to-deploy': {before: 28, after: 2},
  'share-of-failed-projects': {before: 0.3, after: 0.05},
  'hours-of-debugging': {before: 8, after: 1},
  'incidents-per-month': {before: 5, after: 1}
} as const

/** What a project costs that fails, where the policy is silent. */
export const FAILED_PROJECT: Range = [500_000, 2_000_000]

const WORDS = {
  'days-to-deploy': {what: 'time to deploy', unit: 'days'},
  'share-of-failed-projects': {what: 'projects that fail to deploy', unit: 'share'},
  'hours-of-debugging': {what: 'debugging an incident', unit: 'hours'},
  'incidents-per-month': {what: 'incidents', unit: 'a month'}
} as const

type Key = keyof typeof WORDS
const KEYS = [
  'days-to-deploy',
  'share-of-failed-projects',
  'hours-of-debugging',
  'incidents-per-month'
] as const satisfies readonly Key[]

/**
 * What closing the gaps brings, computed from the policy's figures and else from the defaults: each
 * ratio is before / after; hours saved a month = incidents × hours before − after; money = those hours
 * at the rate of an ML engineer, and where the policy tells the projects of a year, those that fail no
 * more; payback in months = cost once ÷ (saving − what the practices cost, both a month).
 */
export function returnOf(costs: Costs, closing: PracticePrice | null): NonNullable<Gaps['return']> {
  const given = costs.return ?? {}
  const of = (key: Key): {before: number; after: number} => given[key] ?? RETURN_DEFAULTS[key]
  const [debugging, incidents] = [of('hours-of-debugging'), of('incidents-per-month')]
  const hours = debugging.before * incidents.before - debugging.after * incidents.after
  const [workLow, workHigh] = scaled(hourOf('M', costs), hours)
  const [failedLow, failedHigh] = failuresAvoided(of('share-of-failed-projects'), costs)
  const [low = 0, high = 0] = [workLow + failedLow, workHigh + failedHigh].toSorted((a, b) => a - b)
  return {
    rows: KEYS.map(key => {
      const {before, after} = of(key)
      return {
        ...WORDS[key],
        before,
        after,
        times: after > 0 ? before / after : null,
        assumed: given[key] === undefined
      }
    }),
    hoursPerMonth: hours,
    perMonth: [low, high],
    assumed:
      costs['hour-of-work'] === undefined ||
      given['hours-of-debugging'] === undefined ||
      given['incidents-per-month'] === undefined ||
      (given['projects-per-year'] !== undefined &&
        (given['failed-project'] === undefined || given['share-of-failed-projects'] === undefined)),
    paybackMonths: closing === null ? null : payback(closing, [low, high])
  }
}

/** A month's share of the projects that fail no more; nothing where their number is not known. */
function failuresAvoided(share: {before: number; after: number}, {return: given}: Costs): Range {
  const projects = given?.['projects-per-year']
  if (projects === undefined) return [0, 0]
  const each = given?.['failed-project']
  return scaled(
    each === undefined ? FAILED_PROJECT : [each, each],
    ((share.before - share.after) * projects) / 12
  )
}

/** Best and worst case; null for never. */
function payback({once, perMonth}: PracticePrice, saved: Range): [number | null, number | null] {
  const months = (cost: number, saving: number): number | null => {
    if (cost <= 0) return 0
    return saving > 0 ? cost / saving : null
  }
  return [months(once[0], saved[1] - perMonth[0]), months(once[1], saved[0] - perMonth[1])]
}
