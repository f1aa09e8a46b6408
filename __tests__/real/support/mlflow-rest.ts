import type {MlflowServer} from './mlflow-server.ts'

const API = '/api/2.0/mlflow'

/** What a team's training code logs of one version. */
interface TrainedVersion {
  readonly metrics: Readonly<Record<string, number | 'NaN'>>
  readonly params?: Readonly<Record<string, string>>
  readonly tags?: Readonly<Record<string, string>>
  readonly dataset?: {readonly name: string; readonly digest: string}
  /** Content by path below the run's artifacts. */
  readonly artifacts?: Readonly<Record<string, string>>
}

/** MLflow's REST API as a client of its own, independent of what is tested. */
export interface MlflowRest {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<unknown>
  post(path: string, body: unknown): Promise<unknown>
  /** Logs a run and registers it; gives the number of the version. */
  register(model: string, trained: TrainedVersion): Promise<{version: string; run: string}>
  setAlias(model: string, alias: string, version: string): Promise<void>
  /** Alias → version of a model. */
  aliases(model: string): Promise<Readonly<Record<string, string>>>
  /** Tags of one version. */
  tags(model: string, version: string): Promise<Readonly<Record<string, string>>>
}

export function mlflowRest({base, login}: MlflowServer): MlflowRest {
  const headers: Record<string, string> = {'content-type': 'application/json'}
  if (login !== null) {
    const text = Buffer.from(`${login.user}:${login.password}`).toString('base64')
    headers['authorization'] = `Basic ${text}`
  }

  async function call(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(`${base}${path}`, {headers, ...init})
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
    return text === '' ? {} : JSON.parse(text)
  }

  const get: MlflowRest['get'] = async (path, query = {}) =>
    await call(`${API}/${path}?${new URLSearchParams(query).toString()}`, {})
  const post: MlflowRest['post'] = async (path, body) =>
    await call(`${API}/${path}`, {method: 'POST', body: JSON.stringify(body)})

  return {
    get,
    post,
    register: async (model, trained) => {
      const experiment = await experimentId(get, post)
      const created = (await post('runs/create', {experiment_id: experiment})) as {
        run: {info: {run_id: string}}
      }
      const run = created.run.info.run_id
      const now = {timestamp: 1, step: 0}
      await post('runs/log-batch', {
        run_id: run,
        metrics: Object.entries(trained.metrics).map(([key, value]) => ({key, value, ...now})),
        params: pairs(trained.params),
        tags: pairs(trained.tags)
      })
      if (trained.dataset !== undefined) {
        const dataset = {...trained.dataset, source_type: 'local', source: 'data'}
        await post('runs/log-inputs', {run_id: run, datasets: [{dataset}]})
      }
      for (const [path, body] of Object.entries(trained.artifacts ?? {})) {
        const at = `/api/2.0/mlflow-artifacts/artifacts/${experiment}/${run}/artifacts/${path}`
        await call(at, {method: 'PUT', body})
      }
      await post('runs/update', {run_id: run, status: 'FINISHED'})
      await post('registered-models/create', {name: model}).catch((error: unknown) => {
        if (!String(error).includes('RESOURCE_ALREADY_EXISTS')) throw error
      })
      const source = `mlflow-artifacts:/${experiment}/${run}/artifacts/model`
      const registered = (await post('model-versions/create', {
        name: model,
        source,
        run_id: run
      })) as {model_version: {version: string}}
      return {version: registered.model_version.version, run}
    },
    setAlias: async (model, alias, version) => {
      await post('registered-models/alias', {name: model, alias, version})
    },
    aliases: async model => {
      const {registered_model: found} = (await get('registered-models/get', {name: model})) as {
        registered_model: {aliases?: {alias: string; version: string}[]}
      }
      return Object.fromEntries((found.aliases ?? []).map(a => [a.alias, a.version]))
    },
    tags: async (model, version) => {
      const {model_version: found} = (await get('model-versions/get', {name: model, version})) as {
        model_version: {tags?: {key: string; value: string}[]}
      }
      return Object.fromEntries((found.tags ?? []).map(t => [t.key, t.value]))
    }
  }
}

const EXPERIMENT = 'training'

async function experimentId(get: MlflowRest['get'], post: MlflowRest['post']): Promise<string> {
  const known = (await get('experiments/get-by-name', {experiment_name: EXPERIMENT}).catch(
    () => null
  )) as {experiment: {experiment_id: string}} | null
  if (known !== null) return known.experiment.experiment_id
  const made = (await post('experiments/create', {name: EXPERIMENT})) as {experiment_id: string}
  return made.experiment_id
}

function pairs(
  record: Readonly<Record<string, string>> = {}
): readonly {readonly key: string; readonly value: string}[] {
  return Object.entries(record).map(([key, value]) => ({key, value}))
}
