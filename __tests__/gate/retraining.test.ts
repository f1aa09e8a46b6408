import {describe, expect, test} from '@jest/globals'
import type {Finding} from '../../src/verdict/verdict.ts'
import {check} from '../../src/run.ts'
import {memoryTree} from '../fixtures/memory-tree.ts'
import {aRequest, aWorld, registryOf} from '../fixtures/world.ts'

const FILES = {'metrics.json': '{"accuracy": 0.9}'}
/** Another model than the candidate. */
const PRODUCTION = {'metrics.json': '{"accuracy": 0.89}'}

/** The findings on the pace, of a baseline that was promoted at `since`, on 2026-11-21. */
async function pace(since: string | null, retraining: string | null, today = '2026-11-21') {
  const policy = `version: 1
models:
  fraud:
    metrics: metrics.json
${retraining === null ? '' : `    retraining: ${retraining}\n`}`
  const tree = memoryTree(PRODUCTION)
  const found = {found: true, registry: 'mlflow', version: 'fraud/1', commit: null} as const
  const resolved = {...found, tree, folder: '', since}
  const world = aWorld(FILES, null, {
    policy,
    registry: () => ({resolve: () => Promise.resolve(resolved)}),
    today
  })
  const verdict = await check(aRequest(), world)
  const findings = verdict.models[0]?.findings.filter(f => f.check === 'retraining') ?? []
  return {word: verdict.verdict, findings: findings.map(short), all: findings}
}

const short = ({id, status, role, detail}: Finding): string =>
  `${id} ${status} ${role} ${detail ?? ''}`

describe('a model in production', () => {
  test.each([
    ['2026-11-18T23:59:59.000Z', '{min-days: 7}', 'fail', ['interval fail guard too-soon']],
    ['2026-11-14T00:00:00.000Z', '{min-days: 7}', 'pass', ['interval pass guard in-time']],
    ['2026-11-15T00:00:00.000Z', '{min-days: 7}', 'fail', ['interval fail guard too-soon']],
    ['2026-11-22T09:00:00.000Z', '{min-days: 1}', 'fail', ['interval fail guard too-soon']],
    ['2026-11-21T09:00:00.000Z', '{min-days: 0}', 'pass', ['interval pass guard in-time']],
    ['2026-08-01T09:00:00.000Z', '{max-days: 90}', 'pass', ['overdue inconclusive info overdue']],
    ['2026-11-01T09:00:00.000Z', '{max-days: 90}', 'pass', []],
    [
      '2026-08-01T09:00:00.000Z',
      '{min-days: 7, max-days: 90}',
      'pass',
      ['interval pass guard in-time', 'overdue inconclusive info overdue']
    ],
    ['2025-10-01T09:00:00.000Z', null, 'pass', ['age inconclusive info old']],
    ['2026-01-01T09:00:00.000Z', null, 'pass', []],
    [null, null, 'pass', []],
    [null, '{min-days: 7}', 'hold', ['interval missing guard unknown']],
    [null, '{max-days: 90}', 'pass', ['interval missing info unknown']]
  ] as const)('since %s under %s: %s', async (since, retraining, word, findings) => {
    expect(await pace(since, retraining)).toMatchObject({
      word,
      findings: findings.map(finding => `retraining/${finding}`)
    })
  })

  test('that is replaced too soon says from when on it may be', async () => {
    const {all} = await pace('2026-11-18T10:00:00.000Z', '{min-days: 7}')
    expect(all[0]).toMatchObject({
      summary:
        'fraud/1 was put into production on 2026-11-18, 3 days ago; the policy wants at least 7 days between promotions.',
      remedy: expect.stringContaining('Promote on 2026-11-25 or later')
    })
  })

  test('that is old is told in the same words from one day to the next', async () => {
    const days = ['2026-11-21', '2026-11-22', '2027-02-01']
    const told = await Promise.all(
      days.map(async day => await pace('2025-03-01T09:00:00.000Z', null, day))
    )
    expect(new Set(told.map(({all}) => JSON.stringify(all))).size).toBe(1)
    expect(told[0]?.all[0]?.summary).toContain('for more than a year')
    expect((await pace('2023-01-01T09:00:00.000Z', null)).all[0]?.summary).toContain('3 years')
  })

  test('in git is as old as the last change of its files', async () => {
    const asked: unknown[] = []
    const world = aWorld(FILES, PRODUCTION, {
      policy:
        'version: 1\nmodels:\n  fraud:\n    metrics: metrics.json\n    retraining: {min-days: 7}\n',
      registry: () => registryOf(PRODUCTION),
      changedAt: (commit, paths) => {
        asked.push([commit, paths])
        return Promise.resolve('2026-11-20T09:00:00.000Z')
      }
    })
    const {models} = await check(aRequest(), world)
    expect(asked).toEqual([['b'.repeat(40), ['metrics.json']]])
    expect(models[0]?.findings.map(short)).toContain('retraining/interval fail guard too-soon')
  })
})
