import {copyFile, mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {openEngine, type LogConnection} from '../../src/adapters/engines/connect.ts'
import {findDuckDb} from '../../src/adapters/engines/duckdb-package.ts'
import {UserError, WorldError} from '../../src/errors.ts'
import type {LogPlan} from '../../src/traffic/plan.ts'
import type {LogEngine} from '../../src/ports.ts'
import {loadDuckDb} from './support/duckdb.ts'
import {
  PLANS,
  longTable,
  reference,
  shown,
  tableFor,
  unreadableIn,
  wideTable
} from './support/shadow-log.ts'
import {freePort} from './support/server-process.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'
import {describeWhenFetched} from './support/when-fetched.ts'
import {fetchTrino, loadTrino, startTrino, statement, type TrinoCluster} from './support/trino.ts'

const ROWS = 20_000
const TIMEOUT_MS = 900_000
const LIMITS = {memoryMb: 512, threads: 2, temporaryFolder: '/nowhere'}

await describeWhenFetched('a real Trino of a coordinator and two workers', fetchTrino, () => {
  let trino: TrinoCluster

  beforeAll(async () => {
    const found = findDuckDb()
    if (!found.found) throw new Error(found.why)
    const folder = await makeTemporaryFolder()
    await loadDuckDb(found.duckdb, folder, ROWS)
    trino = await startTrino()
    for (const table of [wideTable(0), longTable(0)]) {
      await mkdir(join(trino.data, table.name))
      for (const part of [0, 1]) {
        const file = `${table.name}-${part}.parquet`
        await copyFile(join(folder, file), join(trino.data, table.name, file))
      }
      await loadTrino(trino, table)
    }
  }, TIMEOUT_MS)

  afterAll(async () => {
    await trino.stop()
    await removeTemporaryFolders()
  })

  function engine(
    changed: Partial<LogConnection> = {},
    environment: Readonly<Record<string, string>> = {}
  ): LogEngine {
    const connection: LogConnection = {
      engine: 'trino',
      url: 'http://127.0.0.1:${TRINO_PORT}',
      table: 'hive.shadow.wide',
      ...changed
    }
    const login = {TRINO_USER: 'gate', TRINO_PORT: String(trino.port)}
    return openEngine(connection, {...login, ...environment}, LIMITS)
  }

  test.each(['scores', 'numbers', 'groups', 'paired'] as const)(
    'counts as the JavaScript counter does: %s',
    async name => {
      const plan = PLANS[name]
      const table = tableFor(plan, ROWS)
      const asked = engine({table: `hive.shadow.${table.name}`})
      const {tables, problems} = await asked.count(inLowerCase(plan))
      expect(problems.map(({kind, count}) => ({kind, count}))).toEqual(unreadableIn(table))
      expect(shown(tables).toLowerCase()).toBe(shown(reference(plan, table)).toLowerCase())
    },
    TIMEOUT_MS
  )

  test(
    'tells the columns',
    async () => {
      const {columns} = await engine().shape()
      expect(columns.slice(0, 3)).toEqual([
        {name: 'request_id', kind: 'text'},
        {name: 'ts', kind: 'time'},
        {name: 'label', kind: 'text'}
      ])
    },
    TIMEOUT_MS
  )

  test(
    'a table or a catalog that is not there is the policy’s mistake',
    async () => {
      const noTable = engine({table: 'hive.shadow.nothing'}).shape()
      await expect(noTable).rejects.toThrow(UserError)
      await expect(noTable).rejects.toThrow(
        /^Trino refuses the question \(TABLE_NOT_FOUND\): .*hive\.shadow\.nothing/u
      )
      const noCatalog = engine({table: 'other.shadow.wide'}).shape()
      await expect(noCatalog).rejects.toThrow(/\(CATALOG_NOT_FOUND\)/u)
    },
    TIMEOUT_MS
  )

  test(
    'a password where none is asked for is refused',
    async () => {
      const asked = engine({}, {TRINO_PASSWORD: 'wrong one'}).shape()
      await expect(asked).rejects.toThrow(WorldError)
      await expect(asked).rejects.toThrow(
        /as gate: .*\. Set TRINO_USER, TRINO_PASSWORD, TRINO_TOKEN\.$/u
      )
      await expect(asked).rejects.not.toThrow('wrong one')
    },
    TIMEOUT_MS
  )

  test('a host without Trino is the world’s fault', async () => {
    const asked = engine({}, {TRINO_PORT: String(await freePort())}).shape()
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/u)
  })

  test(
    'more bytes than the policy allows are incomplete, and give no counts',
    async () => {
      const {tables, problems} = await engine({'max-bytes': 1000}).count(inLowerCase(PLANS.scores))
      expect(tables).toEqual([])
      expect(problems).toMatchObject([{kind: 'incomplete', source: 'hive.shadow.wide'}])
      expect(problems[0]?.summary).toMatch(/\(EXCEEDED_SCAN_LIMIT\)/u)
    },
    TIMEOUT_MS
  )

  test(
    'ends on a signal, and leaves no query behind',
    async () => {
      const stop = new AbortController()
      const asked = engine().count(
        inLowerCase(PLANS.scores),
        () => {
          stop.abort(new Error('stopped by a person'))
        },
        stop.signal
      )
      await expect(asked).rejects.toThrow('stopped by a person')
      const running = await statement(
        trino.port,
        `SELECT query_id FROM system.runtime.queries WHERE "user" = 'gate' AND state = 'RUNNING'`
      )
      expect(running).toEqual([])
    },
    TIMEOUT_MS
  )

  test(
    'a lost worker is incomplete, and never half the rows',
    async () => {
      let isFirst = true
      const lost: Promise<void>[] = []
      const asked = engine().count(inLowerCase(PLANS.scores), () => {
        if (isFirst) lost.push(...trino.workers.map(worker => worker.stop('SIGKILL')))
        isFirst = false
      })
      const {tables, problems} = await asked
      await Promise.all(lost)
      expect(tables).toEqual([])
      expect(problems).toMatchObject([{kind: 'incomplete', source: 'hive.shadow.wide'}])
    },
    TIMEOUT_MS
  )
})

/** Hive keeps the names of columns in lower case. */
function inLowerCase(plan: LogPlan): LogPlan {
  const lower = (_: string, value: unknown): unknown =>
    typeof value === 'string' && /O'Hara/u.test(value) ? value.toLowerCase() : value
  return JSON.parse(JSON.stringify(plan), lower) as LogPlan
}
