import {cpSync, existsSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from '@jest/globals'
import {loadPolicy} from '../../src/catalogue/policy.ts'
import {parseVerdict} from '../../src/verdict/parse-verdict.ts'
import {
  commit,
  git,
  removeTemporary,
  temporaryFolder,
  temporaryRepository,
  write
} from '../adapters/temporary.ts'
import {runCommand} from '../fixtures/command.ts'

afterAll(removeTemporary)

const POLICY = '.github/model-promotion.yml'

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

/** A repository of one model, as most are. */
const AT_ROOT: readonly string[] = ['several files', 'a card']

const EXAMPLES = readdirSync('examples').filter(name =>
  existsSync(join('examples', name, 'metrics.json'))
)

type Verdicts = Readonly<Record<string, string>>

/** The verdict of each model. */
async function verdictsIn(folder: string): Promise<Verdicts> {
  const {stdout} = await runCommand('check', folder, '--format', 'json')
  const {models} = parseVerdict(stdout, 'the verdict')
  return Object.fromEntries(models.map(({name, verdict}) => [name, verdict]))
}

/** What is judged of a change without a policy, and with the one of `init` of no change and of the same one. */
async function judged(files: Files, worse: Files) {
  const folder = temporaryRepository(files)
  git(folder, 'checkout', '--quiet', '-b', 'worse')
  write(folder, worse)
  commit(folder, 'worse')
  const without = await verdictsIn(folder)

  git(folder, 'checkout', '--quiet', 'main')
  await runCommand('init', folder)
  commit(folder, 'policy')
  git(folder, 'checkout', '--quiet', '-b', 'unchanged')
  write(folder, {'notes.txt': 'nothing'})
  commit(folder, 'unchanged')
  const unchanged = await verdictsIn(folder)
  write(folder, worse)
  commit(folder, 'worse')
  return {without, unchanged, within: await verdictsIn(folder)}
}

function passing(verdicts: Verdicts): readonly string[] {
  return Object.keys(verdicts).filter(name => verdicts[name] === 'pass')
}

/** Files in a folder. */
const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))

describe('invariant 17: init never weakens', () => {
  test.each(REPOSITORIES.filter(([name]) => AT_ROOT.includes(name)))(
    '%s at the root: unchanged passes, worse is judged as without a policy',
    async (_, files, worse) => {
      const {without, unchanged, within} = await judged(files, worse)
      expect(passing(without)).toEqual([])
      expect(passing(unchanged)).toEqual(Object.keys(without))
      expect(within).toEqual(without)
    }
  )

  test('all in folders of one repository: unchanged pass, worse are judged as without a policy', async () => {
    const all = REPOSITORIES.map(([name, files, worse]) => {
      const folder = name.replaceAll(' ', '-')
      return {files: inFolder(folder, files), worse: inFolder(folder, worse)}
    })
    const {without, unchanged, within} = await judged(
      Object.assign({}, ...all.map(({files}) => files)) as Files,
      Object.assign({}, ...all.map(({worse}) => worse)) as Files
    )
    expect(passing(without)).toEqual(['several-models/models/a'])
    expect(passing(unchanged)).toEqual(Object.keys(without))
    expect(within).toEqual(without)
  })

  test('the examples unchanged pass', async () => {
    const folder = temporaryFolder()
    for (const name of EXAMPLES) {
      cpSync(join('examples', name), join(folder, name), {recursive: true})
      for (const file of ['production', 'model-promotion.yml', 'report.md', 'expected.json'])
        rmSync(join(folder, name, file), {recursive: true, force: true})
    }
    git(folder, 'init', '--quiet', '--initial-branch=main')
    commit(folder, 'first')
    expect((await runCommand('init', folder)).status).toBe(0)
    commit(folder, 'policy')
    git(folder, 'checkout', '--quiet', '-b', 'unchanged')
    write(folder, {'notes.txt': 'nothing'})
    commit(folder, 'unchanged')
    const verdicts = await verdictsIn(folder)
    expect(Object.keys(verdicts)).toEqual(expect.arrayContaining([...EXAMPLES]))
    expect(new Set(Object.values(verdicts))).toEqual(new Set(['pass']))
  })

  test('writes every metric with its role, direction and columns', async () => {
    const folder = temporaryRepository({
      'metrics.json': '{"accuracy": 0.95, "log_loss": 0.6, "sparkle": 3}',
      'predictions.csv': rows(380)
    })
    await runCommand('init', folder)
    const text = readFileSync(join(folder, POLICY), 'utf8')
    const {version, models} = loadPolicy(text, POLICY)
    expect(version).toBe(1)
    const [model] = Object.values(models)
    expect(model?.['at-least-as-good']).toMatchObject({
      accuracy: {margin: '1 pp'},
      log_loss: {role: 'screen'}
    })
    // Few rows can make a log loss worse: how much of that is accepted somebody has to say.
    expect(text).toContain('to accept a loss: {margin: 2 %}')
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
