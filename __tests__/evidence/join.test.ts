import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {alignLevels, gatherCodes, gatherNumbers, numbersOf} from '../../src/evidence/align.ts'
import type {Predictions} from '../../src/evidence/evidence.ts'
import {evaluationSet, joinRows} from '../../src/evidence/join.ts'
import {readPredictions} from '../../src/evidence/predictions.ts'
import type {Column} from '../../src/tables/table.ts'
import {readTextTable} from '../../src/evidence/read-table.ts'

function csv(...rows: readonly string[]): Predictions {
  const bytes = new TextEncoder().encode(['id,label,score', ...rows, ''].join('\n'))
  return predictionsOf(readTextTable('p.csv', bytes))
}

function json(...rows: readonly object[]): Predictions {
  const bytes = new TextEncoder().encode(rows.map(row => JSON.stringify(row)).join('\n'))
  return predictionsOf(readTextTable('p.jsonl', bytes))
}

function predictionsOf(table: ReturnType<typeof readTextTable>): Predictions {
  const {predictions} = readPredictions('p.csv', table)
  if (predictions === null) throw new Error('no predictions')
  return predictions
}

function pairs(joined: ReturnType<typeof joinRows>): [number, number][] {
  return [...joined.baselineRows].map((row, at) => [row, joined.candidateRows[at] ?? -1])
}

function texts(...cells: readonly (string | null)[]): Column {
  const levels = [...new Set(cells.filter(cell => cell !== null))]
  const codes = Int32Array.from(cells, cell => (cell === null ? -1 : levels.indexOf(cell)))
  return {kind: 'text', codes, levels}
}

function numbers(...cells: readonly number[]): Column {
  return {kind: 'number', values: Float64Array.from(cells)}
}

