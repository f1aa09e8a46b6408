import type {Tree} from '../../../ports.ts'
import {textFile, virtualTree, type VirtualFile} from '../virtual-tree.ts'
import type {ModelVersion, Run} from './api.ts'
import {commitOf, datasetsText, metricsOf, metricsText, parametersText} from './run-files.ts'
import type {MlflowStore} from './store.ts'

/**
 * A version as files: the model's own (MLmodel, its environment) at the root, the run's artifacts under their
 * paths, and what the run only states as `metrics.json`, `params.json` and `datasets.dvc`, where no artifact
 * has that name.
 */
export async function versionTree(
  store: MlflowStore,
  model: string,
  version: ModelVersion,
  run: Run
): Promise<Tree> {
  const files = new Map(statedFiles(run))
  for (const [path, file] of await store.versionFiles(model, version)) files.set(path, file)
  for (const [path, file] of await store.runFiles(run.info.run_id, '')) files.set(path, file)
  return virtualTree({name: `models:/${model}/${version.version}`, commit: commitOf(run)}, files)
}

/** A run as files, as far as a version that is registered from it has the same. */
export async function runTree(store: MlflowStore, run: Run): Promise<Tree> {
  const id = run.info.run_id
  const files = new Map([...statedFiles(run), ...(await store.runFiles(id, ''))])
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
