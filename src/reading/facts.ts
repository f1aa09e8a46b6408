import type {Evidence, Version} from '../evidence/evidence.ts'
import {sharingColumns} from '../evidence/shared-columns.ts'
import type {Surroundings} from '../repository/surroundings.ts'
import type {Facts} from '../facts.ts'
import {demandOn} from '../policy/demand.ts'
import {loadPolicy} from '../policy/load.ts'
import type {Policy} from '../policy/schema.ts'
import type {Resolved} from '../ports.ts'
import {attemptsOn, demandAfter} from './attempts.ts'
import {resolveBaseline} from './baseline.ts'
import {candidateSpec, gatherKept} from './candidate.ts'
import {gather} from './gather.ts'
import {isBelow, join} from './paths.ts'
import {withNamed} from './named-files.ts'
import {placesIn, type Selected} from './places.ts'
import {OWN_COMMITS, readPracticeFiles, type Production} from './practice-files.ts'
import {promotedAt} from './promoted-at.ts'
import {select} from './select.ts'
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
  const production = version === null ? null : productionOf(version, model, world)
  return {facts, production}
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
