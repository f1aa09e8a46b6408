import {discover} from '../evidence/discover.ts'
import type {Identity} from '../evidence/evidence.ts'
import {mapFiles} from '../evidence/model-files.ts'
import {folderOf} from '../files/paths.ts'
import type {Selected} from './places.ts'

/**
 * A model's files in a version that does not lie as the repository does, as in MLflow or on a hub: each file of
 * the candidate by its name, wherever it is; and where no metrics file has that name, what lies at the root.
 */
export function selectOwn(model: Selected, files: readonly string[]): Selected {
  const found = mapFiles(model.files, path => findAlike(path, files))
  const root = discover(files, model.name).find(({folder}) => folder === '')?.files
  const {card, metrics} = model.files
  // A candidate that states no numbers is judged by its rows; numbers on one side only would be missing ones.
  const states = metrics.length > 0 || card !== null
  return {
    ...model,
    folder: '',
    files: {
      ...found,
      trainingKeys: found.trainingKeys ?? model.files.trainingKeys,
      card: found.card ?? (card === null ? null : (root?.card ?? null)),
      metrics:
        found.metrics.length > 0 ? [...new Set(found.metrics)] : states ? (root?.metrics ?? []) : []
    },
    named: false
  }
}

/** What stands before the paths of files that a registry keeps of the candidate. */
export function keptPrefix({registry, version}: Pick<Identity, 'registry' | 'version'>): string {
  return `${registry}:${version}`
}

/** Of the files with the same name, the one whose folders agree the most, then the one nearest to the root. */
export function findAlike(path: string, files: readonly string[]): string | null {
  const rank = (file: string): readonly [number, number] => [
    -sharedEnd(path.split('/'), file.split('/')),
    folderOf(file) === '' ? 0 : file.split('/').length
  ]
  const named = files.filter(file => sharedEnd(path.split('/'), file.split('/')) > 0)
  const [best] = named.sort((a, b) => {
    const [x, y] = [rank(a), rank(b)]
    return x[0] - y[0] || x[1] - y[1] || (a < b ? -1 : 1)
  })
  return best ?? null
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let same = 0
  while (same < Math.min(a.length, b.length) && a.at(-1 - same) === b.at(-1 - same)) same++
  return same
}
