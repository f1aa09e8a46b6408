import {describe, expect, test} from '@jest/globals'
import {
  aFinding,
  aForge,
  aPracticeCase,
  aVersion,
  someProduction,
  stateOf,
  type Files
} from './a-practice-case.ts'

const TRAINS = 'model.fit(x, y)\n'
const FOLDER = 'models/fraud'

function lock(path: string, part: 'deps' | 'outs' = 'deps', cmd = 'python train.py'): Files {
  return {
    'dvc.lock': `schema: '2.0'\nstages:\n  train:\n    cmd: ${cmd}\n    ${part}:\n    - {path: ${path}, hash: md5, md5: ${'a'.repeat(32)}}\n`
  }
}

function told(practice: string, files: Files, more: Parameters<typeof aPracticeCase>[1] = {}) {
  return stateOf(practice, aPracticeCase(files, more)).state
}

describe('invariant 19: a practice is verified only by what proves it', () => {
  test.each([
    ['data/raw.csv', 'verified'],
    ['data/train', 'verified'],
    ['datasets/credit/part-0.parquet', 'verified'],
    ['s3://bucket/2026/features.parquet', 'verified'],
    ['images', 'verified'],
    ['data/results_of_elections.csv', 'verified'],
    ['params.yaml', 'missing'],
    ['requirements.txt', 'missing'],
    ['config.json', 'missing'],
    ['conf/settings.toml', 'missing'],
    ['reports/metrics.json', 'missing'],
    ['eval/test_results.csv', 'missing'],
    ['README.md', 'missing'],
    ['src/train.py', 'missing']
  ])('dvc.lock that records %s: the data version is %s', (path, state) => {
    expect(told('data-version', lock(path))).toBe(state)
  })

  test.each([
    ['models/model.pkl', 'verified'],
    ['models/fraud', 'verified'],
    ['models/report.md', 'missing'],
    ['models/settings.yaml', 'missing']
  ])('dvc.lock that records %s: the weights are %s', (path, state) => {
    expect(told('weights', lock(path, 'outs'))).toBe(state)
  })

  test.each([
    ['train.py', 'python src/other.py', 'verified'],
    ['src/fit_model.py', 'python src/fit_model.py', 'verified'],
    ['src/pipeline.py', 'python src/pipeline.py', 'verified'],
    ['scripts/clean.sh', null, 'declared']
  ])('dvc.lock that records %s: the code is %s', (path, cmd, state) => {
    const file = lock(path, 'deps', cmd ?? 'sh scripts/clean.sh')['dvc.lock'] ?? ''
    const files = {'dvc.lock': cmd === null ? file.replace('  train:', '  clean:') : file}
    expect(told('code-version', files)).toBe(state)
  })

  test.each([
    ['shap_values.csv', 'a,b\n1,2\n'],
    ['feature_importance.png', 'PNG'],
    ['permutation-importances.json', '{"a": 1}']
  ])('%s that production has, too, explains production', (name, text) => {
    const path = `${FOLDER}/${name}`
    const explained = (before: Files | null) =>
      told(
        'explainability',
        {[path]: text},
        {
          baseline: aVersion(),
          ...(before === null ? {} : {production: someProduction(before)})
        }
      )
    expect(explained({[path]: text})).toBe('declared')
    expect(explained({[path]: `${text}3`})).toBe('verified')
    expect(explained({})).toBe('verified')
    expect(explained(null)).toBe('declared')
    expect(told('explainability', {[path]: text})).toBe('verified')
  })

  test('that the command ran is no comparison, and one by hand is no gate', () => {
    const gate = {
      '.github/workflows/gate.yml':
        'on: pull_request\njobs: {a: {steps: [{run: npx promotion-gate check}]}}\n'
    }
    const findings = [aFinding('at-least-as-good/accuracy', 'pass')]
    const baseline = aVersion()
    expect(told('at-least-as-good', {})).toBe('missing')
    expect(told('at-least-as-good', gate)).toBe('declared')
    expect(told('at-least-as-good', gate, {findings})).toBe('declared')
    expect(told('at-least-as-good', {}, {findings, baseline})).toBe('declared')
    expect(told('at-least-as-good', gate, {findings, baseline})).toBe('verified')
    expect(told('at-least-as-good', {}, {findings, baseline, forge: aForge()})).toBe('verified')
  })

  test('a canary log is not shadow mode', () => {
    const findings = [aFinding('canary/recall', 'pass'), aFinding('shadow/latency-p99', 'pass')]
    expect(told('shadow-mode', {}, {findings})).toBe('missing')
    expect(told('shadow-mode', {}, {findings: findings.slice(1)})).toBe('verified')
  })

  test.each([
    ['', 'declared'],
    ['print("hello")\n', 'declared'],
    [TRAINS, 'verified'],
    ['trainer = Trainer(model)\ntrainer.train()\n', 'verified'],
    ['booster = xgb.train(params, data)\n', 'verified']
  ])('a script called train.py that says %j is %s', (text, state) => {
    expect(told('scripted-training', {'train.py': text})).toBe(state)
  })

  test('rows that were trained on are no held-out test set', () => {
    const joined = {rows: 100, unmatched: 0, negativeFlips: 0}
    const of = (status: 'pass' | 'fail') =>
      told('held-out-test-set', {}, {joined, findings: [aFinding('training-overlap', status)]})
    expect([of('pass'), of('fail')]).toEqual(['verified', 'missing'])
  })
})

