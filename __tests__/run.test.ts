import {describe, expect, test} from '@jest/globals'
import {UserError} from '../src/errors.ts'
import type {World} from '../src/reading/world.ts'
import {verdictSchema, type Verdict} from '../src/verdict/verdict.ts'
import {check} from '../src/run.ts'
import {memoryTree} from './fixtures/memory-tree.ts'
import {aRequest, aWorld, registryOf} from './fixtures/world.ts'

const metrics = (accuracy: number): string => `{"accuracy": ${accuracy}}\n`
const FRAUD = 'version: 1\nmodels:\n  fraud:\n    metrics: models/fraud/metrics.json\n'
const fraud = (accuracy: number): Record<string, string> => ({
  'models/fraud/metrics.json': metrics(accuracy)
})

function resultOf({verdict, models}: Verdict): unknown {
  return [verdict, ...models.map(m => [m.name, m.verdict])]
}

function statuses({models}: Verdict): string[] {
  return models.flatMap(m => m.findings.map(f => `${f.id}: ${f.status}`))
}

async function judged(world: World): Promise<Verdict> {
  const verdict = await check(aRequest(), world)
  expect(verdictSchema.safeParse(JSON.parse(JSON.stringify(verdict))).error).toBeUndefined()
  return verdict
}

describe('without a policy', () => {
  test('the model in the root is found and judged', async () => {
    const verdict = await judged(
      aWorld({'metrics.json': metrics(0.92)}, {'metrics.json': metrics(0.9)})
    )
    expect(resultOf(verdict)).toEqual(['pass', ['fraud', 'pass']])
    expect(verdict.policy).toEqual({
      source: 'defaults',
      ref: null,
      digest: null,
      failOn: 'hold',
      assumed: [
        'accuracy: a loss of 1 pp is accepted. To set it, in .github/model-promotion.yml: models: {fraud: {at-least-as-good: {accuracy: {margin: 1 pp}}}}'
      ]
    })
    expect(verdict.models[0]).toMatchObject({
      candidate: {
        registry: 'git',
        version: 'head',
        evidence: [{kind: 'metrics', path: 'metrics.json'}]
      },
      baseline: {registry: 'git', version: 'main@bbbbbbb', evidence: [{path: 'metrics.json'}]}
    })
  })

  test('several models: the worst counts', async () => {
    const files = (a: number, b: number): Record<string, string> => ({
      'a/metrics.json': metrics(a),
      'b/metrics.json': metrics(b)
    })
    const verdict = await judged(aWorld(files(0.92, 0.8), files(0.9, 0.9)))
    expect(resultOf(verdict)).toEqual(['fail', ['a', 'pass'], ['b', 'fail']])
  })

  test('a README that is no model card makes no model of its folder', async () => {
    const files = {'docs/README.md': '# How to\n', 'README.md': '# Project\n'}
    const world = aWorld({...files, ...fraud(0.92)}, {...files, ...fraud(0.9)})
    expect(resultOf(await judged(world))).toEqual(['pass', ['models/fraud', 'pass']])
    expect(resultOf(await judged({...world, changed: ['docs/README.md']}))).toEqual(['pass'])
    expect(resultOf(await judged(aWorld(files, files)))).toEqual(['hold'])
  })

  test('the folder of the baseline holds no candidate', async () => {
    const tree = memoryTree({
      'metrics.json': metrics(0.92),
      'production/metrics.json': metrics(0.9)
    })
    const registry = {
      resolve: () =>
        Promise.resolve({
          found: true,
          registry: 'file',
          version: 'production',
          commit: null,
          tree,
          folder: 'production'
        } as const)
    }
    const verdict = await judged(aWorld({}, null, {tree, registry: () => registry}))
    expect(resultOf(verdict)).toEqual(['pass', ['fraud', 'pass']])
  })

  test('only what a pull request changes is judged', async () => {
    const files = (a: number): Record<string, string> => ({
      'a/metrics.json': metrics(a),
      'b/metrics.json': metrics(0.9)
    })
    const world = aWorld(files(0.8), files(0.9))
    const of = async (...changed: string[]): Promise<unknown> =>
      resultOf(await judged({...world, changed}))
    expect(await of('a/metrics.json')).toEqual(['fail', ['a', 'fail']])
    expect(await of('b/metrics.json')).toEqual(['pass', ['b', 'pass']])
    expect(await of('src/train.py')).toEqual(['pass'])
    expect(await of('a/train.py')).toEqual(['pass'])
    expect(await of('a/weights/model.safetensors')).toEqual(['fail', ['a', 'fail']])
  })

  test('a pull request that deletes the metrics does not pass', async () => {
    const world = aWorld({}, {'metrics.json': metrics(0.9)}, {changed: ['metrics.json']})
    const verdict = await judged(world)
    expect(verdict.verdict).toBe('hold')
    expect(statuses(verdict)).toEqual(['at-least-as-good/accuracy: missing'])
  })

  test('a first version holds', async () => {
    const verdict = await judged(aWorld({'metrics.json': metrics(0.9)}, null))
    expect(statuses(verdict)).toEqual(['baseline: missing'])
  })

  test('a base commit without the files is a first version', async () => {
    const verdict = await judged(aWorld({'metrics.json': metrics(0.9)}, {'other.txt': ''}))
    expect(verdict.models[0]?.findings[0]?.summary).toMatch(
      /^main@bbbbbbb has none of the files of fraud: there is no model in production yet\./u
    )
  })

  test('a model that is asked for and not found is an error', async () => {
    const world = aWorld(fraud(0.9), fraud(0.9))
    await expect(check(aRequest({model: 'models/fruad'}), world)).rejects.toThrow(
      new UserError(
        'No model "models/fruad" was found. Did you mean "models/fraud"? Found: models/fraud.'
      )
    )
  })
})

