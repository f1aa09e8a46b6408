import type {Tree} from '../../../ports.ts'
import type {Server} from '../http.ts'
import {textFile, virtualTree, type VirtualFile} from '../virtual-tree.ts'
import {
  fetchProxiedFile,
  fetchProxiedFiles,
  fetchRunFile,
  fetchRunFiles,
  fetchSource,
  type ModelVersion,
  type Run
} from './api.ts'
import {commitOf, datasetsText, metricsOf, metricsText, parametersText} from './run-files.ts'

/** Where a version's own files lie. */
type Source =
  | {readonly in: 'run'; readonly run: string; readonly folder: string}
  | {readonly in: 'proxy'; readonly root: string}
  | {readonly in: 'elsewhere'}

/**
 * A version as files: the model's own (MLmodel, its environment) at the root, the run's artifacts under their
 * paths, and what the run only states as `metrics.json`, `params.json` and `datasets.dvc`, where no artifact
 * has that name.
 */
export async function versionTree(
  server: Server,
  model: string,
  version: ModelVersion,
  run: Run
): Promise<Tree> {
  const files = new Map(statedFiles(run))
  for (const [path, file] of await modelFiles(server, model, version)) files.set(path, file)
  for (const [path, file] of await runFiles(server, run.info.run_id, '')) files.set(path, file)
  return virtualTree({name: `models:/${model}/${version.version}`, commit: commitOf(run)}, files)
}

/** A run as files, as far as a version that is registered from it has the same. */
export async function runTree(server: Server, run: Run): Promise<Tree> {
  const id = run.info.run_id
  const files = new Map([...statedFiles(run), ...(await runFiles(server, id, ''))])
  return virtualTree({name: `runs:/${id}`, commit: commitOf(run)}, files)
}

function statedFiles(run: Run): ReadonlyMap<string, VirtualFile> {
  const files = new Map<string, VirtualFile>()
  if (metricsOf(run).length > 0) files.set('metrics.json', textFile(metricsText(run)))
  if (Object.keys(run.data.params).length > 0)
    files.set('params.json', textFile(parametersText(run)))
  const datasets = datasetsText(run)
  if (datasets !== '') files.set('datasets.dvc', textFile(datasets))
  return files
}

/** The files of the model itself; empty where the server cannot list them. */
export async function modelFiles(
  server: Server,
  model: string,
  {version, source, run_id}: ModelVersion
): Promise<ReadonlyMap<string, VirtualFile>> {
  const place = sourceOf((await fetchSource(server, model, version)) ?? source, run_id)
  switch (place.in) {
    case 'run':
      return await runFiles(server, place.run, place.folder)
    case 'proxy': {
      const files = await fetchProxiedFiles(server, place.root)
      return new Map(
        files.map(({path, file_size: size}) => [
          path,
          {size, read: async () => await fetchProxiedFile(server, `${place.root}/${path}`)}
        ])
      )
    }
    case 'elsewhere':
      return new Map()
  }
}

async function runFiles(
  server: Server,
  run: string,
  folder: string
): Promise<ReadonlyMap<string, VirtualFile>> {
  const files = await fetchRunFiles(server, run, folder)
  const start = folder === '' ? 0 : folder.length + 1
  return new Map(
    files.map(({path, file_size: size}) => [
      path.slice(start),
      {size, read: async () => await fetchRunFile(server, run, path)}
    ])
  )
}

/** A folder of the version's own run is listed as the run's, which the server gives from any storage. */
function sourceOf(uri: string, run: string): Source {
  const [, of = '', path = ''] = /^runs:\/+([0-9a-f]{32})\/?(.*)$/u.exec(uri) ?? []
  if (of !== '') return {in: 'run', run: of, folder: trimmed(path)}
  const [, inRun] = run === '' ? [] : uri.split(`/${run}/artifacts/`)
  if (inRun !== undefined) return {in: 'run', run, folder: trimmed(inRun)}
  const [, root] = /^mlflow-artifacts:(?:\/\/[^/]+)?\/+(.+)$/u.exec(uri) ?? []
  return root === undefined ? {in: 'elsewhere'} : {in: 'proxy', root: trimmed(root)}
}

function trimmed(path: string): string {
  return path.replace(/\/+$/u, '')
}
