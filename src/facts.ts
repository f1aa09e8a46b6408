import {UserError} from './errors.ts'
import {discover, looksLikeEvidence} from './evidence/discover.ts'
import type {Evidence, Identity} from './evidence/evidence.ts'
import type {Absent, Facts} from './gate/case.ts'
import {gather} from './gather.ts'
import {selectOwn} from './own-layout.ts'
import {demandOn, type DemandOptions} from './policy/demand.ts'
import {nearest} from './policy/issues.ts'
import {loadPolicy} from './policy/load.ts'
import type {Policy, RegistryPolicy} from './policy/schema.ts'
import type {Log, Registry, Tree} from './ports.ts'
import {readPracticeFiles, type PracticeFiles, type Production} from './practice-files.ts'
import {
  isTouched,
  join,
  placesIn,
  selectFound,
  selectNamed,
  type Place,
  type Selected,
  type Sought
} from './sources.ts'

/** Files that options name, over what is found. */
export interface NamedFiles {
  readonly card?: Place
  readonly metrics?: Place
  readonly predictions?: Place
}

/** A policy's text and where it comes from. */
export interface PolicyText {
  readonly text: string
  /** As the user knows it: `.github/model-promotion.yml`. */
  readonly source: string
  /** The commit or branch from which it was read; null for the working files. */
  readonly ref: string | null
}

/** What the gate needs from the world; each door builds its own. */
export interface World {
  /** The candidate's files. */
  readonly tree: Tree
  /** What is put before the tree's paths when they are shown. */
  readonly prefix: string
  /** Name of a model that lies in the tree's root. */
  readonly rootName: string
  readonly candidate: Identity
  readonly policy: PolicyText | null
  /** How the pull request changes the policy; null where it does not. */
  readonly policyChange: string | null
  /** What the pull request changes; null where there is none. */
  readonly changed: readonly string[] | null
  /** The registry of a policy; null is the default. */
  registry(policy: RegistryPolicy | null): Registry
  /** Whether the repository has a commit, by its full or abbreviated id. */
  hasCommit(commit: string): Promise<boolean>
  /** ISO date. */
  readonly today: string
  readonly log: Log
}

/** What is asked of the gate, the same from both doors. */
export interface Request extends DemandOptions {
  readonly model: string | null
  readonly candidate: NamedFiles
  readonly baseline: NamedFiles
}

/** Where a policy is written when there is none yet. */
export const DEFAULT_POLICY_FILE = '.github/model-promotion.yml'

/** What was read about one model: for the decision, and for the practices around it. */
export interface GatheredModel {
  readonly facts: Facts
  readonly practices: PracticeFiles
}

/** What was read about every model that is to be judged. */
export interface Gathered {
  readonly policy: Policy | null
  readonly models: readonly GatheredModel[]
}

/**
 * Reads policy, candidate and baseline of every model that is asked for. Throws `UserError` for a wrong
 * policy or request and `WorldError` where registry or network fail; whatever is wrong with the
 * evidence is in it.
 */
export async function gatherFacts(request: Request, world: World): Promise<Gathered> {
  const policy = world.policy === null ? null : loadPolicy(world.policy.text, world.policy.source)
  const selected = select(request, policy, await world.tree.list(), world)
  const models: GatheredModel[] = []
  for (const model of selected) {
    const {facts, production} = await factsOf(model, request, policy, world)
    // A README that turns out to be no card made a folder look like a model.
    if (!model.named && policy === null && !hasEvidence(facts)) continue
    const others = selected.filter(other => other !== model).map(other => other.folder)
    const scope = {name: model.name, folder: model.folder, others, policy: facts.demand.policy}
    const practices = await readPracticeFiles(scope, {tree: world.tree, production, facts}, world)
    models.push({facts, practices})
  }
  return {policy, models}
}

function hasEvidence({candidate, baseline}: Facts): boolean {
  const KINDS = ['card', 'metrics', 'predictions']
  const sides = [candidate.evidence, ...(baseline === null ? [] : [baseline.evidence])]
  return sides.some(
    ({sources, problems}) => problems.length > 0 || sources.some(s => KINDS.includes(s.kind))
  )
}

