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
  const {basis, demand, question, difference} = comparison
  const {role} = demand
  if (basis === 'bare') {
    return {role, status: isKept(comparison) ? 'pass' : 'fail', detail: 'not-proven'}
  }
  const mode = role === 'screen' ? 'screen' : demand.mode
  const blamed = blame === null ? difference : {...difference, pRegression: blame}
  const {verdict, detail} = verdictOf(blamed, question, mode)
  const isChance = verdict !== 'fail' && verdictOf(difference, question, mode).verdict === 'fail'
  return {role, status: verdict, detail: isChance ? 'worse-by-chance-perhaps' : detail}
}

/** The literal rule for bare values: what is demanded, taken at their word. */
function isKept(comparison: Comparison): boolean {
  const {demand, difference} = comparison
  const accepted = acceptedLoss(comparison)
  if (demand.mode === 'superior') return difference.difference > accepted
  return (
    difference.pNonInferior === 0 &&
    (demand.mode !== 'equivalent' || difference.difference <= accepted * (1 + 1e-9))
  )
}
