import {describe, expect, test} from '@jest/globals'
import {practiceStates} from '../../src/practices/states.ts'
import {aPracticeCase, type Files} from './a-practice-case.ts'

const PATHS = [
  'dvc.lock',
  'dvc.yaml',
  'models/fraud/model.pkl.dvc',
  'MLproject',
  'models/fraud/MLmodel',
  'mlruns/0/a/tags/mlflow.source.git.commit',
  'croissant.json',
  'openapi.json',
  'feature_repo/features.py',
  'requirements.txt',
  'Dockerfile',
  'cv_results.csv',
  'run_results.json',
  'evidently.json',
  'validation.json',
  'junit.xml',
  '.github/workflows/x.yml',
  '.gitlab-ci.yml',
  'CODEOWNERS',
  'budget.tf',
  'emissions.csv',
  'k6.json',
  'locust_stats.csv',
  'k8s/deployment.yaml'
]

const CONTENTS: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a word', 'x'],
  ['null', 'null'],
  ['a list', '[1, [2, null], {"a": []}]'],
  ['half an object', '{"success": true, "results": ['],
  ['a byte order mark', '\uFEFF{}'],
  ['bytes', '\u0000\uFFFD\u0007'],
  ['a template', 'kind: Deployment\n{{ if .Values.x }}\nspec: {{ .Values.spec }}\n{{ end }}\n'],
  ['keys with empty values', 'kind:\nstages:\njobs:\non:\ngroups:\nspec:\nservices:\nimage:\n'],
  [
    'lists where objects belong',
    'kind: [Deployment]\nstages: [1]\njobs: [1]\non: [[push]]\ngroups: [null]\nspec: [1]\n'
  ],
  [
    'texts where lists belong',
    'kind: Pod\nstages: {a: {deps: x, outs: 3}}\njobs: {a: {steps: run}}\ngroups: {rules: x}\nspec: {containers: x}\n'
  ],
  ['an anchor inside itself', 'kind: &a [*a]\nspec: &b {c: *b}\n'],
  [
    'names that objects have',
    '{"__proto__": {"metrics": []}, "constructor": 1, "hasOwnProperty": 2, "metrics": [{"metric": 1}]}'
  ],
  ['deep nesting', '['.repeat(2_000)]
]

function filledWith(text: string): Files {
  return Object.fromEntries(PATHS.map(path => [path, text]))
}

describe('malformed files', () => {
  test.each(CONTENTS)(
    '%s in every file: nothing breaks, and nothing is verified by it',
    (_, text) => {
      const states = practiceStates(aPracticeCase(filledWith(text)))
      expect(states.filter(s => s.state === 'verified').map(s => s.id)).toEqual([])
    }
  )

  test('aliases that explode are not followed', () => {
    const levels = Array.from({length: 12}, (_, n) =>
      n === 0
        ? 'a0: &a0 [x, x]'
        : `a${n}: &a${n} [${Array.from({length: 9}, () => `*a${n - 1}`).join(', ')}]`
    )
    const states = practiceStates(
      aPracticeCase(filledWith(`kind: Deployment\n${levels.join('\n')}\n`))
    )
    expect(states.filter(s => s.state === 'verified')).toEqual([])
  })

  const size = 20_000
  test.each([
    ['unclosed test cases', '<testsuites>' + '<testcase name="a">'.repeat(size / 20)],
    ['empty lines', '\n'.repeat(size)],
    ['blanks', ' '.repeat(size)],
    ['equals signs', `kind: x${'='.repeat(size)}*`],
    [
      'half a command',
      `on: push\njobs: {a: {steps: [{run: '${'kustomize '.repeat(size / 10)}'}]}}`
    ],
    [
      'half an action',
      `on: push\njobs: {a: {steps: [{uses: '${'model-promotion-gate '.repeat(size / 20)}'}]}}`
    ],
    ['features', 'Field(name="a", dtype=Int64)\n'.repeat(size / 30)],
    ['functions', '@on_demand_feature_view()\ndef f():\n'.repeat(size / 30)],
    ['wildcards', `${'*a'.repeat(size / 2)}b @owner`],
    ['numbers', `[${'0,'.repeat(size)}0]`]
  ])('%s without end in every file do not keep the gate busy', (_, text) => {
    const states = practiceStates(aPracticeCase(filledWith(text)))
    expect(states.filter(s => s.state === 'verified')).toEqual([])
  })
})
