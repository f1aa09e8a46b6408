import type {Direction} from '../statistics/core/difference.ts'

/** What a metric is computed from. */
export type Needs =
  /** Labels and predicted classes. */
  | 'classes'
  /** The same of two classes, one of which counts. */
  | 'positive-class'
  /** Labels and predicted classes, or sets of them. */
  | 'classes-or-sets'
  /** Several labels a row. */
  | 'label-sets'
  /** Texts, or sets of labels, that are right as a whole or not. */
  | 'answers'
  /** A score that each answer was given. */
  | 'answer-scores'
  /** Scores of classes, on any scale. */
  | 'scores'
  /** The same of two classes, one of which counts. */
  | 'scores-of-positive'
  /** Scores in [0, 1]. */
  | 'probabilities'
  /** Predicted numbers. */
  | 'numbers'
  /** Scores and relevance by query. */
  | 'rankings'

/**
 * What a value is the mean of: of rows that are right or wrong (so that value and n give counts), of such
 * rows among some of all, of a number of each row, or of one of each query.
 */
type MeanOf = 'hits' | 'hits-of-some' | 'rows' | 'queries'

/** What is known of a metric by its name. */
export interface Metric {
  /** scikit-learn's name where it has one. */
  readonly name: string
  readonly direction: Direction
  /** The values that it can have; of shares as fractions. */
  readonly range: readonly [number, number]
  /** The value from which its error is counted; null where there is none. */
  readonly best: number | null
  /** A quality in [0, 1] by nature. */
  readonly share: boolean
  /** A number above this, written without a percent sign, must be percent; null where none is. */
  readonly percentAbove: number | null
  readonly meanOf?: MeanOf
  readonly needs?: Needs
  /** The gate computes it itself: from rows, from the counts of a log, or from both. */
  readonly computedFrom?: 'rows' | 'counts' | 'both'
  /** It is 1 minus this one. */
  readonly complementOf?: string
  /** It has no end, so that a few rows may decide it; this one, in [0, 1], judges the same predictions. */
  readonly boundedAs?: string
  /** A number after its name is a rank, down to which each query is looked at: `recall@10`. */
  readonly ranked?: true
  /** Its place among the metrics by which models are usually chosen, where no row tells the task: 1 is the first. */
  readonly mainRank?: number
  /** Words of its name, or of another spelling, that are spoken as letters: `roc auc`. */
  readonly letters?: string
}

/** An entry of the table: the name is its key. */
export interface Entry extends Omit<Metric, 'name'> {
  /** Other ways to write the name, separated by commas; case, spaces and punctuation do not matter. */
  readonly spellings: string
}

/** Nobody publishes a rate above this as a fraction, though rates above 1 exist (a word error rate of 1.2). */
const SURELY_PERCENT = 3

/** A share in [0, 1]. */
export const SHARE = {
  direction: 'higher',
  range: [0, 1],
  best: 1,
  share: true,
  percentAbove: 1
} as const

/** A share in [0, 1] of what should not be. */
export const ERROR_SHARE = {...SHARE, direction: 'lower', best: 0} as const

/** Usually in [0, 1], but it can be above: a word error rate. */
export const RATE = {
  direction: 'lower',
  range: [0, Infinity],
  best: 0,
  share: false,
  percentAbove: SURELY_PERCENT
} as const

/** In [-1, 1]. */
export const CORRELATION = {
  direction: 'higher',
  range: [-1, 1],
  best: 1,
  share: false,
  percentAbove: 1
} as const

/** An error or distance: at least 0. */
export const ERROR = {
  direction: 'lower',
  range: [0, Infinity],
  best: 0,
  share: false,
  percentAbove: null
} as const

/** What training makes small: any number, since a likelihood of densities has no end. */
export const LOSS = {...ERROR, range: [-Infinity, Infinity]} as const

/** A score on a scale of its own. */
export const SCORE = {
  direction: 'higher',
  range: [-Infinity, Infinity],
  best: null,
  share: false,
  percentAbove: null
} as const

/** A score that is at least 0. */
export const POSITIVE_SCORE = {...SCORE, range: [0, Infinity]} as const