describe('with a policy', () => {
  test('the files that it names are judged', async () => {
    const verdict = await judged(aWorld(fraud(0.8), fraud(0.9), {policy: FRAUD}))
    expect(resultOf(verdict)).toEqual(['fail', ['fraud', 'fail']])
    expect(verdict.policy).toMatchObject({source: 'model-promotion.yml', ref: 'main'})
    expect(verdict.policy.digest).toMatch(/^sha256:[0-9a-f]{64}$/u)
  })

  test('a margin is assumed only where nobody wrote one, however the policy spells the metric', async () => {
    const policy = `${FRAUD}    at-least-as-good: {Accuracy: {margin: 2 pp}, AUC: {}}\n`
    const files = {'models/fraud/metrics.json': '{"accuracy": 0.9, "eval_auroc": 0.8}'}
    const {policy: used} = await judged(aWorld(files, files, {policy}))
    expect(used.assumed.map(line => line.split(':')[0])).toEqual(['roc_auc'])
  })

  test('the margin and the size of segments and groups are assumed only where nobody wrote them', async () => {
    const rows = Array.from(
      {length: 400},
      (_, i) => `${i},${i % 2},${i % 2},${i % 4 < 2 ? 'a' : 'b'}`
    )
    const files = {'p.csv': `id,label,prediction,site\n${rows.join('\n')}\n`}
    const assumedOf = async (words: string): Promise<readonly string[]> => {
      const policy = `version: 1\nmodels:\n  fraud:\n    predictions: {file: p.csv}\n    at-least-as-good: {accuracy: {margin: 3 pp}}\n${words}`
      const verdict = await judged(aWorld(files, files, {policy}))
      return verdict.policy.assumed
    }
    const gap = 'equal-opportunity: {max-gap: 5 pp}'
    expect(
      await assumedOf(`    segments: {by: [site]}\n    fairness: {by: [site], ${gap}}\n`)
    ).toEqual([
      'segments: a loss of 3 pp is accepted for accuracy. To set it, in model-promotion.yml: models: {fraud: {segments: {margin: 3 pp}}}',
      'segments: segments with fewer than 50 rows are not judged. To set it, in model-promotion.yml: models: {fraud: {segments: {min-rows: 50}}}',
      'fairness: groups with fewer than 30 rows are not judged. To set it, in model-promotion.yml: models: {fraud: {fairness: {min-rows: 30}}}'
    ])
    expect(
      await assumedOf(
        `    segments: {by: [site], margin: 5 pp, min-rows: 20}\n    fairness: {by: [site], min-rows: 20, ${gap}}\n`
      )
    ).toEqual([])
  })

  test('a model that the pull request does not touch is not judged', async () => {
    const world = aWorld(fraud(0.8), fraud(0.9), {policy: FRAUD, changed: ['README.md']})
    expect(resultOf(await judged(world))).toEqual(['pass'])
    const touched = {...world, changed: ['models/fraud/train.py']}
    expect(resultOf(await judged(touched))).toEqual(['fail', ['fraud', 'fail']])
  })

  test('a baseline in a folder of its own, which need not repeat the path', async () => {
    const at = (path: string): World =>
      aWorld(fraud(0.8), null, {
        policy: FRAUD,
        registry: () => registryOf({[path]: metrics(0.9)}, 'old')
      })
    expect(statuses(await judged(at('old/models/fraud/metrics.json')))).toEqual([
      'at-least-as-good/accuracy: fail'
    ])
    expect(statuses(await judged(at('old/metrics.json')))).toEqual([
      'at-least-as-good/accuracy: fail'
    ])
    expect(statuses(await judged(at('old/else.json')))).toEqual(['baseline: missing'])
  })

  test.each([
    [
      'the policy is wrong',
      'version: 1\nmodels: {a: {metric: x}}\n',
      null,
      /^model-promotion\.yml:2: "metric" is not/u
    ],
    [
      'it has no such model',
      FRAUD,
      'fruad',
      /^The policy has no model "fruad"\. Did you mean "fraud"\?/u
    ]
  ])('an error where %s', async (_, policy, model, message) => {
    await expect(check(aRequest({model}), aWorld({}, null, {policy}))).rejects.toThrow(message)
  })
})

