import {readFile, readdir, realpath, stat} from 'node:fs/promises'
import {isAbsolute, join, relative, resolve, sep} from 'node:path'

import {UserError, WorldError} from '../errors.ts'
import type {FileKind, Tree} from '../ports.ts'
import {IGNORED_FOLDERS, insidePath, MAX_FILES, tooManyFiles} from './tree-path.ts'

interface Place {
  readonly kind: FileKind
  /** Absolute, with links resolved; '' unless it is a file or a directory. */
  readonly real: string
  readonly size: number
}

const ABSENT: Place = {kind: 'absent', real: '', size: 0}
const OUTSIDE: Place = {kind: 'outside', real: '', size: 0}

/**
 * The files of a local folder as they are now; the paths as they are when first listed. Links are followed as long as
 * they stay inside; pipes, sockets and devices are `absent`. `list` does not enter linked folders and throws `UserError`
 * beyond `MAX_FILES`.
 */
export function diskTree(
  folder: string,
  {name = 'the working tree', commit = null}: {name?: string; commit?: string | null} = {}
): Tree {
  const root = resolve(folder)

  async function file(path: string): Promise<Place> {
    const place = await locate(root, path)
    if (place.kind !== 'file') throw new WorldError(`${path} in ${name} is not a file`)
    return place
  }

  async function listing(start: string): Promise<readonly string[]> {
    const {kind, real} = await locate(root, start)
    if (kind !== 'directory') return []
    const found: string[] = []
    for await (const path of walk(root, real, insidePath(start) ?? '')) {
      if (found.length === MAX_FILES) throw new UserError(tooManyFiles(name, start))
      found.push(path)
    }
    return found.sort()
  }

  // Selection, surroundings and practices each ask for the same paths, and a repository can be large.
  const listings = new Map<string, Promise<readonly string[]>>()

  return {
    name,
    commit,
    kind: async path => (await locate(root, path)).kind,
    size: async path => (await file(path)).size,
    read: async path => {
      const {real} = await file(path)
      return await readFile(real).catch((cause: unknown) => unreadable(path, cause))
    },
    list: (start = '') => {
      const known = listings.get(start) ?? listing(start)
      listings.set(start, known)
      return known
    }
  }
}

async function locate(root: string, path: string): Promise<Place> {
  const inside = isAbsolute(path) ? null : insidePath(path)
  if (inside === null) return OUTSIDE
  try {
    const top = await realpath(root)
    const real = await realpath(join(top, inside))
    const way = relative(top, real)
    if (isAbsolute(way) || insidePath(way.replaceAll(sep, '/')) === null) return OUTSIDE
    const found = await stat(real)
    if (found.isFile()) return {kind: 'file', real, size: found.size}
    return found.isDirectory() ? {kind: 'directory', real, size: 0} : ABSENT
  } catch (cause) {
    return isAbsent(cause) ? ABSENT : unreadable(path, cause)
  }
}

async function* walk(root: string, real: string, prefix: string): AsyncGenerator<string> {
  const entries = await readdir(real, {withFileTypes: true}).catch((cause: unknown) =>
    unreadable(prefix, cause)
  )
  for (const entry of entries) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`
    if (entry.isDirectory()) {
      if (!IGNORED_FOLDERS.has(entry.name)) yield* walk(root, join(real, entry.name), path)
    } else if (entry.isFile()) {
      if (entry.name !== '.git') yield path
    } else if (entry.isSymbolicLink() && (await locate(root, path)).kind === 'file') {
      yield path
    }
  }
}

/** A link in a circle leads nowhere, like a dangling one. */
function isAbsent(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'].includes(codeOf(cause))
}

function unreadable(path: string, cause: unknown): never {
  const place = path === '' ? 'the folder' : path
  throw new WorldError(`cannot read ${place}: ${codeOf(cause)}`, {cause})
}

function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause
    ? String(cause.code)
    : String(cause)
}