describe('joinRows', () => {
  test('pairs files in the same order', () => {
    const joined = joinRows(csv('a,1,0.5', 'b,0,0.5'), csv('a,1,0.6', 'b,0,0.1'))
    expect(pairs(joined)).toEqual([
      [0, 0],
      [1, 1]
    ])
    expect(joined).toMatchObject({rows: 2, onlyBaseline: 0, onlyCandidate: 0, problems: []})
  })

  test.each([
    ['texts', ['a', 'b', 'c'], ['c', 'a', 'b']],
    ['numbers', ['1', '-2.5', '3'], ['3', '1', '-2.5']],
    ['numbers in one, texts in the other', ['1', '2', '3'], ['3', '1', '2', 'x']]
  ])('pairs %s in any order', (_, before, after) => {
    const joined = joinRows(
      csv(...before.map(key => `${key},1,0.5`)),
      csv(...after.map(key => `${key},1,0.5`))
    )
    expect(pairs(joined)).toEqual([
      [0, 1],
      [1, 2],
      [2, 0]
    ])
  })

  test('joins keys that one file quotes and the other does not, but not 7 and 007', () => {
    const joined = joinRows(
      csv('7,1,0.5', '8,1,0.5'),
      json({id: '7', label: '1', score: 1}, {id: '008', label: 1, score: 1})
    )
    expect(pairs(joined)).toEqual([[0, 0]])
    expect(joined.problems.map(({id}) => id)).toEqual([
      'rows-only-in-baseline',
      'rows-only-in-candidate'
    ])
  })

  test('names keys that are on one side only', () => {
    const before = csv(...Array.from({length: 9}, (_, row) => `k${row},1,0.5`))
    const after = csv('new,1,0.5', 'k3,1,0.5', 'k4,1,0.5')
    const joined = joinRows(before, after)
    expect(joined).toMatchObject({rows: 2, onlyBaseline: 7, onlyCandidate: 1})
    expect(
      joined.problems.map(({status, summary, location}) => [status, summary, location.line])
    ).toEqual([
      [
        'fail',
        'The candidate’s p.csv lacks 7 of the 9 rows of the baseline’s p.csv: key k0, k1, k2 and 4 more.',
        1
      ],
      ['fail', 'The baseline’s p.csv lacks 1 of the 3 rows of the candidate’s p.csv: key new.', 2]
    ])
  })

  test('says when nothing is in common', () => {
    const {rows, problems} = joinRows(csv('a,1,0.5'), csv('1,1,0.5'))
    expect(rows).toBe(0)
    expect(problems).toMatchObject([{id: 'no-common-rows', status: 'fail'}])
  })

  test('takes the first of repeated keys, and no row twice', () => {
    const joined = joinRows(
      csv('a,1,0.5', 'a,0,0.5', 'b,1,0.5'),
      csv('b,1,0.5', 'b,0,0.5', 'a,1,0.5')
    )
    expect(pairs(joined)).toEqual([
      [0, 2],
      [2, 0]
    ])
    expect(joined).toMatchObject({onlyBaseline: 1, onlyCandidate: 1, problems: []})
    const same = csv('a,1,0.5', 'a,1,0.5')
    expect(pairs(joinRows(same, same))).toEqual([[0, 0]])
  })

  test('never pairs rows without a key', () => {
    expect(joinRows(csv(',1,0.5', 'a,1,0.5'), csv(',1,0.5', 'a,1,0.5')).rows).toBe(1)
    expect(joinRows(csv(',1,0.5', '1,1,0.5'), csv(',1,0.5', '1,1,0.5')).rows).toBe(1)
  })

  test('names rows whose labels differ', () => {
    const joined = joinRows(
      csv('a,cat,0.5', 'b,dog,0.5', 'c,cat,0.5'),
      csv('c,dog,0.5', 'b,dog,0.5', 'a,cat,0.5')
    )
    expect(joined.labelsDiffer).toBe(1)
    expect(joined.problems).toMatchObject([
      {
        id: 'labels-differ',
        status: 'fail',
        summary:
          '1 of the 3 rows have another label in the baseline’s p.csv than in the candidate’s p.csv: key c (cat and dog).',
        location: {file: 'p.csv', line: 2}
      }
    ])
    expect(joinRows(csv('a,1,0.5'), csv('a,2,0.5')).labelsDiffer).toBe(1)
    expect(joinRows(csv('a,1,0.5'), csv('a,,0.5')).labelsDiffer).toBe(1)
  })

  test('does not mind how labels are written', () => {
    const before = csv('a,1,0.5', 'b,0,0.5')
    for (const after of [
      csv('a,1.0,0.5', 'b,0.0,0.5'),
      csv('a,True,0.5', 'b,False,0.5'),
      json({id: 'a', label: '1', score: 1}, {id: 'b', label: '0', score: 1}),
      json({id: 'a', label: true, score: 1}, {id: 'b', label: false, score: 1})
    ]) {
      const joined = joinRows(before, after)
      expect(joined.problems).toEqual([])
      expect(joined.candidateSet).toBe(joined.baselineSet)
    }
    const single = joinRows(csv('a,0.1,0.5'), csv('a,0.10000000149011612,0.5'))
    expect(single.problems).toEqual([])
    expect(single.candidateSet).toBe(single.baselineSet)
  })

  test('finds every partner in shuffled files', () => {
    const key = fc.oneof(fc.integer().map(String), fc.stringMatching(/^[a-z]{1,4}$/), fc.uuid())
    const shuffled = fc
      .uniqueArray(key, {minLength: 1, maxLength: 200})
      .chain(keys =>
        fc.tuple(fc.constant(keys), fc.shuffledSubarray(keys, {minLength: keys.length}))
      )
    fc.assert(
      fc.property(shuffled, ([before, after]) => {
        const joined = joinRows(
          csv(...before.map(one => `${one},1,0.5`)),
          csv(...after.map(one => `${one},1,0.5`))
        )
        expect(joined.problems).toEqual([])
        expect(joined.candidateSet).toBe(joined.baselineSet)
        expect(pairs(joined)).toEqual(before.map((one, row) => [row, after.indexOf(one)]))
      }),
      {seed: 1}
    )
  })
})

describe('evaluationSet', () => {
  test('does not depend on the order of rows, but on every key and label', () => {
    const set = evaluationSet(csv('a,1,0.5', 'b,0,0.5', 'c,1,0.5'))
    expect(set).toMatch(/^rows:3:[\da-f]{16}$/)
    expect(evaluationSet(csv('c,1,0.9', 'a,1,0.9', 'b,0,0.9'))).toBe(set)
    expect(evaluationSet(csv('a,0,0.5', 'b,1,0.5', 'c,1,0.5'))).not.toBe(set)
    expect(evaluationSet(csv('a,1,0.5', 'b,0,0.5', 'd,1,0.5'))).not.toBe(set)
    expect(evaluationSet(csv('a,1,0.5', 'b,0,0.5'))).not.toBe(set)
    expect(evaluationSet(csv('a,1,0.5', 'b,0,0.5', 'c,1,0.5', 'c,1,0.5'))).not.toBe(set)
  })

  test('stays what it is: histories hold it', () => {
    expect(evaluationSet(csv('a,cat,0.5', 'ærfugl,dog,0.5'))).toMatchInlineSnapshot(
      `"rows:2:8c4470689592ca63"`
    )
    expect(evaluationSet(csv('1,0.5,0.5', '-2,3,0.5'))).toMatchInlineSnapshot(
      `"rows:2:e08e1b6f8811f4cf"`
    )
  })

  test('tells neighbouring keys apart', () => {
    const sets = new Set<string>()
    for (let key = 0; key < 2000; key++)
      sets.add(evaluationSet(csv(`${key},1,0.5`, `u${key},1,0.5`)))
    expect(sets.size).toBe(2000)
  })
})

