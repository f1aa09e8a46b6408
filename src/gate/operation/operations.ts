import type {Version} from '../../evidence/evidence.ts'
import type {MetricEntry} from '../../evidence/metric.ts'
import {operationOf, type Operation} from '../../evidence/operation.ts'
import {canonicalName, recognise} from '../../metrics/names.ts'
import type {BudgetName} from '../../policy/budgets.ts'
import type {ModelDemand} from '../../policy/demand.ts'
import type {Case} from '../case.ts'
import {segmentText} from '../statements.ts'

/** A number of operation that a version states. */
export interface StatedOperation {
  readonly operation: Operation
  readonly entry: MetricEntry
}

/** The same quantity of both versions, as far as each states it. */
export interface OperationPair {
  /** Names the finding: `latency_p99`. */
  readonly subject: string
  readonly candidate: StatedOperation | null
  readonly baseline: StatedOperation | null
}

/** What both versions state about how they run, each quantity once, in the candidate's order. */
export function operationPairs({candidate, baseline}: Case): readonly OperationPair[] {
  const own = operationsOf(candidate)
  const before = baseline === null ? new Map<string, StatedOperation>() : operationsOf(baseline)
  const lost = [...before].filter(([key]) => !own.has(key))
  return [
    ...[...own].map(([key, stated]) => ({
      subject: subjectOf(stated),
      candidate: stated,
      baseline: before.get(key) ?? null
    })),
    ...lost.map(([, stated]) => ({subject: subjectOf(stated), candidate: null, baseline: stated}))
  ]
}

/** Whether a number is judged by how the model runs: by its name, unless the policy names it as a metric. */
export function isOfOperation(entry: MetricEntry, {metrics}: ModelDemand): boolean {
  return operationOf(entry) !== null && !isDemanded(entry, metrics)
}

/** A number that its name alone keeps from voting, and that the policy names: then it is a metric. */
export function asMetric(entry: MetricEntry, {metrics}: ModelDemand): MetricEntry {
  if (entry.votes || entry.why !== recognise(entry.metric).why || !isDemanded(entry, metrics))
    return entry
  const voting = {...entry, votes: true}
  delete voting.why
  const direction = entry.direction ?? operationOf(entry)?.direction
  return direction === undefined ? voting : {...voting, direction}
}

/** Whether a number is of a tool that measures programs: Bencher and github-action-benchmark name what they ran. */
export function isBenchmark({candidate, baseline}: OperationPair): boolean {
  const entry = (candidate ?? baseline)?.entry
  return (
    entry?.segment?.['benchmark'] !== undefined || entry?.qualifier?.startsWith('unit=') === true
  )
}

/** The budget of the policy that is about such a number; null where there is none. */
export function budgetOf({kind, key}: Operation): BudgetName | null {
  const words = key.split(' ')
  switch (kind) {
    case 'latency':
      if (words.includes('p50')) return 'latency-p50'
      if (words.includes('p95')) return 'latency-p95'
      return words.includes('p99') ? 'latency-p99' : null
    case 'throughput':
      return words.some(word =>
        /^(?:qps|rps|requests?|req|quer(?:y|ies)|predictions?|inferences?)$/u.test(word)
      ) || key === 'throughput'
        ? 'throughput'
        : null
    case 'cost':
      return words.some(word =>
        /^(?:1000|1k|per|request|query|prediction|inference|call)$/u.test(word)
      )
        ? 'cost-per-1000'
        : null
    case 'errors':
      return words.some(word => word.startsWith('timeout')) ? 'timeout-rate' : 'error-rate'
    case 'memory':
      return 'memory'
    case 'size':
      return 'model-size'
    case 'tokens':
    case 'availability':
      return null
  }
}

function operationsOf({evidence: {card, metrics}}: Version): ReadonlyMap<string, StatedOperation> {
  const found = new Map<string, StatedOperation>()
  for (const entry of [...metrics, ...(card?.entries ?? [])]) {
    const operation = Number.isFinite(entry.value) ? operationOf(entry) : null
    if (operation === null) continue
    const key = JSON.stringify([operation.key, placeOf(entry)])
    if (!found.has(key)) found.set(key, {operation, entry})
  }
  return found
}

function placeOf({model, dataset, config, segment}: MetricEntry): readonly unknown[] {
  return [model, dataset, config, segmentText(segment)]
}

function subjectOf({operation, entry}: StatedOperation): string {
  const place = placeOf(entry).filter(part => part !== undefined && part !== '')
  const name = operation.name.replaceAll(' ', '_')
  return place.length === 0 ? name : `${name}@${place.join('/')}`
}

function isDemanded(entry: MetricEntry, demands: ModelDemand['metrics']): boolean {
  const name = canonicalName(entry.metric)
  return demands?.some(({metric}) => canonicalName(metric) === name) === true
}
