import {describe, expect, test} from '@jest/globals'
import {capacity} from '../../src/practices/capacity.ts'
import {practiceAnswers} from '../../src/practices/states.ts'
import {policySchema} from '../../src/catalogue/policy.ts'
import {aFinding, aPracticeCase, stateOf} from '../practices/a-practice-case.ts'

const JOB = (command: string): string =>
  `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: fraud-detector}\nspec: {schedule: "0 3 * * *", jobTemplate: {spec: {template: {spec: {containers: [{name: score, command: [${command}]}]}}}}}\n`
const SERVICE =
  'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: fraud-detector}\nspec: {template: {spec: {containers: [{name: serving}]}}}\n'

describe('the kind of deployment', () => {
  test('of the policy says what is not asked, and why', () => {
    const seen = aPracticeCase({}, {policy: {deployment: 'batch'}})
    expect(stateOf('latency-budget', seen)).toEqual({
      id: 'latency-budget',
      state: 'not-applicable',
      evidence:
        'The model is deployed as a batch (policy: deployment): nobody waits for a single answer; what counts is how long the batch takes.'
    })
    expect(stateOf('monitoring', seen).state).toBe('missing')
    expect(stateOf('retry', aPracticeCase({}, {policy: {deployment: 'edge'}})).state).toBe(
      'not-applicable'
    )
    expect(stateOf('retry', aPracticeCase({}, {policy: {deployment: 'real-time'}})).state).toBe(
      'missing'
    )
    expect(stateOf('retry', aPracticeCase({})).state).toBe('missing')
  })

  test('does not hide what is there, nor what the policy says of the practice', () => {
    const findings = [aFinding('budgets/latency-p99', 'pass')]
    const judged = aPracticeCase({}, {policy: {deployment: 'batch'}, findings})
    expect(stateOf('latency-budget', judged).state).toBe('verified')
    const denied = aPracticeCase({}, {policy: {deployment: 'batch', practices: {capacity: false}}})
    expect(stateOf('capacity', denied).state).toBe('missing')
  })

  test('is told from manifests of one kind that name the model', () => {
    const of = (files: Record<string, string>) => stateOf('latency-budget', aPracticeCase(files))
    expect(of({'k8s/fraud.yaml': JOB('python, score.py')})).toMatchObject({
      state: 'not-applicable',
      evidence: expect.stringContaining('as a batch (k8s/fraud.yaml)')
    })
    expect(of({'k8s/fraud.yaml': JOB('python, train.py')}).state).toBe('missing')
    expect(of({'k8s/a.yaml': JOB('python, score.py'), 'k8s/b.yaml': SERVICE}).state).toBe('missing')
    expect(of({'k8s/other.yaml': JOB('x').replace('fraud-detector', 'churn')}).state).toBe(
      'missing'
    )
  })

  test('excuses nothing that is required, unless the policy says it', () => {
    const seen = aPracticeCase({'k8s/fraud.yaml': JOB('python, score.py')})
    expect(practiceAnswers(seen, [capacity])[0]?.state).toBe('missing')
    const stated = aPracticeCase({}, {policy: {deployment: 'batch'}})
    expect(practiceAnswers(stated, [capacity])[0]?.state).toBe('not-applicable')
  })

  test('is one of four words', () => {
    const parsed = (deployment: string) =>
      policySchema.safeParse({version: 1, models: {fraud: {deployment}}}).success
    expect(['real-time', 'batch', 'streaming', 'edge'].every(parsed)).toBe(true)
    expect(parsed('cloud')).toBe(false)
  })
})
