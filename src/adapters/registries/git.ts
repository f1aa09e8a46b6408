import {UserError, WorldError} from '../../errors.ts'
import {nearest} from '../../policy/issues.ts'
import type {Registry, Resolved} from '../../ports.ts'
import {
  defaultBranch,
  findRepository,
  headCommit,
  refNames,
  resolveCommit,
  type Answer,
  type Repository
} from '../git.ts'
import {baseOf, differs, type Base} from '../git-base.ts'
import {gitTree, short} from '../git-tree.ts'
import {nearestFolder} from './nearest-folder.ts'

/**
 * git itself as the registry: what is on the branch that the work is meant for is in production. The baseline is
 * `ref`, else the commit at which the work left that branch. `path` is the model's folder at that commit, where it
 * is another one than today's. Throws `UserError` for a ref or path that is not there, and where a commit would be
 * compared with itself.
 */
export function gitRegistry(folder: string, ref: string | null, path: string | null): Registry {
  return {
    async resolve(): Promise<Resolved> {
      const repository = await findRepository(folder)
      if (!repository.ok) return unreadable(repository)
      const base = await (ref === null
        ? baseOf(repository.value, process.env)
        : named(repository.value, ref))
      if (!base.ok) return unreadable(base)
      if (base.value === null) return firstCommit()
      const {commit, name, moved} = base.value
      const tree = gitTree(repository.value, commit, name)
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

async function named(repository: Repository, ref: string): Promise<Answer<Base | null>> {
  const commit = await resolveCommit(repository, ref)
  if (!commit.ok) return await unknownRef(repository, ref, commit)
  const {value} = commit
  const head = await headCommit(repository)
  if (head.ok && head.value === value && !(await differs(repository, value))) {
    const branch = await defaultBranch(repository)
    if (branch.ok && [ref, `origin/${ref}`, `upstream/${ref}`].includes(branch.value.name))
      return await baseOf(repository, process.env)
    throw new UserError(
      `The baseline ${ref} is the commit ${short(value)}, which is the one that is judged: a commit is never compared with itself. Name what was in production before, e.g. --baseline git:${short(value)}^, or leave the baseline out.`
    )
  }
  const name = value.startsWith(ref) ? short(value) : short(value, ref)
  return {ok: true, value: {commit: value, name, moved: null}}
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
