import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {isSameClass, spelled, spellingOf, unlikeClasses} from '../../src/tables/classes.ts'
import {TRUTH} from '../../src/tables/values.ts'

describe('invariant 13: classes of both sides are written alike, or the row is unreadable', () => {
  test.each([
    ['the same', [['0', '1'], ['0', '1'], ['1']], null],
    ['truth values', [['0', '1'], ['True', 'False'], ['1']], 'truth'],
    ['yes and no', [['yes', 'no'], ['1', '0'], ['Yes']], 'truth'],
    ['case', [['Cat', 'Dog'], ['cat'], ['Dog']], 'any-case'],
    ['yes and Yes', [['yes', 'no'], ['Yes', 'No'], ['no']], 'any-case'],
    ['yes, Yes and 1', [['yes', 'no'], ['Yes', 'No'], ['1']], 'truth'],
    ['spaces', [['cat', 'dog'], ['cat', ' dog', 'dog'], ['cat ']], 'spaces'],
    ['spaces and case', [['Cat', 'dog'], ['cat ', 'dog'], []], 'any-case'],
    ['spaces and truth values', [['1', '0'], ['True ', 'False'], []], 'truth'],
    ['spaces within a name', [['polar bear'], ['polar  bear'], []], null],
    ['a column with both cases', [['Cat', 'cat'], ['cat'], []], null],
    ['other classes', [['0', '1'], ['cat', 'dog'], ['0']], null],
    ['a truth value too many', [['0', '1'], ['true', 'maybe'], ['0']], null]
  ] as const)('%s', (_, columns, spelling) => {
    expect(spellingOf(columns)).toBe(spelling)
  })

  test('whatever truth values columns hold, what is the same becomes one text', () => {
    const words = fc.subarray([...TRUTH.keys()].flatMap(w => [w, w.toUpperCase()]))
    fc.assert(
      fc.property(fc.array(words, {minLength: 1, maxLength: 3}), columns => {
        const spelling = spellingOf(columns)
        if (spelling === null) return
        const texts = columns.flat()
        const pairs = texts.flatMap(a => texts.map(b => [a, b] as const))
        const alike = pairs.filter(([a, b]) => spelled(a, spelling) === spelled(b, spelling))
        expect(alike.filter(([a, b]) => !isSameClass(a, b))).toEqual([])
      }),
      {seed: 1}
    )
  })

  const counts = (classes: Record<string, number>): ReadonlyMap<string, number> =>
    new Map(Object.entries(classes))
  test.each([
    [
      'alike',
      {0: 5, 1: 5},
      [
        {0: 5, 1: 5},
        {0: 9, 1: 1}
      ],
      [[], []]
    ],
    [
      'one side otherwise',
      {0: 5, 1: 5},
      [
        {no: 5, yes: 5},
        {0: 5, 1: 5}
      ],
      [['no', 'yes'], []]
    ],
    [
      'one class of two',
      {0: 90, 1: 10},
      [
        {0: 90, yes: 1},
        {0: 90, 1: 10}
      ],
      [['yes'], []]
    ],
    ['both sides otherwise', {0: 5, 1: 5}, [{a: 5}, {a: 5}], [['a'], ['a']]],
    ['a rare class of many', {a: 50, b: 40, c: 10}, [{a: 99, d: 1}, {a: 100}], [[], []]],
    [
      'an answer that both give',
      {0: 5, 1: 5},
      [
        {0: 9, unknown: 1},
        {1: 9, unknown: 1}
      ],
      [[], []]
    ],
    ['no labels, alike', {}, [{a: 5}, {a: 4, b: 1}], [[], []]],
    ['no labels, otherwise', {}, [{a: 5}, {x: 5}], [['a'], ['x']]]
  ] as const)('%s', (_, labels, sides, expected) => {
    expect(unlikeClasses(counts(labels), sides.map(counts))).toEqual(expected)
  })
})
