import {beforeAll, describe, expect, test} from '@jest/globals'
import {mlflowPointer} from '../../../src/adapters/registries/mlflow/pointer.ts'
import {UserError, WorldError} from '../../../src/errors.ts'
import type {Moved} from '../../../src/ports.ts'
import {aRecord} from '../../promotion/a-record.ts'
import {fakeMlflow} from '../registries/fake-mlflow.ts'
import {
  changesIn,
  failEveryCall,
  faultyServer,
  json,
  SECRET,
  timesFor,
  toldOf,
  type Answering,
  type Failed
} from './faults.ts'

const NOW = new Date('2026-03-01T00:05:00.000Z')
const VERDICT = {word: 'pass', digest: 'sha256:of-the-verdict'} as const
const RECORD = {
  ...aRecord({number: 1, version: 'fraud/2', replaced: 'fraud/1', at: NOW.toISOString()}),
  verdict: VERDICT
}

/** What `promote` does with the pointer, whoever began it. */
async function promoteAt(base: string, fault: string): Promise<Moved | null> {
  const policy = {type: 'mlflow', model: 'fraud'} as const
  const env = {MLFLOW_TRACKING_URI: base, MLFLOW_TRACKING_TOKEN: SECRET}
  const pointer = mlflowPointer(policy, env, NOW, timesFor(fault))
  await pointer.settle(VERDICT.digest, [])
  const last = (await pointer.records()).at(-1)
  const current = await pointer.current()
  if (last?.version.version === current?.version) return null
  return await pointer.move(RECORD)
}

interface Run {
  readonly failed: Failed<Moved | null>
  readonly mlflow: ReturnType<typeof fakeMlflow>
}

function answering(mlflow: ReturnType<typeof fakeMlflow>): Answering {
  return ({method, path, query, body}, response) => {
    const asked = {method, path, body, query: Object.fromEntries(query)}
    const {status, body: reply = {}} = mlflow.answer(asked)
    json(response, reply, status)
  }
}

describe('a promotion with one call failing', () => {
  let runs: readonly Run[] = []

  beforeAll(async () => {
    const registries: ReturnType<typeof fakeMlflow>[] = []
    const serving = (): Answering => {
      const mlflow = fakeMlflow()
      registries.push(mlflow)
      return answering(mlflow)
    }
    const afterTheEffect = (whole: Answering): Readonly<Record<string, Answering>> => ({
      'carried out, and reset': (asked, response) => {
        const {socket} = response
        const unheard = Object.assign(response, {end: () => response.destroy()})
        whole(asked, unheard)
        socket?.destroy()
      }
    })
    const failed = await failEveryCall(serving, promoteAt, afterTheEffect)
    // The first was the run as it should go.
    runs = failed.map((run, index) => ({
      failed: run,
      mlflow: registries[index + 1] ?? fakeMlflow()
    }))
  }, 120_000)

  test('fails at every read and every write', () => {
    const calls = new Set(runs.map(({failed}) => failed.call))
    expect([...calls].filter(call => !call.startsWith('GET')).length).toBeGreaterThan(3)
    expect(runs.length).toBeGreaterThan(calls.size * 25)
  })

  test('sends nothing twice, tells no secret, and says where it was', () => {
    for (const {failed} of runs) {
      const {fault, call, seen} = failed
      expect([fault, call, changesIn(seen).filter(times => times > 1)]).toEqual([fault, call, []])
      expect(toldOf(failed)).not.toContain(SECRET)
    }
    const errors = runs.flatMap(({failed: {ended}}) => ('error' in ended ? [ended.error] : []))
    expect(errors.length).toBeGreaterThan(100)
    const known = errors.filter(e => e instanceof WorldError || e instanceof UserError)
    expect(known).toHaveLength(errors.length)
    expect(errors.filter(error => !/MLflow|fraud/u.test(String(error)))).toEqual([])
  })

  test('leaves production where it was, or where it should be', () => {
    for (const {failed, mlflow} of runs) {
      const {fault, call, ended} = failed
      const hasMoved = 'value' in ended && ended.value?.moved === true
      expect([fault, call, mlflow.aliases.get('champion')]).toEqual([
        fault,
        call,
        expect.stringMatching(hasMoved ? /^2$/u : /^[12]$/u)
      ])
    }
  })

  test('is finished by the next run, once', async () => {
    for (const {failed, mlflow} of runs) {
      const {fault, call} = failed
      await promoteAgain(answering(mlflow))
      const [record, ...more] = [...(mlflow.versions.get('2') ?? [])]
      expect([fault, call, mlflow.aliases.get('champion'), record?.[0], more]).toEqual([
        fault,
        call,
        '2',
        'promotion-gate.record.0001',
        []
      ])
      expect([fault, call, [...mlflow.model.keys()]]).toEqual([fault, call, []])
      expect(mlflow.aliases.get('champion-previous')).toBe('1')
    }
  }, 120_000)
})

/** The promotion run again, on a server that is well. */
async function promoteAgain(answer: Answering): Promise<void> {
  const server = await faultyServer(answer)
  try {
    await promoteAt(server.base, '')
  } finally {
    await server.close()
  }
}
