import {utimesSync} from 'node:fs'
import {copyFile, readdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {findDuckDb, installDuckDb, type DuckDb} from '../../src/adapters/engines/duckdb-package.ts'
import {createDuckDbFiles, createDuckDbTable} from '../../src/adapters/engines/duckdb.ts'
import {openFiles} from '../../src/adapters/engines/files/index.ts'
import type {LogProblem} from '../../src/traffic/statistics.ts'
import {PLANS, reference, shown, tableFor, unreadableIn} from './support/shadow-log.ts'
import {loadDuckDb} from './support/duckdb.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'

const ROWS = 20_000
const TIMEOUT_MS = 120_000

describe('a real DuckDB', () => {
  let duckdb: DuckDb
  let folder: string

  beforeAll(async () => {
    const found = findDuckDb()
    if (!found.found) throw new Error(found.why)
    duckdb = found.duckdb
    folder = await makeTemporaryFolder()
    await loadDuckDb(duckdb, folder, ROWS)
  }, 120_000)

  afterAll(removeTemporaryFolders)

  const limits = () => ({memoryMb: 512, threads: 2, temporaryFolder: join(folder, 'temporary')})

  test.each(['scores', 'numbers', 'groups', 'paired'] as const)(
    'counts a table as the JavaScript counter does: %s',
    async name => {
      const plan = PLANS[name]
      const table = tableFor(plan, ROWS)
      const engine = createDuckDbTable(duckdb, join(folder, 'log.duckdb'), [table.name], limits())
      const {tables, problems} = await engine.count(plan)
      expect(problems.map(({kind, count}) => ({kind, count}))).toEqual(unreadableIn(table))
      expect(shown(tables)).toBe(shown(reference(plan, table)))
    },
    TIMEOUT_MS
  )

  test.each([
    ['scores', 'parquet'],
    ['groups', 'parquet'],
    ['groups', 'csv'],
    ['paired', 'csv'],
    ['groups', 'jsonl']
  ] as const)(
    'counts files as the JavaScript counter does: %s, %s',
    async (name, format) => {
      const plan = PLANS[name]
      const table = tableFor(plan, ROWS)
      const files = [0, 1].map(part => join(folder, `${table.name}-${part}.${format}`))
      const {tables} = await createDuckDbFiles(duckdb, files, limits()).count(plan)
      expect(shown(tables)).toBe(shown(reference(plan, table)))
    },
    TIMEOUT_MS
  )

  test('leaves nothing behind of what it kept', async () => {
    const plan = PLANS.groups
    const file = join(folder, 'long-0.csv')
    await createDuckDbFiles(duckdb, [file], limits()).count(plan)
    expect(await readdir(limits().temporaryFolder)).toEqual([])
    const stop = new AbortController()
    const ended = createDuckDbFiles(duckdb, [file], limits()).count(
      plan,
      () => {
        stop.abort(new Error('stopped by a person'))
      },
      stop.signal
    )
    await expect(ended).rejects.toThrow('stopped by a person')
    expect(await readdir(limits().temporaryFolder)).toEqual([])
  })

  test('a file that changes while it is read is told', async () => {
    const file = join(folder, 'changing.parquet')
    await copyFile(join(folder, 'long-0.parquet'), file)
    const {problems} = await createDuckDbFiles(duckdb, [file], limits(), ['changing']).count(
      PLANS.groups,
      ({done}) => {
        if (done === 1) utimesSync(file, 1, 1)
      }
    )
    expect(problems).toMatchObject([{kind: 'changed-while-reading', source: 'changing'}])
  })

  test('what cannot be read is told, as in JavaScript', async () => {
    const file = join(folder, 'unreadable.csv')
    const rows = [
      '2026-11-01T10:00:00Z,12.5',
      '2026-11-01T11:00:00,fast',
      'yesterday,',
      '2026-11-01T12:00:00Z,null',
      '2026-11-01T13:00:00Z,slow'
    ]
    await writeFile(file, ['timestamp,candidate_latency_ms', ...rows].join('\n'))
    const sides = {baseline: {}, candidate: {latency: 'candidate_latency_ms'}}
    const roles = {
      layout: 'wide',
      id: null,
      time: 'timestamp',
      label: null,
      others: [],
      sides
    } as const
    const tables = PLANS.scores.tables.filter(({name}) => name === 'latency/candidate')
    const plan = {...PLANS.scores, roles, tables}
    const {problems} = await createDuckDbFiles(duckdb, [file], limits(), ['log.csv']).count(plan)
    const kinds = (found: readonly LogProblem[]): readonly string[] =>
      found.map(({kind, count}) => `${kind} ${count}`).sort()
    const expected = await openFiles([file], {script: null}).count(plan)
    expect(kinds(problems)).toEqual(kinds(expected.problems))
    expect(problems.map(({summary}) => summary)).toEqual([
      'Column timestamp of log.csv has values that cannot be read (1 row: "yesterday").',
      'Times of log.csv have no time zone and are taken as UTC (1 row).',
      'Column candidate_latency_ms of log.csv has values that cannot be read (2 rows: "fast").'
    ])
  })

  test('what is too large to be added exactly is left out, as in JavaScript', async () => {
    const file = join(folder, 'large.csv')
    const costs = [1, 9_007_198, 9_007_200, 1e30, -9_007_200]
    await writeFile(file, ['candidate_cost', ...costs].join('\n'))
    const plan = {
      ...PLANS.scores,
      tables: PLANS.scores.tables.filter(({name}) => name === 'cost/candidate')
    }
    const counted = await createDuckDbFiles(duckdb, [file], limits()).count(plan)
    const expected = await openFiles([file], {script: null}).count(plan)
    expect(shown(counted.tables)).toBe(shown(expected.tables))
  })

  test('reads times as JavaScript does, also odd ones', async () => {
    const file = join(folder, 'times.csv')
    const times = [
      '2026-10-01T22:15:07.123Z',
      '2026-10-01T 2:15:07.123Z',
      ' 026-10-01T02:15:07.123Z',
      '2026-02-30T02:15:07.123Z',
      '2024-02-29T23:59:59.999Z',
      '2026-10-01T23:60:00.000Z',
      '2026-10-01 12:00:00'
    ]
    await writeFile(file, ['ts', ...times].join('\n'))
    const plan = {
      ...PLANS.scores,
      tables: PLANS.scores.tables.filter(({name}) => name === 'hours')
    }
    const counted = await createDuckDbFiles(duckdb, [file], limits()).count(plan)
    const expected = await openFiles([file], {script: null}).count(plan)
    expect(shown(counted.tables)).toBe(shown(expected.tables))
  })

  test(
    'is installed from the committed lock where it is missing',
    async () => {
      const lock = join(import.meta.dirname, '../../accelerator')
      const cache = join(folder, 'cache', 'duckdb-1.5.5')
      const installed = await installDuckDb(lock, cache)
      expect(installed).toEqual(expect.objectContaining({found: true}))
      // Once there, it is found without npm.
      expect(findDuckDb(cache)).toMatchObject({found: true})
    },
    TIMEOUT_MS
  )

  test('says why it cannot be installed', async () => {
    const found = await installDuckDb(join(folder, 'no-lock'), join(folder, 'cache', 'other'))
    expect(found).toMatchObject({found: false})
    expect('why' in found && found.why).toMatch(/^DuckDB cannot be installed: ENOENT/u)
  })

  test('a file that is no Parquet file is refused, with its name', async () => {
    const path = join(folder, 'broken.parquet')
    await writeFile(path, 'PAR1 and no more')
    await expect(createDuckDbFiles(duckdb, [path], limits()).shape()).rejects.toThrow(
      /^DuckDB .*broken\.parquet/u
    )
  })

  test('a query that takes too long is incomplete, and gives no counts', async () => {
    const database = join(folder, 'log.duckdb')
    const engine = createDuckDbTable(duckdb, database, ['wide'], {...limits(), maxSeconds: 0.001})
    const {tables, problems} = await engine.count(PLANS.scores)
    expect(tables).toEqual([])
    expect(problems).toMatchObject([{kind: 'incomplete'}])
  })

  test('ends on a signal', async () => {
    const stop = new AbortController()
    const engine = createDuckDbTable(duckdb, join(folder, 'log.duckdb'), ['wide'], limits())
    const asked = engine.count(
      PLANS.scores,
      () => {
        stop.abort(new Error('stopped by a person'))
      },
      stop.signal
    )
    await expect(asked).rejects.toThrow('stopped by a person')
  })
})
