import {randomUUID} from 'node:crypto'
import {rmSync} from 'node:fs'
import {mkdir, mkdtemp, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import process from 'node:process'

import {UserError} from '../errors.ts'
import type {LogPlace, Tree} from '../ports.ts'
import {insidePath} from './tree-path.ts'

/** More is no log that belongs into a repository (bytes). */
const MOST_BYTES = 1024 ** 3

/**
 * A folder with the files of a tree that a log's patterns may name, for readers that know only the disk; an empty one
 * for a log that lies elsewhere. It is gone when the process ends. Throws `UserError` beyond 1 GB.
 */
export async function copiedLog(place: LogPlace, tree: Tree): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `model-promotion-${randomUUID().slice(0, 8)}-`))
  process.once('exit', () => {
    rmSync(folder, {recursive: true, force: true})
  })
  if (place.kind !== 'files') return folder
  let bytes = 0
  for (const path of await filesFor(place.patterns, tree)) {
    bytes += await tree.size(path)
    if (bytes > MOST_BYTES)
      throw new UserError(`${path}: the shadow log in ${tree.name} has more than 1 GB.`)
    const copy = join(folder, path)
    await mkdir(dirname(copy), {recursive: true})
    await writeFile(copy, await tree.read(path), {flag: 'wx'})
  }
  return folder
}

/** The files below the part of each pattern that is plain, each once. */
async function filesFor(patterns: readonly string[], tree: Tree): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const pattern of patterns) {
    const path = insidePath(pattern.replace(/^(?:\.\/)+/u, ''))
    if (path !== null && (await tree.kind(path)) === 'file') found.add(path)
    else {
      const plain = pattern.split(/[*?[\]{}]/u)[0] ?? ''
      const start = plain === pattern ? pattern : plain.slice(0, plain.lastIndexOf('/') + 1)
      // A tree that was made by hand may name what git would not.
      for (const file of await tree.list(start)) if (insidePath(file) === file) found.add(file)
    }
  }
  return found
}
