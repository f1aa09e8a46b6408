import {ownBudgets} from '../../policy/budgets.ts'
import type {Finding} from '../../verdict/verdict.ts'
import type {Case} from '../case.ts'
import {judgeOperation} from '../operation/judge.ts'
import {budgetOf, isBenchmark, isOfOperation, operationPairs} from '../operation/operations.ts'

/**
 * Does the candidate run as well: latency, throughput, memory, size, cost, tokens and failures, as metrics and card
 * state them? A budget of the policy judges them; where none does, a loss of more than a fifth holds. Of files
 * that hold nothing but benchmarks, they are what decides.
 */
export function operation(given: Case): readonly Finding[] {
  if (given.baseline === null) return []
  const {demand, metrics} = given
  const budgets = ownBudgets(demand.policy)
  const pairs = operationPairs(given)
  const decides = metrics.length === 0 && demand.metrics === null && pairs.every(isBenchmark)
  return pairs.flatMap(pair => {
    const stated = pair.candidate ?? pair.baseline
    if (stated === null || !isOfOperation(stated.entry, demand)) return []
    const budget = budgetOf(stated.operation)
    if (budget !== null && budgets[budget] !== undefined) return []
    return judgeOperation(pair, {decides}, given) ?? []
  })
}
