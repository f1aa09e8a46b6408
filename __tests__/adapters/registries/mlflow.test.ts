import {afterEach, describe, expect, test} from '@jest/globals'
import {
  mlflowRegistry,
  type MlflowPolicy
} from '../../../src/adapters/registries/mlflow/registry.ts'
import {mlflowServer} from '../../../src/adapters/registries/mlflow/server.ts'
import {UserError, WorldError} from '../../../src/errors.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'
import {closeLoopbacks, loopback, type Answering, type Reply} from './loopback.ts'

afterEach(closeLoopbacks)

const RUN = '0123456789abcdef0123456789abcdef'
const API = '/api/2.0/mlflow'
const ABSENT: Reply = {
  status: 404,
  body: {error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'not found'}
}

/** Answers as MLflow 3.17 does about one model with one version. */
function server(changed: Readonly<Record<string, Reply>> = {}): Answering {
  const replies: Readonly<Record<string, Reply>> = {
    '/registered-models/get': {
      body: {registered_model: {name: 'fraud', aliases: [{alias: 'champion', version: '3'}]}}
    },
    '/registered-models/search': {body: {registered_models: [{name: 'fraud'}, {name: 'churn'}]}},
    '/model-versions/get': {
      body: {model_version: {name: 'fraud', version: '3', run_id: RUN, status: 'READY'}}
    },
    '/model-versions/get-download-uri': {
      body: {artifact_uri: 'mlflow-artifacts:/1/models/m-1/artifacts'}
    },
    '/runs/get': {
      body: {
        run: {
          info: {run_id: RUN, status: 'FINISHED'},
          data: {
            metrics: [
              {key: 'auc', value: 0.87, step: 2},
              {key: 'bad', value: 'NaN'},
              {key: 'far', value: 1.7976931348623157e308},
              {key: 'system/cpu', value: 12}
            ],
            params: [{key: 'eta', value: '0.1'}],
            tags: [{key: 'git.commit', value: 'a'.repeat(40)}]
          },
          inputs: {dataset_inputs: [{dataset: {name: 'holdout', digest: 'd1g3st'}}]}
        }
      }
    },
    ...changed
  }
  return ({path, query}) => {
    const what = path.replace(API, '')
    if (what === '/artifacts/list') return changed[what] ?? page(query['path'], query['page_token'])
    if (path === '/get-artifact') return {body: `content of ${query['path'] ?? ''}`}
    if (path === '/api/2.0/mlflow-artifacts/artifacts') {
      return {body: {files: [{path: 'requirements.txt', is_dir: false, file_size: '18'}]}}
    }
    if (path.startsWith('/api/2.0/mlflow-artifacts/artifacts/')) return {body: 'scikit-learn==1.7'}
    return replies[what] ?? {status: 404, body: '<html>'}
  }
}

/** Two pages of the root, one folder. */
function page(folder: string | undefined, token: string | undefined): Reply {
  if (folder === 'eval') return {body: {files: [{path: 'eval/predictions.csv', file_size: 28}]}}
  return token === undefined
    ? {body: {files: [{path: 'eval', is_dir: true}], next_page_token: 'more'}}
    : {body: {files: [{path: 'card.md', file_size: 15}]}}
}

async function resolve(answer: Answering, policy: Partial<MlflowPolicy> = {}) {
  const {base} = await loopback(answer)
  const env = {MLFLOW_TRACKING_URI: base}
  const place = {env, folder: '.', tree: memoryTree({})}
  return await mlflowRegistry({type: 'mlflow', model: 'fraud', ...policy}, place).resolve()
}

describe('the version behind an alias', () => {
  test('is a tree of what its run logged', async () => {
    const resolved = await resolve(server())
    expect(resolved).toMatchObject({
      found: true,
      registry: 'mlflow',
      version: 'fraud/3',
      commit: 'a'.repeat(40),
      layout: 'own'
    })
    if (!resolved.found) throw new Error('not found')
    const {tree} = resolved
    const text = async (path: string) => new TextDecoder().decode(await tree.read(path))
    expect(tree.name).toBe('models:/fraud/3')
    expect(await tree.list()).toEqual([
      'card.md',
      'datasets.dvc',
      'eval/predictions.csv',
      'metrics.json',
      'params.json',
      'requirements.txt'
    ])
    expect(await text('metrics.json')).toBe(
      '{\n  "auc": 0.87,\n  "bad": NaN,\n  "far": Infinity\n}\n'
    )
    expect(await text('params.json')).toBe('{\n  "eta": "0.1"\n}\n')
    expect(await text('datasets.dvc')).toContain('d1g3st')
    expect(await text('eval/predictions.csv')).toBe('content of eval/predictions.csv')
    expect(await text('requirements.txt')).toBe('scikit-learn==1.7')
  })

  test('an artifact goes before what is made of the run', async () => {
    const files = {body: {files: [{path: 'metrics.json', file_size: 23}]}}
    const resolved = await resolve(server({'/artifacts/list': files}))
    if (!resolved.found) throw new Error('not found')
    expect(new TextDecoder().decode(await resolved.tree.read('metrics.json'))).toBe(
      'content of metrics.json'
    )
  })

  test('a version by its number', async () => {
    expect(await resolve(server(), {version: '3', alias: 'none'})).toMatchObject({found: true})
  })
})

