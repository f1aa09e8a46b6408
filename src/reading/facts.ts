import {NO_EVIDENCE, type Evidence, type Version} from '../evidence/evidence.ts'
import {kindOfEvidence} from '../evidence/discover.ts'
import {listFiles} from '../evidence/model-files.ts'
import {sharingColumns} from '../evidence/shared-columns.ts'
import type {Surroundings} from '../repository/surroundings.ts'
import type {Facts, UnreadFile} from '../facts.ts'
import {demandOn} from '../policy/demand.ts'
import {loadPolicy} from '../catalogue/policy.ts'
import type {Policy} from '../policy/schema.ts'
import type {Resolved} from '../ports.ts'
import {attemptsOn, demandAfter} from './attempts.ts'
import {resolveBaseline} from './baseline.ts'
import {candidateSpec, gatherKept} from './candidate.ts'
import {gather} from './gather.ts'
import {bareFolder, folderOf, isBelow, join} from '../files/paths.ts'
import {dvcOutputs} from './dvc-outputs.ts'
import {unnamedEvidence} from './unnamed-evidence.ts'
import {guessedOf, materialOf, nearestTo, unknownModel, unreadAmong} from './changes.ts'
import {hasFiles, withNamed} from './named-files.ts'
import {placesIn, type Selected} from './places.ts'
import {OWN_COMMITS, readPracticeFiles, type Production} from './practice-files.ts'
import {withoutMoves} from './moves.ts'
import {promotedAt} from './promoted-at.ts'
import {select, type Selection} from './select.ts'
import {trafficOn} from './traffic-on.ts'
import {DEFAULT_POLICY_FILE, type Request, type World} from './world.ts'

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
  const all = withoutFolder(await world.tree.list(), inProduction)
  const {metrics, plots} = await dvcOutputs(world.tree, all)
  // Rows are evidence, whatever picture is made of them.
  const isPlot = (path: string): boolean =>
    !metrics.includes(path) &&
    kindOfEvidence(path) !== 'predictions' &&
    plots.some(plot => path === plot || isBelow(plot)(path))
  const within = (paths: readonly string[]): readonly string[] =>
    withoutFolder(paths, inProduction).filter(path => !isPlot(path))
  const files = within(all)
  const changed = world.changed === null ? null : within(world.changed)
  const working = world.working == null ? null : within(world.working)
  const {rootName} = world
  const selection = select(request, policy, files, {rootName, changed, working, metrics})
  const changes = changed ?? working ?? []
  const run = {request, policy, selection, changes, said: metrics}
  const models: GatheredModel[] = []
  const {judged} = selection
  const unread = await unreadBy(run, world)
  for (const model of judged) {
    const {facts, production} = await factsOf(model, run, unread.get(model) ?? [], world)
    // A README that is no model card makes no model of its folder.
    if (!model.named && !isEvident(facts)) continue
    models.push(await withSurroundings(model, judged, facts, production, world))
  }
  for (const [model, own] of unread) {
    if (judged.includes(model)) continue
    const facts = unknownFacts(model, run, own, world)
    models.push(await withSurroundings(model, judged, facts, null, world))
  }
  return {policy, models}
}

/** One run: what the door wants, of which models, and what is changed. */
interface Run {
  readonly request: Request
  readonly policy: Policy | null
  readonly selection: Selection
  readonly changes: readonly string[]
  /** Files that DVC says are metrics. */
  readonly said: readonly string[]
}

/**
 * The changed files that nothing is judged by, with the model that they are told of. Where files are named for this
 * run, or one model of several, nobody asked about others.
 */
async function unreadBy(
  {request, policy, selection, changes}: Run,
  world: World
): Promise<ReadonlyMap<Selected, readonly UnreadFile[]>> {
  if (hasFiles(request.candidate) || request.candidateFrom !== undefined || request.model !== null)
    return new Map()
  const production = Object.values(policy?.models ?? {}).flatMap(({registry}) =>
    registry?.type === 'file' ? [bareFolder(registry.path)] : []
  )
  const ofShadow = Object.values(policy?.models ?? {}).flatMap(({shadow}) => shadow?.log ?? [])
  const isAccounted = (path: string): boolean =>
    production.some(folder => isBelow(folder)(path)) || ofShadow.some(log => log === path)
  const unread = new Map<Selected, readonly UnreadFile[]>()
  const unknown = new Map<string, Selected>()
  const stating = await unnamedEvidence(changes, world.tree)
  for (const file of unreadAmong(changes, selection, stating, isAccounted)) {
    const folder = folderOf(file.path)
    const made = unknown.get(folder) ?? unknownModel(file.path, world.rootName)
    const model = nearestTo(file.path, selection.judged) ?? made
    if (model === made) unknown.set(folder, made)
    unread.set(model, [
      ...(unread.get(model) ?? []),
      {...file, path: join(world.prefix, file.path)}
    ])
  }
  return unread
}