describe('the folder of an MLflow run as metrics', () => {
  const policy =
    'version: 1\nmodels:\n  fraud:\n    metrics: mlruns\n    at-least-as-good: {accuracy: {}}\n'
  const run = (id: string, value: number): Record<string, string> => ({
    [`mlruns/1/${id}/metrics/accuracy`]: `1700000000000 ${value} 0\n`,
    [`mlruns/1/${id}/params/C`]: '1'
  })

  test('is read as one metrics file', async () => {
    const verdict = await judged(aWorld(run('a1', 0.93), run('b2', 0.9), {policy}))
    expect(statuses(verdict)).toContain('at-least-as-good/accuracy: pass')
    expect(verdict.models[0]?.findings[0]).toMatchObject({baseline: 0.9, candidate: 0.93})
    expect(verdict.models[0]?.candidate.evidence).toContainEqual(
      expect.objectContaining({kind: 'metrics', path: 'mlruns/1/a1/metrics/accuracy'})
    )
  })

  test('of several runs none is chosen', async () => {
    const world = aWorld({...run('a1', 0.93), ...run('a2', 0.99)}, run('b2', 0.9), {policy})
    const verdict = await judged(world)
    expect(verdict.verdict).toBe('fail')
    expect(verdict.models[0]?.findings.map(f => f.summary)).toContain(
      'mlruns holds 2 runs, and it is not said which one is meant.'
    )
  })
})

