import {readFileSync} from 'node:fs'
import {brotliDecompressSync, gunzipSync, gzipSync} from 'node:zlib'
import {describe, expect, test} from '@jest/globals'
import {type ReadTable, readTable} from '../../src/evidence/read-table.ts'

const codecs = {
  GZIP: (bytes: Uint8Array) => gunzipSync(bytes),
  BROTLI: (bytes: Uint8Array) => brotliDecompressSync(bytes)
}

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url))
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function all(table: ReadTable): Record<string, (string | number | null)[]> {
  return Object.fromEntries(
    [...table.columns].map(([name, column]) => [
      name,
      column.kind === 'number'
        ? [...column.values]
        : [...column.codes].map(code => (code < 0 ? null : column.levels.at(code)) ?? null)
    ])
  )
}

function ids(table: ReadTable): string[] {
  return table.problems.map(problem => `${problem.status} ${problem.id}`)
}

describe('JSON rows', () => {
  test('reads JSON lines, with missing cells and what Python writes', async () => {
    const text =
      '{"id": 1, "label": "cat", "score": 0.5}\n\n{"id": 2, "score": NaN, "more": [1, {"a": 2}]}\r\n' +
      '{"id": 3, "label": null, "score": -Infinity, "ok": true}\n'
    const table = await readTable('p.jsonl', encode(text))
    expect(all(table)).toEqual({
      id: [1, 2, 3],
      label: ['cat', null, null],
      score: [0.5, NaN, -Infinity],
      more: [null, '[1, {"a": 2}]', null],
      ok: [null, null, 'true']
    })
    expect([0, 1, 2].map(table.lineOf)).toEqual([1, 3, 4])
    expect(table.problems).toEqual([])
  })

  test('reads a list of objects over several lines', async () => {
    const text =
      '[\n  {"id": "a]", "score": 1},\n  {\n    "id": "b\\"",\n    "score": "x"\n  }\n]\n'
    const table = await readTable('p.json', encode(text))
    expect(all(table)).toEqual({id: ['a]', 'b"'], score: ['1', 'x']})
    expect([0, 1].map(table.lineOf)).toEqual([2, 3])
    expect(table.problems).toEqual([])
  })

  test('keeps the digits of long integers', async () => {
    const table = await readTable(
      'p.jsonl',
      encode('{"id": 9007199254740993, "t": "1234567890123456789"}\n')
    )
    expect(all(table)).toEqual({id: ['9007199254740993'], t: ['1234567890123456789']})
  })

  test('survives deep nesting and long texts', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const long = 'x'.repeat(5_000_000)
    const text = `{"id": 1, "a": ${deep}}\n{"id": 2, "a": "${long}", "b": NaN}\n`
    const table = await readTable('p.jsonl', encode(text))
    expect(table.rows).toBe(1 + Number(table.problems.length === 0))
    expect(String(all(table).a?.[0])).toHaveLength(deep.length)
  })

  test.each([
    ['a cut last line', '{"id": 1}\n{"id": 2, "sc', 1, 'broken-rows', 2],
    ['a row that is no object', '{"id": 1}\n[1]\n{"id": 2}\n', 2, 'broken-rows', 2],
    ['a list that is cut between rows', '[{"id": 1},\n{"id": 2}\n', 2, 'cut-file', 3],
    ['a list that is cut in a row', '[{"id": 1},\n{"id"', 1, 'cut-file', 2]
  ])('names the line of %s', async (_, text, rows, id, line) => {
    const table = await readTable('p.json', encode(text))
    expect(table.rows).toBe(rows)
    expect(table.problems).toMatchObject([{id, location: {line}}, ...table.problems.slice(1)])
  })

  test('has no rows for an empty file or list', async () => {
    expect(ids(await readTable('p.json', encode('[]')))).toEqual(['missing no-rows'])
    expect(ids(await readTable('p.jsonl', encode('\n')))).toEqual(['missing empty-file'])
  })
})

