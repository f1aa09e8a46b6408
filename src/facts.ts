import {attemptsOn, demandAfter} from './attempts-on.ts'
import {candidateSpec, gatherKept, hasFiles} from './candidate.ts'
import {UserError} from './errors.ts'
import type {AttemptLog, AttemptQuery} from './evidence/attempts.ts'
import {discover, looksLikeEvidence} from './evidence/discover.ts'
import type {Evidence, Identity} from './evidence/evidence.ts'
import {sharingColumns} from './evidence/shared-columns.ts'
import type {Absent, Facts, Version} from './gate/case.ts'
import type {Surroundings} from './gaps/seen.ts'
import {gather} from './gather.ts'
import {selectOwn} from './own-layout.ts'
import {demandOn, type DemandOptions, type ModelDemand} from './policy/demand.ts'
import {nearest} from './policy/issues.ts'
import {loadPolicy} from './policy/load.ts'
import type {Policy, RegistryPolicy} from './policy/schema.ts'
import type {Log, LogEngine, LogPlace, LongWork, Registry, Resolved, Tree} from './ports.ts'
import {promotedAt} from './promoted-at.ts'
import {readPracticeFiles, type PracticeWorld, type Production} from './practice-files.ts'
import {
  bareFolder,
  inOwnFolder,
  NO_FILES,
  isTouched,
  join,
  placesIn,
  selectFound,
  selectNamed,
  type Place,
  type Selected,
  type Sought
} from './sources.ts'
import {trafficOn} from './traffic-on.ts'

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
export interface World extends PracticeWorld {
  /** The candidate's files. */
  readonly tree: Tree
  /** The same folder as it is merged; left out where there is no other than `tree`. */
  readonly merged?: Tree
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
  /** The registry that keeps the candidate's evidence; `registry` is the baseline's. Throws `UserError`. */
  candidateFrom(spec: string, registry: RegistryPolicy | null): Registry
  /** Opens a log of live traffic. Throws `UserError` where there is none. */
  logs?(place: LogPlace): Promise<LogEngine>
  /** Begins work that takes long; left out where nobody watches. */
  longWork?(what: string): LongWork
  /** Earlier candidates, from the history of the candidate's files; left out where there is none. */
  attempts?(query: AttemptQuery): Promise<AttemptLog>
  /** When these files were last changed before a commit, ISO time; null where the history does not say. */
  changedAt?(commit: string, paths: readonly string[]): Promise<string | null>
  /** ISO date. */
  readonly today: string
  readonly log: Log
}

/** What is asked of the gate, the same from both doors. */
export interface Request extends DemandOptions {
  readonly model: string | null
  /** Glob of a shadow log, over that of the policy; null where none is given. */
  readonly shadow?: string | null
  /** Whether the log is that of a canary: each request went to one of the two. */
  readonly canary?: boolean
  readonly candidate: NamedFiles
  /** Where a registry keeps the candidate's evidence; left out where the policy says, or it is in the tree. */
  readonly candidateFrom?: string
  readonly baseline: NamedFiles
}

/** Where a policy is written when there is none yet. */
export const DEFAULT_POLICY_FILE = '.github/model-promotion.yml'

/** What was read about one model. */
export interface GatheredModel {
  readonly facts: Facts & {readonly surroundings: Surroundings}
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
  const inProduction = policy === null ? await ownBaselineFolder(world) : null
  const files = withoutFolder(await world.tree.list(), inProduction)
  const changed = world.changed === null ? null : withoutFolder(world.changed, inProduction)
  const selected = select(request, policy, files, {rootName: world.rootName, changed})
  const models: GatheredModel[] = []
  for (const model of selected) {
    const {facts, production} = await factsOf(model, request, policy, world)
    // A README that is no model card makes no model of its folder.
    if (!model.named && !isEvident(facts.candidate) && !isEvident(facts.baseline)) continue
    const others = selected.filter(other => other !== model).map(other => other.folder)
    const scope = {name: model.name, folder: model.folder, others, policy: facts.demand.policy}
    const surroundings = await readPracticeFiles(
      scope,
      {tree: world.tree, production, facts},
      world
    )
    models.push({facts: {...facts, surroundings}})
  }
  return {policy, models}
}

