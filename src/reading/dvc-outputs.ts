import {isRecord} from '../evidence/record.ts'
import {readDocument} from '../files/document.ts'
import type {Tree} from '../ports.ts'
import {folderOf, join} from '../files/paths.ts'

/** What DVC's pipelines say of their outputs. */
export interface DvcOutputs {
  /** Paths of metrics files. */
  readonly metrics: readonly string[]
  /** Paths of curves and tables for pictures, by which nobody is judged. */
  readonly plots: readonly string[]
}

const MAX_PIPELINES = 50
const MAX_BYTES = 1024 * 1024

/**
 * The metrics and plots that the `dvc.yaml` files of a tree name, at their top and in their stages. What cannot be
 * read names none. Throws `WorldError` where the tree fails.
 */
export async function dvcOutputs(tree: Tree, files: readonly string[]): Promise<DvcOutputs> {
  const pipelines = files.filter(file => /(?:^|\/)dvc\.yaml$/u.test(file)).slice(0, MAX_PIPELINES)
  const found = await Promise.all(pipelines.map(async file => await outputsIn(tree, file)))
  return {
    metrics: [...new Set(found.flatMap(({metrics}) => metrics))],
    plots: [...new Set(found.flatMap(({plots}) => plots))]
  }
}

async function outputsIn(tree: Tree, file: string): Promise<DvcOutputs> {
  if ((await tree.kind(file)) !== 'file' || (await tree.size(file)) > MAX_BYTES)
    return {metrics: [], plots: []}
  const {value} = readDocument(file, await tree.read(file), 'yaml')
  const folder = folderOf(file)
  const stages = isRecord(value) && isRecord(value['stages']) ? Object.values(value['stages']) : []
  const parts = [{at: folder, part: value}, ...stages.flatMap(stage => partOf(stage, folder))]
  const named = (key: 'metrics' | 'plots'): readonly string[] =>
    parts.flatMap(({at, part}) => pathsIn(isRecord(part) ? part[key] : undefined, at))
  return {metrics: named('metrics'), plots: named('plots')}
}

/** A stage, or what a `foreach` or `matrix` does for each of its items, with its folder. */
function partOf(
  stage: unknown,
  folder: string
): readonly {readonly at: string; readonly part: unknown}[] {
  if (!isRecord(stage)) return []
  const part = isRecord(stage['do']) ? stage['do'] : stage
  const wdir = typeof part['wdir'] === 'string' ? part['wdir'] : ''
  return [{at: join(folder, wdir), part}]
}

/** A list of paths, of which each may have settings below it; names with `${…}` are not known. */
function pathsIn(value: unknown, folder: string): readonly string[] {
  const list = Array.isArray(value) ? value : isRecord(value) ? Object.keys(value) : []
  return list
    .flatMap(entry =>
      typeof entry === 'string' ? [entry] : isRecord(entry) ? Object.keys(entry) : []
    )
    .filter(path => !path.includes('${'))
    .map(path => normal(join(folder, path)))
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0) parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
