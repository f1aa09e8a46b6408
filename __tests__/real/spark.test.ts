import {copyFile, mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {openEngine, type LogConnection} from '../../src/adapters/engines/connect.ts'
import {findDuckDb} from '../../src/adapters/engines/duckdb-package.ts'
import type {HiveDriver} from '../../src/adapters/engines/spark-package.ts'
import {UserError, WorldError} from '../../src/errors.ts'
import type {LogEngine} from '../../src/ports.ts'
import {loadDuckDb} from './support/duckdb.ts'
import {PLANS, reference, shown, tableFor, unreadableIn} from './support/shadow-log.ts'
import {freePort} from './support/server-process.ts'
import {loadSpark, sparkClient, sparkPython, startSpark, type SparkServer} from './support/spark.ts'
import {makeTemporaryFolder, removeTemporaryFolders} from './support/temporary-folder.ts'
import {describeWhenFetched} from './support/when-fetched.ts'

const ROWS = 20_000
const TIMEOUT_MS = 900_000
const LIMITS = {memoryMb: 512, threads: 2, temporaryFolder: '/nowhere'}

async function fetchSpark(): Promise<void> {
  await sparkPython()
  await sparkClient()
}

await describeWhenFetched('a real Spark behind its Thrift server', fetchSpark, () => {
  let spark: SparkServer
  let driver: HiveDriver

  beforeAll(async () => {
    const found = findDuckDb()
    if (!found.found) throw new Error(found.why)
    const folder = await makeTemporaryFolder()
    await loadDuckDb(found.duckdb, folder, ROWS)
    driver = await sparkClient()
    spark = await startSpark('NOSASL')
    const tables = {wide: join(folder, 'wide'), long: join(folder, 'long')}
    for (const [name, target] of Object.entries(tables)) {
      await mkdir(target)
      for (const part of [0, 1]) {
        const file = `${name}-${part}.parquet`
        await copyFile(join(folder, file), join(target, file))
      }
    }
    await loadSpark(driver, spark.port, tables)
  }, TIMEOUT_MS)

  afterAll(async () => {
    await spark.server.stop('SIGKILL')
    await removeTemporaryFolders()
  })

  function engine(
    changed: Partial<LogConnection> = {},
    environment: Readonly<Record<string, string>> = {}
  ): LogEngine {
    const connection: LogConnection = {
      engine: 'spark',
      url: 'thrift://127.0.0.1:${SPARK_PORT}?auth=noSasl',
      table: 'shadow.wide',
      ...changed
    }
    const variables = {SPARK_PORT: String(spark.port), ...environment}
    return openEngine(connection, variables, LIMITS, () => Promise.resolve({found: true, driver}))
  }

  test.each(['scores', 'numbers', 'groups', 'paired'] as const)(
    'counts as the JavaScript counter does: %s',
    async name => {
      const plan = PLANS[name]
      const table = tableFor(plan, ROWS)
      const {tables, problems} = await engine({table: `shadow.${table.name}`}).count(plan)
      expect(problems.map(({kind, count}) => ({kind, count}))).toEqual(unreadableIn(table))
      expect(shown(tables)).toBe(shown(reference(plan, table)))
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
    'a table that is not there is the policy’s mistake, and Spark says which',
    async () => {
      const asked = engine({table: 'shadow.nothing'}).shape()
      await expect(asked).rejects.toThrow(UserError)
      await expect(asked).rejects.toThrow(
        /^Spark refuses the question \(42P01\): \[TABLE_OR_VIEW_NOT_FOUND\] .*nothing/u
      )
    },
    TIMEOUT_MS
  )

  test('a host without Spark is the world’s fault', async () => {
    const asked = engine({}, {SPARK_PORT: String(await freePort())}).shape()
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/u)
  })

  test('a gate without the client says what to install', async () => {
    const connection = {engine: 'spark', url: 'thrift://127.0.0.1', table: 'wide'} as const
    const asked = openEngine(connection, {}, LIMITS, () =>
      Promise.resolve({found: false, why: 'The client of Spark is not there'})
    ).shape()
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(
      'The client of Spark is not there. Install hive-driver 1.0.0.'
    )
  })

  test(
    'a login where the server has none is told how to leave it out',
    async () => {
      const asked = engine({url: 'thrift://127.0.0.1:${SPARK_PORT}'}).shape()
      await expect(asked).rejects.toThrow(WorldError)
      await expect(asked).rejects.toThrow(/needs \?auth=noSasl in the address/u)
    },
    TIMEOUT_MS
  )

  test(
    'a query that takes too long is incomplete, and gives no counts',
    async () => {
      const {tables, problems} = await engine({'max-seconds': 0.001}).count(PLANS.scores)
      expect(tables).toEqual([])
      expect(problems).toMatchObject([{kind: 'incomplete', source: 'shadow.wide'}])
      expect(problems[0]?.summary).toMatch(/within the 0\.001 s that the policy allows/u)
    },
    TIMEOUT_MS
  )

  test(
    'ends on a signal',
    async () => {
      const stop = new AbortController()
      const asked = engine().count(
        PLANS.scores,
        () => {
          stop.abort(new Error('stopped by a person'))
        },
        stop.signal
      )
      await expect(asked).rejects.toThrow('stopped by a person')
    },
    TIMEOUT_MS
  )

  test(
    'a server that is lost is the world’s fault, and never half the rows',
    async () => {
      let isFirst = true
      const lost: Promise<void>[] = []
      const asked = engine().count(PLANS.scores, () => {
        if (isFirst) lost.push(spark.server.stop('SIGKILL'))
        isFirst = false
      })
      await expect(asked).rejects.toThrow(/^Spark at thrift:.* cannot be reached/u)
      await Promise.all(lost)
    },
    TIMEOUT_MS
  )
})