describe('many keys', () => {
  const names = Array.from({length: 10_000}, (_, row) => `${row % 2 === 0 ? 'ø' : 'k'}-${row}`)
  const inOtherOrder = names.map((_, row) => names[(row * 7) % names.length] ?? '')
  const rowsOf = (keys: readonly string[]): string[] => keys.map(key => `${key},1,0.5`)

  test('are joined in any order, and name the same set', () => {
    const [before, after] = [csv(...rowsOf(names)), csv(...rowsOf(inOtherOrder))]
    const joined = joinRows(before, after)
    expect(joined).toMatchObject({rows: names.length, problems: []})
    expect(pairs(joined).every(([b, c]) => names[b] === inOtherOrder[c])).toBe(true)
    expect(joined.candidateSet).toBe(joined.baselineSet)
    const asStrings = json(...names.map(id => ({id, label: 1, score: 0.5})))
    expect(evaluationSet(asStrings)).toBe(joined.baselineSet)
    expect(joinRows(before, asStrings)).toMatchObject({rows: names.length, problems: []})
  })

  test('that repeat are found, however far apart', () => {
    const rows = rowsOf([...inOtherOrder, names[3] ?? ''])
    const bytes = new TextEncoder().encode(['id,label,score', ...rows, ''].join('\n'))
    const {problems} = readPredictions('p.csv', readTextTable('p.csv', bytes))
    const earlier = inOtherOrder.indexOf(names[3] ?? '') + 2
    expect(problems.map(({id, summary}) => [id, summary])).toEqual([
      [
        'duplicate-keys',
        `p.csv has more than one row for a key: k-3 (lines ${earlier} and ${names.length + 2}).`
      ]
    ])
  })
})

describe('alignLevels', () => {
  test('codes columns over one list, numbers first and in order', () => {
    const {levels, codes} = alignLevels([
      numbers(10, 2, NaN, 1),
      texts('b', '2', null, '1.0'),
      texts('a', '10', '01', '2')
    ])
    // 01 and 1 are one number, and stand in the order of their code units.
    expect(levels).toEqual(['01', '1', '2', '10', 'a', 'b'])
    expect(codes.map(column => [...column].map(code => levels[code] ?? null))).toEqual([
      ['10', '2', null, '1'],
      ['b', '2', null, '1'],
      ['a', '10', '01', '2']
    ])
  })

  test('takes truth values for 1 and 0, and keeps their names where all columns have them', () => {
    const mixed = alignLevels([texts('True', 'False'), numbers(0, 1)])
    expect(mixed.levels).toEqual(['0', '1'])
    expect(mixed.codes.map(codes => [...codes])).toEqual([
      [1, 0],
      [0, 1]
    ])
    expect(alignLevels([texts('True', 'False'), texts('false', 'true')]).levels).toEqual([
      'false',
      'true'
    ])
    expect(alignLevels([texts('true', 'other')]).levels).toEqual(['other', 'true'])
  })

  test('gives codes that do not depend on the order of rows', () => {
    expect(alignLevels([texts('b', 'a')]).levels).toEqual(alignLevels([texts('a', 'b')]).levels)
  })
})

test('gathers rows of a column', () => {
  const rows = Int32Array.of(2, 0)
  expect([...gatherNumbers(Float64Array.of(5, 6, 7), rows)]).toEqual([7, 5])
  expect([...gatherCodes(Int32Array.of(0, 1, -1), rows)]).toEqual([-1, 0])
})

test('does not copy a column of which all rows are wanted as they stand', () => {
  const values = Float64Array.of(5, 6, 7)
  expect(gatherNumbers(values, Int32Array.of(0, 1, 2))).toBe(values)
  expect([...gatherNumbers(values, Int32Array.of(0, 1))]).toEqual([5, 6])
})

test('reads texts as numbers, and says which are none', () => {
  expect(numbersOf(texts('007', null, '-1.5e3', 'x', '1_000'))).toEqual({
    values: Float64Array.of(7, NaN, -1500, NaN, NaN),
    notNumbers: [3, 4]
  })
})
