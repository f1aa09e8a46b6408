import {mapFiles, type ModelFiles} from '../evidence/model-files.ts'
import type {ModelPolicy} from '../policy/schema.ts'
import type {Tree} from '../ports.ts'
import {join} from '../files/paths.ts'

/** A file of a version, and how the user knows it. */
export interface Place {
  readonly tree: Tree
  readonly path: string
  readonly shown: string
}

export type ColumnMapping = Omit<NonNullable<ModelPolicy['predictions']>, 'file' | 'training-keys'>

/** A model to judge: its name and where its files lie in the candidate's tree. */
export interface Selected {
  readonly name: string
  readonly folder: string
  readonly files: ModelFiles<string>
  readonly columns: ColumnMapping
  /** Whether somebody named the files: a named file that is not there is missing, a guessed one is not. */
  readonly named: boolean
}

/** What to read about one version of a model. */
export interface ModelPlaces extends Pick<Selected, 'columns' | 'named'> {
  readonly files: ModelFiles<Place>
  /** Where the files that go with a model (locks, digests, environments) are looked for. */
  readonly around: {
    readonly tree: Tree
    readonly folder: string
    /** Of the version's files in the tree. */
    readonly root: string
    readonly prefix: string
  }
}

/** The files of a model in the tree of one version, below the folder in which that version lies. */
export function placesIn(model: Selected, tree: Tree, root: string, prefix: string): ModelPlaces {
  const {columns, named} = model
  return {
    files: mapFiles(model.files, path => ({
      tree,
      path: join(root, path),
      shown: join(prefix, join(root, path))
    })),
    columns,
    named,
    around: {tree, folder: join(root, model.folder), root, prefix}
  }
}

/** A version of which nothing but single given files is known. */
export const NO_TREE: Tree = {
  name: 'given files',
  commit: null,
  kind: () => Promise.resolve('absent'),
  size: () => Promise.resolve(0),
  read: () => Promise.resolve(new Uint8Array(0)),
  list: () => Promise.resolve([])
}
