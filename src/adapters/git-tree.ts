import {WorldError} from '../errors.ts'
import type {Tree} from '../ports.ts'
import {commitTree, type Entry, kindOfMode, type ObjectStore} from './commit-tree.ts'
import type {Repository} from './git.ts'
import {answered, git, gitOutput, gitRemote} from './git-process.ts'

/** The files of one commit of a local clone, under the repository's folder. `commit` is a full id that the clone has. */
export function gitTree(repository: Repository, commit: string, name = short(commit)): Tree {
  const store = stores.get(repository) ?? remembering(objects(repository))
  stores.set(repository, store)
  return commitTree(store, {name, commit, folder: repository.path})
}

/** The name of a version in messages: `main@4f2c1d9`, or the abbreviated commit alone. */
export function short(commit: string, branch: string | null = null): string {
  const id = commit.slice(0, 7)
  return branch === null ? id : `${branch}@${id}`
}

/** Several trees of a clone are read in one run, and each question is a process of git's. */
const stores = new WeakMap<Repository, ObjectStore>()

const MOST_REMEMBERED_BYTES = 64 * 1024 * 1024

/** The same store, asked once for each object, whose content never changes; of blobs as many as are small together. */
function remembering(store: ObjectStore): ObjectStore {
  const blobs = new Map<string, Promise<Uint8Array>>()
  let bytes = 0
  return {
    folder: once(store.folder),
    below: once(store.below),
    size: once(store.size),
    blob: async id => {
      const known = blobs.get(id)
      if (known !== undefined) return await known
      const read = await store.blob(id)
      bytes += read.length
      if (bytes < MOST_REMEMBERED_BYTES) blobs.set(id, Promise.resolve(read))
      else bytes -= read.length
      return read
    }
  }
}

function once<T>(ask: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return async id => {
    const answer = known.get(id) ?? ask(id)
    known.set(id, answer)
    return await answer
  }
}

function objects(repository: Repository): ObjectStore {
  const ask = async (object: string, ...args: string[]): Promise<Buffer> => {
    const asked = [...args, id(object)]
    const answer = await git(repository, asked)
    if (answer.code === 0 || !isPartial(repository)) return answered(asked, answer)
    await fetchObject(repository, object)
    return await gitOutput(repository, asked)
  }
  return {
    // `--full-tree`: from a subfolder git would silently show that subfolder of the tree.
    folder: async tree => entries(await ask(tree, 'ls-tree', '-z', '--full-tree')),
    below: async tree => entries(await ask(tree, 'ls-tree', '-r', '-t', '-z', '--full-tree')),
    // Not `ls-tree -l`: in a partial clone it would fetch every blob to know its size.
    size: async blob => Number((await ask(blob, 'cat-file', '-s')).toString('utf8')),
    blob: async blob => await ask(blob, 'cat-file', 'blob')
  }
}

/** Whether the clone left objects at its origin. */
function isPartial({configured}: Repository): boolean {
  return configured.some(key => /^(extensions\.partialclone|remote\..*\.promisor)$/u.test(key))
}

/** What git would do by itself, by the repository's own configuration. */
async function fetchObject(repository: Repository, object: string): Promise<void> {
  const how = [
    '--quiet',
    '--no-tags',
    '--no-prune',
    '--no-write-fetch-head',
    '--no-recurse-submodules'
  ]
  const asked = [
    'fetch',
    ...how,
    '--upload-pack=git-upload-pack',
    '--filter=blob:none',
    'origin',
    id(object)
  ]
  const {code, stderr} = await gitRemote(repository, asked)
  if (code !== 0)
    throw new WorldError(
      `This clone is partial, and origin does not give the object ${object} that it lacks (${stderr.split('\n')[0] ?? ''}). Clone without --filter (actions/checkout: no \`filter\`).`
    )
}

/** Lines of `MODE TYPE ID<tab>PATH`, each ended by NUL. */
function entries(out: Buffer): readonly Entry[] {
  return out
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const tab = line.indexOf('\t')
      const [mode = '', , object = ''] = line.slice(0, tab).split(' ')
      return {path: line.slice(tab + 1), kind: kindOfMode(mode), id: object}
    })
}

function id(object: string): string {
  if (/^[0-9a-f]{40,64}$/u.test(object)) return object
  throw new WorldError(`${JSON.stringify(object)} is not the id of a git object`)
}
