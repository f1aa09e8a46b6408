import type {ForgeAnswers, Records} from './forge.ts'
import type {LiveAnswers} from './live.ts'
import type {ModelFile} from './model-files.ts'
import type {OpenedRepository} from './opened.ts'

/** What was read around a model: its repository, and what the world says of it. */
export interface Surroundings extends OpenedRepository {
  /** Null where production's files were not listed. */
  readonly production: ProductionFiles | null
  readonly modelFiles: VersionFiles
  /** Those of `recordedCommits` that are in the repository. */
  readonly knownCommits: readonly string[]
  /** Null where the policy names no monitoring. */
  readonly live: LiveAnswers | null
  /** Null where there is none to ask: on the command line. */
  readonly forge: ForgeAnswers | null
  /** Null where the registry keeps none. */
  readonly records: Records | null
}

/** The files of the model of both versions; empty where there are none, or no version. */
interface VersionFiles {
  readonly candidate: readonly ModelFile[]
  readonly production: readonly ModelFile[]
}

/** The baseline's own files; the folder of the scope is its folder among them. */
export interface ProductionFiles extends OpenedRepository {
  /** Whether they are those of a commit of the candidate's repository: the base of the change. */
  readonly isBaseCommit: boolean
}

/** The path in production of one of the candidate's files; null where it has none there, or nothing is known of it. */
export function counterpart(
  path: string,
  {scope, production}: Pick<Surroundings, 'scope' | 'production'>
): string | null {
  if (production === null) return null
  const below = scope.folder === '' ? path : path.slice(scope.folder.length + 1)
  const isOwn = scope.folder === '' || path.startsWith(`${scope.folder}/`)
  const {folder} = production.scope
  const there = new Set(production.repository.paths)
  const paths = isOwn ? [folder === '' ? below : `${folder}/${below}`, path] : [path]
  return paths.find(candidate => there.has(candidate)) ?? null
}
