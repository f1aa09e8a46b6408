import {randomUUID} from 'node:crypto'
import {constants} from 'node:fs'
import {lstat, mkdir, realpath, rename, rm, writeFile} from 'node:fs/promises'
import {basename, dirname, join, relative} from 'node:path'

import {UserError} from '../errors.ts'
import {isBelow} from './inside.ts'

/**
 * Writes a file. In `workspace`, whose links are the pull request's, it is a new one in the place of what is there, and never outside
 * of it; elsewhere the path is the user's own, links and devices too. Throws `UserError`, in which the file is called `shown`.
 */
export async function writeOutputFile(
  workspace: string,
  path: string,
  content: string,
  shown: string
): Promise<void> {
  try {
    if (isBelow(workspace, path)) await replace(await ownPlace(workspace, path), content)
    else {
      await mkdir(dirname(path), {recursive: true})
      await writeFile(path, content)
    }
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(
      `${shown} cannot be written: ${error instanceof Error ? error.message : String(error)}.`
    )
  }
}

/**
 * Takes away what an earlier run left, or a pull request brings: a run that dies has no result. Folders and devices stay. Throws
 * as `writeOutputFile` does.
 */
export async function removeOutputFile(
  workspace: string,
  path: string,
  shown: string
): Promise<void> {
  try {
    const isOwn = isBelow(workspace, path)
    const place = isOwn ? await ownPlace(workspace, path) : path
    const found = await lstat(place).catch(() => null)
    if (found?.isFile() === true || (isOwn && found !== null)) await rm(place)
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(
      `${shown} cannot be written: ${error instanceof Error ? error.message : String(error)}.`
    )
  }
}

/** The path below the workspace's real folder; folders that are missing are made. */
async function ownPlace(workspace: string, path: string): Promise<string> {
  const root = await realpath(workspace)
  let folder = root
  for (const name of relative(workspace, dirname(path)).split(/[\\/]/u).filter(Boolean)) {
    const next = join(folder, name)
    if ((await lstat(next).catch(() => null)) === null) await mkdir(next)
    folder = await realpath(next)
    if (!isBelow(root, folder) || isGit(relative(root, folder)))
      throw new Error('a link leads out of the workspace')
  }
  const place = join(folder, basename(path))
  const found = await lstat(place).catch(() => null)
  if (found !== null && !found.isFile() && !found.isSymbolicLink())
    throw new Error('what lies there is no file')
  return place
}

function isGit(way: string): boolean {
  return way.split(/[\\/]/u).some(part => part.toLowerCase() === '.git')
}

const ONTO = constants.O_WRONLY | constants.O_TRUNC | constants.O_NOFOLLOW

/** Never through a link: renaming replaces the link itself. */
async function replace(place: string, content: string): Promise<void> {
  const fresh = join(dirname(place), `.${basename(place).slice(0, 100)}.${randomUUID()}`)
  try {
    await writeFile(fresh, content, {flag: 'wx'})
    await rename(fresh, place).catch(async (error: unknown) => {
      // A file that is mounted by itself, as into a container, can only be written into.
      if ((await lstat(place)).isFile()) await writeFile(place, content, {flag: ONTO})
      else throw error
      await rm(fresh)
    })
  } catch (error) {
    await rm(fresh, {force: true})
    throw error
  }
}
