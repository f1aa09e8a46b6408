import {folderOf} from '../files/paths.ts'
import type {ModelPolicy} from '../policy/schema.ts'
import {pathsToRead} from './files.ts'

/** Which part of a repository is about the model. */
export interface Scope {
  /** The model's name in policy or discovery. */
  readonly name: string
  /** The folder of the model's files; '' for the root. */
  readonly folder: string
  /** Folders of other models: what lies there is theirs. */
  readonly others: readonly string[]
  readonly policy: ModelPolicy
}

/** Files of a scope, nearest to the model first: its own folder, the folders above it, the rest. */
export function inScope(paths: readonly string[], scope: Scope): readonly string[] {
  const {registry} = scope.policy
  const production = registry?.type === 'file' ? [registry.path.replace(/(?<!\/)\/+$/u, '')] : []
  const others = [...scope.others, ...production]
  const own = paths.filter(path => !others.some(other => isTheirs(path, other, scope.folder)))
  const rank = (path: string): number => nearness(path, scope.folder)
  return [...own].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0))
}

/**
 * The files whose text `assess` needs, at most a few hundred, out of all of a version's. Skip those
 * above `MAX_FILE_BYTES`; a text that is not given counts as one that says nothing.
 */
export function wantedFiles(paths: readonly string[], scope: Scope): readonly string[] {
  const scoped = inScope(paths, scope)
  const pointed = pointers(scope.policy)
    .map(({path}) => path)
    .filter(path => paths.includes(path))
  return [...new Set([...pathsToRead(scoped), ...pointed])]
}

/** Whether a file lies in the model's folder or directly in a folder above it. */
export function isNear(path: string, folder: string): boolean {
  return nearness(path, folder) < 2
}

/** Of no use to a model in production, whatever lies there. */
const ASIDE =
  /(^|\/)(examples?|samples?|demos?|tests?|__tests__|fixtures?|third[-_]party|vendor|archive|legacy|templates?)\//iu

/** Folders with what goes into a model, in the words that repositories use. */
const SHARED =
  /^(src|code|lib|ml|train(ing)?|pipelines?|scripts?|jobs?|docker|containers?|build|env|environments?|requirements|conda|deploy|deployments?|serving|ops|infra|config|notebooks?)$/iu

/**
 * Whether a file that is not near a model lies where such files usually do: below a folder with a usual name; of
 * several models directly in it, since what is below is one of theirs.
 */
export function isUsual(path: string, {others}: Scope): boolean {
  if (ASIDE.test(path)) return false
  const folders = path.split('/').slice(0, -1)
  return SHARED.test(folders[0] ?? '') && (others.length === 0 || folders.length === 1)
}

/** Whether a file is of use to a model wherever it lies: of a repository of one model, and nothing set aside. */
export function isOnlyOne(path: string, {others}: Scope): boolean {
  return others.length === 0 && !ASIDE.test(path)
}

/** The practices for which the policy points somewhere, and where. */
export function pointers(
  policy: ModelPolicy
): readonly {readonly practice: string; readonly path: string}[] {
  return Object.entries(policy.practices ?? {}).flatMap(([practice, declared]) => {
    const pointer =
      typeof declared === 'string'
        ? declared
        : typeof declared === 'object' && 'evidence' in declared
          ? declared.evidence
          : null
    return pointer === null
      ? []
      : [{practice, path: pointer.replace(/^\.\//u, '').replace(/(?<!\/)\/+$/u, '')}]
  })
}

function nearness(path: string, folder: string): number {
  if (folder === '' || path.startsWith(`${folder}/`)) return 0
  const parent = folderOf(path)
  return parent === '' || `${folder}/`.startsWith(`${parent}/`) ? 1 : 2
}

function isTheirs(path: string, other: string, folder: string): boolean {
  const holdsThisModel = other === '' || folder === other || folder.startsWith(`${other}/`)
  return !holdsThisModel && path.startsWith(`${other}/`)
}
