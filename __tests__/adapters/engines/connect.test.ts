import {describe, expect, test} from '@jest/globals'
import {openEngine, tableParts, type LogConnection} from '../../../src/adapters/engines/connect.ts'
import {UserError} from '../../../src/errors.ts'

const LIMITS = {memoryMb: 256, threads: 1, temporaryFolder: '/nowhere'}

function open(connection: Partial<LogConnection>, environment: Record<string, string> = {}) {
  return openEngine(
    {engine: 'trino', url: 'https://trino.example', table: 'a.b.c', ...connection},
    environment,
    LIMITS
  )
}

describe('a connection of the policy', () => {
  test('names its engine before anything is sent', () => {
    expect(open({}).name).toBe('trino')
    expect(open({engine: 'clickhouse'}).name).toBe('clickhouse')
    expect(open({engine: 'postgres', url: 'postgres://db.example/x'}).name).toBe('postgres')
  })

  test('needs the variables that it names', () => {
    expect(() => open({url: 'https://${TRINO_HOST}'})).toThrow(
      'The address of Trino is https://${TRINO_HOST}, but the environment variable TRINO_HOST is not set.'
    )
    expect(open({url: 'https://${TRINO_HOST}'}, {TRINO_HOST: 'trino.example'}).name).toBe('trino')
  })

  test('holds no password', () => {
    const secret = () => open({url: 'https://me:hunter2@trino.example'})
    expect(secret).toThrow(/holds a password\. Take it out, change it, and set TRINO_PASSWORD/u)
    expect(secret).not.toThrow('hunter2')
  })

  test.each([
    ['file:///etc/passwd', /has to begin with https:\/\/ or http:\/\//u],
    ['trino.example', /has to begin with https:\/\//u]
  ])('has an address of the engine’s kind: %s', (url, message) => {
    expect(() => open({url})).toThrow(message)
  })

  test('says which caps an engine cannot keep', () => {
    const url = 'postgres://db.example/x'
    expect(() => open({engine: 'postgres', url, 'max-bytes': 1})).toThrow(/use max-seconds/u)
  })

  test('asks for Spark’s client when the log is asked for, and not before', async () => {
    const url = 'thrift://spark.example:10000'
    const why = 'The client of Spark is not there'
    const engine = openEngine({engine: 'spark', url, table: 'a.b'}, {}, LIMITS, () =>
      Promise.resolve({found: false, why})
    )
    expect(engine.name).toBe('spark')
    await expect(engine.shape()).rejects.toThrow(`${why}. Install hive-driver 1.0.0.`)
    expect(() => open({engine: 'spark', url, 'max-bytes': 1})).toThrow(/use max-seconds/u)
    expect(() => open({engine: 'spark'})).toThrow(/has to begin with thrift:/u)
  })
})

describe('the name of a table', () => {
  test.each([
    ['log', ['log']],
    ['hive.shadow.log', ['hive', 'shadow', 'log']],
    ['hive."a.b"."say ""hi"""', ['hive', 'a.b', 'say "hi"']],
    ['s.log; DROP TABLE log', ['s', 'log; DROP TABLE log']]
  ])('%s', (name, parts) => {
    expect(tableParts(name)).toEqual(parts)
  })

  test.each(['', '.', 'a..b', 'a.b.c.d', '"a', 'a"b'])('is none: %s', name => {
    expect(() => tableParts(name)).toThrow(UserError)
  })
})
