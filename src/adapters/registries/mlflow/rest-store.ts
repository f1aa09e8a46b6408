import type {VirtualFile} from '../virtual-tree.ts'
import {
  fetchModel,
  fetchModelNames,
  fetchRun,
  fetchSource,
  fetchVersion,
  fetchVersions,
  searchRuns
} from './api.ts'
import {fetchProxiedFile, fetchProxiedFiles, fetchRunFile, fetchRunFiles} from './artifacts.ts'
import {sourceOf} from './source.ts'
import type {MlflowServer} from './server.ts'
import type {MlflowStore} from './store.ts'

/** What an MLflow server keeps. */
export function restStore(server: MlflowServer): MlflowStore {
  async function runFiles(id: string, folder: string): Promise<ReadonlyMap<string, VirtualFile>> {
    const files = await fetchRunFiles(server, id, folder)
    const start = folder === '' ? 0 : folder.length + 1
    return new Map(
      files.map(file => [
        file.path.slice(start),
        {size: file.file_size, read: async () => await fetchRunFile(server, id, file)}
      ])
    )
  }

  return {
    model: async name => await fetchModel(server, name),
    modelNames: async beside => await fetchModelNames(server, beside),
    version: async (name, number) => await fetchVersion(server, name, number),
    versions: async name => await fetchVersions(server, name),
    run: async id => await fetchRun(server, id),
    runsTagged: async (tag, value) => await searchRuns(server, tag, value),
    runFiles,
    versionFiles: async (name, {version, source, run_id: run}) => {
      const place = sourceOf((await fetchSource(server, name, version)) ?? source, run)
      switch (place.in) {
        case 'run':
          return await runFiles(place.run, place.folder)
        case 'proxy': {
          const files = await fetchProxiedFiles(server, place.root)
          return new Map(
            files.map(({path, ...file}) => {
              const whole = {...file, path: `${place.root}/${path}`}
              const read = async () => await fetchProxiedFile(server, whole)
              return [path, {size: file.file_size, read}]
            })
          )
        }
        case 'logged-model':
        case 'elsewhere':
          return new Map()
      }
    }
  }
}
