import type {Incident, PracticeState} from '../verdict/verdict.ts'
import type {Costs} from '../policy/schema.ts'
import {daysToDetect, type Detection} from './detection.ts'
import {INCIDENTS, type CatalogueIncident, type IncidentRow} from '../catalogue/incidents.ts'
import {roughMoney} from '../words/money.ts'

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
 * and then marked as assumed. With monitoring in place the days of a fall of quality are computed
 * where the policy gives the figures. An incident for which either figure is nowhere is listed
 * without a cost.
 */
export function priceGaps(
  practices: readonly Pick<PracticeState, 'id' | 'state'>[],
  costs: Costs,
  rate: number | null = null
): Prices {
  const detection = daysToDetect(costs, rate)
  const states = new Map(practices.map(({id, state}) => [id, state]))
  const lacks = (id: string): boolean => (states.get(id) ?? 'missing') === 'missing'
  const rows: readonly CatalogueIncident[] = INCIDENTS
  const incidents = rows
    .filter(incident => isOpen(incident, lacks))
    .map(incident =>
      priced(incident, incident.preventedBy.filter(lacks), costs, {
        detection: incident.isFallOfQuality === true ? detection : null,
        monitored: !lacks('monitoring')
      })
    )
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

interface Watch {
  /** Null where it is not to be computed, or the incident is no fall of quality. */
  readonly detection: Detection | null
  readonly monitored: boolean
}

function priced(
  row: CatalogueIncident,
  missing: readonly string[],
  costs: Costs,
  watch: Watch
): Incident {
  const policy = costs.incidents?.[row.id]
  const computed = watch.monitored ? (watch.detection?.days ?? null) : null
  const stated = policy?.['days-undetected']
  const daysUndetected = stated ?? computed ?? row.daysUndetected
  const lossPerDay = policy?.['loss-per-day'] ?? row.lossPerDay
  const settled =
    (stated !== undefined || computed !== null) && policy?.['loss-per-day'] !== undefined
  return {
    id: row.id,
    story: row.story,
    daysUndetected,
    lossPerDay,
    cost: productOf(daysUndetected, lossPerDay),
    assumed: !settled && daysUndetected !== null && lossPerDay !== null,
    missing: [...missing],
    preventedBy: [...row.preventedBy],
    policyLine: settled ? null : policyLine(row.id, daysUndetected, lossPerDay, costs.currency),
    daysFrom:
      stated !== undefined
        ? 'policy'
        : computed !== null
          ? 'computed'
          : daysUndetected === null
            ? null
            : 'catalogue',
    note: noteOn({daysUndetected, lossPerDay, isComputed: stated === undefined}, watch, costs)
  }
}

/** Where the days come from, or by how much monitoring would shorten them. */
function noteOn(
  {
    daysUndetected: days,
    lossPerDay: loss,
    isComputed
  }: Pick<Incident, 'daysUndetected' | 'lossPerDay'> & {readonly isComputed: boolean},
  {detection, monitored}: Watch,
  {currency = DEFAULT_CURRENCY}: Costs
): string | null {
  if (detection === null) return null
  if (monitored) return isComputed ? `${detection.words}.` : null
  if (days === null || loss === null || days <= detection.days) return null
  const worth = roughMoney((days - detection.days) * loss, currency)
  return `With monitoring it would be ${detection.days} ${detection.days === 1 ? 'day' : 'days'} (${detection.words}), so monitoring is worth ${worth}.`
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
