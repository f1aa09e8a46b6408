import {lstat, open, realpath, stat} from 'node:fs/promises'
import {dirname, join, relative, resolve, sep} from 'node:path'
import process from 'node:process'
import {UserError} from '../errors.ts'
import {isBelow} from './inside.ts'

/** A repository's root with its `.git`, and the folder of it that is looked at; both without links. */
export interface GitPlace {
  readonly root: string
  readonly folder: string
  /**
   * The folder's path inside the repository as it was given, with `/`, '' for the root: where a link leads now is not where it led in
   * another commit.
   */
  readonly path: string
}

/**
 * The repository that a folder belongs to, found without git; null where there is none. It is the one that the user
 * stands in, or that of the runner's `workspace`: a folder inside that claims to be a repository of its own (by a
 * `.git`, as a submodule has) is not entered, and a bare repository among the files is nothing but files. Throws
 * `UserError` for such a claim, and for a link that leads out of the repository.
 */
export async function findPlace(
  folder: string,
  workspace: string | null = null
): Promise<GitPlace | null> {
  const written = resolve(folder)
  const real = await realpath(written).catch(() => null)
  if (real === null) return null
  const lexical = await rootAbove(written, real)
  const top = workspace === null ? null : await realpath(workspace)
  if (top !== null && !isBelow(top, real)) throw wayOut(folder, workspace ?? '')
  const claims: string[] = []
  for (const place of upwards(real)) {
    if (await claimsToBeOne(place)) claims.push(place)
    if (place === top) break
  }
  const root = top === null ? await standsIn(claims) : claims.at(-1)
  const inner = claims.find(place => place !== root && root !== undefined && isBelow(root, place))
  if (root !== undefined && inner !== undefined) throw nested(root, inner, top !== null)
  if (root === undefined) return null
  const way = lexical?.real === root ? relative(lexical.written, written) : relative(root, real)
  return {root, folder: real, path: way.split(sep).join('/')}
}

/** The root of the repository that a folder lies in, else the folder itself, without links: whose files may be a pull request's. */
export async function workspaceOf(folder: string): Promise<string> {
  const real = await realpath(folder)
  for (const place of upwards(real)) if (await claimsToBeOne(place)) return place
  return real
}

/** The folder itself and all above it. */
function upwards(folder: string): readonly string[] {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...upwards(above)]
}

/** Of several that lie in one another the one where the user is, else the outermost. */
async function standsIn(claims: readonly string[]): Promise<string | undefined> {
  const here = await realpath(process.cwd())
  return claims.find(place => isBelow(place, here)) ?? claims.at(-1)
}

/** Whether there is a `.git` that git would take for a repository's. */
async function claimsToBeOne(folder: string): Promise<boolean> {
  const own = join(folder, '.git')
  const found = await stat(own).catch(() => null)
  if (found?.isDirectory() === true) {
    const parts = ['HEAD', 'objects', 'refs'].map(part => lstat(join(own, part)).catch(() => null))
    return (await Promise.all(parts)).every(part => part !== null)
  }
  return found?.isFile() === true && (await beginning(own)) === GIT_FILE
}

const GIT_FILE = 'gitdir:'

async function beginning(file: string): Promise<string> {
  const handle = await open(file)
  try {
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(GIT_FILE.length), 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/**
 * The repository on the path as it was given, as it is written and without links. A folder's path is what the user typed; where a
 * link in the repository takes it is what somebody committed: out of it, it is refused.
 */
async function rootAbove(
  written: string,
  real: string
): Promise<{readonly written: string; readonly real: string} | null> {
  for (const place of upwards(written)) {
    if (place === written && real !== written) continue
    if (!(await claimsToBeOne(place))) continue
    const root = await realpath(place)
    if (!isBelow(root, real)) throw wayOut(relative(place, written), place)
    return {written: place, real: root}
  }
  return null
}

function wayOut(folder: string, root: string): UserError {
  return new UserError(
    `${folder} is a link that leads out of ${root}, and nothing outside of it is judged. Give a folder inside.`
  )
}

function nested(root: string, inner: string, isRunner: boolean): UserError {
  const path = relative(root, inner)
  return new UserError(
    `${path} is a git repository of its own (it has a .git) inside of the one that is checked out, so it is not judged as a part of that. ${
      isRunner
        ? 'Check it out in a job of its own.'
        : `Run inside of it to judge it (cd ${path}), or remove its .git.`
    }`
  )
}
