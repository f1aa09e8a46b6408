import {listFiles, mapFiles, NO_FILES, type ModelFiles} from '../evidence/model-files.ts'
import type {Tree} from '../ports.ts'
import {folderOf, join} from '../files/paths.ts'
import type {Place, Selected, ModelPlaces} from './places.ts'

/** Files of one version that options or inputs name for one run. */
export type NamedFiles = Partial<ModelFiles<Place>>

/** Finds the file that an option or input names, as each door understands paths. Throws `UserError` where it is not there. */
export type Placing = (path: string, option: string) => Promise<Place>

/** The options of one version as files; `prefix` is what stands before each option's name. */
export async function placeNamed(
  texts: Readonly<Partial<Record<'card' | 'metrics' | 'predictions', string | null | undefined>>>,
  place: Placing,
  prefix = ''
): Promise<NamedFiles> {
  const one = async (kind: keyof typeof texts): Promise<Place | null> => {
    const path = texts[kind] ?? null
    return path === null ? null : await place(path, `${prefix}${kind}`)
  }
  const [card, metrics, predictions] = [
    await one('card'),
    await one('metrics'),
    await one('predictions')
  ]
  return {
    ...(card === null ? {} : {card}),
    ...(metrics === null ? {} : {metrics: [metrics]}),
    ...(predictions === null ? {} : {predictions})
  }
}

/** Whether single files of a version are named. */
export function hasFiles(named: NamedFiles): boolean {
  return listFiles({...NO_FILES, ...named}).length > 0
}

/** Files that are named stand in place of the evidence that was found. */
export function withNamed(places: ModelPlaces, named: NamedFiles): ModelPlaces {
  if (!hasFiles(named)) return places
  const {trainingKeys, parameters} = places.files
  return {...places, files: {...NO_FILES, trainingKeys, parameters, ...named}, named: true}
}

/**
 * The model as its version in production is looked for: what a user named in the candidate's tree at the same path
 * there, unless production has nothing at that path and the policy says where else it is.
 */
export async function asInProduction(
  model: Selected,
  named: NamedFiles,
  candidate: Tree,
  has: (path: string) => Promise<boolean>
): Promise<Selected> {
  const own = mapFiles({...NO_FILES, ...named}, ({tree, path}) =>
    tree === candidate ? path : null
  )
  const {card, metrics, predictions} = model.files
  const chosen = async (mine: string | null, policys: string | null): Promise<string | null> =>
    mine !== null && (policys === null || (await has(mine))) ? mine : policys
  const [twin] = own.metrics
  const isTwin = twin !== undefined && (metrics.length === 0 || (await has(twin)))
  return {
    ...model,
    files: {
      ...model.files,
      card: await chosen(own.card, card),
      metrics: isTwin ? own.metrics : metrics,
      predictions: await chosen(own.predictions, predictions)
    }
  }
}

/** The same model with the paths as seen from the folder in which its files lie. */
export function inOwnFolder(model: Selected): Selected {
  const folder = model.folder === '' ? commonFolder(model.files) : model.folder
  const own = (path: string): string =>
    path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path
  return {...model, folder: '', files: mapFiles(model.files, own)}
}

function commonFolder(files: ModelFiles<string>): string {
  const [first = '', ...others] = listFiles(files).map(folderOf)
  return others.every(folder => folder === first) ? first : ''
}

/** Whether a version has a file, below the folder in which it lies. */
export function hasIn(tree: Tree, folder: string): (path: string) => Promise<boolean> {
  return async path => (await tree.kind(join(folder, path))) !== 'absent'
}
