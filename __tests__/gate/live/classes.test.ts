import {describe, expect, test} from '@jest/globals'
import {
  classesOf,
  countWhere,
  groupsBy,
  jointTableOf,
  type Outcome
} from '../../../src/gate/live/classes.ts'

function outcome(
  label: string | null,
  baseline: string | null,
  candidate: string | null,
  count = 1
): Outcome {
  return {label, baseline, candidate, count, asked: {baseline: count, candidate: count}}
}

describe('the classes of a log', () => {
  test('are those of labels and of both sides’ answers, sorted', () => {
    expect(classesOf([outcome('b', 'c', 'a'), outcome(null, null, 'd')], 'a')).toEqual({
      names: ['a', 'b', 'c', 'd'],
      positive: -1
    })
  })

  test.each([
    [['0', '1'], '1', 1],
    [['0', '1'], '0', 0],
    [['0', '1'], '2', -1],
    [['0', '1', '2'], '1', -1]
  ])('%j with %s as positive: code %s', (names, positive, code) => {
    expect(
      classesOf(
        names.map(name => outcome(name, name, name)),
        positive
      ).positive
    ).toBe(code)
  })

  test('are two at least, so that there is a wrong one', () => {
    expect(classesOf([outcome('1', '1', '1')], '1')).toEqual({names: ['1', ''], positive: 0})
  })
})

describe('the joint table', () => {
  const classes = {names: ['a', 'b', 'c'], positive: -1}

  test('counts equal outcomes together, and leaves out what has no label', () => {
    const outcomes = [
      outcome('a', 'a', 'b', 3),
      outcome('a', 'a', 'b', 4),
      outcome(null, 'a', 'a', 9)
    ]
    expect(jointTableOf(outcomes, classes)).toEqual({
      classes: 3,
      weighted: false,
      cells: [{label: 0, baseline: 0, candidate: 1, rows: 7, weight: 7, squaredWeight: 7}]
    })
  })

  test('takes a request that one side did not answer as its mistake', () => {
    const cells = jointTableOf([outcome('c', null, 'c'), outcome('b', 'b', null)], classes).cells
    expect(cells.map(({label, baseline, candidate}) => [label, baseline, candidate])).toEqual([
      [2, 0, 2],
      [1, 1, 2]
    ])
  })

  test('takes an answer that is no class as a mistake', () => {
    const [cell] = jointTableOf([outcome('a', 'z', 'a')], classes).cells
    expect(cell).toMatchObject({label: 0, baseline: 1, candidate: 0})
  })
})

describe('groups of counted rows', () => {
  const asked = {asked: {baseline: 1, candidate: 1}}
  const row = (...key: (string | null)[]) => ({key, count: 1, ...asked})

  test('are by the first columns of the key; what has none is left out', () => {
    const rows = [
      row('NO', 'x', '1'),
      row('SE', 'x', '1'),
      row('NO', 'x', '0'),
      row(null, 'x', '1')
    ]
    const groups = groupsBy(rows as unknown as Parameters<typeof groupsBy>[0], ['country', 'kind'])
    expect(groups.map(({segment, rows}) => [segment, rows.length])).toEqual([
      [{country: 'NO', kind: 'x'}, 2],
      [{country: 'SE', kind: 'x'}, 1]
    ])
  })
})

test('outcomes are counted where a property holds', () => {
  const outcomes = [outcome('a', 'a', 'b', 3), outcome('b', 'a', 'b', 4)]
  expect(countWhere(outcomes, ({label, candidate}) => label === candidate)).toBe(4)
  expect(countWhere([], () => true)).toBe(0)
})
