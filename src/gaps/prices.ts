import type {Incident, PracticeState} from '../gate/verdict.ts'
import type {Costs} from '../policy/schema.ts'
import {INCIDENTS, type IncidentRow} from './incidents.ts'

/** The currency where the policy names none. */
export const DEFAULT_CURRENCY = 'USD'

/** What the gaps cost together. */
export interface Prices {
  readonly currency: string
  /** Of the priced incidents; what is not priced is in the list, not in the sum. */
  readonly total: number
  /** Dearest first, then those without a price, each by id. */
  readonly incidents: readonly Incident[]
}

/**
 * Prices the incidents that the missing practices leave open, each once however many of its
 * practices are missing: days undetected × loss per day, from the policy, else from the catalogue
 * and then marked as assumed. An incident for which either figure is nowhere is listed without a cost.
 */
export function priceGaps(
  practices: readonly Pick<PracticeState, 'id' | 'state'>[],
  costs: Costs
): Prices {
  const states = new Map(practices.map(({id, state}) => [id, state]))
  const lacks = (id: string): boolean => (states.get(id) ?? 'missing') === 'missing'
  const incidents = INCIDENTS.filter(incident => isOpen(incident, lacks))
    .map(incident => priced(incident, incident.preventedBy.filter(lacks), costs))
    .sort(dearestFirst)
  return {
    currency: costs.currency ?? DEFAULT_CURRENCY,
    total: incidents.reduce((sum, {cost}) => sum + (cost ?? 0), 0),
    incidents
  }
}

function isOpen({needs}: IncidentRow, lacks: (id: string) => boolean): boolean {
  return needs.some(substitutes => substitutes.every(lacks))
}

function priced(row: IncidentRow, missing: readonly string[], costs: Costs): Incident {
  const policy = costs.incidents?.[row.id]
  const daysUndetected = policy?.['days-undetected'] ?? row.daysUndetected
  const lossPerDay = policy?.['loss-per-day'] ?? row.lossPerDay
  const settled = policy?.['days-undetected'] !== undefined && policy['loss-per-day'] !== undefined
  return {
    id: row.id,
    story: row.story,
    daysUndetected,
    lossPerDay,
    cost: productOf(daysUndetected, lossPerDay),
    assumed: !settled && daysUndetected !== null && lossPerDay !== null,
    missing: [...missing],
    preventedBy: [...row.preventedBy],
    policyLine: settled ? null : policyLine(row.id, daysUndetected, lossPerDay, costs.currency)
  }
}

/** Null too where the product is no number that JSON can hold: nothing is priced at a guess. */
function productOf(days: number | null, loss: number | null): number | null {
  if (days === null || loss === null) return null
  const cost = days * loss
  return Number.isFinite(cost) ? cost : null
}

/** What to write into the policy; capitals stand for figures that only the team knows. */
function policyLine(
  id: string,
  days: number | null,
  loss: number | null,
  currency: string | undefined
): string {
  const unit = currency === undefined ? `currency: ${DEFAULT_CURRENCY}, ` : ''
  return `costs: {${unit}incidents: {${id}: {loss-per-day: ${loss ?? 'AMOUNT'}, days-undetected: ${days ?? 'DAYS'}}}}`
}

function dearestFirst(a: Incident, b: Incident): number {
  if (a.cost !== b.cost) return (b.cost ?? -1) - (a.cost ?? -1)
  return a.id < b.id ? -1 : 1
}
