import type {ModelPolicy} from '../policy/schema.ts'
import type {Tree} from '../ports.ts'
import {join} from './paths.ts'
import type {Selected} from './select.ts'

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

/** Files that options name, over what is found. */
export interface NamedFiles {
  readonly card?: Place
  readonly metrics?: Place
  readonly predictions?: Place
}

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

/** Files that are named stand in place of all that was found. */
export function withNamed(sought: Sought, named: NamedFiles): Sought {
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

/** Whether single files of a version are given. */
export function hasFiles({card, metrics, predictions}: NamedFiles): boolean {
  return card !== undefined || metrics !== undefined || predictions !== undefined
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