async function withSurroundings(
  model: Selected,
  judged: readonly Selected[],
  facts: Facts,
  production: Production | null,
  world: World
): Promise<GatheredModel> {
  const others = judged.filter(other => other !== model).map(other => other.folder)
  const scope = {name: model.name, folder: model.folder, others, policy: facts.demand.policy}
  const surroundings = await readPracticeFiles(scope, {tree: world.tree, production, facts}, world)
  return {facts: {...facts, surroundings}}
}

/** Of a model whose files are changed and not read there is nothing to compare. */
function unknownFacts(
  model: Selected,
  {request, policy}: Run,
  unread: readonly UnreadFile[],
  world: World
): Facts {
  return {
    demand: demandOn(model.name, policy, request),
    candidate: {identity: world.candidate, evidence: NO_EVIDENCE},
    baseline: null,
    absent: null,
    policyFile: world.policy?.source ?? DEFAULT_POLICY_FILE,
    policyChange: world.policyChange,
    unread,
    today: world.today
  }
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

function isEvident({candidate, baseline, unread, material}: Facts): boolean {
  const isChanged = unread !== undefined || material !== undefined
  return isChanged || saysSomething(candidate) || saysSomething(baseline)
}

/** Whether anything was read that says how good a model is, or that should have. */
function saysSomething(version: Version | null): boolean {
  if (version === null) return false
  const {card, metrics, predictions, problems} = version.evidence
  return card !== null || metrics.length > 0 || predictions !== null || problems.length > 0
}

async function factsOf(
  model: Selected,
  {request, policy, selection, changes, said}: Run,
  unread: readonly UnreadFile[],
  world: World
): Promise<{readonly facts: Facts; readonly production: Production | null}> {
  const demand = demandOn(model.name, policy, request)
  world.log.debug(`${model.name}: reads the candidate from ${world.tree.name}`)
  const spec = candidateSpec(request, demand.policy)
  const kept = spec === null ? null : await gatherKept(model, spec, demand.policy, world)
  const places = withNamed(placesIn(model, world.tree, '', world.prefix), request.candidate)
  const candidate = kept ?? {
    identity: world.candidate,
    evidence: await gather(places, world.log)
  }
  const resolved = await resolveBaseline(model, kept?.model ?? model, request, demand, world)
  const found = 'evidence' in resolved
  const baseline = found ? sharing(resolved.evidence, candidate.evidence) : null
  const version = found ? resolved.version : null
  const traffic = await trafficOn({demand, request, candidate: candidate.evidence}, world)
  const attempts = found ? await attemptsOn({model, request, demand, version}, world) : null
  const made = materialOf(model, selection, changes, candidate.evidence, world.prefix)
  const material =
    version === null || made.length === 0
      ? made
      : await withoutMoves(made, world.tree, {
          tree: version.tree,
          at: path => join(version.folder, path)
        })
  const guessed = guessedOf(model, said, world.prefix)
  const moved = version?.moved
  const facts = {
    demand: attempts?.known === true ? demandAfter(attempts, demand) : demand,
    candidate: {identity: candidate.identity, evidence: candidate.evidence},
    baseline: found && baseline !== null ? {identity: resolved.identity, evidence: baseline} : null,
    absent: found ? null : resolved,
    policyFile: world.policy?.source ?? DEFAULT_POLICY_FILE,
    policyChange: world.policyChange,
    productionChanges: version === null ? [] : changesOf(version, world),
    ...(unread.length === 0 ? {} : {unread}),
    ...(guessed.length === 0 ? {} : {guessed}),
    ...(material.length === 0 ? {} : {material: material.map(path => join(world.prefix, path))}),
    ...(moved === undefined ? {} : {moved: movedOf(model, moved)}),
    ...(attempts === null ? {} : {attempts}),
    ...(traffic === null ? {} : {traffic}),
    since: version === null ? null : await promotedAt(version, model, demand.policy, world),
    today: world.today
  }
  const production = version === null ? null : productionOf(version, model, world)
  return {facts, production}
}

/** Which of the model's files the branch of production has changed since. */
function movedOf(
  {files}: Selected,
  {name, files: changed}: NonNullable<Facts['moved']>
): NonNullable<Facts['moved']> {
  return {name, files: listFiles(files).filter(file => changed.includes(file))}
}

/** What the pull request changes in the folder in which the model in production lies. */
function changesOf(version: Extract<Resolved, {found: true}>, world: World): readonly string[] {
  const {registry, folder} = version
  return registry === 'file' && isHere(version, world)
    ? (world.changed ?? []).filter(isBelow(folder)).map(path => join(world.prefix, path))
    : []
}

/** What both versions say alike is kept once: prediction files may be as large as memory. */
function sharing(evidence: Evidence, {predictions: other}: Evidence): Evidence {
  const {predictions} = evidence
  if (predictions === null || other === null) return evidence
  return {...evidence, predictions: sharingColumns(predictions, other)}
}

function productionOf(
  version: Extract<Resolved, {found: true}>,
  model: Selected,
  world: World
): Production {
  const {tree, folder, layout, registry} = version
  return {
    tree,
    root: folder,
    folder: layout === 'own' ? folder : join(folder, model.folder),
    isOwn: OWN_COMMITS.includes(registry) || isHere(version, world)
  }
}