describe('invariant 14: what is not there is an error that names what is', () => {
  test('an unknown model: says which there are', async () => {
    const resolving = resolve(server({'/registered-models/get': ABSENT}), {model: 'fruad'})
    await expect(resolving).rejects.toThrow(UserError)
    await expect(resolving).rejects.toThrow(/"fruad".*Did you mean "fraud".*fraud and churn/u)
  })

  test('an unknown alias is no first version, where another is in production', async () => {
    const resolving = resolve(server(), {alias: 'champoin'})
    await expect(resolving).rejects.toThrow(UserError)
    await expect(resolving).rejects.toThrow(/Did you mean "champion".*champion \(version 3\)/u)
  })

  test.each([[[]], [[{alias: 'challenger', version: '1'}]]])(
    'a model that only the candidate’s alias points at, %j, is in production nowhere',
    async aliases => {
      const none = {body: {registered_model: {name: 'fraud', aliases}}}
      const versions = {body: {model_versions: [{version: '1'}]}}
      const changed = {'/registered-models/get': none, '/model-versions/search': versions}
      expect(await resolve(server(changed))).toMatchObject({found: false, reason: 'none-yet'})
    }
  )

  test('an unknown version: says which there are', async () => {
    const versions = {body: {model_versions: [{version: '1'}, {version: '3'}]}}
    const changed = {'/model-versions/get': ABSENT, '/model-versions/search': versions}
    const resolving = resolve(server(changed), {version: '9'})
    await expect(resolving).rejects.toThrow(UserError)
    await expect(resolving).rejects.toThrow('no version 9 in MLflow; its versions: 3 and 1.')
  })
})

describe('a version that cannot be compared with', () => {
  const version = (more: object): Reply => ({
    body: {model_version: {name: 'fraud', version: '3', run_id: RUN, status: 'READY', ...more}}
  })
  const run = (data: object): Reply => ({body: {run: {info: {run_id: RUN}, data}}})
  test.each([
    [
      'FAILED',
      {
        '/model-versions/get': version({status: 'FAILED_REGISTRATION', status_message: 'disk full'})
      },
      /FAILED_REGISTRATION: disk full/u
    ],
    ['without a run', {'/model-versions/get': version({run_id: ''})}, /without a run/u],
    ['of a deleted run', {'/runs/get': ABSENT}, /not in MLflow any more/u],
    [
      'of a run without metrics',
      {'/runs/get': run({params: [{key: 'a', value: '1'}]}), '/artifacts/list': {body: {}}},
      /has no metrics/u
    ]
  ])('%s', async (_, changed, message) => {
    const resolved = await resolve(server(changed))
    expect(resolved).toMatchObject({found: false, reason: 'unreadable'})
    expect(JSON.stringify(resolved)).toMatch(message)
  })

  test('an answer in another shape is the world’s fault', async () => {
    const odd = {'/registered-models/get': {body: {registered_model: {name: 7}}}}
    await expect(resolve(server(odd))).rejects.toThrow(WorldError)
  })
})

describe('the server', () => {
  const url = 'http://host:5000/'
  test.each([
    [{}, undefined],
    [{MLFLOW_TRACKING_TOKEN: 't'}, 'Bearer t'],
    [{MLFLOW_TRACKING_USERNAME: 'u', MLFLOW_TRACKING_PASSWORD: 'p'}, 'Basic dTpw'],
    [
      {
        MLFLOW_TRACKING_USERNAME: 'u',
        MLFLOW_TRACKING_PASSWORD: 'p',
        MLFLOW_TRACKING_TOKEN: 't'
      },
      'Basic dTpw'
    ]
  ])('takes the credentials of %j', (env, authorization) => {
    expect(mlflowServer(url, env).headers['authorization']).toBe(authorization)
  })

  test('is the policy’s, else the environment’s', () => {
    const env = {MLFLOW_TRACKING_URI: 'https://env', OWN: 'https://own/'}
    expect(mlflowServer(undefined, env).address.shown).toBe('https://env')
    expect(mlflowServer('${OWN}', env)).toMatchObject({
      address: {shown: 'https://own'},
      addressFrom: 'OWN'
    })
  })

  test.each([
    [undefined, {}, /set MLFLOW_TRACKING_URI/u],
    ['${OWN}', {}, /OWN is not set/u],
    ['databricks', {}, /DATABRICKS_HOST and DATABRICKS_TOKEN/u],
    [undefined, {MLFLOW_TRACKING_URI: './mlruns'}, /mlflow server --backend-store-uri/u],
    [undefined, {MLFLOW_TRACKING_URI: 'ftp://x'}, /has to begin with https:/u]
  ])('that is not named, or no server, is the user’s to mend: %j', (given, env, message) => {
    expect(() => mlflowServer(given, env)).toThrow(UserError)
    expect(() => mlflowServer(given, env)).toThrow(message)
  })
})
