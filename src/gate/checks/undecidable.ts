import type {Case} from '../case.ts'
import {aFindingOf} from '../finding.ts'
import type {Finding} from '../verdict.ts'

/** Parts of a policy whose question this version of the gate cannot answer yet. */
const PARTS = {
  shadow: 'shadow mode',
  budgets: 'latency and cost budgets'
} as const

/** Does the policy demand what this version cannot decide? Then it says so, and does not let through. */
export function undecidable({demand, policyFile}: Case): readonly Finding[] {
  const parts = Object.entries(PARTS).filter(
    ([part]) => demand.policy[part as keyof typeof PARTS] !== undefined
  )
  return parts.map(([part, words]) =>
    aFindingOf({
      id: `undecidable/${part}`,
      status: 'missing',
      summary: `The policy demands ${words}, which this version of the gate cannot judge yet.`,
      remedy: `Judge it by hand and waive this finding, or take ${part} out of ${policyFile}.`
    })
  )
}
