import type {Registry, Resolved} from '../../ports.ts'
import {defaultBranch, findRepository, headCommit, mergeBase, resolveCommit} from '../git.ts'
import type {Answer, Repository} from '../git.ts'
import {gitTree, short} from '../git-tree.ts'

/**
 * git itself as the registry: what is on the default branch is in production. The baseline is `ref`,
 * else the commit at which the work left the default branch. `path` is the model's folder at that
 * commit, where it is another one than today's.
 */
export function gitRegistry(folder: string, ref: string | null, path: string | null): Registry {
  return {
    async resolve(): Promise<Resolved> {
      const repository = await findRepository(folder)
      if (!repository.ok) return unreadable(repository)
      const base =
        ref === null ? await baseOf(repository.value) : await named(repository.value, ref)
      if (!base.ok) return unreadable(base)
      const {commit, name} = base.value
      return {
        found: true,
        registry: 'git',
        version: name,
        commit,
        tree: gitTree(repository.value, commit, name),
        folder: path ?? ''
      }
    }
  }
}

interface Base {
  readonly commit: string
  readonly name: string
}

async function named(repository: Repository, ref: string): Promise<Answer<Base>> {
  const commit = await resolveCommit(repository, ref)
  if (!commit.ok) return commit
  const name = commit.value.startsWith(ref) ? short(commit.value) : short(commit.value, ref)
  return {ok: true, value: {commit: commit.value, name}}
}

async function baseOf(repository: Repository): Promise<Answer<Base>> {
  const branch = await defaultBranch(repository)
  if (!branch.ok) return branch
  const head = await headCommit(repository)
  if (!head.ok) return head
  const base = await mergeBase(repository, head.value, branch.value.commit)
  if (!base.ok) return base
  return {ok: true, value: {commit: base.value, name: short(base.value, branch.value.name)}}
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
