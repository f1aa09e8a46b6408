import {UserError} from '../errors.ts'
import {discover, looksLikeEvidence, type Found} from '../evidence/discover.ts'
import {listFiles, NO_FILES} from '../evidence/model-files.ts'
import {nearest} from '../policy/issues.ts'
import type {ModelPolicy, Policy} from '../policy/schema.ts'
import {hasFiles} from './named-files.ts'
import {bareFolder, folderOf, isBelow} from './paths.ts'
import type {Selected} from './places.ts'
import type {Request, World} from './world.ts'

/** The models that a request is about: of the policy, or found by the names of their files. Throws `UserError`. */
export function select(
  {model, candidate, candidateFrom}: Request,
  policy: Policy | null,
  files: readonly string[],
  {changed, rootName}: Pick<World, 'changed' | 'rootName'>
): readonly Selected[] {
  const byHand = hasFiles(candidate)
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
    if (byHand && named.length > 1) {
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
  if (byHand || candidateFrom !== undefined) {
    return [{name: model ?? rootName, folder: '', files: NO_FILES, columns: {}, named: true}]
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

/** The files that a policy names for a model; what it does not name is looked for in the model's folder. */
export function selectNamed(name: string, policy: ModelPolicy, files: readonly string[]): Selected {
  const metrics = listed(policy.metrics)
  const named = [...metrics, ...listed(policy.card), ...listed(policy.predictions?.file)]
  const folder = folderOf(metrics[0] ?? policy.card ?? policy.predictions?.file ?? '')
  const found = discover(files, name).find(m => m.folder === folder)?.files ?? NO_FILES
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
 * Whether a pull request that changes these files changes this model: its evidence or what it is made of;
 * for a model with a folder of its own in the policy, anything in there.
 */
function isTouched(model: Selected, changed: readonly string[]): boolean {
  const own = listFiles(model.files)
  const below = model.folder === '' ? '' : `${model.folder}/`
  const all = model.named && below !== ''
  return changed.some(
    path => own.includes(path) || (path.startsWith(below) && (all || GOES_WITH_A_MODEL.test(path)))
  )
}

/** Files whose change makes another model, wherever it is described. */
const GOES_WITH_A_MODEL =
  /(^|\/)(dvc\.lock|params\.(ya?ml|json|toml))$|\.(dvc|pkl|joblib|onnx|pt|pth|safetensors|h5|keras|bin|model|cbm|ubj)$/iu

function listed(paths: string | readonly string[] | undefined): readonly string[] {
  if (paths === undefined) return []
  return typeof paths === 'string' ? [paths] : paths
}
