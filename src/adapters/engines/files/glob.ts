import {realpath, stat} from 'node:fs/promises'
import {isAbsolute, resolve} from 'node:path'
import {escapePath, glob} from 'tinyglobby'

import {LIMITS} from '../../../files/limits.ts'
import {UserError} from '../../../errors.ts'
import {confineFile, confinePattern, type Confines} from './confines.ts'

const MAGIC = /[*?[\]{}]/u
/** What Spark writes beside its data begins with `_`. */
const BESIDE_DATA = ['**/_*', '**/_*/**']

/**
 * The files that paths and patterns name, each once, sorted: `*` and `?` within a name, `**` for any folders,
 * `[a-f]`, `{a,b}`. A folder stands for all files below it; hidden ones and those that begin with `_` are left out.
 * Throws `UserError` where one names nothing, and where one leaves the confines.
 */
export async function filesNamed(
  patterns: readonly string[],
  folder: string,
  confines: Confines | null = null
): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const pattern of patterns) {
    if (confines !== null) await confinePattern(pattern, folder, confines)
    const files = await filesOf(pattern, resolve(folder))
    if (files.length === 0)
      throw new UserError(`No file of the log is found: ${pattern} names none.`)
    for (const file of files) found.add(file)
    if (found.size > LIMITS.logFiles.most)
      throw new UserError(
        `${pattern} names more than ${LIMITS.logFiles.most} files. Name fewer in the policy.`
      )
  }
  if (confines !== null)
    for (const file of found) await confineFile(file, resolve(folder, file), confines)
  return (await eachOnce([...found], folder)).sort()
}

/** Links may lead in a circle, or twice to one file, whose rows would count twice: the shortest path is kept. */
async function eachOnce(paths: readonly string[], folder: string): Promise<string[]> {
  const places = await Promise.all(paths.map(async path => await realpath(resolve(folder, path))))
  const kept = new Map<string, string>()
  for (const [index, path] of paths.entries()) {
    const place = places[index] ?? path
    const other = kept.get(place)
    if (other === undefined || path.length < other.length) kept.set(place, path)
  }
  return [...kept.values()]
}

async function filesOf(pattern: string, folder: string): Promise<readonly string[]> {
  // A file whose own name has brackets is meant as it is written.
  const found = await stat(resolve(folder, pattern)).catch(() => null)
  if (found?.isFile() === true) return [pattern]
  if (found?.isDirectory() === true) return await matching(`${escapePath(pattern)}/**`, folder)
  return MAGIC.test(pattern) ? await matching(pattern.replaceAll('\\', '/'), folder) : []
}

async function matching(pattern: string, folder: string): Promise<readonly string[]> {
  return await glob(literalParentheses(pattern), {
    cwd: folder,
    absolute: isAbsolute(pattern),
    ignore: pattern.endsWith('**') ? BESIDE_DATA : [],
    expandDirectories: false
  })
}

/** Copies of a file are called `log (1).csv`; and a name may begin with `!`. */
function literalParentheses(pattern: string): string {
  return pattern.replaceAll(/(?<!\\)[()]/gu, String.raw`\$&`).replace(/^!/u, String.raw`\!`)
}
