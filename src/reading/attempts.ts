import {countAttempts} from '../evidence/attempts.ts'
import type {Request, World} from './world.ts'
import type {Attempted} from '../facts.ts'
import type {ModelDemand} from '../policy/demand.ts'
import {spend} from '../policy/spending.ts'
import type {Resolved} from '../ports.ts'
import {join} from '../files/paths.ts'
import {hasFiles} from './named-files.ts'
import type {Selected} from './places.ts'

/** Which candidate is told of, and what it is held against. */
interface Tried {
  readonly model: Selected
  readonly request: Request
  readonly demand: ModelDemand
  /** Null for files that were given. */
  readonly version: Extract<Resolved, {found: true}> | null
}

/** How often candidates were tried on the model's hold-out; null where nobody wants to know. */
export async function attemptsOn(
  {model, request, demand: {policy, confidence}, version}: Tried,
  world: World
): Promise<Attempted | null> {
  const path = model.files.predictions ?? model.files.metrics[0]
  if (policy['hold-out']?.attempts === 'off' || world.attempts === undefined) return null
  if (request.candidateFrom !== undefined || policy.candidate !== undefined)
    return {known: false, why: 'a registry keeps the candidate, so its files have no history'}
  if (hasFiles({...request.candidate, card: null}) || version === null || path === undefined) {
    return {known: false, why: 'its files were named for this run, so they have no history'}
  }
  const inTree = version.tree === world.tree
  const log = await world.attempts({
    path,
    since: inTree ? null : version.commit,
    baselinePath: inTree ? join(version.folder, path) : null
  })
  if (log.known) return {known: true, confidence, ...countAttempts(log.history)}
  world.log.debug(`${model.name}: how often the hold-out was used is not known: ${log.why}`)
  return log
}

/** The demand on this attempt: the same for all, unless the policy shares the risk among them. */
export function demandAfter(
  {attempt}: Extract<Attempted, {known: true}>,
  demand: ModelDemand
): ModelDemand {
  return demand.policy['hold-out']?.attempts === 'spend' ? spend(demand, attempt) : demand
}
