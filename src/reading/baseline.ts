import type {Evidence, Identity} from '../evidence/evidence.ts'
import {kindOfEvidence} from '../evidence/discover.ts'
import {listFiles, NO_FILES, type ModelFiles} from '../evidence/model-files.ts'
import type {Absent} from '../facts.ts'
import type {ModelDemand} from '../policy/demand.ts'
import type {Resolved, Tree} from '../ports.ts'
import {gather} from './gather.ts'
import {folderOf, join} from '../files/paths.ts'
import {asInProduction, hasFiles, hasIn, inOwnFolder, withNamed} from './named-files.ts'
import {selectOwn} from './own-layout.ts'
import {NO_TREE, placesIn, type Selected, type ModelPlaces} from './places.ts'
import type {Request, World} from './world.ts'

/** The version in production, and what was read about it. */
export interface Baseline {
  readonly identity: Identity
  readonly evidence: Evidence
  /** Where the registry found it; null for files that were given. */
  readonly version: Extract<Resolved, {found: true}> | null
}

/**
 * Reads the version in production, from the given files or from where its registry says, `kept` being the model with
 * the paths of its files in the candidate. Throws `WorldError` where the registry fails.
 */
export async function resolveBaseline(
  model: Selected,
  kept: Selected,
  {baseline: given, candidate: named}: Request,
  {policy}: ModelDemand,
  world: World
): Promise<Absent | Baseline> {
  if (hasFiles(given)) {
    const nothing = {...model, files: NO_FILES}
    const evidence = await gather(withNamed(placesIn(nothing, NO_TREE, '', ''), given), world.log)
    const identity = {registry: 'file', version: 'given files', commit: null}
    return {identity, evidence, version: null}
  }
  const resolved = await world.registry(policy.registry ?? null).resolve()
  if (!resolved.found) return resolved
  const {registry, version, commit, tree, folder} = resolved
  const own = resolved.layout === 'own'
  const here = await asInProduction(own ? kept : model, named, world.tree, hasIn(tree, folder))
  const places = own
    ? placesIn(selectOwn(here, await tree.list()), tree, folder, '')
    : await placesOfVersion(here, tree, folder)
  const evidence = await gather(guessed(places), world.log)
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
  const [outside] = listFiles({...NO_FILES, ...named}).filter(place => place.tree !== world.tree)
  if (outside !== undefined) {
    return {
      registry,
      reason: 'unreadable',
      summary: `${outside.shown} lies outside of the folder that is judged, so its like in ${version} is not known.`,
      remedy:
        'Name the files of the model in production: --baseline-metrics, --baseline-card or --baseline-predictions.'
    }
  }
  const other = (await tree.list(folder)).find(isLikeOf(here.files, folder))
  if (other !== undefined) {
    const [file = ''] = listFiles(here.files)
    return {
      registry,
      reason: 'unreadable',
      summary: `${version} has no ${file}, but it has ${other}: it is not known whether that speaks for the model in production.`,
      remedy:
        'Keep one name for the file, or say which one is that of the model in production, e.g. with --baseline-metrics.'
    }
  }
  return {
    registry,
    reason: 'none-yet',
    summary: `${version} has none of the files of ${model.name}: there is no model in production yet.`,
    remedy: ''
  }
}

/** Whether a file of the version is the same kind of evidence as one of these, in the same folder: an earlier name of it. */
function isLikeOf(files: ModelFiles<string>, root: string): (path: string) => boolean {
  const kinds = [files.metrics[0], files.predictions].flatMap(file =>
    file == null ? [] : [`${folderOf(join(root, file))} ${kindOfEvidence(file) ?? ''}`]
  )
  return path => kinds.includes(`${folderOf(path)} ${kindOfEvidence(path) ?? '-'}`)
}

/** Of a version in production no file has to be there, and its training keys are nobody's business. */
function guessed({files, ...places}: ModelPlaces): ModelPlaces {
  return {...places, files: {...files, trainingKeys: null}, named: false}
}

/**
 * Where another version keeps the same files: by their paths below the version's folder, else, where
 * that folder is the model's own, directly in it.
 */
async function placesOfVersion(model: Selected, tree: Tree, folder: string): Promise<ModelPlaces> {
  const mirrored = placesIn(model, tree, folder, '')
  if (folder === '') return mirrored
  const {card, metrics, predictions} = mirrored.files
  for (const place of [card, ...metrics, predictions]) {
    if (place !== null && (await tree.kind(place.path)) !== 'absent') return mirrored
  }
  return placesIn(inOwnFolder(model), tree, folder, '')
}