async function factsOf(
  model: Selected,
  request: Request,
  policy: Policy | null,
  world: World
): Promise<{readonly facts: Facts; readonly production: Production | null}> {
  const demand = demandOn(model.name, policy, request)
  world.log.debug(`${model.name}: reads the candidate from ${world.tree.name}`)
  const sought = withNamed(placesIn(model, world.tree, '', world.prefix), request.candidate)
  const candidate = await gather(sought, world.log)
  const resolved = await resolveBaseline(model, request, demand.policy.registry ?? null, world)
  const found = 'evidence' in resolved
  const facts = {
    demand,
    candidate: {identity: world.candidate, evidence: candidate},
    baseline: found ? resolved : null,
    absent: found ? null : resolved,
    policyFile: world.policy?.source ?? DEFAULT_POLICY_FILE,
    policyChange: world.policyChange,
    today: world.today
  }
  return {facts, production: found ? resolved.production : null}
}

function select(
  {model, candidate}: Request,
  policy: Policy | null,
  files: readonly string[],
  {changed, rootName}: World
): readonly Selected[] {
  const byHand = candidate.card ?? candidate.metrics ?? candidate.predictions
  const names = Object.keys(policy?.models ?? {})
  if (model !== null && policy !== null && !names.includes(model)) {
    const near = nearest(model, names)
    throw new UserError(
      `The policy has no model "${model}".${near === null ? '' : ` Did you mean "${near}"?`} Its models: ${names.join(', ')}.`
    )
  }
  if (policy !== null) {
    const named = names
      .filter(name => model === null || name === model)
      .map(name => selectNamed(name, policy.models[name] ?? {}, files))
    if (byHand !== undefined && named.length > 1) {
      throw new UserError(
        `The policy has ${named.length} models; say with --model which one the given files are of: ${names.join(', ')}.`
      )
    }
    return changed === null ? named : named.filter(m => isTouched(m, changed))
  }
  if (byHand !== undefined) {
    return [
      {
        name: model ?? rootName,
        folder: '',
        card: null,
        metrics: [],
        predictions: null,
        columns: {},
        parameters: [],
        named: true
      }
    ]
  }
  // A file that the pull request deletes is looked for too: a model does not get round the gate by vanishing.
  const evidence = changed?.filter(looksLikeEvidence) ?? null
  const found = discover([...new Set([...files, ...(evidence ?? [])])], evidence, rootName)
  return found.filter(m => model === null || m.name === model).map(selectFound)
}

async function resolveBaseline(
  model: Selected,
  {baseline: named}: Request,
  policy: RegistryPolicy | null,
  world: World
): Promise<Absent | {identity: Identity; evidence: Evidence; production: Production | null}> {
  if (named.card !== undefined || named.metrics !== undefined || named.predictions !== undefined) {
    const evidence = await gather(
      withNamed(
        {...placesIn(model, world.tree, '', ''), metrics: [], card: null, predictions: null},
        named
      ),
      world.log
    )
    return {
      identity: {registry: 'file', version: 'given files', commit: null},
      evidence,
      production: null
    }
  }
  const resolved = await world.registry(policy).resolve()
  if (!resolved.found) return resolved
  const {registry, version, commit, tree, folder} = resolved
  const own = resolved.layout === 'own'
  const there = own ? selectOwn(model, await tree.list()) : {...model, named: false}
  const evidence = await gather(placesIn(there, tree, folder, ''), world.log)
  if (evidence.sources.length > 0 || evidence.problems.length > 0)
    return {
      identity: {registry, version, commit},
      evidence,
      production: {tree, folder: join(folder, there.folder)}
    }
  // A registry that names a version has a model in production, whatever can be read of it.
  if (own)
    return {
      registry,
      reason: 'unreadable',
      summary: `${version} is in production, but none of its files tells how good it is.`,
      remedy: 'Put its metrics, card or predictions there, under the names that they have here.'
    }
  return {
    registry,
    reason: 'none-yet',
    summary: `${version} has none of the files of ${model.name}: there is no model in production yet.`,
    remedy: ''
  }
}

function withNamed(sought: Sought, named: NamedFiles): Sought {
  const {card, metrics, predictions} = named
  if (card === undefined && metrics === undefined && predictions === undefined) return sought
  return {
    ...sought,
    card: card ?? null,
    metrics: metrics === undefined ? [] : [metrics],
    predictions: predictions ?? null,
    named: true
  }
}
