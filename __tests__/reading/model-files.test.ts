import {describe, expect, test} from '@jest/globals'
import type {RecordedFile} from '../../src/repository/model-files.ts'
import type {Scope} from '../../src/repository/scope.ts'
import {check} from '../../src/run.ts'
import {modelFilesOf} from '../../src/reading/model-files.ts'
import {aRepository, type Files} from '../practices/a-practice-case.ts'
import {memoryTree} from '../fixtures/memory-tree.ts'
import {aRequest, aWorld} from '../fixtures/world.ts'

const OID = 'a'.repeat(64)
const MD5 = 'b'.repeat(32)
const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${OID}\nsize 4200\n`
const LOCK = `schema: '2.0'
stages:
  train:
    cmd: python train.py
    outs:
    - {path: models/fraud/model.pkl, hash: md5, md5: ${MD5}, size: 77}
    - {path: models/churn/model.pkl, hash: md5, md5: ${MD5}, size: 78}
`

async function filesOf(files: Files, scope: Partial<Scope> = {}): Promise<unknown> {
  const whole = {name: 'fraud', folder: 'models/fraud', others: [], policy: {}, ...scope}
  return await modelFilesOf(whole, memoryTree(files), aRepository(files, whole))
}

describe('the files of a model', () => {
  test('are those that are there, and those that Git LFS and DVC record', async () => {
    expect(
      await filesOf({
        'models/fraud/model.onnx': POINTER,
        'models/fraud/model.tflite': 'TFL3',
        'models/fraud/model.h5.dvc': `outs:\n- md5: ${MD5}.dir\n  size: 12\n  nfiles: 2\n  path: model.h5\n`,
        'models/other/model.pkl': 'x'
      })
    ).toEqual([
      {
        path: 'models/fraud/model.onnx',
        bytes: 4200,
        record: {tool: 'Git LFS', file: 'models/fraud/model.onnx', digest: `sha256:${OID}`}
      },
      {path: 'models/fraud/model.tflite', bytes: 4, record: null},
      {
        path: 'models/fraud/model.h5',
        bytes: 12,
        record: {tool: 'DVC', file: 'models/fraud/model.h5.dvc', digest: `md5:${MD5}.dir`}
      }
    ])
  })

  test('are not those of another model, nor one that is there as well', async () => {
    const others = {others: ['models/churn']}
    expect(await filesOf({'dvc.lock': LOCK}, others)).toEqual([
      expect.objectContaining({path: 'models/fraud/model.pkl', bytes: 77})
    ])
    expect(await filesOf({'dvc.lock': LOCK, 'models/fraud/model.pkl': 'weights'}, others)).toEqual([
      {path: 'models/fraud/model.pkl', bytes: 7, record: null}
    ])
  })

  test('include a pointer that points nowhere', async () => {
    const broken = 'version https://git-lfs.github.com/spec/v1\nsize x\n'
    expect(await filesOf({'models/fraud/model.onnx': broken})).toEqual([
      {
        path: 'models/fraud/model.onnx',
        bytes: null,
        record: {tool: 'Git LFS', file: 'models/fraud/model.onnx', digest: ''}
      }
    ])
  })
})

describe('the objects of the version in production', () => {
  const files = {'metrics.json': '{"accuracy": 0.9}', 'model.onnx': POINTER}
  const policy = 'version: 1\nmodels: {fraud: {metrics: metrics.json, require: [rollback]}}\n'

  test('are looked for, and a promotion may be stopped for want of them', async () => {
    const asked: RecordedFile[] = []
    const world = aWorld({...files, 'model.onnx': POINTER.replaceAll('a', 'c')}, files, {
      policy,
      findObject: file => {
        asked.push(file)
        return Promise.resolve({state: 'absent', where: 'the LFS store of the forge'})
      }
    })
    const {models} = await check(aRequest(), world)
    expect(asked.map(file => file.record.digest)).toEqual([`sha256:${OID}`])
    expect(models[0]?.findings).toContainEqual(
      expect.objectContaining({
        id: 'practices/rollback',
        status: 'fail',
        summary: expect.stringContaining('object is not in the LFS store of the forge')
      })
    )
  })

  test('are not looked for where they are not of this repository', async () => {
    const world = aWorld(files, files, {policy})
    const registry = world.registry(null)
    const elsewhere = {
      ...world,
      findObject: () => Promise.reject(new Error('must not be asked')),
      registry: () => ({
        resolve: async () => ({...(await registry.resolve()), registry: 'hf'})
      })
    }
    const {models} = await check(aRequest(), elsewhere)
    expect(models[0]?.gaps.practices.find(p => p.id === 'rollback')).toMatchObject({
      state: 'declared',
      evidence: expect.stringContaining('(nobody looked)')
    })
  })
})

test('a model in production that lies beside the candidate has its own files only', async () => {
  const files = {
    'metrics.json': '{"accuracy": 0.9}',
    'model.tflite': 'x'.repeat(3000),
    'live/metrics.json': '{"accuracy": 0.9}',
    'live/model.tflite': 'x'.repeat(1000)
  }
  const policy = `version: 1
models:
  fraud:
    metrics: metrics.json
    deployment: edge
    budgets: {model-size: 4 kB}
    registry: {type: file, path: live}
`
  const world = aWorld(files, null, {policy})
  const beside = {
    found: true,
    registry: 'file',
    version: 'live',
    commit: null,
    tree: world.tree,
    folder: 'live'
  } as const
  const {models} = await check(aRequest(), {
    ...world,
    registry: () => ({resolve: () => Promise.resolve(beside)})
  })
  const size = models[0]?.findings.find(({id}) => id === 'budgets/model-size')
  expect(size?.summary).toContain('3 kB (model.tflite), where 4 kB are allowed; 1 kB in production')
})
