import {describe, expect, test} from '@jest/globals'
import {aPracticeCase, stateOf, type Files} from './a-practice-case.ts'

const HASH = 'a'.repeat(64)

function stated(practice: string, files: Files): readonly string[] {
  const {state, evidence} = stateOf(
    practice,
    aPracticeCase(files, {costs: {'requests-per-day': 86_400}})
  )
  return [state, evidence]
}

describe('a lock', () => {
  test.each([
    ['uv.lock', 'version = 1\nrevision = 3\n\n[[package]]\nname = "numpy"\nversion = "2.4.6"\n'],
    [
      'poetry.lock',
      '[[package]]\nname = "numpy"\n\n[metadata]\nlock-version = "2.1"\npython-versions = "*"\n'
    ],
    ['pdm.lock', '[metadata]\nlock_version = "4.5.0"\n'],
    ['conda-lock.yml', 'version: 1\npackage: []\n'],
    ['pixi.lock', 'version: 6\npackages: []\n'],
    ['Pipfile.lock', '{"_meta": {"pipfile-spec": 6}, "default": {}}'],
    ['renv.lock', '{"R": {"Version": "4.4.1"}}']
  ])('%s in its tool’s form', (path, text) => {
    expect(stated('environment', {[path]: text})).toEqual([
      'verified',
      `${path} locks the packages.`
    ])
  })

  test.each([
    ['uv.lock', 'version = 9\n', 'declared', 'uv.lock is of form 9, which is not known.'],
    [
      'poetry.lock',
      'lock-version = "7.0"\n',
      'declared',
      'poetry.lock is of form 7.0, which is not known.'
    ],
    ['uv.lock', '<<<<<<< HEAD\n', 'missing', 'uv.lock is no lock that its tool would write.'],
    ['Pipfile.lock', '{"_meta": ', 'missing', 'Pipfile.lock is no lock that its tool would write.'],
    ['conda-lock.yml', 'a: [', 'missing', 'conda-lock.yml is no lock that its tool would write.'],
    ['renv.lock', '\n', 'missing', 'renv.lock is empty.']
  ])('%s that says %j is %s', (path, text, state, evidence) => {
    expect(stated('environment', {[path]: text})).toEqual([state, evidence])
  })
})

describe('a description of the data by Croissant', () => {
  const croissant = (version: string): Files => ({
    'croissant.json': JSON.stringify({
      conformsTo: `http://mlcommons.org/croissant/${version}`,
      distribution: [{'@type': 'cr:FileObject', sha256: HASH}]
    })
  })

  test('counts in a version that is known', () => {
    expect(stated('data-version', croissant('1.0'))[0]).toBe('verified')
    expect(stated('data-version', croissant('1.1'))[0]).toBe('verified')
    expect(stated('data-version', croissant('3.0'))).toEqual([
      'declared',
      'croissant.json records the data by sha256, in Croissant 3.0, which is not known.'
    ])
  })

  test('does not where it cannot be read', () => {
    expect(stated('data-version', {'croissant.json': `{"sha256": "${HASH}",`})).toEqual([
      'missing',
      'croissant.json is no readable JSON (Croissant).'
    ])
  })
})

test('a report of an unknown Evidently is declared at most', () => {
  const report = (version: string): Files => ({
    'reports/drift.json': JSON.stringify({
      version,
      timestamp: '2026-11-20 10:00:00',
      metrics: [{metric: 'DatasetDriftMetric', result: {share_of_drifted_columns: 0.1}}]
    })
  })
  expect(stated('drift-detection', report('0.4.33'))[0]).toBe('verified')
  expect(stated('drift-detection', report('3.0.0'))).toEqual([
    'declared',
    'reports/drift.json finds drift in 10 % of the columns, says Evidently 3.0.0; that version is not known.'
  ])
})

