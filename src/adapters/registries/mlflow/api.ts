import * as z from 'zod'
import {WorldError} from '../../../errors.ts'
import {getJson, named, sendJson, type Answer} from '../http.ts'
import {isAbsent, pages, parse, refused} from './answers.ts'
import type {MlflowServer} from './server.ts'

/** The REST API of MLflow 3 (https://mlflow.org/docs/latest/rest-api.html); fields that are not used are left out. */
export const API = '/api/2.0/mlflow'
const UNITY_CATALOG = `${API}/unity-catalog`
const PAGE = 200

const pair = z.object({key: z.string(), value: z.string().default('')})
const tags = z.array(pair).default([]).transform(record)

/** Some servers write a version as a number. */
const versionNumber = z.union([z.string(), z.int().transform(String)])

/** Milliseconds since 1970; 0 where it is not said, or is no time that there is. */
export const instant = z.coerce.number().min(0).max(8.64e15).catch(0).default(0)

const modelVersion = z.object({
  version: versionNumber,
  source: z.string().default(''),
  run_id: z.string().default(''),
  status: z.string().default('READY'),
  status_message: z.string().default(''),
  creation_timestamp: instant,
  tags
})

const registeredModel = z.object({
  name: z.string(),
  aliases: z.array(z.object({alias: z.string(), version: versionNumber})).default([]),
  tags
})

/** Protobuf writes what is not finite as a word. */
const number = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity']).transform(Number)])

const run = z.object({
  info: z.object({run_id: z.string(), status: z.string().default('')}),
  data: z
    .object({
      metrics: z.array(z.object({key: z.string(), value: number})).default([]),
      params: z.array(pair).default([]).transform(record),
      tags
    })
    .default({metrics: [], params: {}, tags: {}}),
  inputs: z
    .object({
      dataset_inputs: z
        .array(z.object({dataset: z.object({name: z.string(), digest: z.string().default('')})}))
        .default([])
    })
    .default({dataset_inputs: []})
})

export type ModelVersion = z.infer<typeof modelVersion>
export type RegisteredModel = z.infer<typeof registeredModel>
export type Run = z.infer<typeof run>

/** Names of three parts, CATALOG.SCHEMA.MODEL, are in the Unity Catalog, which has paths of its own. */
function registryApi({flavour}: MlflowServer, name: string): string {
  return flavour === 'databricks' && /^[^.]+\.[^.]+\.[^.]+$/u.test(name) ? UNITY_CATALOG : API
}

/** The registered model, or null where there is none of that name. */
export async function fetchModel(
  server: MlflowServer,
  name: string
): Promise<RegisteredModel | null> {
  const answer = await getJson(server, `${registryApi(server, name)}/registered-models/get`, {name})
  if (isAbsent(answer)) return null
  const {registered_model: found} = parse(
    server,
    z.object({registered_model: registeredModel}),
    answer
  )
  refuseOther(server, name, found.name)
  return found
}

/** What answers about something else, as a careless cache does, knows nothing of what was asked. */
function refuseOther(server: MlflowServer, asked: string, answered: string): void {
  if (answered.toLowerCase() !== asked.toLowerCase())
    throw new WorldError(`${named(server)} was asked for ${asked} and answers about ${answered}.`)
}

/** Names of registered models beside that one, for a message: the first page is enough. */
export async function fetchModelNames(
  server: MlflowServer,
  name: string
): Promise<readonly string[]> {
  const path = `${registryApi(server, name)}/registered-models/search`
  const answer = await getJson(server, path, {max_results: String(PAGE)})
  const models = z.object({registered_models: z.array(z.object({name: z.string()})).default([])})
  return parse(server, models, answer).registered_models.map(m => m.name)
}

/** One version of a registered model, or null where there is none of that number. */
export async function fetchVersion(
  server: MlflowServer,
  name: string,
  version: string
): Promise<ModelVersion | null> {
  const answer = await getJson(server, `${registryApi(server, name)}/model-versions/get`, {
    name,
    version
  })
  if (isAbsent(answer)) return null
  const {model_version: found} = parse(server, z.object({model_version: modelVersion}), answer)
  refuseOther(server, version, found.version)
  return found
}

