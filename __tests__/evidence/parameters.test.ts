import {describe, expect, test} from '@jest/globals'
import {
  holdsParameters,
  isSeed,
  mergeParameters,
  readParameters
} from '../../src/evidence/parameters.ts'

function read(path: string, text: string): ReturnType<typeof readParameters> {
  return readParameters(path, new TextEncoder().encode(text))
}

const LOCK = `schema: '2.0'
stages:
  train:
    cmd: python train.py
    params:
      params.yaml:
        train.lr: 0.001
        train.seed: 7
      other.json:
        depth: 3
`

describe('readParameters', () => {
  const expected = {
    'train.lr': '0.001',
    'train.seed': '12345678901234567890',
    'train.layers': '[64,32]',
    'train.name': 'a',
    'train.on': 'true',
    'train.off': 'null'
  }

  test.each([
    [
      'params.yaml',
      'train:\n  lr: 1e-3\n  seed: 12345678901234567890\n  layers: [64, 32]\n  name: a\n  on: true\n  off:\n'
    ],
    [
      'params.json',
      '\ufeff{"train": {"lr": 0.0010, "seed": 12345678901234567890, "layers": [64, 32], "name": "a", "on": true, "off": NaN}}'
    ]
  ])('gives the same texts for %s', (path, text) => {
    expect(read(path, text)).toEqual({parameters: expected, recorded: {}, problems: []})
  })

  test('reads TOML', () => {
    const text =
      '[train]\nlr = 1e-3\nseed = 42\nsince = 2026-01-02T00:00:00Z\n[[layers]]\nunits = 3\n'
    expect(read('params.toml', text).parameters).toEqual({
      'train.lr': '0.001',
      'train.seed': '42',
      'train.since': '2026-01-02T00:00:00.000Z',
      'layers.0.units': '3'
    })
  })

  test('reads what dvc.lock recorded, and from which file', () => {
    expect(read('models/dvc.lock', LOCK)).toEqual({
      parameters: {'train.lr': '0.001', 'train.seed': '7', depth: '3'},
      recorded: {
        'train.lr': 'models/params.yaml',
        'train.seed': 'models/params.yaml',
        depth: 'models/other.json'
      },
      problems: []
    })
  })

  test('reads a parameter of an MLflow run', () => {
    const path = 'mlruns/1/0123456789abcdef0123456789abcdef/params/model/n_estimators'
    expect(holdsParameters(path)).toBe(true)
    expect(read(path, '100\n').parameters).toEqual({'model/n_estimators': '100'})
  })

  test('leaves the names of classes out of config.json', () => {
    const text = '{"hidden_size": 8, "id2label": {"0": "cat"}, "text": {"dropout": 0.10}}'
    expect(read('config.json', text).parameters).toEqual({hidden_size: '8', 'text.dropout': '0.1'})
  })

  test('has none in an empty file', () => {
    expect(read('params.yaml', '# nothing\n')).toMatchObject({parameters: {}, problems: []})
  })

  test.each([
    ['params.yaml', 'a: 1\nb: [1\nc: 2\n', 'broken-yaml', 3],
    ['params.yaml', 'a: 1\na: 2\n', 'duplicate-keys', 2],
    ['params.json', '{\n"a": 1,\n}', 'broken-json', 3],
    ['params.toml', 'a = 1\nb = \n', 'broken-toml', 2],
    ['params.yaml', '- 1\n', 'not-parameters', 1],
    ['params.yaml', `a: &a [1]\n${explosion()}`, 'too-many-aliases', 1]
  ])('says what is wrong in %s %j', (path, text, id, line) => {
    expect(read(path, text)).toMatchObject({
      parameters: {},
      problems: [{id, location: {file: path, line}}]
    })
  })

  test.each([
    ['yaml', 'a: '.concat('['.repeat(200_000))],
    ['yaml', '- '.repeat(200_000)],
    ['yaml', Array.from({length: 600}, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
    ['json', '['.repeat(200_000)],
    ['toml', 'a = '.concat('['.repeat(200_000))]
  ])('refuses a deeply nested %s', (syntax, text) => {
    const {parameters, problems} = read(`params.${syntax}`, text)
    expect(parameters).toEqual({})
    expect(problems).toMatchObject([{id: 'too-deep', status: 'missing'}])
  })

  test('does not take many brackets or a long rule for depth', () => {
    const text = `a: [${'[1], '.repeat(2000)}]\nb: 1 # ${'- '.repeat(300)}\n`
    expect(read('params.yaml', text).problems).toEqual([])
  })
})

describe('mergeParameters', () => {
  test('says when the lock recorded other values than the file has', () => {
    const readings = [
      {path: 'params.yaml', reading: read('params.yaml', 'train: {lr: 0.01, seed: 7}\n')},
      {path: 'dvc.lock', reading: read('dvc.lock', LOCK)}
    ]
    const {parameters, problems} = mergeParameters(readings)
    expect(parameters).toEqual({'train.lr': '0.01', 'train.seed': '7', depth: '3'})
    expect(problems).toMatchObject([
      {id: 'stale-lock', status: 'fail', location: {file: 'dvc.lock'}}
    ])
    expect(problems[0]?.summary).toContain('train.lr = 0.01, but dvc.lock recorded 0.001')
  })
})

test.each([
  ['seed', true],
  ['train.seed', true],
  ['random_state', true],
  ['model.random_state', true],
  ['data_seed', true],
  ['randomSeed', true],
  ['model/random-seed', true],
  ['seedling', false],
  ['proceed', false]
])('%s is a seed: %s', (name, expected) => {
  expect(isSeed(name)).toBe(expected)
})

test.each([
  ['params.yaml', true],
  ['a/hyperparameters.json', true],
  ['a/dvc.lock', true],
  ['metrics.json', false],
  ['myparams.yaml', false]
])('%s holds parameters: %s', (path, expected) => {
  expect(holdsParameters(path)).toBe(expected)
})

function explosion(): string {
  const names = 'bcdefghi'.split('')
  let before = 'a'
  return names
    .map(name => {
      const line = `${name}: &${name} [${Array.from({length: 9}, () => `*${before}`).join(',')}]\n`
      before = name
      return line
    })
    .join('')
}
