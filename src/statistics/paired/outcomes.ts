/** Two models on the same rows, each row good or bad for each of them. */
export interface PairedOutcomes {
  /** Rows where only the candidate does well. */
  readonly wins: number
  /** Rows where only the baseline does well. */
  readonly losses: number
  /** All rows, those where both do the same too. */
  readonly n: number
  /** The metric of each model: a share of the rows, of good ones or, where lower is better, of bad ones. */
  readonly baseline: number
  readonly candidate: number
}
