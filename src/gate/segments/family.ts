import {fewestDiscordant} from '../../statistics/paired/mcnemar.ts'
import {holm} from '../../statistics/core/multiplicity.ts'
import type {Member} from './comparisons.ts'

/** What a segment needs to be tested. */
export interface FamilyRules {
  /** Of the probability to blame any segment of an equal model. */
  readonly alpha: number
  readonly minRows: number
  /** Nobody wrote `minRows`: the default is applied, and said. */
  readonly minRowsAssumed: boolean
}

/** The segments that are tested together for "some segment got worse". */
export interface Family {
  /** How many tests there are. */
  readonly tests: number
  /** By member: its p-value of "no loss" after Holm's correction; null where it is not tested. */
  readonly adjusted: readonly (number | null)[]
}

/**
 * Chooses what is tested, by size alone, and corrects for the number of tests, so that a model which is
 * equal in every segment is blamed in any of them with probability alpha at most. A segment whose rows,
 * all lost, would not reach the corrected level is left out: it could only take power from the others.
 * Critical ones always take part.
 */
export function familyOf(members: readonly Member[], rules: FamilyRules): Family {
  const sizes = members.map(member => sizeOf(member, rules))
  const least = leastTested(sizes, rules.alpha)
  const chosen = sizes.map(size => size > 0 && size >= least)
  const corrected = holm(members.filter((_, i) => chosen[i] === true).map(m => m.pRegression))
  let next = 0
  return {
    tests: corrected.length,
    adjusted: chosen.map(is => (is ? (corrected[next++] ?? 1) : null))
  }
}

/** The smallest size that could show a loss among all of at least that size. */
function leastTested(sizes: readonly number[], alpha: number): number {
  const ascending = [...new Set(sizes)].filter(size => size > 0).sort((a, b) => a - b)
  return (
    ascending.find(least => {
      const tests = sizes.filter(size => size >= least).length
      return least >= fewestDiscordant(alpha, tests)
    }) ?? Infinity
  )
}

/** Rows that could show a loss; as many as one likes where the method is not a count. */
function sizeOf({comparison, rows, outcomes}: Member, {minRows}: FamilyRules): number {
  if (comparison.demand.role === 'guard') return Infinity
  if (rows < minRows) return 0
  return outcomes?.n ?? Infinity
}
