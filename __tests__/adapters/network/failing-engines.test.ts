import {createServer, type Server, type Socket} from 'node:net'
import type {AddressInfo} from 'node:net'
import {afterEach, beforeAll, describe, expect, test} from '@jest/globals'
import {openEngine, type LogConnection} from '../../../src/adapters/engines/connect.ts'
import type {HiveDriver} from '../../../src/adapters/engines/spark-package.ts'
import {createSqlEngine} from '../../../src/adapters/engines/sql.ts'
import type {LogEngine} from '../../../src/ports.ts'
import type {LogPlan} from '../../../src/traffic/plan.ts'
import {TRINO} from '../../../src/traffic/sql/dialects/trino.ts'
import {TIMES} from '../../../src/adapters/network/call.ts'
import {WorldError} from '../../../src/errors.ts'
import {
  failEveryCall,
  json,
  SECRET,
  timesFor,
  toldOf,
  type Answering,
  type Failed
} from './faults.ts'

const LIMITS = {memoryMb: 256, threads: 1, temporaryFolder: '/nowhere'}
const COLUMNS = ['id', 'model', 'label', 'score']

/** What is asked by `shape`: columns, and no rows. */
const clickhouse: Answering = (_, response) => {
  json(response, {meta: COLUMNS.map(name => ({name, type: 'String'})), data: []})
}

const trino: Answering = ({method, headers}, response) => {
  const nextUri = `http://${headers.host ?? ''}/v1/statement/queued/1`
  const columns = COLUMNS.map(name => ({name, type: 'varchar'}))
  json(response, {id: '1', stats: {}, ...(method === 'POST' ? {nextUri} : {columns})})
}

describe.each<['trino' | 'clickhouse', Answering]>([
  ['trino', trino],
  ['clickhouse', clickhouse]
])('%s with one call failing', (engine, answer) => {
  let runs: readonly Failed<unknown>[] = []

  beforeAll(async () => {
    runs = await failEveryCall(
      () => answer,
      async (base, fault) => {
        const environment = {
          AT: base,
          PATH: SECRET,
          TRINO_TOKEN: SECRET,
          CLICKHOUSE_USER: 'gate',
          CLICKHOUSE_PASSWORD: SECRET
        }
        const connection = {engine, url: '${AT}/${PATH}', table: 'a.b'}
        return await openEngine(connection, environment, LIMITS, undefined, timesFor(fault)).shape()
      }
    )
  }, 120_000)

  test('gives no columns, by the world’s fault', () => {
    expect(runs.length).toBeGreaterThan(25)
    for (const {fault, call, ended} of runs)
      expect([fault, call, ended]).toEqual([fault, call, {error: expect.any(WorldError)}])
  })

  test('says where it was, and tells no secret', () => {
    for (const run of runs) {
      expect(toldOf(run)).not.toContain(SECRET)
      expect(toldOf(run)).toMatch(/Trino|ClickHouse/u)
      expect(toldOf(run)).toContain(run.base)
    }
  })
})

/** An engine that answers every count with one text. */
function engineThatAnswers(text: string | null): LogEngine {
  return createSqlEngine({
    name: 'trino',
    dialect: TRINO,
    from: 'log',
    sources: ['log'],
    open: () =>
      Promise.resolve({
        query: sql =>
          Promise.resolve(
            sql.includes('LIMIT 0')
              ? {columns: COLUMNS.map(name => ({name, type: 'varchar'})), rows: []}
              : {columns: [], rows: text === null ? [] : [[text]]}
          ),
        close: () => Promise.resolve()
      })
  })
}

const PLAN: LogPlan = {
  roles: {
    layout: 'groups',
    id: 'id',
    time: null,
    label: 'label',
    model: 'model',
    side: {prediction: 'score'},
    others: [],
    values: {candidate: ['new'], baseline: ['old']}
  },
  answers: 'classes',
  threshold: 0.5,
  positive: '1',
  negative: '0',
  labelsUntil: null,
  tables: [{name: 'all', keys: [], measures: []}]
}

test.each([null, '', 'seven', '-1', '1.5', 'NaN', '1e400', '9007199254740993', '0x10'])(
  'a count of %j is none, and nothing is told from it',
  async text => {
    const asked = engineThatAnswers(text).count(PLAN)
    await expect(asked).rejects.toThrow(WorldError)
    await expect(asked).rejects.toThrow(/^trino does not answer what it was asked: .* is no count/u)
  }
)

test('a count that is one is counted', async () => {
  const {tables} = await engineThatAnswers('7').count(PLAN)
  expect(tables).toEqual([{name: 'all', rows: [{key: [], count: 7, measures: []}]}])
})

const servers: Server[] = []
const sockets = new Set<Socket>()

afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await Promise.all(servers.splice(0).map(server => new Promise(done => server.close(done))))
})

/** A server over TCP; `answer` is given what came in, and how often something had. */
async function listening(answer: (socket: Socket, times: number) => void): Promise<number> {
  const server = createServer(socket => {
    let times = 0
    sockets.add(socket)
    socket.on('error', () => null)
    socket.on('data', () => {
      answer(socket, times++)
    })
  })
  servers.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return (server.address() as AddressInfo).port
}

/** Postgres's `AuthenticationOk` and `ReadyForQuery`. */
const LET_IN = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73])

const TCP_FAULTS: Readonly<Record<string, (socket: Socket) => void>> = {
  'is reset': socket => socket.resetAndDestroy(),
  'is closed': socket => socket.end(),
  'never answers': () => undefined,
  'speaks HTTP': socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n<html>'),
  'answers with zeros': socket => socket.write(Buffer.alloc(4096)),
  'sends without end': socket => {
    const block = Buffer.alloc(1024 * 1024, 68)
    const more = (): void => {
      if (!socket.destroyed && socket.write(block)) setImmediate(more)
    }
    socket.on('drain', more)
    more()
  }
}

describe.each(Object.entries(TCP_FAULTS))('a Postgres that %s', (_, fault) => {
  test.each([
    ['at once', 0],
    ['once it has let the gate in', 1]
  ])('%s is the world’s fault', async (_, calls) => {
    const port = await listening((socket, times) => {
      if (times === calls) fault(socket)
      else if (times === 0) socket.write(LET_IN)
    })
    const connection: LogConnection = {
      engine: 'postgres',
      url: 'postgres://${LOGIN}@127.0.0.1:${PORT}/log?sslmode=disable&application_name=${LOGIN}',
      table: 'log'
    }
    const environment = {LOGIN: `gate:${SECRET}`, PORT: String(port)}
    const times = {...TIMES, callMs: 200, wholeMs: 200}
    const asked = openEngine(connection, environment, LIMITS, undefined, times).shape()
    const error: unknown = await asked.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WorldError)
    expect(String(error)).toMatch(/Postgres at postgres:\/\/127\.0\.0\.1:\d+\/log /u)
    expect(String(error)).not.toContain(SECRET)
  })
})

/** The parts of Spark's client that connect, which end as the test says. */
function aDriver(connect: () => Promise<unknown>): HiveDriver {
  const authentication = class {
    authenticate = <T>(transport: T): Promise<T> => Promise.resolve(transport)
  }
  return {
    HiveClient: class {
      on = () => undefined
      connect = connect
      openSession = () => new Promise<never>(() => undefined)
    },
    connections: {TcpConnection: Object},
    auth: {NoSaslAuthentication: authentication, PlainTcpAuthentication: authentication},
    thrift: {
      TCLIService: {},
      TCLIService_types: {
        TProtocolVersion: {HIVE_CLI_SERVICE_PROTOCOL_V10: 1},
        TTypeId: {},
        TOperationState: {
          INITIALIZED_STATE: 0,
          RUNNING_STATE: 1,
          FINISHED_STATE: 2,
          CANCELED_STATE: 3,
          ERROR_STATE: 5,
          PENDING_STATE: 7,
          TIMEDOUT_STATE: 8
        }
      }
    }
  }
}

test.each<[string, () => Promise<unknown>, RegExp]>([
  [
    'never answers',
    () => new Promise(() => undefined),
    /did not answer within 0\.05 s\. .*NOSASL/u
  ],
  ['opens no session', () => Promise.resolve(), /did not answer within 0\.05 s\. .*NOSASL/u],
  [
    'is not there',
    () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), {code: 'ECONNREFUSED'})),
    /cannot be reached \(ECONNREFUSED\)/u
  ],
  [
    'refuses the password',
    () => Promise.reject(new Error(`Authentication error: ${SECRET} is wrong`)),
    /does not let the gate in as gate: Authentication error: \*\*\* is wrong/u
  ],
  [
    'speaks another protocol',
    () => Promise.reject(new Error('bad frame')),
    /\(bad frame\)\. .*NOSASL/u
  ]
])('a Spark that %s is the world’s fault', async (_, connect, message) => {
  const connection: LogConnection = {engine: 'spark', url: 'thrift://127.0.0.1:1', table: 'log'}
  const environment = {SPARK_USER: 'gate', SPARK_PASSWORD: SECRET}
  const client = () => Promise.resolve({found: true as const, driver: aDriver(connect)})
  const times = {...TIMES, callMs: 50}
  const asked = openEngine(connection, environment, LIMITS, client, times).shape()
  await expect(asked).rejects.toThrow(WorldError)
  await expect(asked).rejects.toThrow(message)
  await expect(asked).rejects.not.toThrow(SECRET)
})
