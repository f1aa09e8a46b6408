import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals'
import {findDuckDb, type DuckDb} from '../../src/adapters/engines/duckdb-package.ts'
import {createDuckDbFiles, createDuckDbTable} from '../../src/adapters/engines/duckdb.ts'
import {PLANS, reference, shown, tableFor} from './support/shadow-log.ts'
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
      expect(problems).toEqual([])
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
})
