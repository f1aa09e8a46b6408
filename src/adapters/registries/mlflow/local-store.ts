import * as z from 'zod'
import {WorldError} from '../../../errors.ts'
import {readDocument} from '../../../files/document.ts'
import type {Tree} from '../../../ports.ts'
import type {VirtualFile} from '../virtual-tree.ts'
import {instant, type ModelVersion, type Run} from './api.ts'
import {sourceOf} from './source.ts'
import type {MlflowStore} from './store.ts'

// The folders of MLflow's file store (mlflow/store/tracking/file_store.py, model_registry/file_store.py):
//   EXPERIMENT/RUN/{meta.yaml,metrics/**,params/**,tags/**,inputs/*/meta.yaml,artifacts/**}
//   EXPERIMENT/{datasets/*/meta.yaml,models/m-*/artifacts/**}
//   models/NAME/{meta.yaml,aliases/*,tags/**,version-N/{meta.yaml,tags/**}}
const RUN_STATUSES = ['', 'RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform(value => String(value ?? ''))
const runMeta = z.object({
  run_id: z.string(),
  status: z.int().default(0),
  lifecycle_stage: z.string().default('active')
})
const versionMeta = z.object({
  version: text,
  run_id: text,
  source: text,
  storage_location: text,
  status: z.string().default('READY'),
  status_message: text,
  creation_timestamp: instant,
  current_stage: text
})
const inputMeta = z.object({source_id: z.string()})
const datasetMeta = z.object({name: z.string(), digest: text})

/** What MLflow keeps in a folder (`mlruns`), in a tree. Throws `WorldError` for a file that is not as MLflow writes it. */
export function localStore(tree: Tree, root: string): MlflowStore {
  const at = (...parts: readonly string[]): string =>
    [root, ...parts].filter(part => part !== '').join('/')
  let listing: Promise<readonly string[]> | null = null
  const files = async (): Promise<readonly string[]> => {
    listing ??= tree.list(root)
    return await listing
  }
  const readText = async (path: string): Promise<string> =>
    new TextDecoder().decode(await tree.read(path))

  async function meta<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
    if ((await tree.kind(path)) !== 'file') return null
    const {value, problems} = readDocument(path, await tree.read(path), 'yaml')
    const [broken] = problems
    if (broken !== undefined) throw new WorldError(broken.summary)
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    throw new WorldError(`${path} is not as MLflow writes it: ${z.prettifyError(parsed.error)}`)
  }

  /** The files below a folder, by their paths from there. */
  async function below(folder: string): Promise<readonly string[]> {
    const start = `${folder}/`
    return (await files()).flatMap(path =>
      path.startsWith(start) ? [path.slice(start.length)] : []
    )
  }

  async function texts(folder: string): Promise<Readonly<Record<string, string>>> {
    const entries: [string, string][] = []
    for (const key of await below(folder)) entries.push([key, await readText(`${folder}/${key}`)])
    return Object.fromEntries(entries)
  }

  async function contents(folder: string): Promise<ReadonlyMap<string, VirtualFile>> {
    const found = new Map<string, VirtualFile>()
    for (const path of await below(folder)) {
      const whole = `${folder}/${path}`
      found.set(path, {size: await tree.size(whole), read: async () => await tree.read(whole)})
    }
    return found
  }

  /** The folder that ends so; '' where there is none. */
  async function folderEnding(end: string): Promise<string> {
    const path = (await files()).find(file => file.includes(`/${end}/`))
    return path === undefined ? '' : path.slice(0, path.indexOf(`/${end}/`) + end.length + 1)
  }

  const folderOfRun = async (id: string): Promise<string> =>
    /^[0-9a-f]{32}$/u.test(id) ? await folderEnding(id) : ''

  async function run(id: string): Promise<Run | null> {
    const folder = await folderOfRun(id)
    const found = folder === '' ? null : await meta(`${folder}/meta.yaml`, runMeta)
    if (found === null || found.lifecycle_stage === 'deleted') return null
    const metrics = Object.entries(await texts(`${folder}/metrics`))
    return {
      info: {run_id: id, status: RUN_STATUSES[found.status] ?? ''},
      data: {
        metrics: metrics.flatMap(([key, lines]) => {
          const value = lastValue(lines)
          return value === null ? [] : [{key, value}]
        }),
        params: await texts(`${folder}/params`),
        tags: await texts(`${folder}/tags`)
      },
      inputs: {dataset_inputs: await datasets(folder)}
    }
  }

  async function datasets(folder: string): Promise<Run['inputs']['dataset_inputs']> {
    const experiment = folder.slice(0, folder.lastIndexOf('/'))
    const found = []
    for (const path of await below(`${folder}/inputs`)) {
      const input = await meta(`${folder}/inputs/${path}`, inputMeta)
      const place = `${experiment}/datasets/${input?.source_id ?? ''}/meta.yaml`
      const dataset = await meta(place, datasetMeta)
      if (dataset !== null) found.push({dataset})
    }
    return found
  }

  async function version(name: string, number: string): Promise<ModelVersion | null> {
    const folder = at('models', name, `version-${number}`)
    const found = await meta(`${folder}/meta.yaml`, versionMeta)
    if (found === null || found.current_stage === 'Deleted_Internal') return null
    const {storage_location: place, source} = found
    return {...found, source: place === '' ? source : place, tags: await texts(`${folder}/tags`)}
  }

  async function runFiles(id: string, folder: string): Promise<ReadonlyMap<string, VirtualFile>> {
    const own = await folderOfRun(id)
    return own === '' ? new Map() : await contents(`${own}/artifacts${folder && `/${folder}`}`)
  }

  return {
    model: async name => {
      const folder = at('models', name)
      if (name.includes('/') || (await tree.kind(`${folder}/meta.yaml`)) !== 'file') return null
      const aliases = Object.entries(await texts(`${folder}/aliases`))
      return {
        name,
        aliases: aliases.map(([alias, number]) => ({alias, version: number.trim()})),
        tags: await texts(`${folder}/tags`)
      }
    },
    modelNames: async () => {
      const names = (await below(at('models'))).flatMap(
        path => /^([^/]+)\/meta\.yaml$/u.exec(path)?.[1] ?? []
      )
      return [...new Set(names)]
    },
    version,
    versions: async name => {
      const numbers = (await below(at('models', name))).flatMap(
        path => /^version-(\d+)\/meta\.yaml$/u.exec(path)?.[1] ?? []
      )
      const found = []
      for (const number of numbers.sort((a, b) => Number(b) - Number(a)))
        found.push(await version(name, number))
      return found.filter(one => one !== null)
    },
    run,
    runsTagged: async (tag, value) => {
      const ids = (await files()).flatMap(
        path => /(?:^|\/)([0-9a-f]{32})\/meta\.yaml$/u.exec(path)?.[1] ?? []
      )
      const found = []
      for (const id of ids) {
        const one = await run(id)
        if (one?.data.tags[tag] === value) found.push(one)
      }
      return found
    },
    runFiles,
    versionFiles: async (_, {source, run_id: own}) => {
      const place = sourceOf(source, own)
      if (place.in === 'run') return await runFiles(place.run, place.folder)
      if (place.in !== 'logged-model') return new Map()
      const folder = await folderEnding(`models/${place.id}`)
      return folder === '' ? new Map() : await contents(`${folder}/artifacts`)
    }
  }
}

/** Of lines `time value step` the value of the last step, of one step the one that was logged last; null without any. */
function lastValue(lines: string): number | null {
  const points = lines
    .split('\n')
    .map(line => line.trim().split(/\s+/u))
    .filter(words => words.length >= 2)
    .map(([time = '', value = '', step = '0']) => ({
      time: Number(time),
      step: Number(step),
      value: numberOf(value)
    }))
    .sort((a, b) => a.step - b.step || a.time - b.time)
  return points.at(-1)?.value ?? null
}

/** A number as Python writes it. */
function numberOf(written: string): number {
  const word = /^(-?)(inf|infinity)$/iu.exec(written)
  return word === null ? Number(written) : word[1] === '-' ? -Infinity : Infinity
}
