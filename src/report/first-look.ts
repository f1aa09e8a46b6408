import type {Finding, ModelVerdict, RegressionCost, Verdict} from '../verdict/verdict.ts'
import {roughAmount, roughMoney} from '../words/money.ts'
import {isDecidingComparison} from './comparison.ts'
import {leadOf} from './lead.ts'
import {nextSteps, type Step} from './next-steps.ts'
import {remarksOn} from './remarks.ts'
import type {Remark, RichText} from './rich-text.ts'
import {gravestFirst} from './standing.ts'
import {stopsOf} from './stops.ts'
import {modelTitle, type State, stateOf} from './title.ts'

/** What stands first in every report on one model, in order, not yet escaped. */
export interface FirstLook {
  readonly state: State
  readonly title: string
  readonly lead: RichText
  /** What this change costs or saves, by the policy's own prices. */
  readonly harm: RichText | null
  /** Everything that stops the promotion, the gravest first. */
  readonly stops: readonly Finding[]
  /** The comparisons that decide, the gravest first. */
  readonly comparisons: readonly Finding[]
  /** Worst segment · Note · Not judged · Waived · Live. */
  readonly remarks: readonly Remark[]
  readonly next: readonly Step[]
}

/** The first look at a model: may it go, why not, what would it cost, what to do now. `today` is an ISO date. */
export function firstLookAt(
  model: ModelVerdict,
  verdict: Verdict,
  today: string | null = null
): FirstLook {
  return {
    state: stateOf(model),
    title: modelTitle(model),
    lead: leadOf(model),
    harm: harmOf(model),
    stops: stopsOf(model),
    comparisons: gravestFirst(model.findings.filter(isDecidingComparison)),
    remarks: remarksOn(model),
    next: nextSteps(model, verdict, today)
  }
}

function harmOf({regressionCost: cost}: ModelVerdict): RichText | null {
  if (cost === null || cost.perDay === 0) return null
  const size = roughMoney(Math.abs(cost.perDay), cost.currency)
  return [
    cost.perDay > 0 ? 'about ' : 'none; it saves about ',
    {strong: `${size} a day`},
    `${costRange(cost)}.`
  ]
}

function costRange({interval, perDay}: RegressionCost): string {
  const bounds = interval?.filter(bound => bound !== null) ?? []
  if (bounds.length < 2) return ''
  const sizes = bounds.map(bound => (perDay < 0 ? -bound : bound)).toSorted((a, b) => a - b)
  return ` (${sizes.map(size => roughAmount(size)).join('–')})`
}
