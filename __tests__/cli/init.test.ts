import {cpSync, existsSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {consoleLog} from '../../src/adapters/console-log.ts'
import {COMMAND_FUNCTIONS} from '../../src/cli/index.ts'
import {readCommandLine} from '../../src/cli/options.ts'
import {loadPolicy} from '../../src/policy/load.ts'
import {
  commit,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  write
} from '../adapters/temporary.ts'

afterAll(removeTemporary)

const POLICY = '.github/model-promotion.yml'

async function ask(...args: readonly string[]): Promise<{status: number; out: string}> {
  const line = readCommandLine(args)
  if (line.command === 'help' || line.command === 'version') throw new Error(line.command)
  let out = ''
  const status = await COMMAND_FUNCTIONS[line.command](line, {
    write: text => (out += text),
    log: consoleLog({quiet: true, verbose: false}),
    width: 80,
    color: false,
    today: '2026-11-21'
  })
  return {status, out}
}

const rows = (right: number): string =>
  [
    'id,label,prediction,score',
    ...Array.from({length: 400}, (_, i) => {
      const guess = i < right ? i % 2 : 1 - (i % 2)
      return `${i},${i % 2},${guess},${(0.5 + (guess - 0.5) * (0.4 + (i % 50) / 100)).toFixed(3)}`
    }),
    ''
  ].join('\n')

type Files = Readonly<Record<string, string>>

/** Repositories as people have them, and the same with a worse model. */
const REPOSITORIES: readonly (readonly [string, Files, Files])[] = [
  [
    'a file of metrics',
    {'metrics.json': '{"accuracy": 0.9}'},
    {'metrics.json': '{"accuracy": 0.8}'}
  ],
  [
    'a small loss that nobody accepted',
    {'metrics.json': '{"accuracy": 0.9123, "f1": 0.9123}'},
    {'metrics.json': '{"accuracy": 0.9123, "f1": 0.9051}'}
  ],
  [
    'several metrics',
    {'metrics.json': '{"accuracy": 0.9, "roc_auc": 0.95, "log_loss": 0.3}'},
    {'metrics.json': '{"accuracy": 0.9, "roc_auc": 0.95, "log_loss": 0.6}'}
  ],
  [
    'metrics with numbers of rows',
    {'metrics.json': '{"accuracy": {"value": 0.9, "n": 5000}, "f1": {"value": 0.9, "n": 5000}}'},
    {'metrics.json': '{"accuracy": {"value": 0.7, "n": 5000}, "f1": {"value": 0.7, "n": 5000}}'}
  ],
  [
    'several files',
    {'metrics.json': '{"accuracy": 0.9}', 'predictions.csv': rows(380)},
    {'metrics.json': '{"accuracy": 0.5}', 'predictions.csv': rows(200)}
  ],
  ['predictions alone', {'predictions.csv': rows(380)}, {'predictions.csv': rows(200)}],
  [
    'numbers of other kinds',
    {'metrics.json': '{"rmse": 2.5, "epochs": 9, "latency_p99_ms": 80, "sparkle": 3}'},
    {'metrics.json': '{"rmse": 4.5, "epochs": 9, "latency_p99_ms": 80, "sparkle": 3}'}
  ],
  [
    'a slower model',
    {'metrics.json': '{"rmse": 2.5, "latency_p99_ms": 80}'},
    {'metrics.json': '{"rmse": 2.5, "latency_p99_ms": 3000}'}
  ],
  [
    'several models',
    {
      'models/a/metrics.json': '{"accuracy": 0.9}',
      'models/b/metrics.json': '{"rmse": 1.5, "r2": 0.9}'
    },
    {'models/b/metrics.json': '{"rmse": 2.5, "r2": 0.5}'}
  ],
  [
    'segments',
    {'metrics.json': '{"accuracy": 0.9, "f1_by_geo": {"NO": 0.9, "SE": 0.8}}'},
    {'metrics.json': '{"accuracy": 0.7, "f1_by_geo": {"NO": 0.9, "SE": 0.8}}'}
  ],
  [
    'splits and data sets',
    {
      'metrics.json':
        '{"train": {"accuracy": 0.99}, "test": {"accuracy": 0.9, "roc_auc": 0.9}, "val": {"accuracy": 0.91}}'
    },
    {
      'metrics.json':
        '{"train": {"accuracy": 0.99}, "test": {"accuracy": 0.7, "roc_auc": 0.5}, "val": {"accuracy": 0.91}}'
    }
  ],
  [
    'percent and names with signs',
    {'metrics.json': '{"Accuracy (%)": 91.5, "ndcg@10": 0.7}'},
    {'metrics.json': '{"Accuracy (%)": 81.5, "ndcg@10": 0.7}'}
  ],
  [
    'a card',
    {
      'README.md':
        '---\nmodel-index:\n- name: m\n  results:\n  - task: {type: text-classification}\n    dataset: {type: d, name: d}\n    metrics: [{type: accuracy, value: 0.91}, {type: f1, value: 0.9}]\n---\n# m\n'
    },
    {
      'README.md':
        '---\nmodel-index:\n- name: m\n  results:\n  - task: {type: text-classification}\n    dataset: {type: d, name: d}\n    metrics: [{type: accuracy, value: 0.81}, {type: f1, value: 0.8}]\n---\n# m\n'
    }
  ]
]

const EXAMPLES = readdirSync('examples').filter(name =>
  existsSync(join('examples', name, 'metrics.json'))
)

describe('invariant 17: init never weakens', () => {
  test.each(REPOSITORIES)(
    '%s: unchanged passes, worse is judged as without a policy',
    async (_, files, worse) => {
      const folder = temporaryRepository(files)
      git(folder, 'checkout', '--quiet', '-b', 'worse')
      write(folder, worse)
      commit(folder, 'worse')
      const without = (await ask('check', folder)).status
      expect([1, 3]).toContain(without)

      git(folder, 'checkout', '--quiet', 'main')
      expect((await ask('init', folder)).status).toBe(0)
      commit(folder, 'policy')
      git(folder, 'checkout', '--quiet', '-b', 'unchanged')
      write(folder, {'notes.txt': 'nothing'})
      commit(folder, 'unchanged')
      expect((await ask('check', folder)).out).toMatch(/PASS/u)
      write(folder, worse)
      commit(folder, 'worse')
      expect((await ask('check', folder)).status).toBe(without)
    }
  )

  test.each(EXAMPLES)('the example %s unchanged passes', async name => {
    const folder = temporaryFolder()
    cpSync(join('examples', name), folder, {recursive: true})
    for (const file of ['production', 'model-promotion.yml', 'report.md', 'expected.json'])
      rmSync(join(folder, file), {recursive: true, force: true})
    git(folder, 'init', '--quiet', '--initial-branch=main')
    commit(folder, 'first')
    expect((await ask('init', folder)).status).toBe(0)
    commit(folder, 'policy')
    git(folder, 'checkout', '--quiet', '-b', 'unchanged')
    write(folder, {'notes.txt': 'nothing'})
    commit(folder, 'unchanged')
    expect((await ask('check', folder)).out).toMatch(/PASS/u)
  })

  test('writes every metric with its role, direction and columns', async () => {
    const folder = temporaryRepository({
      'metrics.json': '{"accuracy": 0.95, "log_loss": 0.6, "sparkle": 3}',
      'predictions.csv': rows(380)
    })
    await ask('init', folder)
    const text = readFileSync(join(folder, POLICY), 'utf8')
    const {version, models} = loadPolicy(text, POLICY)
    expect(version).toBe(1)
    const [model] = Object.values(models)
    expect(model?.['at-least-as-good']).toMatchObject({
      accuracy: {margin: '1 pp'},
      log_loss: {margin: '2 %', role: 'screen'}
    })
    expect(model?.predictions).toEqual({
      file: 'predictions.csv',
      key: 'id',
      label: 'label',
      prediction: 'prediction',
      score: 'score'
    })
    expect(text).toContain('# now 0.95')
    expect(text).toContain('sparkle')
  })
})
