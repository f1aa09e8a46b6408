import {nearest} from '../../policy/issues.ts'
import type {Tree} from '../../ports.ts'

const MAX_NAMES = 10

/** What is said of a folder that a version does not have: the nearest one, and which there are. */
export async function nearestFolder(tree: Tree, path: string, version: string): Promise<string> {
  const folders = new Set((await tree.list()).flatMap(foldersOf))
  const near = nearest(path, [...folders])
  const top = [...folders].filter(folder => !folder.includes('/')).slice(0, MAX_NAMES)
  const hint = near === null ? '' : ` Did you mean ${near}?`
  const there = top.length === 0 ? 'There is none.' : `There are: ${top.join(', ')}.`
  return `There is no folder ${path} in ${version}, where the model in production should lie.${hint} ${there}`
}

/** Every folder on the way to a file. */
function foldersOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1)
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'))
}
