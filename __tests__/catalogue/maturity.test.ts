import {describe, expect, test} from '@jest/globals'
import {blockersOf, maturityOf} from '../../src/catalogue/maturity.ts'
import {PRACTICES} from '../../src/practices/index.ts'

const STATES = ['verified', 'declared', 'not-applicable'] as const

function upTo(stage: number): readonly {id: string; state: (typeof STATES)[number]}[] {
  return PRACTICES.filter(p => p.stage <= stage).map(({id}, at) => ({
    id,
    state: STATES[at % 3] ?? 'verified'
  }))
}

describe('maturity', () => {
  test.each([0, 1, 2, 3, 4, 5])('stage %i is reached with all practices up to it', stage => {
    expect(maturityOf(upTo(stage))).toBe(stage)
  })

  test('one missing practice of an early stage holds everything back', () => {
    const but = upTo(5).map(p => (p.id === 'seed' ? {id: p.id, state: 'missing' as const} : p))
    expect(maturityOf(but)).toBe(0)
    expect(blockersOf(but).map(p => p.id)).toEqual(['seed'])
  })

  test('blockers are those of the next stage, the least effort first', () => {
    const blockers = blockersOf(upTo(2))
    expect(new Set(blockers.map(p => p.stage))).toEqual(new Set([3]))
    const efforts = blockers.map(p => p.effort)
    expect(efforts).toEqual([...efforts].sort())
    expect(blockers).toHaveLength(11)
    expect(blockersOf(upTo(5))).toEqual([])
  })
})
