import {readdir, stat} from 'node:fs/promises'
import {join, resolve} from 'node:path'

import {UserError} from '../../../errors.ts'

const MAGIC = /[*?[\]{}]/u
/** More files are no log but a mistaken pattern. */
const MOST_FILES = 100_000

/**
 * The files that paths and patterns name, each once, sorted: `*` and `?` within a name, `**` for any folders,
 * `[a-f]`, `{a,b}`. A folder stands for all files below it; hidden ones and those that begin with `_`, as Spark
 * writes beside its data, are left out. Throws `UserError` where one names nothing.
 */
export async function filesNamed(
  patterns: readonly string[],
  folder: string
): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const pattern of patterns) {
    const files = await filesOf(pattern, folder)
    if (files.length === 0)
      throw new UserError(`No file of the log is found: ${pattern} names none.`)
    for (const file of files) found.add(file)
    if (found.size > MOST_FILES)
      throw new UserError(
        `${pattern} names more than ${MOST_FILES} files. Name fewer in the policy.`
      )
  }
  return [...found].sort()
}

async function filesOf(pattern: string, folder: string): Promise<readonly string[]> {
  // A file whose own name has brackets is meant as it is written.
  const kind = await kindOf(join(resolve(folder), pattern), pattern, folder)
  if (kind === 'file') return [pattern]
  if (kind === 'folder') return await below(pattern, folder)
  if (!MAGIC.test(pattern)) return []
  const files: string[] = []
  for (const plain of braces(pattern.replaceAll('\\', '/'))) {
    const isAbsolute = plain.startsWith('/')
    const parts = plain.split('/').filter(part => part !== '')
    for (const file of await matching(parts, isAbsolute ? '/' : '', folder)) files.push(file)
  }
  return files
}

async function kindOf(
  joined: string,
  path: string,
  folder: string
): Promise<'file' | 'folder' | 'none'> {
  try {
    const found = await stat(path === '' ? joined : resolve(folder, path))
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'none'
  } catch {
    return 'none'
  }
}

/** Files below `at` whose path matches the parts of a pattern. */
async function matching(
  parts: readonly string[],
  at: string,
  folder: string
): Promise<readonly string[]> {
  const [part, ...rest] = parts
  if (part === undefined) return []
  if (part === '**') {
    const here = rest.length === 0 ? await below(at, folder) : await matching(rest, at, folder)
    if (rest.length === 0) return here
    const folders = (await entries(at, folder)).filter(({isFolder}) => isFolder)
    const deeper = await Promise.all(
      folders.map(({name}) => matching(parts, childOf(at, name), folder))
    )
    return [...here, ...deeper.flat()]
  }
  if (!MAGIC.test(part)) {
    const path = childOf(at, part)
    if (rest.length > 0) return await matching(rest, path, folder)
    return (await kindOf('', path, folder)) === 'file' ? [path] : []
  }
  const expression = expressionOf(part)
  const files: string[] = []
  for (const {name, isFolder} of await entries(at, folder)) {
    if (!expression.test(name) || (name.startsWith('.') && !part.startsWith('.'))) continue
    if (rest.length > 0 && isFolder)
      files.push(...(await matching(rest, childOf(at, name), folder)))
    if (rest.length === 0 && !isFolder) files.push(childOf(at, name))
  }
  return files
}

async function below(at: string, folder: string): Promise<readonly string[]> {
  const files: string[] = []
  for (const {name, isFolder} of await entries(at, folder)) {
    if (name.startsWith('.') || name.startsWith('_')) continue
    const path = childOf(at, name)
    if (isFolder) files.push(...(await below(path, folder)))
    else files.push(path)
  }
  return files
}

interface Entry {
  readonly name: string
  readonly isFolder: boolean
}

async function entries(at: string, folder: string): Promise<readonly Entry[]> {
  try {
    const found = await readdir(resolve(folder, at), {withFileTypes: true})
    const known = found.map(async entry => {
      const kind = entry.isSymbolicLink()
        ? await kindOf('', childOf(at, entry.name), folder)
        : entry.isDirectory()
          ? 'folder'
          : entry.isFile()
            ? 'file'
            : 'none'
      // A link to a folder may lead in a circle.
      const isCircle = kind === 'folder' && entry.isSymbolicLink()
      return kind === 'none' || isCircle ? null : {name: entry.name, isFolder: kind === 'folder'}
    })
    return (await Promise.all(known)).filter(entry => entry !== null)
  } catch {
    return []
  }
}

function childOf(at: string, name: string): string {
  return at === '' || at.endsWith('/') ? `${at}${name}` : `${at}/${name}`
}

/** `a{b,c}d` as `abd` and `acd`. */
function braces(pattern: string): readonly string[] {
  const found = /\{([^{}]*)\}/u.exec(pattern)
  if (found === null) return [pattern]
  const [whole, inner = ''] = found
  const before = pattern.slice(0, found.index)
  const after = pattern.slice(found.index + whole.length)
  return inner.split(',').flatMap(choice => braces(`${before}${choice}${after}`))
}

function expressionOf(part: string): RegExp {
  const text = part
    .replaceAll(/[.+^$()|\\{}]/gu, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
    .replaceAll('[!', '[^')
  try {
    return new RegExp(`^${text}$`, 'u')
  } catch {
    throw new UserError(`${part} is no pattern for file names.`)
  }
}
