/** A folder as the paths below it begin: without `./` before it and `/` after it. */
export function bareFolder(path: string): string {
  return path.replace(/^(\.\/+)+/u, '').replace(/(?<!\/)\/+$/u, '')
}

/** `a/b`, without the slash where either is empty. */
export function join(folder: string, path: string): string {
  if (folder === '' || folder === '.') return path
  return path === '' ? folder : `${folder.replace(/\/$/u, '')}/${path}`
}

/** The folder of a path; '' for the root. */
export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

/** What a path names in its folder. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Whether a path lies below a folder. */
export function isBelow(folder: string): (path: string) => boolean {
  return path => path.startsWith(`${folder}/`)
}
