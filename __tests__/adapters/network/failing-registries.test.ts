import {beforeAll, describe, expect, test} from '@jest/globals'
import {hubRegistry} from '../../../src/adapters/registries/hub.ts'
import {mlflowRegistry} from '../../../src/adapters/registries/mlflow/registry.ts'
import {WorldError} from '../../../src/errors.ts'
import type {Registry} from '../../../src/ports.ts'
import {check} from '../../../src/run.ts'
import type {Verdict} from '../../../src/verdict/verdict.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'
import {aRequest, aWorld} from '../../fixtures/world.ts'
import {
  failEveryCall,
  json,
  lineOf,
  SECRET,
  timesFor,
  toldOf,
  type Answering,
  type Failed
} from './faults.ts'

const RUN = '0123456789abcdef0123456789abcdef'
const SHA = '0123456789abcdef0123456789abcdef01234567'

/** MLflow with a version in production that is better than the candidate. */
const mlflow: Answering = ({path}, response) => {
  const replies: Readonly<Record<string, unknown>> = {
    '/registered-models/get': {
      registered_model: {name: 'fraud', aliases: [{alias: 'champion', version: '3'}]}
    },
    '/model-versions/get': {model_version: {version: '3', run_id: RUN, status: 'READY'}},
    '/model-versions/get-download-uri': {artifact_uri: 'mlflow-artifacts:/1/models/m-1'},
    '/runs/get': {run: {info: {run_id: RUN, status: 'FINISHED'}, data: {}}},
    '/artifacts/list': {files: [{path: 'metrics.json', file_size: 17}]}
  }
  const body = replies[path.replace('/api/2.0/mlflow', '')]
  if (body !== undefined) json(response, body)
  else if (path === '/get-artifact') json(response, {accuracy: 0.99})
  else if (path === '/api/2.0/mlflow-artifacts/artifacts')
    json(response, {files: [{path: 'MLmodel', file_size: 9}]})
  else if (path.endsWith('/m-1/MLmodel')) json(response, 'flavors:')
  else json(response, {error_code: 'RESOURCE_DOES_NOT_EXIST'}, 404)
}

const hub: Answering = ({path, query}, response) => {
  if (path === '/api/models/acme/fraud/revision/main') json(response, {id: 'acme/fraud', sha: SHA})
  else if (path === `/api/models/acme/fraud/tree/${SHA}` && !query.has('cursor')) {
    const link = `<http://hub/api/models/acme/fraud/tree/${SHA}?cursor=c2>; rel="next"`
    response.writeHead(200, {'content-type': 'application/json', link}).end('[]')
  } else if (path === `/api/models/acme/fraud/tree/${SHA}`)
    json(response, [{type: 'file', path: 'metrics.json', size: 17}])
  else if (path === `/acme/fraud/resolve/${SHA}/metrics.json`) json(response, {accuracy: 0.99})
  else json(response, {error: 'not found'}, 404)
}

interface Client {
  readonly name: string
  readonly server: Answering
  readonly calls: number
  readonly open: (base: string, fault: string) => Registry
}

const CLIENTS: readonly Client[] = [
  {
    name: 'MLflow',
    server: mlflow,
    calls: 8,
    open: (base, fault) =>
      mlflowRegistry(
        {type: 'mlflow', model: 'fraud'},
        {
          env: {MLFLOW_TRACKING_URI: base.replace('//', `//me:${SECRET}@`)},
          folder: '.',
          tree: memoryTree({}),
          times: timesFor(fault)
        }
      )
  },
  {
    name: 'The Hub',
    server: hub,
    calls: 4,
    open: (base, fault) =>
      hubRegistry(
        {type: 'hf', model: 'acme/fraud'},
        {HF_ENDPOINT: base, HF_TOKEN: SECRET},
        timesFor(fault)
      )
  }
]

describe.each(CLIENTS)('$name with one call failing', ({name, server, calls, open}) => {
  let runs: readonly Failed<Verdict>[] = []

  beforeAll(async () => {
    runs = await failEveryCall<Verdict>(
      () => server,
      async (base, fault) => {
        const registry = (): Registry => open(base, fault)
        return await check(
          aRequest(),
          aWorld({'metrics.json': '{"accuracy": 0.8}'}, null, {registry})
        )
      }
    )
  }, 120_000)

  test('fails in every way at every call', () => {
    expect(new Set(runs.map(({call}) => call)).size).toBe(calls)
    expect(runs.length).toBeGreaterThan(calls * 25)
  })

  test('never lets a worse model pass', () => {
    const greener = runs.filter(({ended}) => 'value' in ended && ended.value.verdict === 'pass')
    expect(greener.map(({fault, call}) => `${fault}: ${call}`)).toEqual([])
  })

  test('is the world’s fault, and says whose', () => {
    for (const {fault, call, ended, base} of runs) {
      if ('value' in ended) continue
      expect([fault, call, ended.error]).toEqual([fault, call, expect.any(WorldError)])
      expect((ended.error as Error).message).toContain(name)
      expect((ended.error as Error).message).toMatch(
        new RegExp(`${base.replaceAll('.', '[.]')}|fraud`, 'u')
      )
    }
    const ended = runs.filter(run => 'error' in run.ended)
    expect(ended.length).toBeGreaterThan(runs.length / 2)
  })

  test('tells no secret, and asks nothing more than three times', () => {
    for (const run of runs) {
      expect(toldOf(run)).not.toContain(SECRET)
      const failed = run.seen.filter(asked => lineOf(asked) === run.call)
      // A file's redirects are five calls, and a list's page may be asked for by two questions.
      expect([run.fault, run.call, failed.length <= 6]).toEqual([run.fault, run.call, true])
    }
  })
})
