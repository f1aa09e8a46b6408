import {isAside, roleOfChange} from '../evidence/changed-files.ts'
import {isReadme} from '../evidence/discover.ts'
import {readAny} from '../evidence/formats/read.ts'
import {recognise} from '../metrics/names.ts'
import type {Tree} from '../ports.ts'

/** Formats in which people write metrics; a document with front matter is a card, which is found by its name. */
const MAY_STATE_METRICS = /\.(?:json|ya?ml|toml|csv|tsv|txt|md)$/iu
const MAX_BYTES = 256 * 1024
const MAX_FILES = 50

/**
 * The changed files whose names say nothing, and that state a known quality of a model by what is in them: nobody
 * judges by them, so they are told. Looks at the first 50 small ones.
 */
export async function unnamedEvidence(
  changed: readonly string[],
  tree: Tree
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const candidates = changed.filter(
    path =>
      MAY_STATE_METRICS.test(path) &&
      !isReadme(path) &&
      !isAside(path) &&
      roleOfChange(path) === null
  )
  for (const path of candidates.slice(0, MAX_FILES)) {
    if (await statesQuality(path, tree)) found.add(path)
  }
  return found
}

async function statesQuality(path: string, tree: Tree): Promise<boolean> {
  if ((await tree.kind(path)) !== 'file' || (await tree.size(path)) > MAX_BYTES) return false
  const {card, reading} = readAny(path, await tree.read(path))
  return (
    card === null &&
    reading.entries.some(({metric, votes}) => votes && recognise(metric).direction !== undefined)
  )
}
