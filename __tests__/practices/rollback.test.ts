import {describe, expect, test} from '@jest/globals'
import type {ModelFile, StoredObject} from '../../src/repository/model-files.ts'
import type {PracticeState} from '../../src/verdict/verdict.ts'
import {aPracticeCase, aVersion, stateOf, someProduction} from './a-practice-case.ts'

const DVC = {tool: 'DVC', file: 'dvc.lock', digest: 'md5:1'} as const
const LFS = {tool: 'Git LFS', file: 'models/fraud/model.onnx', digest: 'sha256:1'} as const
const THERE: StoredObject = {state: 'there', where: 'the DVC remote storage'}
const NO_REHEARSAL = 'no rehearsal of the way back is recorded.'

function way(...production: readonly ModelFile[]): PracticeState {
  return stateOf(
    'rollback',
    aPracticeCase(
      {},
      {
        baseline: aVersion(),
        modelFiles: {candidate: [], production},
        // Beside what is recorded lies a small file that looks like a model.
        production: someProduction({'models/fraud/training_args.bin': ''})
      }
    )
  )
}

function kept(object?: StoredObject): ModelFile {
  const file = {path: 'models/fraud/model.pkl', bytes: 8, record: DVC}
  return object === undefined ? file : {...file, object}
}

describe('weights of the version in production that lie elsewhere', () => {
  test('can be brought back where their object is seen', () => {
    expect(way(kept(THERE))).toMatchObject({
      state: 'verified',
      evidence: `models/fraud/model.pkl of main@4f2c1d9 is in the DVC remote storage; ${NO_REHEARSAL}`
    })
    const lfs: ModelFile = {
      path: 'models/fraud/model.onnx',
      bytes: 9,
      record: LFS,
      object: {state: 'there', where: 'Git LFS in this clone'}
    }
    expect(way(kept(THERE), lfs).evidence).toBe(
      `2 model files of main@4f2c1d9 are in the DVC remote storage and Git LFS in this clone; ${NO_REHEARSAL}`
    )
  })

  test('cannot where one object is gone, whatever the others are', () => {
    const gone = kept({state: 'absent', where: 'the DVC remote storage'})
    const told = {
      state: 'missing',
      evidence:
        'The weights of the version in production are recorded (models/fraud/model.pkl in dvc.lock), but their object is not in the DVC remote storage: main@4f2c1d9 cannot be brought back.'
    }
    expect(way(gone)).toMatchObject(told)
    expect(way(kept(THERE), kept({state: 'unknown', why: 'x'}), gone)).toMatchObject(told)
  })

  test('are declared where they could not be followed, or nobody looked', () => {
    const why = 'the DVC remote cloud: it is on s3, which is not read without credentials'
    expect(way(kept(THERE), kept({state: 'unknown', why}))).toMatchObject({
      state: 'declared',
      evidence: `The weights of main@4f2c1d9 are recorded (models/fraud/model.pkl in dvc.lock), but were not seen where they are kept (${why}); ${NO_REHEARSAL}`
    })
    expect(way(kept())).toMatchObject({
      state: 'declared',
      evidence: expect.stringContaining('(nobody looked)')
    })
    const pointer: ModelFile = {path: LFS.file, bytes: 9, record: LFS}
    expect(way(pointer).evidence).toContain('models/fraud/model.onnx, a pointer of Git LFS')
  })
})
