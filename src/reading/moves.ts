import {readDigests} from '../evidence/digests.ts'
import type {Tree} from '../ports.ts'

/** Larger files are not read to see whether they are the same: their move counts as a change. */
const MOST_BYTES = 64 * 2 ** 20

/**
 * The changed files less those that only moved: what is gone in the one place is in another with the same content, or,
 * of pointers, points to the same. `before` is where a path is in production's tree.
 */
export async function withoutMoves(
  changed: readonly string[],
  now: Tree,
  production: {readonly tree: Tree; readonly at: (path: string) => string}
): Promise<readonly string[]> {
  const sides = await Promise.all(
    changed.map(async path => ({
      path,
      was: (await production.tree.kind(production.at(path))) === 'file',
      is: (await now.kind(path)) === 'file'
    }))
  )
  const gone = sides.filter(({was, is}) => was && !is).map(({path}) => path)
  const added = sides.filter(({was, is}) => !was && is).map(({path}) => path)
  const moved = new Set<string>()
  for (const to of added) {
    for (const from of gone) {
      if (moved.has(to) || moved.has(from)) continue
      const [is, was] = [
        {tree: now, at: to, path: to},
        {tree: production.tree, at: production.at(from), path: from}
      ]
      if (await isSame(is, was)) {
        moved.add(from)
        moved.add(to)
      }
    }
  }
  return changed.filter(path => !moved.has(path))
}

interface Placed {
  readonly tree: Tree
  readonly at: string
  readonly path: string
}

async function isSame(one: Placed, other: Placed): Promise<boolean> {
  if (isPointer(one) && isPointer(other)) {
    const [now, before] = [await recorded(one), await recorded(other)]
    return now !== '' && now === before
  }
  const size = await one.tree.size(one.at)
  if (size > MOST_BYTES || size !== (await other.tree.size(other.at))) return false
  const [now, before] = [await one.tree.read(one.at), await other.tree.read(other.at)]
  return now.length === before.length && now.every((byte, at) => byte === before[at])
}

function isPointer({path}: Placed): boolean {
  return path.endsWith('.dvc')
}

/** The digests of what a pointer points to. */
async function recorded({tree, at, path}: Placed): Promise<string> {
  return readDigests(path, await tree.read(at))
    .digests.map(({digest}) => digest)
    .join(' ')
}
