import type {BudgetsPolicy} from './schema.ts'

const LATENCIES = ['latency-p50', 'latency-p95', 'latency-p99'] as const
export type LatencyBudget = (typeof LATENCIES)[number]

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

/** `0.40 USD` or `0.40`: the amount without its currency. */
export function amountOf(written: string | number): number {
  return typeof written === 'number' ? written : Number.parseFloat(written)
}
