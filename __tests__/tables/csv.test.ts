import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {Column} from '../../src/tables/table.ts'
import {type ReadTable, readTextTable} from '../../src/evidence/read-table.ts'

function read(text: string): ReadTable {
  return readTextTable('p.csv', new TextEncoder().encode(text))
}

function cells(column: Column | undefined): (string | number | null)[] {
  if (column === undefined) return []
  if (column.kind === 'number') return [...column.values]
  return [...column.codes].map(code => (code < 0 ? null : (column.levels.at(code) ?? 'no level')))
}

function all(table: ReadTable): Record<string, (string | number | null)[]> {
  return Object.fromEntries([...table.columns].map(([name, column]) => [name, cells(column)]))
}

function lines(table: ReadTable): number[] {
  return Array.from({length: table.rows}, (_, row) => table.lineOf(row))
}

describe('separated values', () => {
  test('keeps numbers as numbers and texts as texts', () => {
    const table = read('id,label,score\n1,cat,0.25\n2,dog,1e-3\n3,cat,-4\n')
    expect(all(table)).toEqual({
      id: [1, 2, 3],
      label: ['cat', 'dog', 'cat'],
      score: [0.25, 0.001, -4]
    })
    expect(table.problems).toEqual([])
    expect(lines(table)).toEqual([2, 3, 4])
  })

  test.each([
    ['semicolons with decimal commas', 'a;b\n1,5;x\n2,25;y\n'],
    ['tabs', 'a\tb\n1.5\tx\n2.25\ty\n'],
    ['CR LF', 'a,b\r\n1.5,x\r\n2.25,y\r\n'],
    ['CR alone', 'a,b\r1.5,x\r2.25,y\r'],
    ['no end of the last line', 'a,b\n1.5,x\n2.25,y'],
    ['blank lines', '\na,b\n\n1.5,x\n\n\n2.25,y\n\n'],
    ['bars', 'a|b\n1.5|x\n2.25|y\n'],
    ['quotes everywhere', '"a","b"\n"1.5","x"\n"2.25","y"\n']
  ])('reads %s', (_, text) => {
    const table = read(text)
    expect(all(table)).toEqual({a: [1.5, 2.25], b: ['x', 'y']})
    expect(table.problems).toEqual([])
  })

  test('reads separators, doubled quotes and line breaks inside quotes', () => {
    const table = read('id,text\n1,"a, ""b""\nc"\n2,""""\n3,""\n4,"x"y\n')
    expect(all(table)).toEqual({id: [1, 2, 3, 4], text: ['a, "b"\nc', '"', null, 'xy']})
    expect(lines(table)).toEqual([2, 4, 5, 6])
    expect(table.problems).toEqual([])
  })

  test('reads missing numbers as NaN and empty texts as no text', () => {
    const table = read('a,b\n1,x\n,\nNaN,y\nNA,\nnull,z\ninf,z\n-Infinity,z\n')
    expect(all(table)).toEqual({
      a: [1, NaN, NaN, NaN, NaN, Infinity, -Infinity],
      b: ['x', null, 'y', null, 'z', 'z', 'z']
    })
  })

  test('keeps identifiers that look like numbers as they are written', () => {
    const table = read('a,b,c,d\n007,1,12345678901234567890,1\n10,2,1,2\n,x,2,3.50\n9,NA,3,\n')
    expect(all(table)).toEqual({
      a: ['007', '10', null, '9'],
      b: ['1', '2', 'x', 'NA'],
      c: ['12345678901234567890', '1', '2', '3'],
      d: [1, 2, 3.5, NaN]
    })
  })

  test('starts a text column after empty cells and without one reading too many', () => {
    const table = read('a,b,c\n,,\n,,\nx,1,\n')
    expect(all(table)).toEqual({a: [null, null, 'x'], b: [NaN, NaN, 1], c: [NaN, NaN, NaN]})
  })

  test('names columns without a name, and drops an empty last one', () => {
    expect(all(read(',a,\n0,x,\n1,y,\n'))).toEqual({'column 1': [0, 1], a: ['x', 'y']})
  })

  test('says which columns have one name', () => {
    const table = read('a,a,b\n1,2,3\n')
    expect(all(table)).toEqual({a: [1], b: [3]})
    expect(table.problems).toMatchObject([{id: 'duplicate-columns', status: 'fail'}])
    expect(table.problems[0]?.summary).toContain('names a more than once')
  })

  test('names the lines of rows with too few and too many cells', () => {
    const table = read('a,b\n1,x\n2\n3,y,z\n4,w\n')
    expect(all(table)).toEqual({a: [1, 4], b: ['x', 'w']})
    expect(lines(table)).toEqual([2, 5])
    expect(table.problems).toMatchObject([
      {
        id: 'broken-rows',
        status: 'fail',
        location: {file: 'p.csv', line: 3},
        summary: 'p.csv has rows that are left out (2 rows, first on line 3: 1 cells instead of 2).'
      }
    ])
  })

  test.each([
    ['a short last row', 'a,b\n1,x\n2', 3],
    ['a quote that is never closed', 'a,b\n1,x\n2,"y\nz\n', 3]
  ])('says that a file was cut: %s', (_, text, line) => {
    const table = read(text)
    expect(table.rows).toBe(1)
    expect(table.problems).toMatchObject([{id: 'cut-file', status: 'fail', location: {line}}])
  })

  test('a short last row with a line end is short, not cut', () => {
    expect(read('a,b\n1,x\n2\n').problems.map(({id}) => id)).toEqual(['broken-rows'])
  })

  test('has no rows where nothing fits the header', () => {
    const table = read('a,b\n' + '1\n'.repeat(5000))
    expect(table.rows).toBe(0)
    expect(table.problems[0]?.summary).toContain('5000 rows, first on line 2')
  })

  test.each([
    ['', 'empty-file'],
    ['\n\n', 'empty-file'],
    ['a,b\n', 'no-rows']
  ])('has no rows for %j', (text, id) => {
    expect(read(text).rows).toBe(0)
    expect(read(text).problems).toMatchObject([{id, status: 'missing'}])
  })

  test('says when texts are not UTF-8', () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode('a\n'), 0xe6, 0x0a, 0x78, 0x0a])
    const table = readTextTable('p.csv', bytes)
    expect(cells(table.columns.get('a'))).toEqual(['\ufffd', 'x'])
    expect(table.problems).toMatchObject([{id: 'not-utf-8', status: 'fail'}])
  })

  test('reads every number as Number does', () => {
    const decimal = fc
      .tuple(
        fc.constantFrom('', '-', '+'),
        fc.stringMatching(/^[1-9]\d{0,14}$/),
        fc.stringMatching(/^\d{0,25}$/),
        fc.constantFrom('', 'e5', 'E-7', 'e-310', 'e300', 'e+2')
      )
      .map(([sign, whole, fraction, power]) => `${sign}${whole}.${fraction}${power}`)
    const written = fc.oneof(
      decimal,
      fc.double({noNaN: true, noDefaultInfinity: true}).map(value => value.toFixed(20)),
      fc.double({noNaN: true, noDefaultInfinity: true, min: 0, max: 1}).map(String),
      fc.maxSafeInteger().map(String)
    )
    fc.assert(
      fc.property(fc.array(written, {minLength: 1}), numbers => {
        const column = read(`a\n${numbers.join('\n')}\n`).columns.get('a')
        expect(cells(column)).toEqual(numbers.map(text => Number(text) + 0))
      }),
      {seed: 1, numRuns: 300}
    )
  })

  test('gives back every table of texts that it is given', () => {
    const text = fc.string({unit: 'grapheme', minLength: 1}).filter(cell => !/[\0\r]/u.test(cell))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), {minLength: 1}), rows => {
        // The first row keeps both columns from being numbers.
        const quoted = [['x', 'x'], ...rows].map(row =>
          row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
        )
        const table = read(`a,b\n${quoted.join('\n')}\n`)
        expect(all(table)).toEqual({
          a: ['x', ...rows.map(([a]) => a)],
          b: ['x', ...rows.map(([, b]) => b)]
        })
        expect(table.problems).toEqual([])
      }),
      {seed: 1}
    )
  })

  test.each([4095, 4096, 4097, 4200, 5000, 9000])('reads %d different keys', rows => {
    const names = Array.from({length: rows}, (_, row) => `k${row}`)
    const table = read(`id,x\n${names.map((name, row) => `${name},${row % 2}`).join('\n')}\n`)
    expect(cells(table.columns.get('id'))).toEqual(names)
  })

  test('tells many texts apart', () => {
    const names = Array.from({length: 70_000}, (_, row) => `user-${row}`)
    const table = read(`id\n${[...names, ...names].join('\n')}\n`)
    expect(cells(table.columns.get('id'))).toEqual([...names, ...names])
    const column = table.columns.get('id')
    // As many different texts in a row are keys, which are found again only when somebody asks.
    expect(column?.kind === 'text' && column.mayRepeat).toBe(true)
    const shuffled = read(`id\n${names.map((_, row) => `user-${(row * 7) % 3000}`).join('\n')}\n`)
    const users = shuffled.columns.get('id')
    expect(users?.kind === 'text' && users.levels.length).toBe(3000)
  })
})
