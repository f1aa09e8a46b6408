import type {Finding, ModelVerdict, RegressionCost, Verdict} from '../verdict/verdict.ts'
import {isDecidingComparison} from './comparison.ts'
import {roughMoney, roughAmount} from '../words/money.ts'
import {remarksOn} from './remarks.ts'
import type {Remark} from './rich-text.ts'
import type {RichText} from './rich-text.ts'
import {gravestFirst, stopsPromotion} from './standing.ts'
import {modelTitle} from './words.ts'

/** What stands first in every report on one model, in order, not yet escaped. */
export interface Outline {
  readonly title: string
  readonly reason: string
  readonly cost: RichText | null
  /** The comparisons that decide, the gravest first. */
  readonly comparisons: readonly Finding[]
  /** Also · Waived · Where · What differs · Live · What the gaps would cost: by reader. */
  readonly remarks: readonly Remark[]
  readonly next: readonly RichText[]
}

const MAX_STEPS = 3

/** The first look at a model: may it go, why not, what would it cost, what to do now. */
export function outlineOf(model: ModelVerdict, verdict: Verdict): Outline {
  return {
    title: modelTitle(model),
    reason: model.headline,
    cost: regressionCost(model),
    comparisons: gravestFirst(model.findings.filter(isDecidingComparison)),
    remarks: remarksOn(model),
    next: nextSteps(model, verdict)
  }
}

function regressionCost({regressionCost: cost}: ModelVerdict): RichText | null {
  if (cost === null || cost.perDay === 0) return null
  const size = roughMoney(Math.abs(cost.perDay), cost.currency)
  const verb = cost.perDay > 0 ? 'That costs about ' : 'That saves about '
  return [verb, {strong: `${size} a day`}, `${costRange(cost)}. ${cost.summary}`]
}

function costRange({interval, perDay}: RegressionCost): string {
  const bounds = interval?.filter(bound => bound !== null) ?? []
  if (bounds.length < 2) return ''
  const sizes = bounds.map(bound => (perDay < 0 ? -bound : bound)).toSorted((a, b) => a - b)
  return ` (between ${sizes.map(size => roughAmount(size)).join(' and ')})`
}

function nextSteps(model: ModelVerdict, {policy}: Verdict): readonly RichText[] {
  const stopping = gravestFirst(model.findings).filter(stopsPromotion)
  const remedies = new Set(stopping.flatMap(one => one.remedy ?? []))
  const steps = [...remedies].slice(0, MAX_STEPS).map((remedy): RichText => [remedy])
  const [gravest] = stopping
  if (gravest === undefined) return steps
  const place: RichText = /\.ya?ml$/u.test(policy.source)
    ? [{code: policy.source}]
    : ['a policy file']
  return [
    ...steps,
    [
      stopping.length === 1
        ? 'Or accept it with a waiver for '
        : 'Or accept each with a waiver, as for ',
      {code: gravest.id},
      ' in ',
      ...place,
      ': reason, approver, last day.'
    ]
  ]
}
