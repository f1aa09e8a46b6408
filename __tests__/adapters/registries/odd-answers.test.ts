import {afterEach, describe, expect, test} from '@jest/globals'
import {hubRegistry} from '../../../src/adapters/registries/hub.ts'
import {mlflowRegistry} from '../../../src/adapters/registries/mlflow/registry.ts'
import {WorldError} from '../../../src/errors.ts'
import type {Resolved} from '../../../src/ports.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'
import {closeLoopbacks, loopback} from './loopback.ts'

afterEach(closeLoopbacks)

const RUN = '0123456789abcdef0123456789abcdef'
const MODEL = {name: 'fraud', aliases: [{alias: 'champion', version: '3'}]}
const VERSION = {version: '3', run_id: RUN, status: 'READY'}
const METRICS = [{key: 'auc', value: 0.9}]

type Bodies = Readonly<Record<string, unknown>>

async function mlflow(changed: Bodies): Promise<Resolved> {
  const bodies: Bodies = {
    'registered-models/get': {registered_model: MODEL},
    'model-versions/get': {model_version: VERSION},
    'model-versions/get-download-uri': {artifact_uri: 's3://elsewhere'},
    'runs/get': {run: {info: {run_id: RUN}, data: {metrics: METRICS}}},
    'artifacts/list': {},
    ...changed
  }
  const {base} = await loopback(({path}) => ({
    body: JSON.stringify(bodies[path.replace('/api/2.0/mlflow/', '')])
  }))
  const place = {env: {MLFLOW_TRACKING_URI: base}, folder: '.', tree: memoryTree({})}
  return await mlflowRegistry({type: 'mlflow', model: 'fraud'}, place).resolve()
}

const run = (data: unknown, more: object = {}): Bodies => ({
  'runs/get': {run: {info: {run_id: RUN, ...more}, data}}
})

describe('an answer of MLflow with the right status', () => {
  test.each<[string, Bodies, string]>([
    ['a list instead of a model', {'registered-models/get': []}, 'expected object'],
    ['nothing of the model', {'registered-models/get': {}}, 'registered_model: '],
    [
      'nested more deeply',
      {'registered-models/get': {registered_model: {registered_model: MODEL}}},
      'registered_model.name: '
    ],
    [
      'no list of aliases',
      {'registered-models/get': {registered_model: {...MODEL, aliases: null}}},
      'registered_model.aliases: '
    ],
    [
      'another model',
      {'registered-models/get': {registered_model: {...MODEL, name: 'churn'}}},
      'was asked for fraud and answers about churn'
    ],
    [
      'another version',
      {'model-versions/get': {model_version: {...VERSION, version: '4'}}},
      'was asked for 3 and answers about 4'
    ],
    ['another run', run({metrics: METRICS}, {run_id: 'f'.repeat(32)}), 'answers about ffff'],
    ['a metric without a value', run({metrics: [{key: 'auc'}]}), 'run.data.metrics[0].value: '],
    ['a metric that is a text', run({metrics: [{key: 'auc', value: '0.9'}]}), 'metrics[0].value: '],
    ['a metric that is null', run({metrics: [{key: 'auc', value: null}]}), 'metrics[0].value: '],
    ['metrics by name', run({metrics: {auc: 0.9}}), 'run.data.metrics: '],
    ['a file without a path', {'artifacts/list': {files: [{file_size: 3}]}}, 'files[0].path: ']
  ])('and %s is the world’s fault, and says where', async (_, changed, message) => {
    const asked = mlflow(changed)
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(/^MLflow at http:\/\/127\.0\.0\.1:\d+ /u)
    await expect(asked).rejects.toThrow(message)
  })

  test.each<[string, Bodies]>([
    [
      'numbers where versions are texts',
      {'model-versions/get': {model_version: {...VERSION, version: 3}}}
    ],
    ...[1e300, -1, 'soon', null].map((creation_timestamp): [string, Bodies] => [
      `a time of ${JSON.stringify(creation_timestamp)}`,
      {'model-versions/get': {model_version: {...VERSION, creation_timestamp}}}
    ])
  ])('of another server, with %s, is as good', async (_, changed) => {
    expect(await mlflow(changed)).toMatchObject({found: true, version: 'fraud/3', since: null})
  })
})

test.each<[unknown, RegExp]>([
  [{sha: 'main'}, /sha: /u],
  [{}, /sha: /u],
  [[], /sha: |expected object/u],
  ['a text', /shape that is not known/u]
])('an answer of the Hub that is %j is the world’s fault', async (body, message) => {
  const {base} = await loopback(() => ({body: JSON.stringify(body)}))
  const asked = hubRegistry({type: 'hf', model: 'acme/fraud'}, {HF_ENDPOINT: base}).resolve()
  await expect(asked).rejects.toThrow(WorldError)
  await expect(asked).rejects.toThrow(message)
})
