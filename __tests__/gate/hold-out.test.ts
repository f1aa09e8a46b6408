import {afterAll, describe, expect, test} from '@jest/globals'
import {localWorld} from '../../src/adapters/local-world.ts'
import {gatherFacts} from '../../src/reading/facts.ts'
import type {Attempted, Facts} from '../../src/facts.ts'
import {holdOut} from '../../src/gate/checks/hold-out.ts'
import {caseOf, decide} from '../../src/gate/decide.ts'
import {demandOn} from '../../src/policy/demand.ts'
import type {ModelPolicy} from '../../src/policy/schema.ts'
import {spend, spentConfidence} from '../../src/policy/spending.ts'
import {commit, git, removeTemporary, temporaryRepository, write} from '../adapters/temporary.ts'
import {csv, factsFrom} from './case-from-files.ts'

afterAll(removeTemporary)

type Mode = NonNullable<ModelPolicy['hold-out']>['attempts']

function found(attempts: Attempted | undefined, mode?: Mode) {
  const metrics = {accuracy: 0.9}
  const policy = mode === undefined ? {} : {'hold-out': {attempts: mode}}
  const facts = factsFrom({metrics}, {metrics}, policy)
  return holdOut(caseOf(attempts === undefined ? facts : {...facts, attempts}))
}

function tried(attempt: number, all = attempt, atLeast = false): Attempted {
  return {known: true, attempt, tried: all, atLeast, confidence: 0.95}
}

describe('the finding', () => {
  test('says the number of the attempt, and what it means', () => {
    expect(found(tried(3))).toMatchObject([
      {
        id: 'hold-out',
        status: 'pass',
        role: 'info',
        detail: 'used',
        confidence: null,
        summary:
          'This is candidate 3 of 3 that were tried on this hold-out against v; the chance that one of them passes by luck, though worse by the margin, is up to 14.26 %.'
      }
    ])
    expect(found(tried(2, 200, true))[0]?.summary).toContain('candidate 2 of at least 200')
  })

  test('says at which confidence the guards are tested where the risk is shared', () => {
    expect(found(tried(3), 'spend')).toMatchObject([
      {
        role: 'info',
        summary:
          'This is candidate 3 of 3 that were tried on this hold-out against v, so each guard is tested at 99.58 % confidence instead of 95 %.'
      }
    ])
  })

  test('advises a fresh set once it is worn, and blames nobody', () => {
    expect(found(tried(9))).toMatchObject([{status: 'pass', remedy: null}])
    const [finding] = found(tried(10))
    expect(finding).toMatchObject({status: 'inconclusive', role: 'info', detail: 'worn'})
    expect(finding?.remedy).toContain('a fresh evaluation set')
  })

  test('is left out where nobody asked and there is nothing to warn of', () => {
    expect(found(tried(1))).toEqual([])
    expect(found(undefined)).toEqual([])
    expect(found({known: false, why: 'shallow'})).toEqual([])
    expect(found(tried(12), 'off')).toEqual([])
    expect(found(tried(1), 'warn')).toMatchObject([{status: 'pass', detail: 'fresh'}])
  })

  test.each([
    ['warn', 'info'],
    ['spend', 'guard']
  ] as const)('an unknown number is no pass with %s', (mode, role) => {
    const why = 'this clone is shallow'
    for (const attempts of [{known: false, why} as const, undefined]) {
      expect(found(attempts, mode)).toMatchObject([{status: 'missing', role}])
    }
    expect(found({known: false, why}, mode)[0]?.summary).toContain(
      'not known: this clone is shallow.'
    )
  })
})

