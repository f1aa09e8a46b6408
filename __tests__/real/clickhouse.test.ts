import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {openEngine, type LogConnection} from '../../src/adapters/engines/connect.ts'
import {UserError, WorldError} from '../../src/errors.ts'
import type {LogEngine} from '../../src/ports.ts'
import {
  clickHouseProgram,
  CLICKHOUSE_LOGIN,
  loadClickHouse,
  startClickHouse,
  statement,
  type ClickHouseCluster
} from './support/clickhouse.ts'
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
import {removeTemporaryFolders} from './support/temporary-folder.ts'
import {describeWhenFetched} from './support/when-fetched.ts'

const ROWS = 20_000
const TIMEOUT_MS = 240_000
const LIMITS = {memoryMb: 512, threads: 2, temporaryFolder: '/nowhere'}

await describeWhenFetched('a real ClickHouse of two shards', clickHouseProgram, () => {
  let cluster: ClickHouseCluster

  beforeAll(async () => {
    cluster = await startClickHouse()
    for (const table of [wideTable(ROWS), longTable(ROWS)]) await loadClickHouse(cluster, table)
  }, TIMEOUT_MS)

  afterAll(async () => {
    await cluster.stop()
    await removeTemporaryFolders()
  })

  function engine(
    changed: Partial<LogConnection> = {},
    environment: Readonly<Record<string, string>> = {}
  ): LogEngine {
    const connection: LogConnection = {
      engine: 'clickhouse',
      url: 'http://127.0.0.1:${CLICKHOUSE_PORT}',
      table: 'default.wide',
      ...changed
    }
    const login = {
      CLICKHOUSE_USER: CLICKHOUSE_LOGIN.user,
      CLICKHOUSE_PASSWORD: CLICKHOUSE_LOGIN.password,
      CLICKHOUSE_PORT: String(cluster.shards[0]?.http)
    }
    return openEngine(connection, {...login, ...environment}, LIMITS)
  }

  test.each(['scores', 'numbers', 'groups'] as const)(
    'counts as the JavaScript counter does: %s',
    async name => {
      const plan = PLANS[name]
      const table = tableFor(plan, ROWS)
      const {tables, problems} = await engine({table: table.name}).count(plan)
      expect(problems.map(({kind, count}) => ({kind, count}))).toEqual(unreadableIn(table))
      expect(shown(tables)).toBe(shown(reference(plan, table)))
    },
    TIMEOUT_MS
  )

  test('pairs of rows need a ClickHouse with window functions, and it says so', async () => {
    const asked = engine({table: 'long'}).count(PLANS.paired)
    await expect(asked).rejects.toThrow(UserError)
    await expect(asked).rejects.toThrow(
      /^A log with a row for each model's answer needs ClickHouse 21\.9/u
    )
  })

  test('tells the columns', async () => {
    const {columns} = await engine().shape()
    expect(columns.slice(0, 3)).toEqual([
      {name: 'request_id', kind: 'text'},
      {name: 'ts', kind: 'whole-number'},
      {name: 'label', kind: 'text'}
    ])
  })

  test('a table that is not there is the policy’s mistake', async () => {
    const asked = engine({table: 'default.nothing'}).shape()
    await expect(asked).rejects.toThrow(UserError)
    await expect(asked).rejects.toThrow("Table default.nothing doesn't exist")
  })

  test('a wrong password names the variables, and never itself', async () => {
    const asked = engine({}, {CLICKHOUSE_PASSWORD: 'wrong one'}).shape()
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(
      /as reader: .*\. Set CLICKHOUSE_USER, CLICKHOUSE_PASSWORD\.$/u
    )
    await expect(asked).rejects.not.toThrow('wrong one')
  })

  test('a host without ClickHouse is the world’s fault', async () => {
    const asked = engine({}, {CLICKHOUSE_PORT: String(await freePort())}).shape()
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/u)
  })

  test('more bytes than the policy allows are incomplete, and give no counts', async () => {
    const {tables, problems} = await engine({'max-bytes': 10_000}).count(PLANS.scores)
    expect(tables).toEqual([])
    expect(problems).toMatchObject([{kind: 'incomplete', source: 'default.wide'}])
    expect(problems[0]?.summary).toMatch(/code 307/u)
  })

  test(
    'rows that arrive while reading are left out where their time is later',
    async () => {
      const [shard] = cluster.shards
      if (shard === undefined) throw new Error('no shard')
      const plan = PLANS.groups
      const columns = longTable(0).columns.map(([name]) => name)
      await statement(
        shard,
        'CREATE TABLE growing AS long_part ENGINE = MergeTree ORDER BY tuple()'
      )
      await statement(shard, 'INSERT INTO growing SELECT * FROM long')
      const log = longTable(ROWS)
      const at = columns.indexOf('ts')
      const early = log.rows.slice(0, 500)
      const end = Math.max(...early.map(row => Number(row[at])))
      // At the beginning of each count the log's first rows once more, ten days later each time.
      const later = (days: number): string => {
        const moved = columns.map(name => (name === 'ts' ? `ts + ${days * 86_400_000}` : name))
        return `INSERT INTO growing SELECT ${moved.join(', ')} FROM long WHERE ts <= ${end}`
      }
      const adding: Promise<unknown>[] = []
      const {tables, problems} = await engine({table: 'growing'}).count(plan, ({done}) => {
        if (done === 1) adding.push(statement(shard, later(10 * (adding.length + 1))))
      })
      await Promise.all(adding)
      expect(adding).toHaveLength(2)
      expect(problems).toEqual([])
      const arrived = early.map(row => row.with(at, Number(row[at]) + 10 * 86_400_000))
      const seen = {...log, rows: [...log.rows, ...arrived]}
      expect(shown(tables)).toBe(shown(reference(plan, seen)))
    },
    TIMEOUT_MS
  )

  test(
    'a lost shard is incomplete, and never half the rows',
    async () => {
      await cluster.shards[1]?.server.stop('SIGKILL')
      const {tables, problems} = await engine().count(PLANS.scores)
      expect(tables).toEqual([])
      expect(problems).toMatchObject([{kind: 'incomplete', source: 'default.wide'}])
      expect(problems[0]?.summary).toMatch(
        /^ClickHouse did not finish a query \(code (279|210|209)\)/u
      )
    },
    TIMEOUT_MS
  )
})
