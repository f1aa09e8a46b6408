import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {brotliCompressSync} from 'node:zlib'

import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import fc from 'fast-check'

import {type FilesOptions, openFiles} from '../../../../src/adapters/engines/files/index.ts'
import {UserError} from '../../../../src/errors.ts'
import {rolesOf} from '../../../../src/traffic/roles.ts'
import type {LogPlan} from '../../../../src/traffic/plan.ts'
import type {LogStatistics} from '../../../../src/traffic/statistics.ts'
import {countPlainly} from '../../../traffic/reference.ts'
import {csvOf, gzipped, jsonOf, type LoggedRow, planOf, requestsIn, textOf} from './logs.ts'
import {madeRows} from './rows.ts'

const fixtures = join(dirname(fileURLToPath(import.meta.url)), 'fixtures')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gate-files-'))
})
afterAll(() => {
  rmSync(folder, {recursive: true, force: true})
})

let logs = 0

/** Writes files into a folder of their own and gives its name. */
function written(files: Readonly<Record<string, Uint8Array | string>>): string {
  const own = join(folder, `log-${logs++}`)
  mkdirSync(own)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(own, name), content)
  return own
}

async function counted(
  files: Readonly<Record<string, Uint8Array | string>>,
  plan: LogPlan = planOf(),
  options: FilesOptions = {}
): Promise<LogStatistics> {
  return await openFiles(['*'], {folder: written(files), script: null, ...options}).count(plan)
}

function oracle(rows: readonly LoggedRow[]): string {
  return textOf({tables: countPlainly(requestsIn(rows), planOf())})
}

describe('equal logs give equal tables', () => {
  test('whatever the format, the files and the batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({min: 0, max: 60}),
        fc.integer({min: 1, max: 1e6}),
        fc.integer({min: 1, max: 20}),
        fc.integer({min: 0, max: 60}),
        fc.record({
          delimiter: fc.constantFrom(',', ';', '\t', '|'),
          end: fc.constantFrom('\n', '\r\n', '\r'),
          none: fc.constantFrom('', 'null', 'NULL', 'NaN', 'nan', 'None', '\\N'),
          quoteAll: fc.boolean(),
          bom: fc.boolean(),
          reverse: fc.boolean()
        }),
        fc.constantFrom('csv', 'json', 'list', 'sparse'),
        fc.constantFrom('none', 'gzip', 'brotli'),
        async (count, seed, batchRows, cut, style, format, packing) => {
          const rows = madeRows(count, seed)
          const bytesOf = (part: readonly LoggedRow[]): Uint8Array =>
            format === 'csv'
              ? csvOf(part, style)
              : jsonOf(part, {isList: format === 'list', isSparse: format === 'sparse'})
          const packed = (bytes: Uint8Array): Uint8Array =>
            packing === 'gzip'
              ? gzipped(bytes)
              : packing === 'brotli'
                ? new Uint8Array(brotliCompressSync(bytes))
                : bytes
          const end = packing === 'brotli' ? '.br' : ''
          const found = await counted(
            {
              [`a${end}`]: packed(bytesOf(rows.slice(0, cut))),
              [`b${end}`]: packed(csvOf(rows.slice(cut)))
            },
            planOf(),
            {batchRows}
          )
          expect(textOf(found)).toBe(oracle(rows))
          expect(found.problems).toEqual([])
        }
      ),
      {numRuns: 60}
    )
  })

  test('as JSON lines of a fixture', async () => {
    const found = await counted({'a.gz': readFileSync(join(fixtures, 'wide.jsonl.gz'))})
    expect(textOf(found)).toBe(oracle(madeRows(2100)))
  })

  const parquets = readdirSync(fixtures).filter(name => name.endsWith('.parquet'))

  test.each(parquets)('as %s', async name => {
    const found = await counted({[name]: readFileSync(join(fixtures, name))})
    expect(textOf(found)).toBe(oracle(madeRows(2100)))
    expect(found.problems).toEqual([])
  })

  test('there is a Parquet file of every codec', () => {
    expect(parquets).toHaveLength(12)
  })
})