describe('sharing the risk', () => {
  test('asks more of guards, and leaves screens and what is shown alone', () => {
    const policy = {
      version: 1,
      models: {
        m: {
          'at-least-as-good': {
            accuracy: {},
            f1: {confidence: 0.9},
            recall: {role: 'screen'},
            mcc: {role: 'info'}
          }
        }
      }
    } as const
    const demand = demandOn('m', policy, {margins: new Map()})
    const confidences = spend(demand, 2).metrics?.map(m => m.confidence)
    expect(confidences?.map(c => Number(c.toFixed(6)))).toEqual([0.991667, 0.983333, 0.95, 0.95])
    expect(spend(demand, 2).confidence).toBe(0.95)
  })

  test('asks more of the guards that the gate chooses', () => {
    const demand = demandOn('m', null, {margins: new Map()})
    expect(spend(demand, 1).confidence).toBeCloseTo(0.975, 12)
  })

  test('all attempts together spend less than the whole', () => {
    const spent = Array.from({length: 500}, (_, k) => 1 - spentConfidence(0.95, k + 1))
    expect(spent.reduce((sum, alpha) => sum + alpha, 0)).toBeLessThan(0.05)
  })
})

describe('from files and history to the verdict', () => {
  // 1,000 rows, of which the candidate loses 4 and wins 2: inside 1 pp at 95 %, not at 99.9 %.
  const rows = (wrong: readonly number[]): string =>
    csv(
      'id,label,prediction',
      ...Array.from({length: 1000}, (_, id) => `${id},1,${wrong.includes(id) ? 0 : 1}`)
    )
  const policy = (mode: string): string => `version: 1
models:
  m:
    predictions: {file: predictions.csv}
    at-least-as-good: {accuracy: {margin: 1 pp}}
    hold-out: {attempts: ${mode}}
`

  async function factsOn(folder: string): Promise<Facts> {
    const log = {info: () => undefined, warning: () => undefined, debug: () => undefined}
    const options = {path: folder, policy: null, baseline: null, today: '2026-01-01', log}
    const world = await localWorld(options)
    const request = {model: null, candidate: {}, baseline: {}, margins: new Map()}
    const [model] = (await gatherFacts(request, world)).models
    if (model === undefined) throw new Error('no model')
    return model.facts
  }

  function repository(mode: string, attempts: number): string {
    const files = {'predictions.csv': rows([1, 2]), 'model-promotion.yml': policy(mode)}
    const folder = temporaryRepository(files)
    git(folder, 'checkout', '--quiet', '-b', 'candidate')
    for (let k = 1; k < attempts; k++) {
      write(folder, {'predictions.csv': rows([10 + k])})
      commit(folder, `attempt ${k}`)
    }
    write(folder, {'predictions.csv': rows([3, 4, 5, 6])})
    return folder
  }

  test('the same rows pass as the first candidate, and no longer as the eighth', async () => {
    const first = await factsOn(repository('spend', 1))
    expect(first.attempts).toMatchObject({attempt: 1, tried: 1})
    expect(decide(caseOf(first)).verdict).toBe('pass')

    const eighth = await factsOn(repository('spend', 8))
    expect(eighth.attempts).toMatchObject({attempt: 8, tried: 8})
    const {verdict, findings} = decide(caseOf(eighth))
    expect(verdict).toBe('hold')
    const guard = findings.find(f => f.id === 'at-least-as-good/accuracy')
    expect(guard?.status).toBe('inconclusive')
    expect(guard?.confidence).toBeCloseTo(1 - 0.05 / 72, 12)
  })

  test('a warning changes nothing but the report', async () => {
    const facts = await factsOn(repository('warn', 8))
    const {verdict, findings} = decide(caseOf(facts))
    expect(verdict).toBe('pass')
    expect(findings.find(f => f.id === 'hold-out')?.summary).toContain('candidate 8 of 8')
    expect(findings.find(f => f.id === 'at-least-as-good/accuracy')?.confidence).toBe(0.95)
  })

  test('sharing the risk holds where the history is not known', async () => {
    const facts = await factsOn(repository('spend', 1))
    const unknown = {...facts, attempts: {known: false, why: 'shallow'}} as const
    expect(decide(caseOf(unknown)).verdict).toBe('hold')
  })
})
