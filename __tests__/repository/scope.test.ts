import {describe, expect, test} from '@jest/globals'
import {wantedFiles, type Scope} from '../../src/repository/scope.ts'
import {aPracticeCase, stateOf} from '../practices/a-practice-case.ts'

const scope: Scope = {name: 'fraud', folder: 'models/fraud', others: ['models/churn'], policy: {}}

describe('wantedFiles', () => {
  test('asks for files that say something, not for data or what belongs to another model', () => {
    const paths = [
      'README.md',
      'models/fraud/data.csv',
      'models/fraud/dvc.lock',
      'models/churn/dvc.lock',
      '.github/workflows/deploy.yml',
      'uv.lock',
      'k8s/deployment.yaml'
    ]
    expect(wantedFiles(paths, scope)).toEqual([
      'models/fraud/dvc.lock',
      'uv.lock',
      '.github/workflows/deploy.yml',
      'k8s/deployment.yaml'
    ])
  })

  test('is bounded, takes the likely manifests first, and always what the policy points to', () => {
    const paths = Array.from({length: 5000}, (_, n) => `misc/${n}.yaml`)
    const policy = {practices: {alerting: './misc/4999.yaml', fallback: 'not/there.md'}}
    const wanted = wantedFiles([...paths, 'k8s/serving.yaml'], {...scope, policy})
    expect(wanted.length).toBeLessThan(100)
    expect(wanted[0]).toBe('k8s/serving.yaml')
    expect(wanted).toContain('misc/4999.yaml')
    expect(wanted).not.toContain('not/there.md')
  })
})

describe('nearness', () => {
  test('a lock counts in the model’s folder or above it, not beside it', () => {
    for (const path of [
      'models/fraud/uv.lock',
      'models/fraud/env/uv.lock',
      'models/uv.lock',
      'uv.lock'
    ])
      expect([
        path,
        stateOf('environment', aPracticeCase({[path]: 'version = 1\n'})).state
      ]).toEqual([path, 'verified'])
    expect(
      stateOf('environment', aPracticeCase({'services/web/uv.lock': 'version = 1\n'})).state
    ).toBe('missing')
  })

  test('what lies in the folder of production is not the candidate’s', () => {
    const policy = {registry: {type: 'file' as const, path: 'models/fraud/production/'}}
    const files = {'models/fraud/production/uv.lock': 'version = 1\n'}
    expect(stateOf('environment', aPracticeCase(files, {policy})).state).toBe('missing')
    expect(stateOf('environment', aPracticeCase(files)).state).toBe('verified')
  })
})
