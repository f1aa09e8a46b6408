import {UserError} from '../errors.ts'
import type {Evidence} from '../evidence/evidence.ts'
import {canonicalName, metricOf} from '../metrics/names.ts'
import type {Request, World} from './world.ts'
import type {TrafficRead} from '../facts.ts'
import {divisionsOf} from '../policy/divisions.ts'
import type {ModelDemand} from '../policy/demand.ts'
import {latencyLimits, ownBudgets} from '../policy/budgets.ts'
import type {LogPlace} from '../ports.ts'
import {readTraffic, UnreadableLog, type LogReading} from './traffic.ts'

interface Given {
  readonly demand: ModelDemand
  readonly request: Request
  readonly candidate: Evidence
}

/**
 * Reads the log of live traffic that policy or option name; null where nobody names one. Throws `WorldError`
 * where the engine fails; a log that is not as it should be is an answer too.
 */
export async function trafficOn(
  {demand, request, candidate}: Given,
  world: World
): Promise<TrafficRead | null> {
  const place = placeOf(demand, request)
  if (place === null) return null
  const source = place.kind === 'files' ? place.patterns.join(', ') : place.table
  if (world.logs === undefined) {
    return {
      ok: false,
      source,
      summary: `The log ${source} cannot be read from here.`,
      remedy: 'Check the repository out, or name a table.'
    }
  }
  try {
    const engine = await world.logs(place)
    world.log.info(`${demand.name}: reads ${source} with ${engine.name}`)
    const about = readingOf({demand, request, candidate}, source)
    const work = world.longWork?.(`${demand.name}: counts ${source}`)
    try {
      return {ok: true, traffic: await readTraffic(engine, about, world.log, work)}
    } finally {
      work?.done()
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return {
      ok: false,
      source,
      summary: error.message,
      remedy:
        error instanceof UnreadableLog
          ? error.remedy
          : `Put the log where the policy says, or correct shadow in ${world.policy?.source ?? 'the policy'}.`
    }
  }
}

function placeOf({policy: {shadow}}: ModelDemand, {shadow: glob}: Request): LogPlace | null {
  const reader = shadow?.engine ?? 'auto'
  if (glob !== undefined && glob !== null)
    return {kind: 'files', patterns: [glob], named: true, reader}
  if (shadow?.table !== undefined && shadow.connection !== undefined) {
    return {kind: 'table', table: shadow.table, connection: shadow.connection}
  }
  if (shadow?.log === undefined) return null
  return {kind: 'files', patterns: [shadow.log].flat(), named: false, reader}
}

function readingOf(
  {demand: {policy, metrics}, request, candidate}: Given,
  source: string
): LogReading {
  const {shadow, predictions, segments} = policy
  const guards = (metrics ?? []).filter(({role}) => role === 'guard')
  // A policy that guards only metrics of predicted numbers is about numbers, not classes.
  const isAboutNumbers =
    guards.length > 0 &&
    guards.every(({metric}) => metricOf(canonicalName(metric))?.needs === 'numbers')
  return {
    source,
    columns: shadow?.columns ?? {},
    names: {
      candidate: shadow?.['names-of-candidate'] ?? [],
      baseline: shadow?.['names-of-baseline'] ?? []
    },
    layout: request.canary === true ? 'groups' : null,
    positive: predictions?.positive === undefined ? null : String(predictions.positive),
    threshold: predictions?.threshold ?? 0.5,
    labelDelayDays: shadow?.['label-delay-days'] ?? null,
    task: predictions?.task ?? (isAboutNumbers ? 'regression' : null),
    segments: segments === undefined ? [] : divisionsOf(segments),
    latencyLimits: latencyLimits(ownBudgets(policy)),
    features: shadow?.features ?? null,
    reference: candidate.predictions
  }
}
