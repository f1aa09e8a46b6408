/** Which way a metric is better. */
export type Direction = 'higher' | 'lower'

/** The loss that is accepted as "as good": in the metric's unit, or as a share of the baseline's value or error. */
export interface Margin {
  /** At least 0. */
  readonly value: number
  readonly relative: boolean
  /**
   * Where a relative margin is counted from, 0 by default: the value is a share of the baseline's distance
   * from it. 1 for the error of an accuracy, 1 - baseline.
   */
  readonly origin?: number
}

/** What is asked of a pair of models, besides the data. */
export interface Question {
  /** Level of each one-sided test, in (0, 0.5). */
  readonly alpha: number
  readonly margin: Margin
  readonly direction: Direction
}

/** One line of the arithmetic, for a person who wants to follow it. */
export interface Step {
  /** What is computed, in words or as a formula. */
  readonly what: string
  readonly value: number | string
}

/**
 * The difference between candidate and baseline, tested.
 *
 * `difference`, `lower` and `upper` are signed in the good direction: positive means that the
 * candidate is better, whatever the metric's direction. `lower` and `upper` are one-sided bounds,
 * each at level alpha (so together a 1 - 2 alpha interval); `baseline` and `candidate` are the plain
 * values. Verdicts come from the p-values, not from rounded bounds.
 */
export interface Difference {
  /** Name of the method, e.g. `tango-score`. */
  readonly method: string
  /** Where the method is published. */
  readonly reference: string
  readonly baseline: number
  readonly candidate: number
  readonly difference: number
  readonly lower: number
  readonly upper: number
  /** p-value of "the candidate is worse than the baseline by the margin or more"; small is proof that it is not. */
  readonly pNonInferior: number
  /** p-value of "the candidate is at least as good"; small is proof of a regression. */
  readonly pRegression: number
  /** Of the difference; null where the method has none (score and exact methods). */
  readonly standardError: number | null
  /** Of rows that are all predicted alike the share that may not be, which is no bound in the metric's unit. */
  readonly otherRows?: number
  /** The standard error to plan further rows with, where it is not `standardError`. */
  readonly planningError?: number
  /** Independent units that were compared: rows, clusters, repeats. */
  readonly n: number
  /** True where the data cannot support a test at all (no variance, too few units); p-values are then 1. */
  readonly degenerate: boolean
  /** Sentences for the report, e.g. few positives, clipped values. */
  readonly warnings: readonly string[]
  readonly steps: readonly Step[]
}
