import type {PairedRows} from './paired-rows.ts'

/** One usual way to compute a metric from the candidate's rows. */
export interface Definition {
  /** In words, to be put after the metric's name: `of class 1`; '' where there is no other way. */
  readonly words: string
  readonly of: (rows: PairedRows) => number
}
