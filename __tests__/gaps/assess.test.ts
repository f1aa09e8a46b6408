import {describe, expect, test} from '@jest/globals'
import {assess} from '../../src/gaps/assess.ts'
import {PRACTICES} from '../../src/gaps/practices.ts'
import {verdictSchema, type Gaps} from '../../src/gate/verdict.ts'
import type {Declaration} from '../../src/policy/schema.ts'
import {aSeen, type Files} from './a-seen.ts'

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
    const gaps = assess(aSeen({}, {policy: {practices}}))
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
    const gaps = assess(aSeen({}, {policy: {practices: declaringAllBut([])}}))
    expect([gaps.total, gaps.incidents, gaps.maturity]).toEqual([0, [], 5])
  })

  test('an empty repository: every practice with its state, every incident with its line', () => {
    const gaps = assess(aSeen({}))
    expect(gaps.practices).toHaveLength(54)
    expect(gaps.incidents).toHaveLength(17)
    expect(gaps.total).toBe(45_500)
    expect(gaps.incidents.every(i => i.policyLine !== null)).toBe(true)
    expect(published(gaps)).toEqual(gaps)
  })

  test('the order of the files changes nothing', () => {
    const files: Files = {'uv.lock': '', 'poetry.lock': '', 'src/train.py': '', 'src/fit.py': ''}
    const turned = Object.fromEntries(Object.entries(files).reverse())
    expect(JSON.stringify(assess(aSeen(turned)))).toBe(JSON.stringify(assess(aSeen(files))))
  })
})