/** All versions of a registered model, newest first, over all pages. */
export async function fetchVersions(
  server: MlflowServer,
  name: string
): Promise<readonly ModelVersion[]> {
  const filter = `name='${name.replaceAll("'", "''")}'`
  const page = z.object({
    model_versions: z.array(modelVersion).default([]),
    next_page_token: z.string().default('')
  })
  const found = await pages(server, async token => {
    const query = {filter, max_results: String(PAGE), ...token}
    const answer = await getJson(
      server,
      `${registryApi(server, name)}/model-versions/search`,
      query
    )
    const {model_versions: items, next_page_token: next} = parse(server, page, answer)
    return {items, next}
  })
  return found.sort((a, b) => Number(b.version) - Number(a.version))
}

/** A run with the last value of each metric, or null where there is none. */
export async function fetchRun(server: MlflowServer, id: string): Promise<Run | null> {
  const answer = await getJson(server, `${API}/runs/get`, {run_id: id})
  if (isAbsent(answer)) return null
  const {run: found} = parse(server, z.object({run}), answer)
  refuseOther(server, id, found.info.run_id)
  return found
}

/** Runs of all experiments whose tag has that value, newest first; the first page is enough. */
export async function searchRuns(
  server: MlflowServer,
  tag: string,
  value: string
): Promise<readonly Run[]> {
  const page = z.object({
    experiments: z.array(z.object({experiment_id: z.string()})).default([]),
    next_page_token: z.string().default('')
  })
  const experiments = await pages(server, async token => {
    const query = {max_results: String(PAGE), ...token}
    const answer = await getJson(server, `${API}/experiments/search`, query)
    const {experiments: items, next_page_token: next} = parse(server, page, answer)
    return {items, next}
  })
  if (experiments.length === 0) return []
  const answer = await sendJson(server, 'POST', `${API}/runs/search`, {
    experiment_ids: experiments.map(e => e.experiment_id),
    filter: `tags.\`${tag}\` = '${value}'`,
    max_results: PAGE
  })
  return parse(server, z.object({runs: z.array(run).default([])}), answer).runs
}

/** Where a version's files lie: `mlflow-artifacts:/…`, `runs:/…`, `s3://…`; null where the server does not know. */
export async function fetchSource(
  server: MlflowServer,
  name: string,
  version: string
): Promise<string | null> {
  const answer = await getJson(
    server,
    `${registryApi(server, name)}/model-versions/get-download-uri`,
    {name, version}
  )
  if (!answer.ok) return null
  return parse(server, z.object({artifact_uri: z.string()}), answer).artifact_uri
}

/** Carries out a change of the registry. Throws `WorldError` with the server's reason. */
export async function change(
  server: MlflowServer,
  method: 'POST' | 'DELETE',
  what: string,
  body: Readonly<Record<string, string>>
): Promise<void> {
  const send = async (): Promise<Answer<unknown>> => {
    const path = `${registryApi(server, body['name'] ?? '')}/${what}`
    try {
      return await sendJson(server, method, path, body)
    } catch (error) {
      if (!(error instanceof WorldError)) throw error
      throw new WorldError(
        `${error.message} Whether it has carried out ${method} ${what} is not known: run this again, which looks first and does nothing twice.`
      )
    }
  }
  const first = await send()
  // A tag or alias is looked up, then inserted: of two processes that write the same one at once the second is
  // refused by the database. Written again, it is there to be updated.
  const answer = !first.ok && first.message.includes('IntegrityError') ? await send() : first
  // What is to be deleted and not there any more is deleted: another process was quicker.
  if (method === 'DELETE' && isAbsent(answer)) return
  if (!answer.ok) throw new WorldError(`${method} ${what}: ${refused(server, answer)}`)
  parse(server, z.object({}), answer)
}

function record(
  pairs: readonly {readonly key: string; readonly value: string}[]
): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map(({key, value}) => [key, value]))
}
