import {describe, expect, test} from '@jest/globals'
import {openCandidate} from '../../../src/adapters/registries/candidate.ts'
import {mlflowRegistry} from '../../../src/adapters/registries/mlflow/registry.ts'
import {WorldError} from '../../../src/errors.ts'
import type {Resolved} from '../../../src/ports.ts'
import {memoryTree} from '../../fixtures/memory-tree.ts'

const RUN = 'a'.repeat(32)
const COMMIT = 'c'.repeat(40)

/** A folder as MLflow 3.17 writes it, shortened. */
const FOLDER: Readonly<Record<string, string>> = {
  'mlruns/0/meta.yaml': "experiment_id: '0'\n",
  [`mlruns/7/${RUN}/meta.yaml`]: `run_id: ${RUN}\nstatus: 3\nlifecycle_stage: active\n`,
  [`mlruns/7/${RUN}/metrics/accuracy`]: '1000 0.5 0\n1002 0.93 2\n1001 0.9 1\n',
  [`mlruns/7/${RUN}/metrics/bad`]: '1000 nan 0\n',
  [`mlruns/7/${RUN}/metrics/far`]: '1000 -inf 0\n',
  [`mlruns/7/${RUN}/metrics/system/cpu`]: '1000 12.0 0\n',
  [`mlruns/7/${RUN}/params/eta`]: '1e-05',
  [`mlruns/7/${RUN}/tags/mlflow.source.git.commit`]: COMMIT,
  [`mlruns/7/${RUN}/inputs/x/meta.yaml`]: 'source_id: d1\n',
  'mlruns/7/datasets/d1/meta.yaml': 'name: holdout\ndigest: d1g3st\n',
  [`mlruns/7/${RUN}/artifacts/eval/predictions.csv`]: 'id,label,prediction\n1,1,1\n',
  [`mlruns/7/${RUN}/artifacts/model/MLmodel`]: 'flavors: {}\n',
  'mlruns/models/fraud/meta.yaml': 'name: fraud\n',
  'mlruns/models/fraud/aliases/champion': '1',
  'mlruns/models/fraud/version-1/meta.yaml': `version: 1\nrun_id: ${RUN}\nsource: x\nstorage_location: runs:/${RUN}/model\nstatus: READY\nstatus_message: null\ncreation_timestamp: 1767225600000\n`
}

const place = (files = FOLDER) => ({env: {}, folder: '.', tree: memoryTree(files)})

async function resolve(files = FOLDER, alias = 'champion'): Promise<Resolved> {
  const policy = {type: 'mlflow', model: 'fraud', url: 'mlruns', alias} as const
  return await mlflowRegistry(policy, place(files)).resolve()
}

describe('a folder of MLflow', () => {
  test('is a registry as a server is', async () => {
    const resolved = await resolve()
    expect(resolved).toMatchObject({
      found: true,
      version: 'fraud/1',
      commit: COMMIT,
      since: '2026-01-01T00:00:00.000Z'
    })
    if (!resolved.found) throw new Error('not found')
    const text = async (path: string) => new TextDecoder().decode(await resolved.tree.read(path))
    expect(await resolved.tree.list()).toEqual([
      'MLmodel',
      'datasets.dvc',
      'eval/predictions.csv',
      'metrics.json',
      'model/MLmodel',
      'params.json'
    ])
    expect(await text('metrics.json')).toBe(
      '{\n  "accuracy": 0.93,\n  "bad": NaN,\n  "far": -Infinity\n}\n'
    )
    expect(await text('params.json')).toContain('"eta": "1e-05"')
    expect(await text('datasets.dvc')).toContain('d1g3st')
  })

  test('has logged models of MLflow 3, wherever the folder was made', async () => {
    const source = `file:///elsewhere/mlruns/7/models/m-12ab/artifacts`
    const resolved = await resolve({
      ...FOLDER,
      'mlruns/7/models/m-12ab/artifacts/conda.yaml': 'x',
      'mlruns/models/fraud/version-1/meta.yaml': `version: 1\nrun_id: ${RUN}\nsource: models:/m-12ab\nstorage_location: ${source}\n`
    })
    if (!resolved.found) throw new Error('not found')
    expect(await resolved.tree.list()).toContain('conda.yaml')
  })

  test('says which names there are', async () => {
    await expect(resolve(FOLDER, 'champoin')).rejects.toThrow('Did you mean "champion"')
    const policy = {type: 'mlflow', model: 'frod', url: 'file:mlruns'} as const
    await expect(mlflowRegistry(policy, place()).resolve()).rejects.toThrow('Did you mean "fraud"')
  })

  test('a deleted run is gone; a file of another form is the world’s fault', async () => {
    const meta = `mlruns/7/${RUN}/meta.yaml`
    const deleted = {...FOLDER, [meta]: `run_id: ${RUN}\nlifecycle_stage: deleted\n`}
    expect(await resolve(deleted)).toMatchObject({found: false, reason: 'unreadable'})
    await expect(resolve({...FOLDER, [meta]: 'run_id: [1\n'})).rejects.toThrow(WorldError)
  })

  test('gives a candidate by the commit of its run', async () => {
    const surroundings = {
      folder: '.',
      tree: memoryTree(FOLDER),
      prefix: '',
      repository: () => Promise.reject(new Error('must not be asked')),
      base: () => Promise.reject(new Error('must not be asked')),
      commits: () => Promise.resolve([COMMIT])
    }
    const registry = {type: 'mlflow', model: 'fraud', url: 'mlruns'} as const
    expect(await openCandidate('mlflow:commit', registry, surroundings).resolve()).toMatchObject({
      found: true,
      version: `runs:/${RUN}`
    })
  })
})
