import {describe, expect, test} from '@jest/globals'
import {bySet, setOf} from '../../../src/gate/rows/label-sets.ts'

describe('setOf', () => {
  test.each([
    ['["b", "a"]', ['a', 'b']],
    ['[b, a]', ['a', 'b']],
    ["['b', 'a']", ['a', 'b']],
    ['b;a', ['a', 'b']],
    ['b | a', ['a', 'b']],
    ['{a,b}', ['a', 'b']],
    ['a;a; a', ['a']],
    ['a', ['a']],
    ['[]', []],
    ['', []],
    ['[1, 2]', ['1', '2']],
    ['a, b; c', ['a, b', 'c']],
    ['["a,b"]', ['a,b']]
  ])('%j', (written, labels) => {
    expect(setOf(written)).toEqual(labels)
  })
})

test('spellings of one set get one code, and none is still none', () => {
  const aligned = {
    levels: ['a;b', 'b;a', 'c'],
    codes: [Int32Array.of(0, 1, 2), Int32Array.of(1, -1, 2)]
  }
  expect(bySet(aligned).codes).toEqual([Int32Array.of(0, 0, 2), Int32Array.of(0, -1, 2)])
})
