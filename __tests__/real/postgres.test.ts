import {afterAll, beforeAll, expect, test} from '@jest/globals'
import {openEngine, type LogConnection} from '../../src/adapters/engines/connect.ts'
import {UserError, WorldError} from '../../src/errors.ts'
import type {LogEngine} from '../../src/ports.ts'
import {
  POSTGRES_PASSWORD,
  connected,
  loadPostgres,
  postgresFolder,
  startPostgres,
  type PostgresServer
} from './support/postgres.ts'
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

await describeWhenFetched('a real Postgres', postgresFolder, () => {
  let postgres: PostgresServer

  beforeAll(async () => {
    postgres = await startPostgres()
    const client = await connected(postgres.port)
    for (const table of [wideTable(ROWS), longTable(ROWS)]) await loadPostgres(client, table)
    await client.end()
  }, TIMEOUT_MS)

  afterAll(async () => {
    await postgres.server.stop()
    await removeTemporaryFolders()
  })

  function engine(
    changed: Partial<LogConnection> = {},
    environment: Readonly<Record<string, string>> = {}
  ): LogEngine {
    const connection: LogConnection = {
      engine: 'postgres',
      url: 'postgresql://127.0.0.1:${PGPORT}/postgres',
      table: 'public.wide',
      ...changed
    }
    const login = {PGUSER: 'keeper', PGPASSWORD: POSTGRES_PASSWORD, PGPORT: String(postgres.port)}
    return openEngine(connection, {...login, ...environment}, LIMITS)
  }

  test.each(['scores', 'numbers', 'groups', 'paired'] as const)(
    'counts as the JavaScript counter does: %s',
    async name => {
      const plan = PLANS[name]
      const table = tableFor(plan, ROWS)
      const {tables, problems} = await engine({table: `public.${table.name}`}).count(plan)
      expect(problems.map(({kind, count}) => ({kind, count}))).toEqual(unreadableIn(table))
      expect(shown(tables)).toBe(shown(reference(plan, table)))
    },
    TIMEOUT_MS
  )

  test('tells the columns', async () => {
    const {columns, sources} = await engine({table: 'wide'}).shape()
    expect(sources).toEqual(['wide'])
    expect(columns.slice(0, 3)).toEqual([
      {name: 'request_id', kind: 'text'},
      {name: 'ts', kind: 'time'},
      {name: 'label', kind: 'text'}
    ])
  })

  test('a table that is not there is the policy’s mistake', async () => {
    const asked = engine({table: 'public.nothing'}).shape()
    await expect(asked).rejects.toThrow(UserError)
    await expect(asked).rejects.toThrow('relation "public.nothing" does not exist')
  })

  test('a wrong password names the variables, and never itself', async () => {
    const asked = engine({}, {PGPASSWORD: 'wrong one'}).shape()
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(/as keeper: .*\. Set PGUSER, PGPASSWORD\.$/u)
    await expect(asked).rejects.not.toThrow('wrong one')
  })

  test('a host without Postgres is the world’s fault', async () => {
    const asked = engine({}, {PGPORT: String(await freePort())}).shape()
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(
      /^Postgres at postgresql:\/\/127\.0\.0\.1:\d+\/postgres cannot be reached \(ECONNREFUSED\)/u
    )
  })

  test('a query that takes too long is incomplete, and gives no counts', async () => {
    const {tables, problems} = await engine({'max-seconds': 0.002}).count(PLANS.scores)
    expect(tables).toEqual([])
    expect(problems).toMatchObject([{kind: 'incomplete', source: 'public.wide'}])
    expect(problems[0]?.summary).toContain('0.002 s that the policy allows')
  })

  test(
    'all queries see the rows that were there at the beginning',
    async () => {
      const client = await connected(postgres.port)
      const plan = PLANS.groups
      try {
        await client.query('CREATE TABLE growing AS SELECT * FROM long')
        let isFirst = true
        const adding: Promise<unknown>[] = []
        const {tables, problems} = await engine({table: 'growing'}).count(plan, () => {
          if (isFirst) adding.push(client.query('INSERT INTO growing SELECT * FROM long LIMIT 500'))
          isFirst = false
        })
        await Promise.all(adding)
        expect(problems).toEqual([])
        expect(shown(tables)).toBe(shown(reference(plan, longTable(ROWS))))
      } finally {
        await client.query('DROP TABLE growing')
        await client.end()
      }
    },
    TIMEOUT_MS
  )

  test(
    'ends on a signal, and leaves no query behind',
    async () => {
      const client = await connected(postgres.port)
      const stop = new AbortController()
      const asked = engine().count(
        PLANS.scores,
        () => {
          stop.abort(new Error('stopped by a person'))
        },
        stop.signal
      )
      await expect(asked).rejects.toThrow('stopped by a person')
      const {rows} = await client.query(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'model-promotion-gate' AND state = 'active'"
      )
      await client.end()
      expect(rows).toEqual([])
    },
    TIMEOUT_MS
  )
})
