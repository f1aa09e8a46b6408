import {describe, expect, test} from '@jest/globals'
import {inForce, inOrder, parseRecord, recordText, wayBack} from '../../src/verdict/record.ts'
import {statementOf} from '../../src/promotion/statement.ts'
import {aRecord} from './a-record.ts'

const one = aRecord({number: 1, version: '2', replaced: '1', at: '2026-03-01T10:00:00.000Z'})
const two = aRecord({number: 2, version: '3', replaced: '2', at: '2026-03-05T10:00:00.000Z'})
const back = aRecord({
  number: 3,
  kind: 'rollback',
  version: '2',
  replaced: '3',
  at: '2026-03-05T23:59:59.999Z'
})

test('a record survives the registry, and what is none is none', () => {
  expect(parseRecord(recordText(one))).toEqual(one)
  for (const text of ['', 'null', '{}', recordText(one).slice(1), '{"kind":"promotion"}']) {
    expect(parseRecord(text)).toBeNull()
  }
})

test('records are in the order of the moves, and one that was told twice counts once', () => {
  expect(inOrder([back, two, one, {...one, at: '2026-04-01T00:00:00.000Z'}])).toEqual([
    one,
    two,
    back
  ])
})

describe('the way back', () => {
  test('is what the promotion of the current version replaced', () => {
    expect(wayBack([one, two], '3')?.version).toBe('2')
  })

  test('after a rollback leads further back, not to and fro', () => {
    expect(wayBack([one, two, back], '2')?.version).toBe('1')
  })

  test('of a version that this gate did not promote is not known', () => {
    expect(wayBack([one, two], '9')).toBeNull()
  })
})

test.each([
  ['2026-02-28', undefined],
  ['2026-03-01', '2'],
  ['2026-03-04', '2'],
  ['2026-03-05', '2'],
  ['2030-01-01', '2']
])('on %s %s was in production', (day, version) => {
  expect(inForce([one, two, back], day)?.version.version).toBe(version)
})

describe('the statement', () => {
  test('is about the version, by commit and digest, and about its evidence', () => {
    const record = {
      ...one,
      version: {version: 'fraud/2', commit: 'c0ffee'},
      digest: 'sha256:aa',
      evidence: [{kind: 'metrics', path: 'metrics.json', digest: 'sha256:bb'}]
    }
    expect(statementOf(record)).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        {name: 'mlflow:fraud/2', digest: {gitCommit: 'c0ffee', sha256: 'aa'}},
        {name: 'metrics.json', digest: {sha256: 'bb'}}
      ],
      predicate: record
    })
  })

  test('has no subject without a digest', () => {
    expect(statementOf(one).subject).toEqual([])
  })
})
