import {expect, test} from '@jest/globals'
import {textFile, virtualTree} from '../../../src/adapters/registries/virtual-tree.ts'
import {WorldError} from '../../../src/errors.ts'

const files = new Map([
  ['metrics.json', textFile('{}')],
  ['eval/predictions.csv', textFile('id,é\n')],
  ['../escape.txt', textFile('out')],
  ['a/.git/config', textFile('out')]
])
const tree = virtualTree({name: 'models:/fraud/3', commit: null}, files)

test('holds files and the folders that they imply', async () => {
  expect(await Promise.all(['', 'eval', 'eval/', './eval'].map(path => tree.kind(path)))).toEqual(
    Array.from({length: 4}, () => 'directory')
  )
  expect(await tree.kind('eval/predictions.csv')).toBe('file')
  expect(await tree.kind('eva')).toBe('absent')
  expect(await tree.size('eval/predictions.csv')).toBe(6)
  expect(new TextDecoder().decode(await tree.read('./metrics.json'))).toBe('{}')
})

test('lists what lies inside of it, whatever the server says', async () => {
  expect(await tree.list()).toEqual(['eval/predictions.csv', 'metrics.json'])
  expect(await tree.list('eval')).toEqual(['eval/predictions.csv'])
  expect(await tree.list('..')).toEqual([])
  expect(await tree.kind('../escape.txt')).toBe('outside')
  await expect(tree.read('nothing')).rejects.toThrow(WorldError)
})

test('fetches a file once', async () => {
  let fetched = 0
  const read = () => Promise.resolve(new Uint8Array([++fetched]))
  const one = virtualTree({name: 'x', commit: null}, new Map([['a', {size: 1, read}]]))
  expect([await one.read('a'), await one.read('./a')]).toEqual([
    new Uint8Array([1]),
    new Uint8Array([1])
  ])
})
