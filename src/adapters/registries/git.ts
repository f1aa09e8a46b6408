import process from 'node:process'
import {UserError, WorldError} from '../../errors.ts'
import {nearest} from '../../policy/issues.ts'
import type {Log, Registry, Resolved} from '../../ports.ts'
import {
  defaultBranch,
  headCommit,
  refNames,
  resolveRef,
  type Answer,
  type Repository
} from '../git.ts'
import {baseOf, differs, type Base} from '../git-base.ts'
import {gitTree, short} from '../git-tree.ts'
import {nearestFolder} from './nearest-folder.ts'

/**
 * git itself as the registry: what is on the branch that the work is meant for is in production. The baseline is
 * that of `base`. `path` is the model's folder at that commit, where it is another one than today's. Throws `UserError`
 * for a path that is not there.
 */
export function gitRegistry(
  repository: () => Promise<Answer<Repository>>,
  base: () => Promise<Answer<Base | null>>,
  path: string | null
): Registry {
  return {
    async resolve(): Promise<Resolved> {
      const clone = await repository()
      if (!clone.ok) return unreadable(clone)
      const found = await base()
      if (!found.ok) return unreadable(found)
      if (found.value === null) return firstCommit()
      const {commit, name, moved} = found.value
      const tree = gitTree(clone.value, commit, name)
      if (path !== null && (await tree.kind(path)) !== 'directory')
        throw new UserError(await nearestFolder(tree, path, name))
      return {
        found: true,
        registry: 'git',
        version: name,
        commit,
        tree,
        folder: path ?? '',
        ...(moved === null ? {} : {moved})
      }
    }
  }
}

/**
 * The commit whose policy and configuration count, by the clone alone: that of the baseline, else where the work left its
 * branch. Throws as `baseNamed` does.
 */
export async function localBase(
  repository: Answer<Repository>,
  ref: string | null,
  log: Log
): Promise<Answer<Base | null>> {
  if (!repository.ok) return repository
  const usual = async (): Promise<Answer<Base | null>> =>
    await baseOf(repository.value, process.env)
  return ref === null ? await usual() : await baseNamed(repository.value, ref, usual, log)
}

/**
 * The commit that a baseline names. Throws `UserError` for a ref that is not there, and where a commit would be compared
 * with itself.
 */
export async function baseNamed(
  repository: Repository,
  ref: string,
  usual: () => Promise<Answer<Base | null>>,
  log: Log
): Promise<Answer<Base | null>> {
  const named = await resolveRef(repository, ref)
  if (!named.ok) return await unknownRef(repository, ref, named)
  const {commit, ref: full, passedOver} = named.value
  if (passedOver.length > 0)
    log.warning(
      `The baseline ${ref} is ${full ?? ref}; ${passedOver.join(' and ')} ${passedOver.length > 1 ? 'have' : 'has'} the same name and another commit.`
    )
  const head = await headCommit(repository)
  if (head.ok && head.value === commit && !(await differs(repository, commit))) {
    const branch = await defaultBranch(repository)
    if (branch.ok && [ref, `origin/${ref}`, `upstream/${ref}`].includes(branch.value.name))
      return await usual()
    throw new UserError(
      `The baseline ${ref} is the commit ${short(commit)}, which is the one that is judged: a commit is never compared with itself. Name what was in production before, e.g. --baseline git:${short(commit)}^, or leave the baseline out.`
    )
  }
  const name = commit.startsWith(ref) ? short(commit) : short(commit, ref)
  return {ok: true, value: {commit, name, moved: null}}
}

/** A clone that was cut off may lack what is there; else the name is wrong. */
async function unknownRef(
  repository: Repository,
  ref: string,
  {summary, remedy}: {readonly summary: string; readonly remedy: string}
): Promise<never> {
  if (repository.shallow)
    throw new WorldError(`The baseline git:${ref} cannot be read: ${summary}; ${remedy}.`)
  const names = await refNames(repository)
  if (names.includes(ref)) throw new UserError(`The baseline git:${ref}: ${summary}; ${remedy}.`)
  const near = nearest(ref, names)
  const hint = near === null ? '' : ` Did you mean ${near}?`
  throw new UserError(
    `There is no branch, tag or commit ${ref} in this repository (the baseline).${hint} There are: ${names.slice(0, MAX_NAMES).join(', ')}.`
  )
}

const MAX_NAMES = 20

function firstCommit(): Resolved {
  return {
    found: false,
    registry: 'git',
    reason: 'none-yet',
    summary: 'The commit that is judged is the first of its branch: no model is in production yet.',
    remedy: ''
  }
}

function unreadable({
  summary,
  remedy
}: {
  readonly summary: string
  readonly remedy: string
}): Resolved {
  return {
    found: false,
    registry: 'git',
    reason: 'unreadable',
    summary: `The model in production could not be read: ${summary}.`,
    remedy: `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}; or name the baseline: --baseline git:REF or file:FOLDER.`
  }
}
