import {isOfLatency, ownBudgets} from '../policy/budgets.ts'
import type {ModelPolicy} from '../policy/schema.ts'
import {isAbout} from '../verdict/finding-id.ts'
import {ownCheck} from './own-check.ts'
import type {Practice} from './practice.ts'

export const latencyBudget = {
  id: 'latency-budget',
  title: 'Latency has a budget',
  hurdle: 'M',
  stage: 3,
  layer: 'system',
  verifiedWhen: 'measured latency was compared with the budget',
  looksFor: 'a latency budget and a measurement',
  lookedIn: 'the policy (budgets) and the findings of this verdict',
  effort: 2,
  notAskedOf: {batch: 'nobody waits for a single answer; what counts is how long the batch takes'},
  detect: ownCheck({
    concerns: isOfLatency,
    demand: p => budgetIn(p, /latency/iu) ?? loadIn(p, /latency/iu)
  })
} as const satisfies Practice

export const costPerPrediction = {
  id: 'cost-per-prediction',
  title: 'A prediction has a cost budget',
  hurdle: 'G',
  stage: 4,
  layer: null,
  verifiedWhen: 'the cost of a prediction was compared with the budget',
  looksFor: 'a cost budget and a measurement',
  lookedIn: 'the policy (budgets) and the findings of this verdict',
  effort: 2,
  detect: ownCheck({
    concerns: f => isAbout(f, 'budgets', 'cost-per-1000'),
    demand: p => budgetIn(p, /cost/iu)
  })
} as const satisfies Practice

function loadIn({load}: ModelPolicy, word: RegExp): string | null {
  const key = Object.keys(load ?? {}).find(k => word.test(k))
  return key === undefined ? null : `load.${key}`
}

function budgetIn(policy: ModelPolicy, word: RegExp): string | null {
  const own = Object.entries(ownBudgets(policy))
  const [key] = own.find(([name, written]) => word.test(name) && written !== undefined) ?? []
  return key === undefined ? null : `budgets.${key}`
}
