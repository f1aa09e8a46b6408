import {afterEach, describe, expect, test} from '@jest/globals'
import {mlflowPointer} from '../../../src/adapters/registries/mlflow/pointer.ts'
import {UserError} from '../../../src/errors.ts'
import {aRecord} from '../../promotion/a-record.ts'
import {fakeMlflow} from './fake-mlflow.ts'
import {closeLoopbacks, loopback} from './loopback.ts'

afterEach(closeLoopbacks)

const NOW = new Date('2026-03-01T00:05:00.000Z')

async function pointerTo(fake: ReturnType<typeof fakeMlflow>) {
  const {base} = await loopback(fake.answer)
  const policy = {type: 'mlflow', model: 'fraud'} as const
  return mlflowPointer(policy, {MLFLOW_TRACKING_URI: base}, NOW)
}

const move = (to: string) =>
  aRecord({number: 1, version: `fraud/${to}`, replaced: 'fraud/1', at: NOW.toISOString()})

describe('moving an alias', () => {
  test('of several at once at most one does, and nothing is left behind', async () => {
    for (let round = 0; round < 5; round++) {
      const fake = fakeMlflow()
      const pointer = await pointerTo(fake)
      const ends = await Promise.all(['2', '3', '4'].map(async to => await pointer.move(move(to))))
      const winners = ends.filter(end => end.moved)
      expect(winners.length).toBeLessThanOrEqual(1)
      const records = await pointer.records()
      expect(records).toHaveLength(winners.length)
      expect(records[0]?.version.version ?? 'fraud/1').toBe(`fraud/${fake.aliases.get('champion')}`)
      expect([...fake.model.keys()]).toEqual([])
    }
  })

  test('is refused where it points elsewhere by now, with both names', async () => {
    const fake = fakeMlflow()
    fake.aliases.set('champion', '4')
    const pointer = await pointerTo(fake)
    expect(await pointer.move(move('2'))).toEqual({
      moved: false,
      summary: 'fraud@champion is now fraud/4, not fraud/1; nothing was moved.'
    })
    expect(fake.aliases.get('champion')).toBe('4')
    expect(fake.model.size).toBe(0)
  })

  test('is refused while another is under way, until that is too old', async () => {
    const fake = fakeMlflow()
    const other = JSON.stringify({...move('3'), at: '2026-03-01T00:00:00.000Z'})
    fake.model.set('promotion-gate.claim.other', other)
    const pointer = await pointerTo(fake)
    expect(await pointer.settle(null, [])).toEqual([])
    expect(await pointer.move(move('2'))).toMatchObject({
      moved: false,
      summary: expect.stringMatching(/promotion of fraud\/3 by ada is under way.*fraud\/2/u)
    })
    expect([...fake.model.keys()]).toEqual(['promotion-gate.claim.other'])
  })
})

describe('a tag that another process writes at the same moment', () => {
  const RACE =
    '(sqlite3.IntegrityError) UNIQUE constraint failed: registered_model_tags.key, registered_model_tags.name'

  /** The registry, which refuses the first writes as its database does. */
  async function racing(times: number, message = RACE) {
    const fake = fakeMlflow()
    let left = times
    const {base, seen} = await loopback(request => {
      if (request.method !== 'POST' || left === 0) return fake.answer(request)
      left--
      return {status: 400, body: {error_code: 'BAD_REQUEST', message}}
    })
    const policy = {type: 'mlflow', model: 'fraud'} as const
    const pointer = mlflowPointer(policy, {MLFLOW_TRACKING_URI: base}, NOW)
    return {fake, pointer, writes: () => seen.filter(({method}) => method === 'POST').length}
  }

  test('is written again, once', async () => {
    const {fake, pointer, writes} = await racing(1)
    expect(await pointer.move(move('2'))).toMatchObject({moved: true})
    expect(fake.aliases.get('champion')).toBe('2')
    // The claim twice, both aliases and the record.
    expect(writes()).toBe(5)
  })

  test('is given up after that, and any other refusal at once', async () => {
    const twice = await racing(2)
    await expect(twice.pointer.move(move('2'))).rejects.toThrow(
      /^POST registered-models\/set-tag: MLflow .*refuses .*IntegrityError/u
    )
    expect(twice.writes()).toBe(2)
    const other = await racing(1, 'Tag value is too long')
    await expect(other.pointer.move(move('2'))).rejects.toThrow(/too long/u)
    expect(other.writes()).toBe(1)
    expect([twice, other].map(({fake}) => fake.aliases.get('champion'))).toEqual(['1', '1'])
  })
})

describe('finding a version', () => {
  test('by number, name or alias; for none the challenger', async () => {
    const fake = fakeMlflow()
    fake.aliases.set('challenger', '3')
    const pointer = await pointerTo(fake)
    for (const wanted of ['3', 'fraud/3', 'challenger', '@challenger', null]) {
      expect(await pointer.find(wanted, [])).toEqual({version: 'fraud/3', commit: null})
    }
  })

  test('that is not there: says which are', async () => {
    const pointer = await pointerTo(fakeMlflow())
    await expect(pointer.find('9', [])).rejects.toThrow(/no version 9.*4, 3, 2, 1/u)
    await expect(pointer.find('chalenger', [])).rejects.toThrow(/its aliases: champion/u)
    await expect(pointer.find(null, ['a'.repeat(40)])).rejects.toThrow(UserError)
  })
})
