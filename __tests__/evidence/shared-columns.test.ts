import {expect, test} from '@jest/globals'
import type {Predictions} from '../../src/evidence/evidence.ts'
import {readPredictions} from '../../src/evidence/predictions.ts'
import {sharingColumns} from '../../src/evidence/shared-columns.ts'
import {readTextTable} from '../../src/evidence/read-table.ts'

function csv(...rows: readonly string[]): Predictions {
  const bytes = new TextEncoder().encode(['id,label,score,country', ...rows, ''].join('\n'))
  const {predictions} = readPredictions('p.csv', readTextTable('p.csv', bytes))
  if (predictions === null) throw new Error('no predictions')
  return predictions
}

/** The names of the columns that are kept once. */
function shared(one: Predictions, other: Predictions): readonly string[] {
  const {columns} = sharingColumns(one, other).table
  return [...columns.keys()].filter(name => columns.get(name) === other.table.columns.get(name))
}

test('keeps columns with the same cells once, empty ones too', () => {
  const one = csv('a,1,0.5,NO', 'b,,0.5,')
  expect(shared(one, csv('a,1,0.6,NO', 'b,,0.5,'))).toEqual(['id', 'label', 'country'])
  expect(sharingColumns(one, csv('a,1,0.6,NO', 'b,,0.5,')).table.columns.get('score')).toBe(
    one.table.columns.get('score')
  )
})

test.each([
  ['another order', ['b,0,0.5,NO', 'a,1,0.5,NO'], ['country', 'score']],
  ['another text', ['a,1,0.5,NO', 'b,0,0.5,SE'], ['id', 'label', 'score']],
  ['a longer file', ['a,1,0.5,NO', 'b,0,0.5,NO', 'c,0,0.5,NO'], []],
  ['numbers for texts', ['1,1,0.5,NO', '2,0,0.5,NO'], ['label', 'score', 'country']]
])('keeps what differs by %s', (_, rows, same) => {
  expect([...shared(csv('a,1,0.5,NO', 'b,0,0.5,NO'), csv(...rows))].sort()).toEqual(
    [...same].sort()
  )
})