/** The folder of the tree in which the model in production lies: not a candidate. Null where it lies elsewhere. */
async function ownBaselineFolder(world: World): Promise<string | null> {
  const resolved = await world.registry(null).resolve()
  return resolved.found && isHere(resolved, world) && resolved.folder !== ''
    ? resolved.folder
    : null
}

function isHere({tree}: Extract<Resolved, {found: true}>, world: World): boolean {
  return tree === world.tree || tree === world.merged
}

function withoutFolder(files: readonly string[], folder: string | null): readonly string[] {
  return folder === null ? files : files.filter(file => !file.startsWith(`${folder}/`))
}

/** Whether anything was read that says how good a model is, or that should have. */
function isEvident(version: Version | null): boolean {
  if (version === null) return false
  const {card, metrics, predictions, problems} = version.evidence
  return card !== null || metrics.length > 0 || predictions !== null || problems.length > 0
}

async function factsOf(
  model: Selected,
  request: Request,
  policy: Policy | null,
  world: World
): Promise<{readonly facts: Facts; readonly production: Production | null}> {
  const asked = demandOn(model.name, policy, request)
  world.log.debug(`${model.name}: reads the candidate from ${world.tree.name}`)
  const spec = candidateSpec(request, asked.policy)
  const kept = spec === null ? null : await gatherKept(model, spec, asked.policy, world)
  const sought = withNamed(placesIn(model, world.tree, '', world.prefix), request.candidate)
  const candidate = kept ?? {
    identity: world.candidate,
    evidence: await gather(sought, world.log)
  }
  const resolved = await resolveBaseline(model, kept?.model ?? model, request, asked, world)
  const found = 'evidence' in resolved
  const baseline = found ? sharing(resolved.evidence, candidate.evidence) : null
  const version = found ? resolved.version : null
  const traffic = await trafficOn({asked, request, candidate: candidate.evidence}, world)
  const attempts = found ? await attemptsOn({model, request, asked, version}, world) : null
  const facts = {
    demand: attempts?.known === true ? demandAfter(attempts, asked) : asked,
    candidate: {identity: candidate.identity, evidence: candidate.evidence},
    baseline: found && baseline !== null ? {identity: resolved.identity, evidence: baseline} : null,
    absent: found ? null : resolved,
    policyFile: world.policy?.source ?? DEFAULT_POLICY_FILE,
    policyChange: world.policyChange,
    productionChanges: version === null ? [] : changesOf(version, world),
    ...(attempts === null ? {} : {attempts}),
    ...(traffic === null ? {} : {traffic}),
    since: version === null ? null : await promotedAt(version, model, asked.policy, world),
    today: world.today
  }
  const production = version === null ? null : productionOf(version, model)
  return {facts, production}
}

/** What the pull request changes in the folder in which the model in production lies. */
function changesOf(version: Extract<Resolved, {found: true}>, world: World): readonly string[] {
  const {registry, folder} = version
  return registry === 'file' && isHere(version, world)
    ? (world.changed ?? []).filter(isBelow(folder)).map(path => join(world.prefix, path))
    : []
}

function isBelow(folder: string): (path: string) => boolean {
  return path => path.startsWith(`${folder}/`)
}

/** What both versions say alike is kept once: prediction files may be as large as memory. */
function sharing(evidence: Evidence, {predictions: other}: Evidence): Evidence {
  const {predictions} = evidence
  if (predictions === null || other === null) return evidence
  return {...evidence, predictions: sharingColumns(predictions, other)}
}

function productionOf(
  {tree, folder, layout}: Extract<Resolved, {found: true}>,
  model: Selected
): Production {
  return {tree, folder: layout === 'own' ? folder : join(folder, model.folder)}
}

