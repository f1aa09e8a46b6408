import {posix} from 'node:path'

/** Folders that hold no evidence of the project itself; `list` does not enter them. */
export const IGNORED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv'])

/** GitHub's own limit for one recursive tree; the other trees keep to it, so that all doors answer alike. */
export const MAX_FILES = 100_000

/**
 * The normal form of a path inside a tree, '' for its root; null where the path leaves the tree.
 * `.git` counts as outside: it holds the credentials that a checkout persists.
 */
export function insidePath(path: string): string | null {
  if (path.includes('\0') || posix.isAbsolute(path)) return null
  const normal = posix.normalize(path).replace(/\/$/u, '')
  if (normal === '.') return ''
  const parts = normal.split('/')
  return parts[0] === '..' || parts.some(part => part.toLowerCase() === '.git') ? null : normal
}

/** Whether `list` shows the file: no folder on its way is an ignored one. */
export function isListed(path: string): boolean {
  return !path.split('/').some(part => IGNORED_FOLDERS.has(part))
}

/** What is said where a folder holds more than `MAX_FILES`: to go on with a part would hide evidence. */
export function tooManyFiles(tree: string, folder: string): string {
  const where = folder === '' ? tree : `${folder} in ${tree}`
  return `there are more than ${MAX_FILES} files in ${where}: name the model's folder or its files`
}
