import type {BudgetsPolicy, ModelPolicy} from './schema.ts'

const LATENCIES = ['latency-p50', 'latency-p95', 'latency-p99'] as const
type LatencyBudget = (typeof LATENCIES)[number]

export type BudgetName = keyof BudgetsPolicy
type DeploymentKind = NonNullable<ModelPolicy['deployment']>

/** Whether a finding, of a budget or of a load test, is of the latency. */
export function isOfLatency({check, about: [what]}: Measured): boolean {
  return isOfBudget(check) && LATENCIES.some(name => name === what)
}

/** Whether a finding, of a budget or of a load test, is of errors or of requests that took too long. */
export function isOfErrors({check, about: [what]}: Measured): boolean {
  return isOfBudget(check) && (what === 'error-rate' || what === 'timeout-rate')
}

/** What tells of a finding what it measured. */
interface Measured {
  readonly check: string
  readonly about: readonly string[]
}

function isOfBudget(check: string): boolean {
  return check === 'budgets' || check === 'load-test'
}

/** The kinds of deployment that a budget belongs to; null for all of them. */
const BELONGS_TO: Readonly<Record<BudgetName, readonly DeploymentKind[] | null>> = {
  'latency-p50': ['real-time', 'streaming', 'edge'],
  'latency-p95': ['real-time', 'streaming', 'edge'],
  'latency-p99': ['real-time', 'streaming', 'edge'],
  'error-rate': null,
  'timeout-rate': ['real-time', 'streaming'],
  unanswered: null,
  throughput: ['real-time', 'streaming'],
  'cost-per-1000': null,
  flips: null,
  rows: ['batch'],
  duration: ['batch'],
  'model-size': ['edge'],
  memory: ['edge'],
  energy: ['edge']
}

/** Budgets that files answer, and no log of live traffic. */
const OF_FILES: readonly BudgetName[] = ['rows', 'duration', 'model-size', 'memory', 'energy']

/** A budget that is written for another kind of deployment than the policy's own. */
export interface ForeignBudget {
  readonly budget: BudgetName
  /** One sentence for whoever wrote it. */
  readonly words: string
}

/** The budgets that do not belong to the kind of deployment that the policy declares; none where it declares none. */
export function foreignBudgets(policy: ModelPolicy): readonly ForeignBudget[] {
  const {deployment} = policy
  return namesOf(policy.budgets).flatMap(budget => {
    const belongsTo = BELONGS_TO[budget]
    return deployment === undefined || belongsTo === null || belongsTo.includes(deployment)
      ? []
      : [
          {
            budget,
            words: `The policy has a budget for ${budget}, which belongs to ${belongsTo.join(', ')}; the model is deployed as ${deployment} (policy: deployment), so it is not asked.`
          }
        ]
  })
}

/** The budgets of a policy less the foreign ones: what is asked. */
export function ownBudgets(policy: ModelPolicy): BudgetsPolicy {
  const own = {...policy.budgets}
  for (const {budget} of foreignBudgets(policy)) own[budget] = undefined
  return own
}

/** The budgets of the policy, other than those that are answered, that need a log of live traffic. */
export function budgetsOfTraffic(
  policy: ModelPolicy,
  answered: ReadonlySet<string> = new Set()
): readonly BudgetName[] {
  return namesOf(ownBudgets(policy)).filter(name => !OF_FILES.includes(name) && !answered.has(name))
}

function namesOf(budgets: BudgetsPolicy = {}): readonly BudgetName[] {
  return Object.keys(BELONGS_TO)
    .filter(isBudget)
    .filter(name => budgets[name] !== undefined)
}

function isBudget(name: string): name is BudgetName {
  return name in BELONGS_TO
}

/** What is allowed for a quantile of latency. */
export interface LatencyDemand {
  readonly budget: LatencyBudget
  /** 0.5, 0.95 or 0.99. */
  readonly quantile: number
  /** In ms; null where only the baseline is the measure. */
  readonly atMost: number | null
  /** As the policy writes it, against the baseline; null where none is written. */
  readonly margin: string | number | null
}

/** The latency budgets of a policy. */
export function latencyDemands(budgets: BudgetsPolicy | undefined): readonly LatencyDemand[] {
  return LATENCIES.flatMap(budget => {
    const written = budgets?.[budget]
    if (written === undefined) return []
    const {'at-most': most, margin} =
      typeof written === 'object' ? written : {'at-most': written, margin: undefined}
    return {
      budget,
      quantile: Number(budget.slice('latency-p'.length)) / 100,
      atMost: most === undefined ? null : milliseconds(most),
      margin: margin ?? null
    }
  })
}

/** The latencies (ms) of which the share of slower requests must be known. */
export function latencyLimits(budgets: BudgetsPolicy | undefined): readonly number[] {
  const limits = latencyDemands(budgets).flatMap(({atMost}) => atMost ?? [])
  return [...new Set(limits)].sort((one, other) => one - other)
}

/** `100 ms`, `1.5 s` or a plain number of milliseconds. */
export function milliseconds(written: string | number): number {
  if (typeof written === 'number') return written
  const value = Number.parseFloat(written)
  return /m\s*s\s*$/u.test(written) ? value : value * 1000
}

/** `0.1 %` or `0.001`. */
export function shareOf(written: string | number): number {
  return typeof written === 'number' ? written : Number.parseFloat(written) / 100
}

/** `1000000` or `1_000_000`. */
export function rowsOf(written: string | number): number {
  return typeof written === 'number' ? written : Number(written.replaceAll('_', ''))
}

/** `0.40 USD` or `0.40`: the amount without its currency. */
export function amountOf(written: string | number): number {
  return typeof written === 'number' ? written : Number.parseFloat(written)
}