describe('Parquet', () => {
  test.each(['none', 'snappy', 'gzip'])(
    'reads every type of column, compression %s',
    async name => {
      const table = await readTable('p.parquet', fixture(`rows.${name}.parquet`), {codecs})
      expect(table.problems).toEqual([])
      expect(table.rows).toBe(5)
      expect(all(table)).toEqual({
        id: ['9007199254740993', '1', '2', '3', '4'],
        label: ['cat', 'dog', null, 'ærfugl', 'cat'],
        target: ['true', 'false', null, 'true', 'false'],
        score: [0.1, 0.8374652938475632, NaN, NaN, 1e-9],
        score32: [0.5, 0.25, NaN, 0.125, 1],
        country: ['NO', 'SE', 'NO', 'SE', 'NO'],
        when: [1, 2, 3, 4, 5].map(day => `2026-01-0${day}T00:00:00.000Z`),
        tags: ['["a","b"]', '[]', null, '["c"]', '["a"]'],
        price: [1.5, NaN, 2.25, 0.01, 3]
      })
      expect(table.lineOf(2)).toBe(3)
    }
  )

  test('reads Zstandard without a decompressor of the caller', async () => {
    const table = await readTable('p.parquet', fixture('rows.zstd.parquet'))
    expect(table.problems).toEqual([])
    expect(table.rows).toBe(5)
  })

  test.each([20, 400, 1500, 3000])('answers for a file cut after %i bytes', async length => {
    const table = await readTable('p.parquet', fixture('rows.snappy.parquet').subarray(0, length))
    expect(table.rows).toBe(0)
    expect(ids(table)).toEqual(['fail unreadable-file'])
  })

  test('answers for damaged pages', async () => {
    const bytes = Uint8Array.from(fixture('rows.snappy.parquet'))
    bytes.fill(0xff, 4, 200)
    expect(ids(await readTable('p.parquet', bytes))).toEqual(['fail unreadable-file'])
  })

  test('has no rows where there are none', async () => {
    expect(ids(await readTable('p.parquet', fixture('empty.parquet')))).toEqual(['missing no-rows'])
  })
})

describe('readTable', () => {
  test('goes by content where the name does not say', async () => {
    expect(all(await readTable('rows', encode('{"a": 1}')))).toEqual({a: [1]})
    expect(all(await readTable('rows', encode('a\n1\n')))).toEqual({a: [1]})
    expect(all(await readTable('p.csv', encode('[a\n1\n')))).toEqual({'[a': [1]})
    expect((await readTable('rows', fixture('rows.none.parquet'))).rows).toBe(5)
  })

  test('reads byte order marks and UTF-16', async () => {
    const text = '\ufeffid,label\n1,ærfugl\n'
    const expected = {id: [1], label: ['ærfugl']}
    expect(all(await readTable('p.csv', encode(text)))).toEqual(expected)
    const little = Uint8Array.from(Buffer.from(text, 'utf16le'))
    expect(all(await readTable('p.csv', little))).toEqual(expected)
    const big = Uint8Array.from(Buffer.from(text, 'utf16le').swap16())
    expect(all(await readTable('p.csv', big))).toEqual(expected)
  })

  test('unpacks Gzip where the caller can', async () => {
    const packed = gzipSync('id\n1\n2\n3')
    expect(all(await readTable('p.csv.gz', packed, {codecs}))).toEqual({id: [1, 2, 3]})
    expect(ids(await readTable('p.csv.gz', packed))).toEqual(['missing unknown-codec'])
    expect(ids(await readTable('p.csv.gz', packed.subarray(0, 15), {codecs}))).toEqual([
      'fail cut-file'
    ])
  })

  test.each([
    ['p.xlsx', 'PK\u0003\u0004', 'p.xlsx is an Excel workbook.', 'pandas.read_excel'],
    ['p.pkl', '\u0080\u0004', 'which is a program and is never run here.', 'pandas.read_pickle'],
    ['p.npy', '\u0093NUMPY', 'p.npy is NumPy arrays.', 'pandas.DataFrame'],
    ['p', 'ARROW1', 'p is an Arrow (Feather) file.', 'pandas.read_feather']
  ])('says how to convert %s', async (name, start, what, how) => {
    const bytes = Uint8Array.from(start, c => c.charCodeAt(0))
    const [problem] = (await readTable(name, bytes)).problems
    expect(problem).toMatchObject({id: 'other-format', status: 'missing'})
    expect(problem?.summary).toContain(what)
    expect(problem?.remedy).toContain(how)
  })

  const rows = {id: [1, 2], label: ['a', 'b'], score: [0.5, 0.25]}
  const records = [
    {id: 1, label: 'a', score: 0.5},
    {id: 2, label: 'b', score: 0.25}
  ]
  test.each([
    ['records', records],
    ['columns of lists', {id: [1, 2], label: ['a', 'b'], score: [0.5, 0.25]}],
    [
      'split',
      {
        columns: ['id', 'label', 'score'],
        index: [0, 1],
        data: [
          [1, 'a', 0.5],
          [2, 'b', 0.25]
        ]
      }
    ],
    ['columns of mappings', {id: {0: 1, 1: 2}, label: {0: 'a', 1: 'b'}, score: {0: 0.5, 1: 0.25}}],
    ['a mapping of rows', {1: {label: 'a', score: 0.5}, 2: {label: 'b', score: 0.25}}],
    ['records under a name', {model: 'x', predictions: records}]
  ])('invariant 23: reads one JSON document of %s', async (_, document) => {
    for (const indent of [0, 2]) {
      const table = await readTable('p.json', encode(JSON.stringify(document, null, indent)))
      expect(table.problems).toEqual([])
      expect(all(table)).toEqual(rows)
    }
  })

  test('recognises a Git LFS pointer', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n'
    expect(ids(await readTable('p.parquet', encode(pointer)))).toEqual(['missing lfs-pointer'])
  })
})
