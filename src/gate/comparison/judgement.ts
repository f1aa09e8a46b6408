import type {Role} from '../../policy/demand.ts'
import {verdictOf} from '../../statistics/core/decision.ts'
import type {Status} from '../../verdict/verdict.ts'
import {acceptedLoss, type Comparison} from './comparison.ts'

/** How a comparison ends. */
export interface Judgement {
  readonly role: Role
  readonly status: Exclude<Status, 'missing'>
  /** What was shown, beyond the status; null where nothing was. */
  readonly detail: string | null
}

/**
 * The one way from a comparison to its status. `blame` is the p-value of "no loss" after the correction for
 * all that was tested with it, without which no failure is called one; null where nothing was corrected.
 */
export function judgementOf(comparison: Comparison, blame: number | null): Judgement {
  const {basis, demand, question, difference, same} = comparison
  const {role} = demand
  if (basis === 'bare') return {role, ...atTheirWord(comparison)}
  if (same && demand.mode !== 'superior') return {role, status: 'pass', detail: 'same'}
  const mode = role === 'screen' ? 'screen' : demand.mode
  const blamed = blame === null ? difference : {...difference, pRegression: blame}
  const {verdict, detail} = verdictOf(blamed, question, mode)
  if (verdict === 'inconclusive' && isAssumed(comparison)) {
    return {role, ...atTheirWord(comparison)}
  }
  const isChance = verdict !== 'fail' && verdictOf(difference, question, mode).verdict === 'fail'
  return {role, status: verdict, detail: isChance ? 'worse-by-chance-perhaps' : detail}
}

/**
 * Whether nobody wrote what is accepted of numbers that files state. What their n or errors cannot tell is then
 * taken at its word, as it would be without them: who states n should not fare worse for it.
 */
function isAssumed({basis, demand, difference}: Comparison): boolean {
  const isKnown = Number.isFinite(difference.difference)
  return basis === 'counts' && isKnown && demand.margin.assumed && demand.mode === 'non-inferior'
}

/**
 * Values that nothing proves: a loss beyond the margin fails, one that a policy accepts passes, and one
 * within a margin that nobody wrote cannot be told from chance. What is not lower, or only by rounding, passes.
 */
function atTheirWord(comparison: Comparison): Omit<Judgement, 'role'> {
  const {
    scope,
    demand: {role, mode, margin},
    difference: {difference, upper, baseline, candidate},
    basis
  } = comparison
  const accepted = acceptedLoss(comparison)
  // 0.91 - 0.90 is 0.010000000000000009: a loss of just the margin is accepted.
  const slack = 1e-12 * Math.max(Math.abs(baseline), Math.abs(candidate))
  const notProven = {detail: 'not-proven'} as const
  if (mode === 'superior') {
    return {status: difference > accepted ? 'pass' : 'fail', ...notProven}
  }
  if (mode === 'equivalent' && difference > accepted + slack) return {status: 'fail', ...notProven}
  // Of bare values the upper bound is what rounding leaves.
  if ((basis === 'bare' ? upper : difference) >= 0) return {status: 'pass', ...notProven}
  if (difference < -accepted - slack) {
    // Of a segment there are fewer rows, so that even a large fall may be chance.
    return scope === null
      ? {status: 'fail', ...notProven}
      : {status: 'inconclusive', detail: 'chance-perhaps'}
  }
  return margin.assumed && role === 'guard'
    ? {status: 'inconclusive', detail: 'chance-perhaps'}
    : {status: 'pass', ...notProven}
}