function select(
  {model, candidate, candidateFrom}: Request,
  policy: Policy | null,
  files: readonly string[],
  {changed, rootName}: Pick<World, 'changed' | 'rootName'>
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
    return changed === null
      ? named
      : named.filter(
          m =>
            isTouched(m, changed) || isKeptAlone(m, policy) || isReplaced(m.name, policy, changed)
        )
  }
  if (byHand !== undefined || candidateFrom !== undefined) {
    return [
      {
        name: model ?? rootName,
        folder: '',
        card: null,
        metrics: [],
        predictions: null,
        trainingKeys: null,
        columns: {},
        parameters: [],
        named: true
      }
    ]
  }
  // Deleted files too: a model whose metrics a pull request deletes is judged by what it no longer says.
  const touched = (changed ?? []).filter(looksLikeEvidence)
  const found = discover([...new Set([...files, ...touched])], rootName)
    .map(selectFound)
    .filter(m => changed === null || isTouched(m, changed))
  if (model === null) return found
  const wanted = found.filter(m => m.name === model)
  if (wanted.length > 0 || changed !== null) return wanted
  const near = nearest(
    model,
    found.map(m => m.name)
  )
  throw new UserError(
    `No model "${model}" was found.${near === null ? '' : ` Did you mean "${near}"?`} Found: ${found.map(m => m.name).join(', ') || 'none'}.`
  )
}

/** Of a model that a registry keeps and no file here is about, no change of files can tell. */
function isKeptAlone({name, named}: Selected, {models}: Policy): boolean {
  return !named && models[name]?.candidate !== undefined
}

/** Whether files of the folder are changed in which the policy has the model in production. */
function isReplaced(name: string, {models}: Policy, changed: readonly string[]): boolean {
  const registry = models[name]?.registry
  return registry?.type === 'file' && changed.some(isBelow(bareFolder(registry.path)))
}

interface Baseline {
  readonly identity: Identity
  readonly evidence: Evidence
  /** Where the registry found it; null for files that were given. */
  readonly version: Extract<Resolved, {found: true}> | null
}

async function resolveBaseline(
  model: Selected,
  kept: Selected,
  {baseline: named}: Request,
  {policy}: ModelDemand,
  world: World
): Promise<Absent | Baseline> {
  if (hasFiles(named)) {
    const evidence = await gather(
      withNamed(
        {
          ...placesIn(model, NO_FILES, '', ''),
          metrics: [],
          card: null,
          predictions: null,
          trainingKeys: null
        },
        named
      ),
      world.log
    )
    const identity = {registry: 'file', version: 'given files', commit: null}
    return {identity, evidence, version: null}
  }
  const resolved = await world.registry(policy.registry ?? null).resolve()
  if (!resolved.found) return resolved
  const {registry, version, commit, tree, folder} = resolved
  const own = resolved.layout === 'own'
  const here = {...(own ? kept : model), trainingKeys: null, named: false}
  const sought = own
    ? placesIn(selectOwn(here, await tree.list()), tree, folder, '')
    : await placesOfVersion(here, tree, folder)
  const evidence = await gather(sought, world.log)
  if (evidence.sources.length > 0 || evidence.problems.length > 0) {
    return {identity: {registry, version, commit}, evidence, version: resolved}
  }
  // A registry that names a version has a model in production, whatever can be read of it.
  if (own) {
    return {
      registry,
      reason: 'unreadable',
      summary: `${version} is in production, but none of its files tells how good it is.`,
      remedy: 'Put its metrics, card or predictions there, under the names that they have here.'
    }
  }
  return {
    registry,
    reason: 'none-yet',
    summary: `${version} has none of the files of ${model.name}: there is no model in production yet.`,
    remedy: ''
  }
}

/**
 * Where another version keeps the same files: by their paths below the version's folder, else, where
 * that folder is the model's own, directly in it.
 */
async function placesOfVersion(model: Selected, tree: Tree, folder: string): Promise<Sought> {
  const mirrored = placesIn(model, tree, folder, '')
  if (folder === '' || model.folder === '') return mirrored
  const {card, metrics, predictions} = mirrored
  for (const place of [card, ...metrics, predictions]) {
    if (place !== null && (await tree.kind(place.path)) !== 'absent') return mirrored
  }
  return placesIn(inOwnFolder(model), tree, folder, '')
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