describe('shape', () => {
  test('columns, and what they seem to be', async () => {
    const log = written({'a.csv': csvOf(madeRows(50)), 'b.csv': csvOf(madeRows(50))})
    const shape = await openFiles(['*.csv'], {folder: log}).shape()
    expect(shape.sources).toEqual(['a.csv', 'b.csv'])
    expect(shape.problems).toEqual([])
    expect(shape.columns.map(({name, kind}) => `${name} ${kind}`)).toEqual([
      'request_id text',
      'timestamp time',
      'segment text',
      'label whole-number',
      'champion_score number',
      'candidate_score number',
      'candidate_latency_ms number',
      'candidate_error text',
      'candidate_cost number',
      'amount whole-number'
    ])
  })

  test('files that differ', async () => {
    const log = written({
      'a.csv': 'score,segment\n0.5,1\n',
      'b.csv': 'score\nhigh\n',
      'c.parquet': 'PAR1 and no more'
    })
    const {problems} = await openFiles(['*'], {folder: log}).shape()
    expect(problems.map(({kind, source}) => [kind, source])).toEqual([
      ['unreadable-file', 'c.parquet'],
      ['other-type', 'b.csv'],
      ['other-columns', 'b.csv']
    ])
  })
})

describe('bad input is a problem, not a crash', () => {
  const roles = rolesOf(['id', 'time', 'champion_score', 'candidate_score'], {})
  const plan: LogPlan = {
    ...planOf(),
    roles: roles.ok && 'wide' in roles ? roles.wide : planOf().roles,
    tables: [
      {
        name: 'all',
        keys: [],
        measures: [
          {kind: 'distinct-ids'},
          {kind: 'count', where: {kind: 'known', field: 'candidate.score'}},
          {kind: 'sum', field: 'candidate.score', unit: 1e-3}
        ]
      }
    ]
  }
  const header = 'id,time,champion_score,candidate_score\n'

  async function problems(
    files: Readonly<Record<string, Uint8Array | string>>
  ): Promise<{readonly rows: number; readonly found: readonly string[]}> {
    const found = await counted(files, plan)
    return {
      rows: found.tables[0]?.rows[0]?.count ?? 0,
      found: found.problems.map(
        ({kind, source, count, summary}) => `${kind} ${source} ${count}: ${summary}`
      )
    }
  }

  test.each([
    [
      'a row with too few cells',
      `${header}1,1763000000,0.5,0.5\n2,1763000000\n3,1763000000,0.5,0.5\n`,
      2,
      ['bad-row a 1: a has rows that are left out (1 row, first row 2: 2 cells instead of 4).']
    ],
    [
      'a quote that is not closed',
      `${header}1,1763000000,0.5,0.5\n2,"1763000000,0.5,0.5\n3,1763000000,0.5,0.5\n`,
      1,
      ['cut-file a 1: a seems to be cut where it ends: a quote is not closed.']
    ],
    [
      'values that are no numbers',
      `${header}1,1763000000,0.5,high\n2,1763000000,0.5,inf\n3,1763000000,0.5,1e3\n`,
      3,
      [
        'bad-value a 2: Column candidate_score of a has values that cannot be read (2 rows, first row 1: "high").'
      ]
    ],
    [
      'times that go backwards, and without zone',
      `${header}1,2026-11-21T10:00:00,0.5,1\n2,2026-11-21T09:00:00Z,0.5,1\n`,
      2,
      [
        'no-time-zone a 1: Times of a have no time zone and are taken as UTC (1 row, first row 1).',
        'time-order a 1: Times of a go backwards (1 row, first row 2).'
      ]
    ],
    [
      'another schema',
      'other\n1\n2\n',
      2,
      [
        'other-columns a 1: a has no column id, which other files of the log have.',
        'other-columns a 1: a has no column time, which other files of the log have.',
        'other-columns a 1: a has no column candidate_score, which other files of the log have.',
        'other-columns a 1: a has no column champion_score, which other files of the log have.'
      ]
    ],
    [
      'UTF-16, as spreadsheets export it',
      Buffer.from(`\ufeff${header}1,1763000000,0.5,0.5\n2,1763000000,0.5,0.5\n`, 'utf16le'),
      2,
      []
    ],
    [
      'words that say that there is no number',
      `${header}1,1763000000,NA,n/a\n2,1763000000,NULL,none\n`,
      2,
      []
    ],
    [
      'what holds no rows',
      Buffer.from('PK\u0003\u0004'),
      0,
      [
        'unreadable-file a 1: a cannot be read: it is a zip archive. Unpack it, or pack it with gzip.'
      ]
    ],
    ['an empty file', '', 0, []],
    [
      'a JSON line that is none',
      '{"id":1,"candidate_score":0.5}\n{"id":2,"candidate_score"\n[3]\n',
      1,
      ['bad-row a 2: a has rows that are left out (2 rows, first row 2: no JSON object).']
    ],
    [
      'bytes that are nothing',
      new Uint8Array([1, 0, 2, 0, 3]),
      0,
      ['unreadable-file a 1: a cannot be read: it is neither text nor Parquet.']
    ]
  ])('%s', async (_, content, rows, expected) => {
    expect(await problems({a: content})).toEqual({rows, found: expected})
  })

  test('a Parquet file that is cut, in front and behind', async () => {
    const whole = readFileSync(join(fixtures, 'wide.snappy.v1.parquet'))
    const behind = await counted({a: whole.subarray(0, whole.length - 9)})
    expect(behind.problems.map(({kind}) => kind)).toEqual(['unreadable-file'])
    const hole = new Uint8Array(whole)
    hole.fill(0xff, 4, 4000)
    const front = await counted({a: hole})
    expect(front.problems.map(({kind}) => kind)).toContain('unreadable-file')
  })

  test('a gzip file that is cut keeps the rows before', async () => {
    const packed = gzipped(csvOf(madeRows(3000)))
    const found = await counted({a: packed.subarray(0, packed.length >> 1)})
    expect(found.problems.map(({kind}) => kind)).toContain('unreadable-file')
    expect(found.tables[0]?.rows[0]?.count).toBeGreaterThan(100)
  })

  test('numbers too large to be added up are left out of sums', async () => {
    const found = await counted({a: `${header}1,,0.5,1e300\n2,,0.5,0.5\n`}, plan)
    expect(found.tables[0]?.rows[0]?.measures).toEqual([2, 2, 500])
  })

  test('long ids keep their digits in every format', async () => {
    const ids = ['9007199254740993', '9007199254740992']
    const json = ids.map(id => `{"id":${id},"candidate_score":1}\n`).join('')
    const csv = `id,candidate_score\n${ids.join(',1\n')},1\n`
    const found = await counted({'a.jsonl': json, 'b.csv': csv}, plan)
    expect(found.tables[0]?.rows[0]).toEqual({key: [], count: 4, measures: [2, 4, 4000]})
  })

  test('a pattern that names nothing says what was looked for', async () => {
    const empty = written({})
    const engine = openFiles(['logs/*.parquet'], {folder: empty})
    await expect(engine.shape()).rejects.toThrow(UserError)
    await expect(engine.count(planOf())).rejects.toThrow('logs/*.parquet names none')
  })

  test('a file that grows while it is read', async () => {
    const log = written({'a.csv': csvOf(madeRows(30))})
    const engine = openFiles(['a.csv'], {folder: log, script: null})
    const found = await engine.count(planOf(), () => {
      writeFileSync(join(log, 'a.csv'), csvOf(madeRows(40)))
    })
    expect(found.problems.map(({kind}) => kind)).toEqual(['changed-while-reading'])
  })

  test('work that is called off ends', async () => {
    const log = written({'a.csv': csvOf(madeRows(10))})
    const abort = new AbortController()
    abort.abort(new Error('called off'))
    const engine = openFiles(['a.csv'], {folder: log, script: null})
    await expect(engine.count(planOf(), undefined, abort.signal)).rejects.toThrow('called off')
  })
})
