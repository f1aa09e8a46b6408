import {describe, expect, test} from '@jest/globals'
import {openPointer} from '../../../src/adapters/registries/pointer.ts'
import {readSpec} from '../../../src/adapters/registries/spec.ts'
import {UserError} from '../../../src/errors.ts'

describe('--baseline names a registry in one word', () => {
  test.each([
    ['git:main', {type: 'git', ref: 'main'}],
    ['git:v1:models/old', {type: 'git', ref: 'v1', path: 'models/old'}],
    ['file:baseline', {type: 'file', path: 'baseline'}],
    ['mlflow:fraud@champion', {type: 'mlflow', model: 'fraud', alias: 'champion'}],
    ['mlflow:fraud/3', {type: 'mlflow', model: 'fraud', version: '3'}],
    ['mlflow:fraud', {type: 'mlflow', model: 'fraud'}],
    ['gto:models:fraud#prod', {type: 'gto', model: 'models:fraud', stage: 'prod'}],
    ['hf:acme/fraud@v1', {type: 'hf', model: 'acme/fraud', revision: 'v1'}]
  ])('%s', (written, policy) => {
    expect(readSpec(written)).toEqual(policy)
  })

  test.each([
    ['main', /begins with one of git:/u],
    ['mflow:fraud', /Did you mean mlflow/u],
    ['mlflow:', /mlflow:NAME@ALIAS/u],
    ['mlflow:@champion', /mlflow:NAME@ALIAS/u],
    ['mlflow:fraud@', /mlflow:NAME@ALIAS/u],
    ['gto:fraud', /gto:NAME#STAGE/u]
  ])('%s is the user’s mistake', (written, message) => {
    expect(() => readSpec(written)).toThrow(UserError)
    expect(() => readSpec(written)).toThrow(message)
  })
})

test.each([
  [null, /what is merged is in production/u],
  [{type: 'git', ref: 'main'} as const, /what is merged is in production/u],
  [
    {type: 'file', path: 'baseline'} as const,
    /folder baseline: .*in a pull request.*mlflow or gto/u
  ],
  [{type: 'hf', model: 'acme/fraud'} as const, /writes nothing to the Hub.*push.*mlflow or gto/u]
])('in the registry %j nothing is to be moved', async (policy, message) => {
  const clone = () => Promise.reject(new Error('must not be asked'))
  await expect(openPointer(policy, clone, new Date())).rejects.toThrow(message)
})
