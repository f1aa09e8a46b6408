import {afterAll, afterEach, describe, expect, test} from '@jest/globals'
import {findRepository, type Answer, type Repository} from '../../../src/adapters/git.ts'
import {readRecords} from '../../../src/adapters/registries/records.ts'
import {recordText} from '../../../src/verdict/record.ts'
import {aRecord} from '../../promotion/a-record.ts'
import {git, removeTemporary, temporaryFolder, temporaryRepository} from '../temporary.ts'
import {closeLoopbacks, loopback} from './loopback.ts'

function cloneOf(folder: string): () => Promise<Answer<Repository>> {
  return async () => await findRepository(folder)
}

afterAll(removeTemporary)
afterEach(closeLoopbacks)

describe('the records of a registry', () => {
  test.each([
    [null],
    [{type: 'git'} as const],
    [{type: 'file', path: 'production'} as const],
    [{type: 'hf', model: 'acme/fraud'} as const]
  ])('%j keeps none', async policy => {
    expect(await readRecords(policy, cloneOf(temporaryFolder()))).toBeNull()
  })

  test('of GTO are in the tags of the stage', async () => {
    const folder = temporaryRepository({'model.txt': '1'})
    const record = aRecord({number: 1, version: 'fraud@v1.0.0', replaced: null})
    git(folder, 'tag', '-a', '-m', `a promotion\n\n${recordText(record)}`, 'fraud#prod#1')
    git(folder, 'tag', '-a', '-m', recordText(record), 'fraud#dev#1')
    git(folder, 'tag', '-a', '-m', 'by hand', 'fraud#prod#2')
    const policy = {type: 'gto', model: 'fraud', stage: 'prod'} as const
    expect(await readRecords(policy, cloneOf(folder))).toEqual({known: true, records: [record]})
    expect(await readRecords({...policy, stage: 'qa'}, cloneOf(folder))).toEqual({
      known: true,
      records: []
    })
  })

  test('of MLflow are not known where it does not answer as it should', async () => {
    const {base} = await loopback(() => ({status: 404, body: '<html>'}))
    const policy = {type: 'mlflow', url: base, model: 'fraud'} as const
    expect(await readRecords(policy, cloneOf(temporaryFolder()))).toEqual({
      known: false,
      why: expect.stringMatching(/\S/u)
    })
  })
})
