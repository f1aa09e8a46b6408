import {createHash} from 'node:crypto'

/** Contents by path; paths are relative to the root of the repository, with forward slashes. */
export type Files = ReadonlyMap<string, Buffer>

export interface TreeEntry {
  readonly name: string
  readonly type: 'blob' | 'tree'
  readonly mode: '100644' | '040000'
  readonly sha: string
  readonly size: number
}

/** Blobs and trees by their git identity. */
export interface ObjectStore {
  readonly blobs: Map<string, Buffer>
  readonly trees: Map<string, readonly TreeEntry[]>
}

/** Stores files as git would (regular files only) and returns the identity of the root tree. */
export function writeTree(store: ObjectStore, files: Files): string {
  const folders = new Map<string, Map<string, Buffer>>()
  const entries: TreeEntry[] = []
  for (const [path, content] of files) {
    const slash = path.indexOf('/')
    if (slash === -1) {
      entries.push(blobEntry(store, path, content))
    } else {
      const name = path.slice(0, slash)
      const folder = folders.get(name) ?? new Map<string, Buffer>()
      folders.set(name, folder.set(path.slice(slash + 1), content))
    }
  }
  for (const [name, folder] of folders) {
    entries.push({name, type: 'tree', mode: '040000', sha: writeTree(store, folder), size: 0})
  }
  entries.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b)))
  const body = entries.map(entry =>
    Buffer.concat([
      Buffer.from(`${entry.mode.replace(/^0/, '')} ${entry.name}\0`),
      Buffer.from(entry.sha, 'hex')
    ])
  )
  const sha = objectSha('tree', Buffer.concat(body))
  store.trees.set(sha, entries)
  return sha
}

/** Walks a path below a tree; the empty path is the tree itself. */
export function findEntry(store: ObjectStore, root: string, path: string): TreeEntry | undefined {
  const start: TreeEntry = {name: '', type: 'tree', mode: '040000', sha: root, size: 0}
  return path
    .split('/')
    .filter(name => name !== '')
    .reduce<TreeEntry | undefined>(
      (entry, name) =>
        entry && store.trees.get(entry.sha)?.find(candidate => candidate.name === name),
      start
    )
}

/** Lists a tree in git's order, each entry with its path, folders before what they hold. */
export function listTree(store: ObjectStore, root: string, recursive: boolean, prefix = '') {
  const listed: (TreeEntry & {readonly path: string})[] = []
  for (const entry of store.trees.get(root) ?? []) {
    const path = `${prefix}${entry.name}`
    listed.push({...entry, path})
    if (recursive && entry.type === 'tree') {
      listed.push(...listTree(store, entry.sha, recursive, `${path}/`))
    }
  }
  return listed
}

/** The identity that git gives to a file's content. */
export function blobSha(content: Buffer): string {
  return objectSha('blob', content)
}

function blobEntry(store: ObjectStore, name: string, content: Buffer): TreeEntry {
  const sha = blobSha(content)
  store.blobs.set(sha, content)
  return {name, type: 'blob', mode: '100644', sha, size: content.length}
}

function objectSha(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex')
}

// Git compares a folder's name as if it ended in a slash.
function sortKey({name, type}: TreeEntry): Buffer {
  return Buffer.from(type === 'tree' ? `${name}/` : name)
}
