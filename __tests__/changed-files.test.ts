import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {check} from '../src/run.ts'
import type {Verdict} from '../src/verdict/verdict.ts'
import {aRequest, aWorld} from './fixtures/world.ts'

type Files = Readonly<Record<string, string>>

/** The verdict on a pull request that makes the one out of the other; null takes a file away. */
async function judged(
  before: Files,
  changes: Readonly<Record<string, string | null>>,
  policy: string | null = null
): Promise<Verdict> {
  const after = new Map(Object.entries(before))
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) after.delete(path)
    else after.set(path, text)
  }
  const changed = Object.keys(changes)
  return await check(aRequest(), aWorld(Object.fromEntries(after), before, {changed, policy}))
}

function idsOf({models}: Verdict): readonly string[] {
  return models.flatMap(({findings}) => findings.map(({id}) => id))
}

const METRICS = '{"accuracy": 0.9, "f1": 0.8}'

describe('invariant 4: every changed file is accounted for', () => {
  const stem = fc.constantFrom(
    'metrics_latest',
    'results_2026-11-01',
    'scores-v2',
    'test-metrics-new'
  )
  const folder = fc.constantFrom('', 'reports/', 'eval/', 'models/a/')

  test('a metrics file of an unusual name is read, or named', async () => {
    await fc.assert(
      fc.asyncProperty(stem, folder, fc.boolean(), async (name, where, isNew) => {
        const path = `${where}${name}.json`
        const before: Files = isNew ? {'a.py': ''} : {'a.py': '', [path]: '{"accuracy": 0.9}'}
        const verdict = await judged(before, {[path]: '{"accuracy": 0.5}'})
        expect(verdict.verdict).not.toBe('pass')
        expect(JSON.stringify(verdict)).toContain(path)
      }),
      {numRuns: 40}
    )
  })

  test.each(['model.pkl', 'net.onnx', 'weights/a.safetensors', 'data/train.csv', 'params.yaml'])(
    'of %s without any evidence it is said that nothing tells how good the model is',
    async path => {
      const verdict = await judged({'a.py': ''}, {[path]: 'x: 1'})
      expect(verdict.verdict).toBe('hold')
      expect(idsOf(verdict)).toContain(`unread/${path}`)
    }
  )

  test.each([
    '.github/workflows/eval.yml',
    'docs/guide.md',
    'README.md',
    'src/metrics.py',
    'tests/fixtures/train.csv',
    'package.json'
  ])('%s makes no model', async path => {
    const verdict = await judged({'a.py': ''}, {[path]: 'x'})
    expect(verdict).toMatchObject({verdict: 'pass', models: []})
  })

  test.each([
    ['a Space', '---\nsdk: gradio\napp_file: app.py\n---\n# Demo\n'],
    ['a dataset', '---\nlicense: mit\ntask_categories: [other]\n---\n# Rows\n'],
    ['a page', '---\nlayout: page\ntags: [x]\n---\n# Page\n'],
    ['nothing', '']
  ])('the README of %s is no model card', async (_, text) => {
    const verdict = await judged({'metrics.json': METRICS}, {'demo/README.md': text})
    expect(verdict).toMatchObject({verdict: 'pass', models: []})
  })

  test('a file beside the one that is read is named with the line that makes it count', async () => {
    const before = {'metrics.json': METRICS, 'metrics_new.json': METRICS}
    const verdict = await judged(before, {'metrics_new.json': '{"accuracy": 0.1}'})
    expect(verdict.verdict).toBe('hold')
    const found = verdict.models[0]?.findings.find(({check: name}) => name === 'unread')
    expect(found?.remedy).toContain('metrics: metrics_new.json')
  })

  test.each([
    null,
    'version: 1\nmodels:\n  a: {metrics: metrics.json}\n  b: {metrics: b/metrics.json}\n'
  ])('deleting the metrics of one of two models is no pass (policy: %s)', async policy => {
    const before = {'metrics.json': METRICS, 'b/metrics.json': METRICS}
    expect((await judged(before, {'metrics.json': null}, policy)).verdict).toBe('hold')
  })

  test('DVC says where metrics are, and which files are only plots', async () => {
    const pipeline =
      'stages:\n  eval:\n    wdir: eval\n    metrics:\n    - quality.json: {cache: false}\n    plots: [scores.csv]\n'
    const before = {'dvc.yaml': pipeline, 'eval/quality.json': '{"accuracy": 0.9}'}
    const worse = await judged(before, {'eval/quality.json': '{"accuracy": 0.5}'})
    expect(worse.verdict).toBe('fail')
    expect(await judged(before, {'eval/scores.csv': 'x,y\n1,2\n'})).toMatchObject({
      verdict: 'pass',
      models: []
    })
  })
})

