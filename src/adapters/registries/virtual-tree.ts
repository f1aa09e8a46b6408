import {WorldError} from '../../errors.ts'
import type {Tree} from '../../ports.ts'
import {insidePath, isListed} from '../tree-path.ts'

/** A file that a registry keeps, or that is made of what it says. */
export interface VirtualFile {
  /** In bytes. */
  readonly size: number
  read(): Promise<Uint8Array>
}

/** A text as a file. */
export function textFile(text: string): VirtualFile {
  const bytes = new TextEncoder().encode(text)
  return {size: bytes.length, read: () => Promise.resolve(bytes)}
}

/** The files of a version that no disk or commit holds; each is fetched once, when it is first read. */
export function virtualTree(
  {name, commit}: Pick<Tree, 'name' | 'commit'>,
  given: ReadonlyMap<string, VirtualFile>
): Tree {
  // A server's paths are a stranger's: what leaves the tree is not in it.
  const files = new Map(
    [...given].flatMap(([path, file]) => {
      const inside = insidePath(path)
      return inside === null || inside === '' ? [] : [[inside, file] as const]
    })
  )
  const fetched = new Map<string, Promise<Uint8Array>>()

  function at(path: string): VirtualFile {
    const file = files.get(insidePath(path) ?? '')
    if (file === undefined) throw new WorldError(`${path} in ${name} is not a file`)
    return file
  }

  function below(folder: string): readonly string[] {
    const start = folder === '' ? '' : `${folder}/`
    return [...files.keys()].filter(path => path.startsWith(start))
  }

  return {
    name,
    commit,
    kind: path => {
      const inside = insidePath(path)
      if (inside === null) return Promise.resolve('outside')
      if (files.has(inside)) return Promise.resolve('file')
      const isFolder = inside === '' || below(inside).length > 0
      return Promise.resolve(isFolder ? 'directory' : 'absent')
    },
    size: async path => await Promise.resolve(at(path).size),
    read: async path => {
      const file = at(path)
      const key = insidePath(path) ?? ''
      const known = fetched.get(key)
      if (known !== undefined) return await known
      const reading = file.read()
      fetched.set(key, reading)
      return await reading
    },
    list: (folder = '') =>
      Promise.resolve(
        below(insidePath(folder) ?? '..')
          .filter(isListed)
          .sort()
      )
  }
}
