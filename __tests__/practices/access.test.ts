import {describe, expect, test} from '@jest/globals'
import type {ForgeAnswers, Guard} from '../../src/repository/forge.ts'
import {aForge, aReview, aPracticeCase, stateOf, type Files} from './a-practice-case.ts'

const OWNERS: Files = {'.github/CODEOWNERS': '* @acme/ml\n'}
const UNKNOWN = {known: false, why: 'the job needs `permissions: pull-requests: read`'} as const

function approvalOf(review: ForgeAnswers['review'], files: Files = OWNERS): readonly string[] {
  const {state, evidence} = stateOf('approval', aPracticeCase(files, {forge: aForge({review})}))
  return [state, evidence]
}

describe('an approval', () => {
  test('of the last commit by somebody else counts', () => {
    expect(approvalOf(aReview({approvedBy: ['bob', 'eve']}))).toEqual([
      'verified',
      'bob and eve approved 4f2c1d9; the author is ann.'
    ])
    expect(approvalOf(aReview({author: null, approvedBy: ['bob']}))[0]).toBe('verified')
  })

  test.each([
    [aReview(), 'Nobody but the author has approved 4f2c1d9.'],
    [
      aReview({approvedBefore: ['bob']}),
      'bob approved an earlier commit; nobody has approved 4f2c1d9.'
    ],
    [aReview({approvedBy: ['bob'], refusedBy: ['eve']}), 'eve asked for changes.'],
    [UNKNOWN, `The reviews could not be read: ${UNKNOWN.why}.`]
  ])('that is not there is missing, whoever owns the files', (review, evidence) => {
    expect(approvalOf(review)).toEqual(['missing', evidence])
  })

  test('outside of a pull request is what CODEOWNERS declares', () => {
    expect(approvalOf(null)[0]).toBe('declared')
    expect(approvalOf(null, {})[0]).toBe('missing')
    expect(stateOf('approval', aPracticeCase(OWNERS)).state).toBe('declared')
  })
})

describe('access to what is in production', () => {
  const NOTHING: Guard = {known: true, by: []}
  const PROMOTES: Files = {
    '.github/workflows/promote.yml':
      'on: push\njobs:\n  go: {environment: {name: prod}, steps: [{run: promote}]}\n'
  }
  const accessOf = (
    answers: Partial<ForgeAnswers>,
    files: Files = {},
    registry?: 'mlflow'
  ): readonly string[] => {
    const policy = registry === undefined ? {} : {registry: {type: registry, model: 'fraud'}}
    const {state, evidence} = stateOf(
      'access-control',
      aPracticeCase(files, {policy, forge: aForge(answers)})
    )
    return [state, evidence]
  }

  test('is guarded by the rules of the branch where git is the registry', () => {
    const guard: Guard = {known: true, by: ['pull requests with 1 approval']}
    const branch = {name: 'main', guard}
    expect(accessOf({branch})).toEqual(['verified', 'main takes pull requests with 1 approval.'])
    expect(accessOf({branch}, {}, 'mlflow')[0]).toBe('missing')
    expect(accessOf({branch: {name: 'main', guard: NOTHING}})).toEqual([
      'missing',
      'No rule of the repository keeps main from being pushed to directly.'
    ])
    expect(accessOf({branch: {name: 'main', guard: UNKNOWN}})[0]).toBe('declared')
  })

  test('says which protection of the branch it could not see', () => {
    const guard: Guard = {known: true, by: [], unseen: 'cannot read the protection'}
    expect(accessOf({branch: {name: 'main', guard}})).toEqual([
      'missing',
      'No rule of the repository keeps main from being pushed to directly (cannot read the protection).'
    ])
  })

  test('is guarded by rulesets of tags where GTO is the registry', () => {
    const of = (guard: Guard): readonly string[] => {
      const {state, evidence} = stateOf(
        'access-control',
        aPracticeCase(
          {},
          {
            policy: {registry: {type: 'gto', model: 'fraud', stage: 'prod'}},
            forge: aForge({tags: {name: 'fraud#prod', guard}})
          }
        )
      )
      return [state, evidence]
    }
    expect(of({known: true, by: ['the ruleset releases']})).toEqual([
      'verified',
      'Tags fraud#prod are made only past the ruleset releases.'
    ])
    expect(of(NOTHING)[0]).toBe('missing')
    expect(of(UNKNOWN)[0]).toBe('declared')
  })

  test('is guarded by the environment in which a job promotes', () => {
    const environment = (guard: Guard): Partial<ForgeAnswers> => ({
      environments: new Map([['prod', guard]])
    })
    const by = ['2 required reviewers', 'named branches only']
    expect(accessOf(environment({known: true, by}), PROMOTES, 'mlflow')).toEqual([
      'verified',
      '.github/workflows/promote.yml promotes in the environment prod, which is protected by 2 required reviewers and named branches only.'
    ])
    expect(accessOf(environment(NOTHING), PROMOTES, 'mlflow')).toEqual([
      'missing',
      expect.stringContaining('which nothing protects')
    ])
    expect(accessOf(environment(UNKNOWN), PROMOTES, 'mlflow')).toEqual([
      'declared',
      expect.stringContaining(UNKNOWN.why)
    ])
    expect(accessOf({}, PROMOTES, 'mlflow')[0]).toBe('declared')
  })

  test('is as open as its least guarded job', () => {
    const other = 'on: push\njobs:\n  go: {environment: staging, steps: [{run: make promote}]}\n'
    const environments = new Map<string, Guard>([
      ['prod', {known: true, by: ['1 required reviewer']}],
      ['staging', NOTHING]
    ])
    const files = {...PROMOTES, '.github/workflows/z.yml': other}
    expect(accessOf({environments}, files, 'mlflow')[0]).toBe('missing')
  })
})