describe('evidence that cannot be read is a finding of its own', () => {
  const named = (files: Record<string, string | Uint8Array | number>): Promise<Verdict> =>
    judged(aWorld({...files, 'README.md': '# x\n'}, fraud(0.9), {policy: FRAUD}))
  const file = 'models/fraud/metrics.json'

  test.each([
    [
      'missing',
      {},
      'missing-file',
      'missing',
      `${file}, which should hold the metrics, is not there.`
    ],
    [
      'a folder',
      {[`${file}/x`]: ''},
      'directory',
      'fail',
      `${file} is a folder; a file with the metrics is expected.`
    ],
    ['empty', {[file]: ''}, 'empty-file', 'missing', `${file} is empty.`],
    [
      '200 MB',
      {[file]: 200 * 1024 * 1024},
      'too-large',
      'missing',
      `${file} has 200.0 MiB; at most 64.0 MiB are read.`
    ]
  ])('%s', async (_, files, id, status, summary) => {
    const verdict = await named(files)
    expect(verdict.verdict).not.toBe('pass')
    expect(verdict.models[0]?.findings.find(f => f.check === 'evidence')).toMatchObject({
      id: `evidence/${id}/${file}`,
      status,
      summary,
      location: {file, line: 1}
    })
  })

  test('outside of the workspace', async () => {
    const policy = 'version: 1\nmodels: {fraud: {metrics: ../secret.json}}\n'
    const verdict = await judged(aWorld({}, fraud(0.9), {policy}))
    expect(statuses(verdict)).toContain('evidence/outside/../secret.json: fail')
  })

  test('a card of 200 MB is not read', async () => {
    const policy = 'version: 1\nmodels: {fraud: {card: README.md, metrics: metrics.json}}\n'
    const files = {'README.md': 200 * 1024 * 1024, 'metrics.json': metrics(0.9)}
    const verdict = await judged(aWorld(files, {'metrics.json': metrics(0.9)}, {policy}))
    expect(statuses(verdict)).toContain('evidence/too-large/README.md: missing')
  })

  test('UTF-16 with a byte order mark is read', async () => {
    const text = `\ufeff${metrics(0.95)}`
    const verdict = await named({[file]: new Uint8Array(Buffer.from(text, 'utf16le'))})
    expect(statuses(verdict)).toEqual(['at-least-as-good/accuracy: pass'])
  })

  test('broken JSON beside a good card hides nothing of it', async () => {
    const card = (value: number): string =>
      `---\nmodel-index:\n  - name: m\n    results:\n      - task: {type: t}\n        dataset: {type: d, name: d}\n        metrics: [{type: accuracy, value: ${value}}]\n---\n`
    const verdict = await judged(
      aWorld(
        {'README.md': card(0.91), 'metrics.json': '{"accuracy": 0.9'},
        {'README.md': card(0.9)}
      )
    )
    expect(verdict.verdict).toBe('fail')
    expect(statuses(verdict)).toContain('at-least-as-good/accuracy: pass')
    expect(
      statuses(verdict).filter(s => s.startsWith('evidence/') && s.endsWith('fail'))
    ).toHaveLength(1)
  })

  test('a card that a pull request breaks is no card that was never there', async () => {
    const files = {'metrics.json': metrics(0.9)}
    const good = '---\nlicense: mit\n---\n'
    const verdict = await judged(
      aWorld({...files, 'README.md': '---\nlicense: [mit\n---\n'}, {...files, 'README.md': good})
    )
    expect(verdict.verdict).toBe('fail')
  })
})

test('equal inputs give equal bytes, without a time or a place of this machine', async () => {
  const files = {'metrics.json': metrics(0.92), 'predictions.csv': 'id,label,prediction\n1,1,1\n'}
  const run = async (): Promise<string> => JSON.stringify(await judged(aWorld(files, files)))
  const first = await run()
  expect(await run()).toBe(first)
  expect(first).not.toContain(process.cwd())
  expect(first).not.toMatch(/\d{4}-\d{2}-\d{2}/u)
})
