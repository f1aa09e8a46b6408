import {
  amountOf,
  type BudgetName,
  latencyDemands,
  milliseconds,
  ownBudgets,
  shareOf
} from '../../policy/budgets.ts'
import {parseMargin} from '../../policy/margin.ts'
import type {BudgetsPolicy} from '../../policy/schema.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {amount} from '../../words/figures.ts'
import {capitalised} from '../../words/names.ts'
import type {Case} from '../case.ts'
import {budgetOf, operationPairs, type OperationPair, type StatedOperation} from './operations.ts'
import {smallestOf} from '../../statistics/core/extremes.ts'

/** A limit of the policy in a unit of its own. */
interface Limit {
  readonly most: number
  readonly isLeast: boolean
  readonly unit: string
  /** One of the limit's unit in seconds, requests a second, or 1. */
  readonly factor: number
}

/** A thousand of what a cost is of. */
const PER_THOUSAND = 1000

/**
 * Budgets of live traffic that card or metrics answer, where the policy names no log: what a benchmark or a load test
 * measured is held against the limit as it is.
 */
export function statedBudgets(given: Case): readonly Finding[] {
  const {demand, traffic} = given
  if (traffic !== undefined || demand.policy.shadow !== undefined) return []
  const budgets = ownBudgets(demand.policy)
  return operationPairs(given).flatMap(pair => {
    const stated = pair.candidate
    const budget = stated === null ? null : budgetOf(stated.operation)
    if (stated === null || budget === null || pair.subject.includes('@')) return []
    const limit = limitOf(budget, budgets, pair)
    return limit === null ? [] : [withinBudget(budget, limit, stated, pair.baseline)]
  })
}

/** The live budgets that `statedBudgets` answers. */
export function answeredBudgets(given: Case): ReadonlySet<string> {
  return new Set(statedBudgets(given).flatMap(({about}) => about.slice(0, 1)))
}

function limitOf(budget: BudgetName, budgets: BudgetsPolicy, pair: OperationPair): Limit | null {
  const latency = latencyDemands(budgets).find(demand => demand.budget === budget)
  if (latency !== undefined) return latencyLimit(latency, pair.baseline)
  const {throughput, 'cost-per-1000': cost} = budgets
  if (budget === 'throughput' && throughput !== undefined)
    return {most: throughput, isLeast: true, unit: '/s', factor: 1}
  if (budget === 'cost-per-1000' && cost !== undefined) {
    const currency = typeof cost === 'string' ? (/[A-Z]{3}/u.exec(cost)?.[0] ?? '') : ''
    return {most: amountOf(cost), isLeast: false, unit: currency, factor: 1}
  }
  if (budget !== 'error-rate' && budget !== 'timeout-rate') return null
  const written = budgets[budget]
  return written === undefined
    ? null
    : {most: shareOf(written) * 100, isLeast: false, unit: '%', factor: 0.01}
}

function latencyLimit(
  {atMost, margin}: {readonly atMost: number | null; readonly margin: string | number | null},
  baseline: StatedOperation | null
): Limit | null {
  const accepted = margin === null ? null : parseMargin(margin)
  const before = baseline === null ? null : inLimit(baseline, 'ms', 1e-3)
  const byBaseline =
    accepted === null || before === null
      ? null
      : accepted.relative
        ? before * (1 + accepted.value)
        : before + milliseconds(accepted.value)
  const limits = [atMost, byBaseline].filter(limit => limit !== null)
  return limits.length === 0
    ? null
    : {most: smallestOf(limits), isLeast: false, unit: 'ms', factor: 1e-3}
}

function withinBudget(
  budget: BudgetName,
  limit: Limit,
  stated: StatedOperation,
  baseline: StatedOperation | null
): Finding {
  const {most, isLeast, unit, factor} = limit
  const {operation, entry} = stated
  const {file, line} = entry.location
  const value = inLimit(stated, unit, factor)
  const before = baseline === null ? null : inLimit(baseline, unit, factor)
  const common = {
    id: findingId('budgets', budget),
    direction: operation.direction,
    ...(unit === '' ? {} : {unit}),
    baseline: before,
    limit: isLeast ? {atLeast: most} : {atMost: most},
    evidence: 'files',
    location: file === undefined ? null : {file, line}
  } as const
  const name = `${capitalised(operation.name)} (${file ?? 'the metrics'})`
  const allowed = `${amount(most, unit).trim()} ${isLeast ? 'is demanded' : 'is allowed'}`
  if (value === null)
    return aFindingOf({
      ...common,
      status: 'missing',
      summary: `${name} is stated without a unit that can be held against the budget, where ${allowed}.`,
      remedy: `Write it with its unit: ${entry.metric}_${unit === '/s' ? 'per_second' : unit.toLowerCase()}.`
    })
  const isKept = isLeast ? value >= most : value <= most * (1 + 1e-9)
  return aFindingOf({
    ...common,
    status: isKept ? 'pass' : 'fail',
    candidate: value,
    summary: `${name} is ${amount(value, unit).trim()}, where ${allowed}${before === null ? '' : `; ${amount(before, unit).trim()} in production`}. It is what the file states, not measured on live traffic.`,
    remedy: isKept
      ? null
      : 'Bring the candidate within the budget, or change the budget in the policy.'
  })
}

/** A stated number in the unit of the limit; null where its own is not known, or of something else. */
function inLimit(
  {operation: {kind, key, unit}, entry}: StatedOperation,
  limitUnit: string,
  factor: number
): number | null {
  if (kind === 'cost') {
    if (unit !== null && limitUnit !== '' && unit.dimension !== limitUnit) return null
    const isPerThousand = key.split(' ').some(word => word === '1000' || word === '1k')
    return entry.value * (unit?.factor ?? 1) * (isPerThousand ? 1 : PER_THOUSAND)
  }
  // A rate without a sign is a fraction, and a throughput is one a second.
  const own = unit?.factor ?? (kind === 'errors' ? (entry.percent === true ? 0.01 : 1) : null)
  if (own === null) return kind === 'throughput' ? entry.value : null
  return (entry.value * own) / factor
}
