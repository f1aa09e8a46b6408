import type {PracticeState} from '../verdict/verdict.ts'
import {PRACTICES, type Practice} from '../practices/index.ts'
import {smallestOf} from '../statistics/core/extremes.ts'

/** The stages of maturity, the first at index 0. */
export const STAGES = [
  'manual deployment',
  'automated training and evaluation',
  'continuous deployment',
  'observability and automated intervention',
  'full life-cycle integration'
] as const

type States = readonly Pick<PracticeState, 'id' | 'state'>[]

/**
 * The stage reached: the highest up to which no practice is missing, 0 where even the first lacks
 * one. What the gate has not heard of is missing.
 */
export function maturityOf(states: States): number {
  const firstBlocked = smallestOf([...missingIn(states).map(p => p.stage), STAGES.length + 1])
  return firstBlocked - 1
}

/**
 * What keeps a team from the next stage, by assumed effort, the least first; empty at the top.
 * The efforts are the catalogue's, not measured.
 */
export function blockersOf(states: States): readonly Practice[] {
  const next = maturityOf(states) + 1
  return missingIn(states)
    .filter(p => p.stage === next)
    .sort((a, b) => a.effort - b.effort)
}

function missingIn(states: States): readonly Practice[] {
  const byId = new Map(states.map(({id, state}) => [id, state]))
  return PRACTICES.filter(({id}) => (byId.get(id) ?? 'missing') === 'missing')
}
