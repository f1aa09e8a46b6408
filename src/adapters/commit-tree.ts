import {posix} from 'node:path'

import {UserError, WorldError} from '../errors.ts'
import type {Tree} from '../ports.ts'
import {insidePath, isListed, MAX_FILES, tooManyFiles} from './tree-path.ts'

/** One line of a git tree object. A submodule's files are in another repository, so it is nothing here. */
export interface Entry {
  /** Relative to the tree that was asked for. */
  readonly path: string
  readonly kind: 'file' | 'link' | 'directory' | 'submodule'
  readonly id: string
}

/** Git objects by id, from wherever they are kept. Every function throws `WorldError` when they cannot be had. */
export interface ObjectStore {
  /** The entries of one folder; `tree` is the id of a tree or of a commit. */
  readonly folder: (tree: string) => Promise<readonly Entry[]>
  /** All entries below it, folders included. */
  readonly below: (tree: string) => Promise<readonly Entry[]>
  readonly size: (blob: string) => Promise<number>
  readonly blob: (blob: string) => Promise<Uint8Array>
}

export interface CommitTreeOptions {
  /** For messages: `main@4f2c1d9`. */
  readonly name: string
  readonly commit: string
  /** The folder of the repository that is the tree's root; '' for all of it. */
  readonly folder: string
}

/** Linux gives up after as many. */
const MAX_LINKS = 40

type Found = Entry | 'absent' | 'outside'

/** The files of one commit, fetched as they are asked for. Links are followed as on disk; LFS pointers are left as they are. */
export function commitTree(store: ObjectStore, {name, commit, folder}: CommitTreeOptions): Tree {
  const folders = new Map<string, Promise<ReadonlyMap<string, Entry>>>()
  let top: Promise<Found> | null = null

  function children(tree: string): Promise<ReadonlyMap<string, Entry>> {
    const known = folders.get(tree)
    if (known !== undefined) return known
    const asked = store.folder(tree).then(byName)
    folders.set(tree, asked)
    return asked
  }

  async function locate(path: string): Promise<Found> {
    const whole: Entry = {path: '', kind: 'directory', id: commit}
    top ??= descend(whole, folder)
    const start = await top
    return typeof start === 'string' ? start : await descend(start, path)
  }

  async function descend(root: Entry, path: string, links = 0): Promise<Found> {
    const inside = insidePath(path)
    if (inside === null) return 'outside'
    const parts = inside === '' ? [] : inside.split('/')
    let at = root
    for (const [index, part] of parts.entries()) {
      if (at.kind !== 'directory') return 'absent'
      const entry = (await children(at.id)).get(part)
      if (entry === undefined) return 'absent'
      if (entry.kind === 'link') {
        if (links === MAX_LINKS) return 'absent'
        const target = Buffer.from(await store.blob(entry.id)).toString('utf8')
        if (posix.isAbsolute(target)) return 'outside'
        const way = [...parts.slice(0, index), target, ...parts.slice(index + 1)].join('/')
        return await descend(root, way, links + 1)
      }
      at = entry
    }
    return at
  }

  async function file(path: string): Promise<Entry> {
    const found = await locate(path)
    if (typeof found === 'string' || found.kind !== 'file') {
      throw new WorldError(`${path} at ${name} is not a file`)
    }
    return found
  }

  return {
    name,
    commit,
    kind: async path => {
      const found = await locate(path)
      if (typeof found === 'string') return found
      return found.kind === 'file' ? 'file' : 'directory'
    },
    size: async path => await store.size((await file(path)).id),
    read: async path => await store.blob((await file(path)).id),
    list: async (start = '') => {
      const found = await locate(start)
      if (typeof found === 'string' || found.kind !== 'directory') return []
      const entries = await store.below(found.id)
      remember(folders, found.id, entries)
      const prefix = insidePath(start) ?? ''
      const paths: string[] = []
      for (const entry of entries) {
        if (!isListed(entry.path)) continue
        const path = prefix === '' ? entry.path : `${prefix}/${entry.path}`
        if (entry.kind === 'file' || (entry.kind === 'link' && isFile(await locate(path)))) {
          if (paths.length === MAX_FILES) throw new UserError(tooManyFiles(name, start))
          paths.push(path)
        }
      }
      return paths.sort()
    }
  }
}

/** What git's file mode, as in `git ls-tree`, says that an entry is. */
export function kindOfMode(mode: string): Entry['kind'] {
  return KINDS[mode] ?? 'file'
}

const KINDS: Readonly<Record<string, Entry['kind']>> = {
  '040000': 'directory',
  '120000': 'link',
  '160000': 'submodule'
}

function isFile(found: Found): boolean {
  return typeof found !== 'string' && found.kind === 'file'
}

function byName(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(entries.map(entry => [posix.basename(entry.path), entry]))
}

/** Keeps each folder of a full listing, so that no file of it costs another question. */
function remember(
  folders: Map<string, Promise<ReadonlyMap<string, Entry>>>,
  root: string,
  entries: readonly Entry[]
): void {
  const groups = new Map<string, Entry[]>([['.', []]])
  const ids = new Map([['.', root]])
  for (const entry of entries) {
    if (entry.kind === 'directory') ids.set(entry.path, entry.id)
    const parent = posix.dirname(entry.path)
    const group = groups.get(parent)
    if (group === undefined) groups.set(parent, [entry])
    else group.push(entry)
  }
  for (const [parent, group] of groups) {
    const id = ids.get(parent)
    if (id !== undefined) folders.set(id, Promise.resolve(byName(group)))
  }
}
