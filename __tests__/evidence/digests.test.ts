import {describe, expect, test} from '@jest/globals'
import {cardDigests, holdsDigests, isLfsPointer, readDigests} from '../../src/evidence/digests.ts'
import {roleOf} from '../../src/evidence/file-roles.ts'

function read(path: string, text: string): ReturnType<typeof readDigests> {
  return readDigests(path, new TextEncoder().encode(text))
}

function told(path: string, text: string): string[] {
  return read(path, text).digests.map(found => `${found.role} ${found.path} ${found.digest}`)
}

const A = 'a'.repeat(32)
const B = 'b'.repeat(32)

describe('DVC', () => {
  test('reads what stages depended on and made, once each', () => {
    const text = `schema: '2.0'
stages:
  prepare:
    cmd: python src/prepare.py
    deps:
    - {path: src/prepare.py, hash: md5, md5: ${B}, size: 10}
    outs:
    - {path: ../data/train.csv, hash: md5, md5: ${A}, size: 10}
  train:
    deps:
    - {path: ../data/train.csv, md5: ${A}, size: 10}
    - {path: images, md5: ${B}.dir, nfiles: 3}
    outs:
    - {path: model.pkl, md5: ${B}, size: 10}
    - {path: checkpoints, md5: ${A}.dir}
    - {path: metrics.json, md5: ${A}, size: 1}
    - {path: plots/roc.csv, md5: ${A}, size: 1}
`
    expect(told('pipeline/dvc.lock', text)).toEqual([
      `code pipeline/src/prepare.py md5:${B}`,
      `data data/train.csv md5:${A}`,
      `data pipeline/images md5:${B}.dir`,
      `weights pipeline/model.pkl md5:${B}`,
      `weights pipeline/checkpoints md5:${A}.dir`
    ])
    expect(read('pipeline/dvc.lock', text).digests[0]?.recordedIn).toBe('pipeline/dvc.lock')
  })

  test('invariant 5: pickled rows are data, and those that are tested on tell the evaluation set', () => {
    const evaluated = (text: string): string[] =>
      read('dvc.lock', text)
        .digests.filter(({isEvaluated}) => isEvaluated === true)
        .map(({role, path}) => `${role} ${path}`)
    const split = (outs: readonly string[]): string =>
      `stages:\n  split:\n    outs:\n${outs.map(path => `    - {path: ${path}, md5: ${A}}\n`).join('')}`
    expect(evaluated(split(['data/y_test.pkl', 'data/y_train.pkl']))).toEqual([
      'data data/y_test.pkl'
    ])
    expect(evaluated(split(['split/test_set.joblib', 'split/model.joblib']))).toEqual([
      'data split/test_set.joblib'
    ])
    // Other features of the same examples: the labels tell the examples.
    expect(evaluated(split(['a/X_test.pkl', 'a/y_test.pkl', 'b/X_test.pkl']))).toEqual([
      'data a/y_test.pkl',
      'data b/X_test.pkl'
    ])
    const featurize = `  featurize:\n    deps:\n    - {path: raw/test.tsv, md5: ${A}}\n    outs:\n    - {path: vectors/test.pkl, md5: ${B}}\n`
    expect(evaluated(split(['raw/test.tsv']) + featurize)).toEqual(['data raw/test.tsv'])
  })

  test('what only an evaluation made is a result, not what the model is made of', () => {
    const text = `stages:
  train:
    outs:
    - {path: clf.joblib, md5: ${A}}
  evaluate:
    deps:
    - {path: clf.joblib, md5: ${A}}
    outs:
    - {path: feat_imp.csv, md5: ${A}}
    - {path: models/permutation.joblib, md5: ${B}}
`
    expect(told('dvc.lock', text)).toEqual([`weights clf.joblib md5:${A}`])
  })

  test('reads a .dvc file', () => {
    const text = `outs:\n- md5: ${A}\n  size: 5\n  hash: md5\n  path: train.parquet\n`
    expect(told('data/train.parquet.dvc', text)).toEqual([`data data/train.parquet md5:${A}`])
  })

  test('reads a lock of before DVC 2, and one without stages', () => {
    expect(told('dvc.lock', `train:\n  deps:\n  - {path: a.csv, md5: ${A}}\n`)).toEqual([
      `data a.csv md5:${A}`
    ])
    expect(told('dvc.lock', "schema: '2.0'\n")).toEqual([])
  })

  test('says what is wrong', () => {
    expect(read('dvc.lock', 'stages: [\n')).toMatchObject({
      digests: [],
      problems: [{id: 'broken-yaml', location: {file: 'dvc.lock', line: 2}}]
    })
  })
})

describe('Git LFS', () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${A}${B}\nsize 12345\n`

  test('reads a pointer in the place of any file', () => {
    expect(told('weights/model.safetensors', pointer)).toEqual([
      `weights weights/model.safetensors sha256:${A}${B}`
    ])
    expect(isLfsPointer(new TextEncoder().encode(pointer))).toBe(true)
    expect(isLfsPointer(new TextEncoder().encode('id,label\n'))).toBe(false)
  })

  test('refuses a pointer to nothing', () => {
    const text = 'version https://git-lfs.github.com/spec/v1\nsize 1\n'
    expect(read('model.bin', text).problems).toMatchObject([{id: 'broken-lfs-pointer'}])
  })
})

test('reads the files of Croissant metadata', () => {
  const text = JSON.stringify({
    '@type': 'sc:Dataset',
    name: 'churn',
    version: '1.2.0',
    distribution: [
      {
        '@type': 'cr:FileObject',
        '@id': 'train.csv',
        name: 'train.csv',
        sha256: (A + B).toUpperCase()
      },
      {
        '@type': 'cr:FileObject',
        '@id': 'x',
        sha256: 'https://github.com/mlcommons/croissant/issues/80'
      },
      {'@type': 'cr:FileSet', '@id': 'images', includes: '*.jpg'}
    ]
  })
  expect(told('data/croissant.json', text)).toEqual([
    'data churn version:1.2.0',
    `data train.csv sha256:${A}${B}`
  ])
})

test('takes the revisions of datasets from a card', () => {
  const entry = {metric: 'accuracy', value: 0.9, votes: true, location: {line: 3}}
  const entries = [
    {...entry, dataset: 'acme/churn', revision: '5503434d'},
    {...entry, metric: 'f1', dataset: 'acme/churn', revision: '5503434d'},
    {...entry, dataset: 'other'}
  ]
  expect(cardDigests({path: 'README.md', entries, fields: {}, sections: []})).toEqual([
    {role: 'data', path: 'acme/churn', digest: 'revision:5503434d', recordedIn: 'README.md'}
  ])
})

test.each([
  ['data/train.csv', 'data'],
  ['models/train.csv', 'data'],
  ['models/fraud', 'weights'],
  ['model.json', 'weights'],
  ['pytorch_model.bin', 'weights'],
  ['models/train.py', 'code'],
  ['src', 'code'],
  ['images', 'data']
])('%s is %s', (path, role) => {
  expect(roleOf(path)).toBe(role)
})

test.each([
  ['dvc.lock', true],
  ['data/x.csv.dvc', true],
  ['croissant.json', true],
  ['dvc.yaml', false]
])('%s holds digests: %s', (path, expected) => {
  expect(holdsDigests(path)).toBe(expected)
})