describe('invariant 6: the evidence is this model’s', () => {
  const lock = (a: string, b: string): string =>
    `schema: '2.0'\nstages:\n${['a', 'b']
      .map(
        (name, i) =>
          `  ${name}:\n    cmd: x\n    outs:\n    - path: models/${name}/model.pkl\n      md5: ${(i === 0 ? a : b).repeat(32)}\n`
      )
      .join('')}`
  const pointer = (digit: string): string =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 10\n`

  test.each([
    [
      'a DVC file',
      'model.pkl.dvc',
      `outs:\n- md5: ${'a'.repeat(32)}\n  path: model.pkl\n`,
      `outs:\n- md5: ${'b'.repeat(32)}\n  path: model.pkl\n`
    ],
    ['a Git LFS pointer', 'model.safetensors', pointer('a'), pointer('b')],
    ['the weights themselves', 'net.onnx', 'a', 'b'],
    ['training data', 'data/train.csv', 'x\n1\n', 'x\n2\n'],
    ['parameters', 'params.yaml', 'lr: 0.1\n', 'lr: 0.2\n'],
    [
      'the version that the card states',
      'README.md',
      '---\nlibrary_name: x\nmodel_version: 1.0\n---\n',
      '---\nlibrary_name: x\nmodel_version: 2.0\n---\n'
    ]
  ])('%s changed and the evaluation did not', async (_, path, old, now) => {
    const before = {'metrics.json': METRICS, [path]: old}
    const verdict = await judged(before, {[path]: now})
    expect(verdict.verdict).toBe('hold')
    expect(idsOf(verdict)).toContain('stale')
    const evaluated = await judged(before, {
      [path]: now,
      'metrics.json': '{"accuracy": 0.91, "f1": 0.8}'
    })
    expect(idsOf(evaluated)).not.toContain('stale')
  })

  test.each([
    [
      'a DVC file',
      'data/a.csv.dvc',
      'data/raw/b.csv.dvc',
      `outs:\n- md5: ${'a'.repeat(32)}\n  path: x.csv\n`
    ],
    ['a Git LFS pointer', 'model.bin', 'weights/model.bin', pointer('a')],
    ['weights', 'model.pkl', 'models/model.pkl', 'w']
  ])(
    '%s that only moved is no change, one that is another on the way is',
    async (_, from, to, text) => {
      const before = {'metrics.json': METRICS, 'README.md': '# x\n', [from]: text}
      expect((await judged(before, {[from]: null, [to]: text})).verdict).toBe('pass')
      const other = text.replaceAll('a', 'b').replace('w', 'v')
      expect(idsOf(await judged(before, {[from]: null, [to]: other}))).toContain('stale')
    }
  )

  test.each([
    ['that evaluated the new weights', '2', '2', 'pass'],
    ['that evaluated the old weights', '2', '1', 'hold'],
    ['that evaluated others', '2', '3', 'hold']
  ])('a lock with a stage %s', async (_, made, tested, verdict) => {
    const stages = (out: string, dep: string): string =>
      `stages:\n  train:\n    outs:\n    - path: model.pkl\n      md5: '${out}'\n` +
      `  evaluate:\n    deps:\n    - path: model.pkl\n      md5: '${dep}'\n    outs:\n    - path: metrics.json\n      md5: m\n`
    const before = {'metrics.json': METRICS, 'dvc.lock': stages('1', '1')}
    expect((await judged(before, {'dvc.lock': stages(made, tested)})).verdict).toBe(verdict)
  })

  const card = (version: string): string => `---\nmodel_version: ${version}\ntags: [x]\n---\n`
  const run = (version: string, accuracy = 0.9): string =>
    JSON.stringify({model_version: version, accuracy})
  test.each([
    ['still production’s, and the card another', card('2'), run('1', 0.95), ['stale/version']],
    ['the card’s', card('2'), run('v2', 0.95), []],
    ['new, with the old numbers', card('1'), run('2'), ['stale/version', 'stale']]
  ])('the version of a run is %s', async (_, readme, metrics, expected) => {
    const before = {'README.md': card('1'), 'metrics.json': run('1')}
    const ids = idsOf(await judged(before, {'README.md': readme, 'metrics.json': metrics}))
    expect(ids.filter(id => id.startsWith('stale'))).toEqual(expected)
  })

  test('card and run that count versions in two ways contradict nothing', async () => {
    const before = {'README.md': card('1.0'), 'metrics.json': run('run-7')}
    const verdict = await judged(before, {
      'README.md': card('1.1'),
      'metrics.json': '{"model": {"version": "run-8"}, "accuracy": 0.95}'
    })
    expect(verdict.verdict).toBe('pass')
  })

  test('a lock at the root touches the model whose weights it changes, and no other', async () => {
    const before = {
      'models/a/metrics.json': METRICS,
      'models/b/metrics.json': METRICS,
      'dvc.lock': lock('a', 'a')
    }
    const {models} = await judged(before, {'dvc.lock': lock('a', 'b')})
    expect(models.map(({name, verdict}) => `${name} ${verdict}`)).toEqual([
      'models/a pass',
      'models/b hold'
    ])
  })
})

test('data in a folder with a README of its own belong to the model above', async () => {
  const before = {'metrics.json': METRICS, 'data/README.md': '# Rows\n', 'data/train.csv': 'x\n1\n'}
  const {models, verdict} = await judged(before, {'data/train.csv': 'x\n2\n'})
  expect(verdict).toBe('hold')
  expect(models.map(({name}) => name)).toEqual(['fraud'])
})

test('weights beside a README of nothing are no pass', async () => {
  const before = {'demo/README.md': '# Demo\n', 'demo/model.pkl': 'a'}
  expect((await judged(before, {'demo/model.pkl': 'b'})).verdict).toBe('hold')
})

describe('invariant 21: what changes no model passes, at once', () => {
  const rows = `id,label,prediction\n${Array.from({length: 60}, (_, i) => `${i},${i % 2},${i % 7 === 0 ? 1 - (i % 2) : i % 2}`).join('\n')}\n`
  const before = {
    'README.md': '---\nlibrary_name: x\n---\n# A modle\n',
    'metrics.json': METRICS,
    'predictions.csv': rows,
    'params.yaml': 'lr: 0.1\n'
  }

  test.each([
    ['a typo in the card', {'README.md': '---\nlibrary_name: x\n---\n# A model\n'}],
    [
      'white space and the order of keys',
      {'metrics.json': '{\n  "f1": 0.80,\n  "accuracy": 0.9\n}\n'}
    ],
    ['a comment in the parameters', {'params.yaml': '# how\nlr:   0.1\n'}],
    ['line ends of the rows', {'predictions.csv': rows.replaceAll('\n', '\r\n')}]
  ])('%s', async (_, changes) => {
    const verdict = await judged(before, changes)
    expect(verdict.verdict).toBe('pass')
    expect(idsOf(verdict)).toContain('unchanged')
  })

  test('any other number or row is another model', async () => {
    const metrics = await judged(before, {'metrics.json': '{"accuracy": 0.9, "f1": 0.79}'})
    expect(idsOf(metrics)).not.toContain('unchanged')
    const other = await judged(before, {'predictions.csv': rows.replace('\n1,1,1', '\n1,1,0')})
    expect(idsOf(other)).not.toContain('unchanged')
  })

  test('what the policy demands and nobody gives still holds', async () => {
    const policy =
      'version: 1\nmodels: {m: {card: README.md, metrics: metrics.json, at-least-as-good: {bleu: {margin: 1 pp}}}}\n'
    expect(
      (await judged(before, {'README.md': '---\nlibrary_name: x\n---\n# B\n'}, policy)).verdict
    ).toBe('hold')
  })
})
