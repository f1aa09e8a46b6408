import type {Incident, PracticeState} from '../verdict/verdict.ts'
import type {Costs} from '../policy/schema.ts'
import {INCIDENTS, type CatalogueIncident} from '../catalogue/incidents.ts'
import {practiceOf, type Practice, type PracticeId} from '../practices/index.ts'
import type {Hurdle} from '../practices/practice.ts'

/** From … to, in money. */
export type Range = readonly [number, number]

/** What a practice costs: work once, tools every month. */
export interface PracticePrice {
  readonly once: Range
  readonly perMonth: Range
  /** Whether any of it is the catalogue's and not the policy's. */
  readonly assumed: boolean
}

/** A tool that serves several practices and is paid once, in money a month. */
interface Tool {
  readonly id: string
  readonly perMonth: Range
  readonly serves: readonly PracticeId[]
}

export const TOOLS: readonly Tool[] = [
  {
    id: 'monitoring and observability',
    perMonth: [500, 5000],
    serves: ['monitoring', 'drift-detection', 'alerting', 'freshness', 'output-validity']
  },
  {
    id: 'feature store',
    perMonth: [500, 2000],
    serves: ['feature-availability', 'training-serving-skew']
  },
  {id: 'model registry', perMonth: [100, 500], serves: ['model-registry', 'rollback']},
  {id: 'compute', perMonth: [1000, 50_000], serves: ['shadow-mode', 'ab-test']}
]

/** Who does the work, by hurdle, and what a year of that costs. */
export const YEAR_OF_WORK: Readonly<Record<Hurdle, {readonly who: string; readonly cost: Range}>> =
  {
    R: {who: 'data engineer', cost: [150_000, 250_000]},
    D: {who: 'MLOps engineer', cost: [140_000, 220_000]},
    M: {who: 'ML engineer', cost: [180_000, 300_000]},
    G: {who: 'data scientist', cost: [140_000, 250_000]}
  }

/** Assumed: 220 days of 8 hours. */
const HOURS_A_YEAR = 1760

/** Hours behind the catalogue's five sizes of effort; assumed. */
export const HOURS_OF_EFFORT: Readonly<Record<Practice['effort'], number>> = {
  1: 4,
  2: 12,
  3: 40,
  4: 160,
  5: 480
}

/** What an hour of work for a hurdle costs; the policy's figure, else the catalogue's range. */
export function hourOf(hurdle: Hurdle, costs: Costs): Range {
  const hour = costs['hour-of-work']
  const [low, high] = YEAR_OF_WORK[hurdle].cost
  return hour === undefined ? [low / HOURS_A_YEAR, high / HOURS_A_YEAR] : [hour, hour]
}

/** What a practice costs, from the policy where it says so, else from the catalogue's ranges. */
export function priceOf(practice: Practice, costs: Costs): PracticePrice {
  return together([practice], costs)
}

/** What practices cost together: the work of each, and every tool once. */
export function together(practices: readonly Practice[], costs: Costs): PracticePrice {
  const stated = practices.map(({id}) => costs.practices?.[id])
  const work = practices.map((practice, index): Range => {
    const once = stated[index]?.once
    const hours = HOURS_OF_EFFORT[practice.effort]
    return once === undefined ? scaled(hourOf(practice.hurdle, costs), hours) : [once, once]
  })
  const paid = stated.map((price): Range => {
    const monthly = price?.['per-month'] ?? 0
    return [monthly, monthly]
  })
  const unpaid = practices.filter((_, index) => stated[index]?.['per-month'] === undefined)
  const tools = TOOLS.filter(({serves}) => unpaid.some(({id}) => serves.includes(id)))
  return {
    once: sum(work),
    perMonth: sum([...paid, ...tools.map(tool => tool.perMonth)]),
    assumed: stated.some(p => p?.once === undefined) || tools.length > 0
  }
}

/**
 * The missing practices that close every priced incident with the least effort: of substitutes the
 * cheapest, everything indispensable. In the order of the incidents, the dearest first.
 */
export function cheapestClosing(
  incidents: readonly Incident[],
  states: readonly Pick<PracticeState, 'id' | 'state'>[]
): readonly Practice[] {
  const known = new Map(states.map(({id, state}) => [id, state]))
  const lacks = (id: string): boolean => (known.get(id) ?? 'missing') === 'missing'
  const rows: readonly CatalogueIncident[] = INCIDENTS
  const chosen = incidents
    .filter(({cost}) => cost !== null && cost > 0)
    .flatMap(({id}) => rows.find(row => row.id === id)?.needs ?? [])
    .filter(substitutes => substitutes.every(lacks))
    .flatMap(substitutes =>
      substitutes
        .flatMap(id => practiceOf(id) ?? [])
        .toSorted((a, b) => a.effort - b.effort)
        .slice(0, 1)
    )
  return [...new Set(chosen)]
}

/** A range times a number that is not negative. */
export function scaled([low, high]: Range, by: number): Range {
  return [low * by, high * by]
}

function sum(ranges: readonly Range[]): Range {
  return ranges.reduce(([low, high], [l, h]) => [low + l, high + h], [0, 0])
}
