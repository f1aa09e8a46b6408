import {readdir, realpath, stat} from 'node:fs/promises'
import {dirname, join, relative, resolve, sep} from 'node:path'

import {UserError} from '../../../errors.ts'
import {isBelow} from '../../inside.ts'

/** Where the files of a log may lie. */
export interface Confines {
  /** The repository's root: what lies below it is the pull request's, and leads nowhere else. */
  readonly root: string
  /** Whether a path may also lie outside, as one that the user types. */
  readonly elsewhere: boolean
}

/** What stands for several names in a pattern. */
const MAGIC = /[*?[\]{}]/u

/** Whether a pattern enters folders of any name. */
function entersAny(pattern: string): boolean {
  return pattern
    .split('/')
    .slice(0, -1)
    .some(name => MAGIC.test(name))
}

/**
 * Looks, before a pattern is followed, whether that would leave the repository: by its own path, or by a link to a folder.
 * Throws `UserError` where it would.
 */
export async function confinePattern(
  pattern: string,
  folder: string,
  confines: Confines
): Promise<void> {
  const plain = pattern.split(MAGIC)[0] ?? ''
  const start = plain === pattern ? pattern : plain.slice(0, plain.lastIndexOf('/') + 1)
  const place = resolve(folder, start)
  const beside = await realpath(dirname(place)).catch(() => place)
  const isOwn = isBelow(confines.root, place) || isBelow(await realpath(confines.root), beside)
  if (!isOwn && !confines.elsewhere) {
    throw new UserError(
      `The log ${pattern} lies outside of the repository, where nothing is read that a policy names. Give it with --shadow, or put it inside.`
    )
  }
  if (!isOwn) return
  await refuseOutside(start, place, confines)
  if (entersAny(pattern.slice(start.length)) || (await isFolder(place)))
    await refuseLinksBelow(place, confines)
}

/** A file of a log is a file, and lies where its path says. Throws `UserError` for any other. */
export async function confineFile(name: string, path: string, confines: Confines): Promise<void> {
  if (!(await stat(path)).isFile())
    throw new UserError(`${name}, which the log names, is no file but a pipe, socket or device.`)
  const beside = await realpath(dirname(path))
  if (!confines.elsewhere || isBelow(await realpath(confines.root), beside))
    await refuseOutside(name, path, confines)
}

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null))?.isDirectory() === true
}

/** Links to folders: those to files are looked at where a pattern names them. */
async function refuseLinksBelow(folder: string, confines: Confines): Promise<void> {
  const entries = await readdir(folder, {withFileTypes: true}).catch(() => [])
  for (const entry of entries) {
    const place = join(folder, entry.name)
    if (entry.isDirectory()) await refuseLinksBelow(place, confines)
    else if (entry.isSymbolicLink() && (await isFolder(place)))
      await refuseOutside(relative(confines.root, place), place, confines)
  }
}

/** `.git` is no part of a log: it holds the token that a checkout leaves. */
async function refuseOutside(name: string, path: string, {root}: Confines): Promise<void> {
  const real = await realpath(path).catch(() => null)
  if (real === null) return
  const top = await realpath(root)
  const way = relative(top, real).split(sep)
  if (isBelow(top, real) && !way.some(part => part.toLowerCase() === '.git')) return
  throw new UserError(
    `${name}, which the log names, leads out of the repository, where nothing is read. Put the log itself there.`
  )
}
