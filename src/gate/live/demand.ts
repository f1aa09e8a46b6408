import type {Mode, Role} from '../../policy/demand.ts'
import type {WrittenMargin} from '../../policy/margin.ts'
import type {Direction} from '../../statistics/core/difference.ts'

/** What is demanded of one metric on live traffic. */
export interface TrafficGuard {
  /** Canonical name. */
  readonly metric: string
  readonly role: Role
  readonly mode: Mode
  /** Null where nobody wrote one: the default is applied, and said. */
  readonly margin: WrittenMargin | null
  /** Null takes that of the metric. */
  readonly direction: Direction | null
  readonly atLeast: number | null
  readonly atMost: number | null
}

/** By what a log's version column may name a model. */
export interface TrafficIdentity {
  readonly version: string | null
  readonly commit: string | null
  /** Digests of the artifact, `sha256:…` or bare. */
  readonly digests: readonly string[]
}

/** The most that a quantile of the latency may be. */
export interface LatencyBudget {
  /** 0.5, 0.95, 0.99. */
  readonly quantile: number
  /** In ms; null where only the baseline counts. */
  readonly atMost: number | null
  /** How much slower than the baseline is accepted; null where only the limit counts. */
  readonly margin: WrittenMargin | null
}

/** What the candidate may cost in production; null is not asked. */
export interface TrafficBudgets {
  readonly latency: readonly LatencyBudget[]
  /** Shares of the requests. */
  readonly errorRate: number | null
  readonly timeoutRate: number | null
  readonly unanswered: number | null
  /** Requests a second, in the busiest hour. */
  readonly throughput: number | null
  readonly costPer1000: {readonly atMost: number; readonly currency: string | null} | null
}

/** All that a policy demands of live traffic, with the defaults in their places. */
export interface TrafficDemand {
  readonly confidence: number
  /** Empty: the first metric that the log gives is a guard, the others are screens. */
  readonly guards: readonly TrafficGuard[]
  readonly segments: {
    /** Columns by which to divide; several at once are crossed. */
    readonly by: readonly (readonly string[])[]
    /** Canonical names; null for those that vote on all requests. */
    readonly metrics: readonly string[] | null
    readonly margin: WrittenMargin | null
    readonly minRows: number
    /** Written `country=NO`, or a crossing `country=NO,device=phone`. */
    readonly critical: readonly string[]
  } | null
  readonly enough: {
    readonly days: number
    /** Whether days count only by sevens, since weekdays differ. */
    readonly wholeWeeks: boolean
    readonly requests: number
    readonly labelled: number
    /** The log may end so many days ago; null where nobody says. */
    readonly maxAge: number | null
    /** Share of the 24 hours of a day in which there must be requests. */
    readonly hours: number
  }
  readonly budgets: TrafficBudgets
  readonly drift: {readonly psi: number; readonly ks: number}
  /** Requests that were right and become wrong, as a share of those with a label; null without a limit. */
  readonly flips: number | null
  readonly rollout: {
    /** Per cent of the traffic, ascending. */
    readonly steps: readonly number[]
    /** What the candidate gets now; null where nobody says. */
    readonly now: number | null
  }
  readonly candidate: TrafficIdentity
  readonly baseline: TrafficIdentity | null
  /** ISO date on which this is decided. */
  readonly asOf: string
}
