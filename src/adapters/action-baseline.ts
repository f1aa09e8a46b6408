import {UserError} from '../errors.ts'
import type {Log, Registry, Resolved, Tree} from '../ports.ts'
import {hasCommit} from './git.ts'
import {gitTree, short} from './git-tree.ts'
import type {GitHubClient} from './github/client.ts'
import type {EventContext} from './github/event.ts'
import {branchCommit, movedSince} from './github/history.ts'
import {githubTree} from './github/tree.ts'
import {openRegistry, type RegistryWorld} from './registries/index.ts'
import {nearestFolder} from './registries/nearest-folder.ts'

/** The base commit is in production: what was merged is what runs. What its branch has become since is told. */
export function baseRegistry(base: Tree | null, place: Place, folder: string): Registry {
  const {kind, baseSha} = place.event
  const resolved: Resolved =
    base === null
      ? {
          found: false,
          registry: 'git',
          reason: 'unreadable',
          summary:
            baseSha === null
              ? `A ${kind} event has no base commit, so it is not known what is in production.`
              : `The base commit ${short(baseSha)} is neither in the checkout nor readable over the API.`,
          remedy:
            'Give the action a token with contents: read, or name the baseline with its input baseline.'
        }
      : {found: true, registry: 'git', version: base.name, commit: base.commit, tree: base, folder}
  return {
    resolve: async () => {
      const moved = resolved.found ? await movedBase(place) : null
      return moved === null ? resolved : {...resolved, moved}
    }
  }
}

async function movedBase({event, client, path, log}: Place): Promise<Moved | null> {
  const {number, repository, baseRef, baseSha} = event
  if (client === null) return null
  if (number === null || baseRef === null || baseSha === null) return null
  try {
    const moved = await movedSince(client, repository, baseRef, baseSha)
    if (moved === null) return null
    const start = path === '' ? '' : `${path}/`
    const own = moved.files.filter(file => file.startsWith(start))
    return {
      name: short(moved.commit, baseRef),
      files: own.map(file => file.slice(start.length))
    }
  } catch (error) {
    // It decides nothing.
    log.debug(
      `whether ${baseRef} has moved cannot be told: ${error instanceof Error ? error.message : String(error)}`
    )
    return null
  }
}
type Moved = NonNullable<Extract<Resolved, {found: true}>['moved']>

/** Where the event's repository is asked. */
interface Place {
  readonly event: EventContext
  readonly client: GitHubClient | null
  readonly path: string
  readonly log: Log
}

interface BranchPlace {
  readonly client: GitHubClient | null
  readonly event: EventContext
  readonly path: string
  /** The model's folder at that ref, inside `path`. */
  readonly inside: string
  /** The base commit: what `ref` means where it is the branch that the event is about. */
  readonly usual: Registry
  readonly around: RegistryWorld
}

/**
 * The model on a branch: that of the event's repository, as the forge says. In a checkout of a fork the names are the fork's, so without a
 * token nobody can tell.
 */
export function branchRegistry(ref: string, place: BranchPlace): Registry {
  const {client, event, path, inside, usual, around} = place
  return {
    resolve: async () => {
      const branch = client === null ? null : await branchCommit(client, event.repository, ref)
      if (branch === event.headSha && ref === event.baseRef) return await usual.resolve()
      if (branch === event.headSha)
        throw new UserError(
          `The baseline ${ref} is the commit ${short(branch)}, which is the one that is judged: a commit is never compared with itself.`
        )
      if (client !== null && branch !== null) {
        const name = short(branch, ref)
        const tree = await treeOfCommit(client, event, {commit: branch, name, path}, around)
        if (inside !== '' && (await tree.kind(inside)) !== 'directory')
          throw new UserError(await nearestFolder(tree, inside, name))
        return {found: true, registry: 'git', version: name, commit: branch, tree, folder: inside}
      }
      if (client === null && event.fork) {
        return {
          found: false,
          registry: 'git',
          reason: 'unreadable',
          summary: `What ${ref} is cannot be told from the checkout of a fork, whose names are its own.`,
          remedy: 'Give the action a token with contents: read.'
        }
      }
      return await openRegistry({type: 'git', ref, path: inside}, around).resolve()
    }
  }
}

async function treeOfCommit(
  client: GitHubClient,
  {repository: name}: EventContext,
  version: {readonly commit: string; readonly name: string; readonly path: string},
  {repository}: RegistryWorld
): Promise<Tree> {
  const clone = await repository()
  return clone.ok && (await hasCommit(clone.value, version.commit))
    ? gitTree(clone.value, version.commit, version.name)
    : githubTree(client, name, {...version, folder: version.path})
}
