import {UserError} from '../errors.ts'
import {roleOfChange} from '../evidence/changed-files.ts'
import {discover, isReadme, mayBeEvidence, type Found} from '../evidence/discover.ts'
import {listFiles, NO_FILES} from '../evidence/model-files.ts'
import {nearest} from '../policy/issues.ts'
import type {ModelPolicy, Policy} from '../policy/schema.ts'
import {hasFiles} from './named-files.ts'
import {bareFolder, folderOf, isBelow} from '../files/paths.ts'
import type {Selected} from './places.ts'
import type {Request, World} from './world.ts'
import {largestOf} from '../statistics/core/extremes.ts'

/** The models that are judged, and all that there are, in whose files a change may be. */
export interface Selection {
  readonly judged: readonly Selected[]
  readonly all: readonly Selected[]
}

/** The models that a request is about: of the policy, or found by the names of their files. Throws `UserError`. */
export function select(
  {model, candidate, candidateFrom}: Request,
  policy: Policy | null,
  files: readonly string[],
  {
    changed,
    working = null,
    rootName,
    metrics = []
  }: Pick<World, 'changed' | 'working' | 'rootName'> & {
    /** Files that DVC says are metrics. */
    readonly metrics?: readonly string[]
  }
): Selection {
  const byHand = hasFiles(candidate)
  const touched = changed ?? working ?? []
  // Deleted files too: a model whose metrics a pull request deletes is judged by what it no longer says.
  const known = [
    ...new Set([...files, ...touched.filter(path => mayBeEvidence(path) || metrics.includes(path))])
  ]
  if (policy !== null) {
    const all = namedModels(model, policy, known, touched)
    if (byHand && all.length > 1) {
      throw new UserError(
        `The policy has ${all.length} models; say with --model which one the given files are of: ${all.map(({name}) => name).join(', ')}.`
      )
    }
    const isJudged = (m: Selected): boolean =>
      changed === null ||
      isTouched(m, all, changed) ||
      isKeptAlone(m, policy) ||
      isReplaced(m.name, policy, changed)
    return {judged: all.filter(isJudged), all}
  }
  if (byHand || candidateFrom !== undefined) {
    const named = {name: model ?? rootName, folder: '', files: NO_FILES, columns: {}, named: true}
    return {judged: [named], all: [named]}
  }
  const all = foundModels(known, rootName, touched, metrics)
  const found = all.filter(m => changed === null || isTouched(m, all, changed))
  if (model === null) return {judged: found, all}
  const wanted = found.filter(m => m.name === model)
  if (wanted.length > 0 || changed !== null) return {judged: wanted, all}
  const names = found.map(m => m.name)
  const near = nearest(model, names)
  throw new UserError(
    `No model "${model}" was found.${near === null ? '' : ` Did you mean "${near}"?`} Found: ${names.join(', ') || 'none'}.`
  )
}

/** The models of a policy, or the one that is asked for. Throws `UserError` where there is none of that name. */
function namedModels(
  model: string | null,
  {models}: Policy,
  files: readonly string[],
  changed: readonly string[]
): readonly Selected[] {
  const names = Object.keys(models)
  if (model !== null && !names.includes(model)) {
    const near = nearest(model, names)
    throw new UserError(
      `The policy has no model "${model}".${near === null ? '' : ` Did you mean "${near}"?`} Its models: ${names.join(', ')}.`
    )
  }
  return names
    .filter(name => model === null || name === model)
    .map(name => selectNamed(name, models[name] ?? {}, files, changed))
}

/** Names that are only likely count where they are changed, or where there is nothing else. */
function foundModels(
  files: readonly string[],
  rootName: string,
  changed: readonly string[],
  metrics: readonly string[]
): readonly Selected[] {
  const usual = discover(files, rootName, changed, metrics)
  return (usual.length > 0 ? usual : discover(files, rootName, files)).map(selectFound)
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

/** The files that a policy names for a model; what it does not name is looked for in the model's folder. */
export function selectNamed(
  name: string,
  policy: ModelPolicy,
  files: readonly string[],
  changed: readonly string[] = []
): Selected {
  const metrics = listed(policy.metrics)
  const named = [...metrics, ...listed(policy.card), ...listed(policy.predictions?.file)]
  const folder = folderOf(metrics[0] ?? policy.card ?? policy.predictions?.file ?? '')
  const found = discover(files, name, changed).find(m => m.folder === folder)?.files ?? NO_FILES
  const {file, 'training-keys': trainingKeys, ...columns} = policy.predictions ?? {file: undefined}
  return {
    name,
    folder,
    files: {
      card: policy.card ?? found.card,
      metrics: metrics.length > 0 ? metrics : found.metrics,
      predictions: file ?? found.predictions,
      trainingKeys: trainingKeys ?? null,
      parameters: listed(policy.parameters)
    },
    columns,
    named: named.length > 0
  }
}

/** A model that was found by the names of its files. */
function selectFound(found: Found): Selected {
  return {...found, columns: {}, named: false}
}

/**
 * Whether a pull request that changes these files changes this model: its evidence or what it is made of; for a model
 * with a folder of its own in the policy, anything in there.
 */
function isTouched(model: Selected, all: readonly Selected[], changed: readonly string[]): boolean {
  const own = listFiles(model.files)
  const isAnything = model.named && model.folder !== ''
  return changed.some(
    path =>
      own.includes(path) ||
      (isAnything
        ? path.startsWith(`${model.folder}/`) || isMadeOf(model, all, path)
        : isMadeOf(model, all, path))
  )
}

/** Whether a changed file is one of those of which the model is made: weights, data, parameters. */
export function isMadeOf(model: Selected, all: readonly Selected[], path: string): boolean {
  const role = roleOfChange(path)
  return role !== null && role !== 'evidence' && ownersOf(path, all).includes(model)
}

/** The models nearest above a file; where it lies beside all of them, any may be made of it. */
export function ownersOf(path: string, models: readonly Selected[]): readonly Selected[] {
  // A README alone may be of anything, as of the folder with the data.
  const sure = models.filter(({named, files}) => named || !listFiles(files).every(isReadme))
  const all = sure.length > 0 ? sure : models
  const above = all.filter(({folder}) => folder === '' || path.startsWith(`${folder}/`))
  const deepest = largestOf(above.map(({folder}) => folder.length))
  const nearest = above.filter(({folder}) => folder.length === deepest)
  // What a lock at the root says of models in folders is theirs.
  return above.length === 0 || isShared(path) ? all : nearest
}

/** Whether a file tells of several models: a lock or the parameters of a whole pipeline. */
function isShared(path: string): boolean {
  return roleOfChange(path) === 'parameters' && !path.includes('/')
}

function listed(paths: string | readonly string[] | undefined): readonly string[] {
  if (paths === undefined) return []
  return typeof paths === 'string' ? [paths] : paths
}
