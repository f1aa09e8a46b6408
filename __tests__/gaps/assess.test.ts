import {describe, expect, test} from '@jest/globals'
import type {Evidence} from '../../src/evidence/evidence.ts'
import {assess} from '../../src/gaps/assess.ts'
import {PRACTICES} from '../../src/practices/index.ts'
import {verdictSchema, type Gaps} from '../../src/verdict/verdict.ts'
import type {Declaration} from '../../src/policy/schema/practices.ts'
import {aPracticeCase, aVersion, type Files, someProduction} from '../practices/a-practice-case.ts'

function declaringAllBut(missing: readonly string[]): Record<string, Declaration> {
  return Object.fromEntries(
    PRACTICES.filter(({id}) => !missing.includes(id)).map(({id}) => [
      id,
      {evidence: `page on ${id}`}
    ])
  )
}

/** The gaps as the published schema takes them. */
function published(gaps: Gaps): unknown {
  return verdictSchema.shape.models.element.shape.gaps.parse(JSON.parse(JSON.stringify(gaps)))
}

describe('assess', () => {
  test('the demonstration: 45,500 USD for monitoring, versioning and rollback', () => {
    const practices = declaringAllBut(['monitoring', 'data-version', 'weights', 'rollback'])
    const gaps = assess(aPracticeCase({}, {policy: {practices}}))
    expect(gaps.total).toBe(45_500)
    expect(gaps.incidents.map(i => [i.id, i.cost, i.missing])).toEqual([
      ['silent-decay', 36_000, ['monitoring']],
      ['no-way-back', 6000, ['rollback']],
      ['irreproducible', 3500, ['data-version', 'weights']]
    ])
    expect(gaps.maturity).toBe(0)
    expect(published(gaps)).toEqual(gaps)
  })

  test('everything stated: no gap, stage 5', () => {
    const gaps = assess(aPracticeCase({}, {policy: {practices: declaringAllBut([])}}))
    expect([gaps.total, gaps.incidents, gaps.maturity]).toEqual([0, [], 5])
  })

  test('an empty repository: every practice with its state, every incident with its line', () => {
    const gaps = assess(aPracticeCase({}))
    expect(gaps.practices).toHaveLength(54)
    expect(gaps.incidents).toHaveLength(17)
    expect(gaps.total).toBe(45_500)
    expect(gaps.incidents.every(i => i.policyLine !== null)).toBe(true)
    expect(published(gaps)).toEqual(gaps)
  })

  test('the order of the files changes nothing', () => {
    const files: Files = {
      'uv.lock': 'version = 1\n',
      'poetry.lock': 'lock-version = "2.1"\n',
      'src/train.py': '',
      'src/fit.py': ''
    }
    const turned = Object.fromEntries(Object.entries(files).reverse())
    expect(JSON.stringify(assess(aPracticeCase(turned)))).toBe(
      JSON.stringify(assess(aPracticeCase(files)))
    )
  })
})

describe('the change since the base version', () => {
  const parameters = {seed: '7', depth: '3'}
  const digests = [
    {role: 'data' as const, path: 'data.csv', digest: 'md5:1', recordedIn: 'dvc.lock'},
    {role: 'code' as const, path: 'train.py', digest: 'md5:2', recordedIn: 'dvc.lock'},
    {role: 'weights' as const, path: 'model.pkl', digest: 'md5:3', recordedIn: 'dvc.lock'}
  ]
  const whole = {parameters, digests}

  function since(
    base: Files,
    now: Files,
    isBaseCommit = true,
    evidence: readonly Partial<Evidence>[] = [whole, whole]
  ): Gaps {
    const [before, after] = evidence
    return assess(
      aPracticeCase(now, {
        candidate: aVersion(after),
        baseline: aVersion(before),
        production: someProduction(base, isBaseCommit)
      })
    )
  }

  test('a lock file that is new closes 3,500 USD', () => {
    const gaps = since({}, {'uv.lock': 'version = 1\n'})
    expect(gaps).toMatchObject({
      totalBefore: gaps.total + 3500,
      closed: 3500,
      closedIncidents: ['irreproducible'],
      openedIncidents: []
    })
    expect(published(gaps)).toEqual(gaps)
  })

  test('one that is deleted opens them', () => {
    expect(since({'uv.lock': 'version = 1\n'}, {})).toMatchObject({
      closed: -3500,
      closedIncidents: [],
      openedIncidents: ['irreproducible']
    })
  })

  test('evidence counts as files do: a seed that is recorded now', () => {
    const files = {'uv.lock': 'version = 1\n'}
    const seedless = {...whole, parameters: {depth: '3'}}
    expect(since(files, files, true, [seedless, whole]).closed).toBe(3500)
    expect(since(files, files, true, [whole, whole]).closed).toBe(0)
  })

  test('is not told where production is not a commit of this repository', () => {
    const gaps = since({}, {'uv.lock': 'version = 1\n'}, false)
    expect(gaps.closed).toBeUndefined()
    expect(gaps.totalBefore).toBeUndefined()
    expect(assess(aPracticeCase({})).closed).toBeUndefined()
  })
})