describe('a load test', () => {
  test('by wrk', () => {
    const wrk =
      'Running 30s test\n  91238 requests in 30.03s\nRequests/sec:   3038.43\nTransfer/sec: 1MB\n'
    expect(stated('capacity', {'loadtest/wrk.txt': wrk})).toEqual([
      'verified',
      'loadtest/wrk.txt reached 3040 requests a second; it has to reach the 1 of an average day (costs.requests-per-day).'
    ])
  })

  test('has to reach the rate that the policy asks for', () => {
    const seen = (rate: number) =>
      stateOf(
        'capacity',
        aPracticeCase(
          {'loadtest/k6.json': JSON.stringify({metrics: {http_reqs: {values: {rate}}}})},
          {costs: {'requests-per-day': 86_400}, policy: {load: {'requests-per-second': 200}}}
        )
      ).state
    expect([seen(199), seen(200)]).toEqual(['missing', 'verified'])
  })

  test('in a form that is not known is declared at most', () => {
    const text = JSON.stringify({version: '2.0.0', metrics: {http_reqs: {rate: 500}}})
    expect(stated('capacity', {'loadtest/k6.json': text})).toEqual([
      'declared',
      'loadtest/k6.json is of the form k6 2.0.0, which is not known.'
    ])
  })

  test('that cannot be read', () => {
    expect(stated('capacity', {'loadtest/k6.json': '{"metrics": '})).toEqual([
      'missing',
      'loadtest/k6.json is no result of k6, Locust or wrk.'
    ])
  })
})

describe('a manifest that moves traffic', () => {
  const rollout = (api: string): Files => ({
    'k8s/rollout.yaml': `apiVersion: ${api}\nkind: Rollout\nspec: {strategy: {canary: {steps: [{setWeight: 5}]}}}\n`
  })
  const canary = (api: string): Files => ({
    'k8s/canary.yaml': `apiVersion: ${api}\nkind: Canary\nspec: {analysis: {stepWeight: 10}}\n`
  })

  test('of Argo Rollouts or Flagger counts in a version that is known', () => {
    const of = (files: Files): string => stated('progressive-rollout', files)[0] ?? ''
    expect(of(rollout('argoproj.io/v1alpha1'))).toBe('verified')
    expect(of(canary('flagger.app/v1beta1'))).toBe('verified')
    expect(of(canary('example.com/v1'))).toBe('missing')
    expect(stated('progressive-rollout', rollout('argoproj.io/v2'))).toEqual([
      'declared',
      'k8s/rollout.yaml is of argoproj.io/v2; of Argo Rollouts only argoproj.io/v1alpha1 is known.'
    ])
    expect(stated('progressive-rollout', canary('flagger.app/v2'))).toEqual([
      'declared',
      'k8s/canary.yaml is of flagger.app/v2; of Flagger only flagger.app/v1beta1 is known.'
    ])
  })
})

describe('a canary of KServe', () => {
  const service = (api: string, predictor = '{canaryTrafficPercent: 10}'): Files => ({
    'k8s/service.yaml': `${api === '' ? '' : `apiVersion: ${api}\n`}kind: InferenceService\nmetadata: {name: fraud-detector}\nspec: {predictor: ${predictor}}\n`
  })
  const of = (files: Files): readonly string[] => stated('progressive-rollout', files)

  test('counts in a version that is known', () => {
    expect(of(service('serving.kserve.io/v1beta1'))).toEqual([
      'verified',
      'k8s/service.yaml moves traffic in steps: 10 % at first.'
    ])
  })

  test('is declared in a version that is not', () => {
    expect(of(service('serving.kserve.io/v2'))).toEqual([
      'declared',
      'k8s/service.yaml is of serving.kserve.io/v2; of KServe only serving.kserve.io/v1beta1 is known.'
    ])
  })

  test('is none without its share of the traffic, or of another maker', () => {
    expect(of(service('serving.kserve.io/v1beta1', '{model: {}}'))[1]).toMatch(/^Looked for/u)
    expect(of(service('example.com/v1beta1'))[1]).toMatch(/^Looked for/u)
    expect(of(service(''))).toEqual([
      'missing',
      'k8s/service.yaml has no apiVersion for its InferenceService.'
    ])
  })
})

test('a signature by an unknown MLflow is declared at most', () => {
  const model = (version: string): Files => ({
    'models/fraud/MLmodel': `mlflow_version: ${version}\nsignature:\n  inputs: '[{"name": "amount", "type": "double"}]'\n`
  })
  expect(stated('input-contract', model('3.1.0'))[0]).toBe('verified')
  expect(stated('input-contract', model('7.0.0'))).toEqual([
    'declared',
    'models/fraud/MLmodel is of MLflow 7.0.0, which is not known.'
  ])
})
