import type {Finding, Gaps, Incident, PracticeState} from '../verdict/verdict.ts'
import {maturityOf} from '../catalogue/maturity.ts'
import {cheapestClosing, priceOf, together} from './practice-prices.ts'
import {practiceOf} from '../practices/index.ts'
import {priceGaps, type Prices} from './prices.ts'
import {returnOf} from './return.ts'
import {toldAnswers} from '../repository/live.ts'
import type {PracticeCase} from '../practices/case.ts'
import {practiceStates} from '../practices/states.ts'

/**
 * Tells which practices are in place, what the missing ones are likely to cost, what closing the gaps
 * would cost and bring, how mature the whole is, and what changed since the base version. Equal input
 * gives equal output, in a fixed order.
 */
export function assess(given: PracticeCase): Gaps {
  const {costs} = given
  const states = practiceStates(given)
  const prices = pricesOf(given, states)
  const {currency, total, incidents} = prices
  const chosen = cheapestClosing(incidents, states)
  const closing = chosen.length === 0 ? null : together(chosen, costs)
  return {
    currency,
    total,
    incidents: [...incidents],
    practices: states.map(state => withPrice(state, given)),
    maturity: maturityOf(states),
    ...changeOf(prices, given),
    ...(closing === null ? {} : {closing: {practices: chosen.map(p => p.id), ...priced(closing)}}),
    return: returnOf(costs, closing),
    ...(given.live === null ? {} : {live: toldAnswers(given.live)})
  }
}

function pricesOf({costs, findings}: PracticeCase, states: readonly PracticeState[]): Prices {
  return priceGaps(states, costs, rateOf(findings))
}

/** The accuracy of the candidate, over all rows; null where it is not known as a share. */
function rateOf(findings: readonly Finding[]): number | null {
  const found = findings.find(
    f =>
      f.check === 'at-least-as-good' &&
      f.subject.metric === 'accuracy' &&
      f.subject.segment === undefined
  )
  return found?.candidate ?? null
}

/**
 * The total with the files of the base version, all else being equal: findings, policy and registry are
 * the same on both sides, so that only what the change does to files and evidence counts. Nothing where
 * the model in production does not come from a commit of this repository.
 */
function changeOf(
  now: Prices,
  given: PracticeCase
): Pick<Gaps, 'totalBefore' | 'closed' | 'closedIncidents' | 'openedIncidents'> {
  const {baseline, production, candidate} = given
  if (baseline === null || production?.isBaseCommit !== true) return {}
  const base: PracticeCase = {
    ...given,
    ...production,
    // Whether git keeps the files must not tell the two apart.
    candidate: {identity: candidate.identity, evidence: baseline.evidence}
  }
  const before = pricesOf(base, practiceStates(base))
  return {
    totalBefore: before.total,
    closed: before.total - now.total,
    closedIncidents: idsWithout(before.incidents, now.incidents),
    openedIncidents: idsWithout(now.incidents, before.incidents)
  }
}

function idsWithout(incidents: readonly Incident[], others: readonly Incident[]): string[] {
  return incidents.map(i => i.id).filter(id => !others.some(other => other.id === id))
}

function withPrice(state: PracticeState, {costs}: PracticeCase): PracticeState {
  const practice = state.state === 'missing' ? practiceOf(state.id) : null
  return practice === null ? state : {...state, price: priced(priceOf(practice, costs))}
}

/** As the verdict's schema has it. */
function priced({once, perMonth, assumed}: ReturnType<typeof together>): {
  once: [number, number]
  perMonth: [number, number]
  assumed: boolean
} {
  return {once: [...once], perMonth: [...perMonth], assumed}
}
