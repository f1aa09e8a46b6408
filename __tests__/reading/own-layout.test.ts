import {expect, test} from '@jest/globals'
import {selectOwn} from '../../src/reading/own-layout.ts'
import type {Selected} from '../../src/reading/select.ts'

const model: Selected = {
  name: 'fraud',
  folder: 'models/fraud',
  card: 'models/fraud/README.md',
  metrics: ['models/fraud/metrics.json'],
  predictions: 'models/fraud/predictions.csv',
  columns: {},
  trainingKeys: null,
  parameters: [],
  named: true
}

test('finds the candidate’s files by name, wherever the version keeps them', () => {
  const files = ['README.md', 'metrics.json', 'eval/predictions.csv', 'model/MLmodel']
  expect(selectOwn(model, files)).toMatchObject({
    folder: '',
    card: 'README.md',
    metrics: ['metrics.json'],
    predictions: 'eval/predictions.csv',
    named: false
  })
})

test('takes the one whose folders agree, then the one nearest to the root', () => {
  const agreeing = ['a/predictions.csv', 'fraud/predictions.csv', 'predictions.csv']
  expect(selectOwn(model, agreeing).predictions).toBe('fraud/predictions.csv')
  expect(selectOwn(model, ['b/a/predictions.csv', 'predictions.csv']).predictions).toBe(
    'predictions.csv'
  )
})

test('falls back on metrics at the root, not on those of a subfolder', () => {
  const other = {...model, metrics: ['models/fraud/results.csv']}
  expect(selectOwn(other, ['metrics.json', 'train/metrics.json']).metrics).toEqual(['metrics.json'])
  expect(selectOwn(other, ['train/metrics.json']).metrics).toEqual([])
})

test('what the candidate does not have is not looked for', () => {
  const files = ['README.md', 'metrics.json', 'predictions.csv']
  expect(selectOwn({...model, card: null, predictions: null}, files)).toMatchObject({
    card: null,
    metrics: ['metrics.json'],
    predictions: null
  })
  expect(selectOwn({...model, card: null, metrics: []}, files).metrics).toEqual([])
})
