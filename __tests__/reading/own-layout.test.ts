import {expect, test} from '@jest/globals'
import {selectOwn} from '../../src/reading/own-layout.ts'
import type {Selected} from '../../src/reading/places.ts'

const model: Selected = {
  name: 'fraud',
  folder: 'models/fraud',
  files: {
    card: 'models/fraud/README.md',
    metrics: ['models/fraud/metrics.json'],
    predictions: 'models/fraud/predictions.csv',
    trainingKeys: null,
    parameters: []
  },
  columns: {},
  named: true
}

function ownFiles(
  changes: Partial<Selected['files']>,
  files: readonly string[]
): Selected['files'] {
  return selectOwn({...model, files: {...model.files, ...changes}}, files).files
}

test('finds the candidate’s files by name, wherever the version keeps them', () => {
  const files = ['README.md', 'metrics.json', 'eval/predictions.csv', 'model/MLmodel']
  expect(selectOwn(model, files)).toMatchObject({
    folder: '',
    files: {
      card: 'README.md',
      metrics: ['metrics.json'],
      predictions: 'eval/predictions.csv'
    },
    named: false
  })
})

test('takes the one whose folders agree, then the one nearest to the root', () => {
  const agreeing = ['a/predictions.csv', 'fraud/predictions.csv', 'predictions.csv']
  expect(ownFiles({}, agreeing).predictions).toBe('fraud/predictions.csv')
  expect(ownFiles({}, ['b/a/predictions.csv', 'predictions.csv']).predictions).toBe(
    'predictions.csv'
  )
})

test('falls back on metrics at the root, not on those of a subfolder', () => {
  const other = {metrics: ['models/fraud/results.csv']}
  expect(ownFiles(other, ['metrics.json', 'train/metrics.json']).metrics).toEqual(['metrics.json'])
  expect(ownFiles(other, ['train/metrics.json']).metrics).toEqual([])
})

test('what the candidate does not have is not looked for', () => {
  const files = ['README.md', 'metrics.json', 'predictions.csv']
  expect(ownFiles({card: null, predictions: null}, files)).toMatchObject({
    card: null,
    metrics: ['metrics.json'],
    predictions: null
  })
  expect(ownFiles({card: null, metrics: []}, files).metrics).toEqual([])
})