describe('invariant 19: a practice is missing only where it was looked for', () => {
  test.each([
    'train.py',
    'src/train.py',
    'src/fraud/train_model.py',
    'pipelines/training/fraud_train.py',
    'training/run_training.py',
    'jobs/finetune.py',
    'code/R/fit.R'
  ])('the training script %s is found', path => {
    expect(told('scripted-training', {[path]: TRAINS})).toBe('verified')
  })

  test.each([
    'requirements.txt',
    'training/requirements.txt',
    'src/requirements.txt',
    'pipelines/train/requirements-gpu.txt',
    'requirements/base-requirements.txt'
  ])('the manifest %s is found', path => {
    expect(told('environment', {[path]: `numpy==2.4.6 --hash=sha256:${'a'.repeat(64)}\n`})).toBe(
      'verified'
    )
  })

  test.each([
    'docs/requirements.txt',
    'requirements-dev.txt',
    'tests/requirements.txt',
    'examples/demo/requirements.txt'
  ])('the manifest %s is not that of the model', path => {
    expect(told('environment', {[path]: `numpy==2.4.6 --hash=sha256:${'a'.repeat(64)}\n`})).toBe(
      'missing'
    )
  })

  const CARD = ['Model details', 'Intended use', 'Training', 'Evaluation', 'Limitations']
    .map(heading => `## ${heading}\n\nText.\n`)
    .join('\n')
  test.each([
    'MODEL_CARD.md',
    'models/fraud/model-card.md',
    'docs/MODEL_CARD.md',
    'docs/fraud_model_card.md'
  ])('the card %s is found', path => {
    expect(told('documentation', {[path]: CARD})).toBe('verified')
    expect(told('fallback', {[path]: `${CARD}\n## Fallback\n\nThe model before it.\n`})).toBe(
      'verified'
    )
  })

  test('of a repository of several models what another one has is not this one’s', () => {
    const scope = {others: ['models/churn'], folder: FOLDER}
    const files = {'src/churn/train.py': TRAINS, 'models/churn/MODEL_CARD.md': CARD}
    expect(told('scripted-training', files, {scope})).toBe('missing')
    expect(told('documentation', files, {scope})).toBe('missing')
    expect(told('scripted-training', {'src/fraud-detector/train.py': TRAINS}, {scope})).toBe(
      'verified'
    )
    expect(told('scripted-training', {'training/train.py': TRAINS}, {scope})).toBe('verified')
  })
})
