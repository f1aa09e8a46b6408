import {discover, type Found} from './evidence/discover.ts'
import type {ModelPolicy} from './policy/schema.ts'
import type {Tree} from './ports.ts'

/** A file of a version, and how the user knows it. */
export interface Place {
  readonly tree: Tree
  readonly path: string
  readonly shown: string
}

/** Which files to read about one version of a model. */
export interface Sought {
  readonly card: Place | null
  readonly metrics: readonly Place[]
  readonly predictions: Place | null
  readonly trainingKeys: Place | null
  readonly columns: ColumnMapping
  readonly parameters: readonly Place[]
  /** Whether somebody named the files: a named file that is not there is missing, a guessed one is not. */
  readonly named: boolean
  /** Where the files that go with a model (locks, digests, environments) are looked for. */
  readonly surroundings: {
    readonly tree: Tree
    readonly folder: string
    /** Of the version's files in the tree. */
    readonly root: string
    readonly prefix: string
  }
}

export type ColumnMapping = Omit<NonNullable<ModelPolicy['predictions']>, 'file' | 'training-keys'>

/** A model to judge: its name and where its files lie in the candidate's tree. */
export interface Selected {
  readonly name: string
  readonly folder: string
  readonly card: string | null
  readonly metrics: readonly string[]
  readonly predictions: string | null
  readonly trainingKeys: string | null
  readonly columns: ColumnMapping
  readonly parameters: readonly string[]
  readonly named: boolean
}

/** The files that a policy names for a model; what it does not name is looked for in the model's folder. */
export function selectNamed(name: string, policy: ModelPolicy, files: readonly string[]): Selected {
  const metrics = listed(policy.metrics)
  const named = [...metrics, ...listed(policy.card), ...listed(policy.predictions?.file)]
  const folder = folderOf(metrics[0] ?? policy.card ?? policy.predictions?.file ?? '')
  const found = discover(files, name).find(m => m.folder === folder)
  const {file, 'training-keys': trainingKeys, ...columns} = policy.predictions ?? {file: undefined}
  return {
    name,
    folder,
    card: policy.card ?? found?.card ?? null,
    metrics: metrics.length > 0 ? metrics : (found?.metrics ?? []),
    predictions: file ?? found?.predictions ?? null,
    trainingKeys: trainingKeys ?? null,
    columns,
    parameters: listed(policy.parameters),
    named: named.length > 0
  }
}

/** A model that was found by the names of its files. */
export function selectFound(found: Found): Selected {
  return {...found, trainingKeys: null, columns: {}, parameters: [], named: false}
}

/**
 * Whether a pull request that changes these files changes this model: its evidence or what it is made of;
 * for a model with a folder of its own in the policy, anything in there.
 */
export function isTouched(model: Selected, changed: readonly string[]): boolean {
  const own = [
    model.card,
    ...model.metrics,
    model.predictions,
    model.trainingKeys,
    ...model.parameters
  ]
  const below = model.folder === '' ? '' : `${model.folder}/`
  const all = model.named && below !== ''
  return changed.some(
    path => own.includes(path) || (path.startsWith(below) && (all || GOES_WITH_A_MODEL.test(path)))
  )
}

/** Files whose change makes another model, wherever it is described. */
const GOES_WITH_A_MODEL =
  /(^|\/)(dvc\.lock|params\.(ya?ml|json|toml))$|\.(dvc|pkl|joblib|onnx|pt|pth|safetensors|h5|keras|bin|model|cbm|ubj)$/iu

/** The same files in another version's tree, below the folder in which that version lies. */
export function placesIn(model: Selected, tree: Tree, folder: string, prefix: string): Sought {
  const place = (path: string): Place => ({
    tree,
    path: join(folder, path),
    shown: join(prefix, join(folder, path))
  })
  return {
    card: model.card === null ? null : place(model.card),
    metrics: model.metrics.map(place),
    predictions: model.predictions === null ? null : place(model.predictions),
    trainingKeys: model.trainingKeys === null ? null : place(model.trainingKeys),
    columns: model.columns,
    parameters: model.parameters.map(place),
    named: model.named,
    surroundings: {tree, folder: join(folder, model.folder), root: folder, prefix}
  }
}

/** The same model with the paths as seen from its own folder. */
export function inOwnFolder(model: Selected): Selected {
  const {folder} = model
  const own = (path: string): string =>
    path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
  return {
    ...model,
    folder: '',
    card: model.card === null ? null : own(model.card),
    metrics: model.metrics.map(own),
    predictions: model.predictions === null ? null : own(model.predictions),
    parameters: model.parameters.map(own)
  }
}

/** A folder as the paths below it begin: without `./` before it and `/` after it. */
export function bareFolder(path: string): string {
  return path.replace(/^(\.\/+)+/u, '').replace(/\/+$/u, '')
}

/** `a/b`, without the slash where either is empty. */
export function join(folder: string, path: string): string {
  if (folder === '' || folder === '.') return path
  return path === '' ? folder : `${folder.replace(/\/$/u, '')}/${path}`
}

/** The folder of a path; '' for the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

function listed(paths: string | readonly string[] | undefined): readonly string[] {
  if (paths === undefined) return []
  return typeof paths === 'string' ? [paths] : paths
}

/** A version of which nothing but single given files is known. */
export const NO_FILES: Tree = {
  name: 'given files',
  commit: null,
  kind: () => Promise.resolve('absent'),
  size: () => Promise.resolve(0),
  read: () => Promise.resolve(new Uint8Array(0)),
  list: () => Promise.resolve([])
}
