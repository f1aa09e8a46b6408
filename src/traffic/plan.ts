import type {Spelling} from '../tables/classes.ts'
import type {LogRoles} from './roles.ts'
import type {Side} from './side.ts'

/**
 * A request as it is counted, whatever the log looked like. Text: `label`, `outcome` (the predicted class, or
 * whether the score reaches the threshold; none where the side gave no answer), `version`, and the log's own
 * columns. Numbers: `time` (ms since 1970), `labelValue`, `score`, `value` (a predicted number), `latency` (ms),
 * `cost`, `reward`, and the flags `answered`, `failed` and `timedOut`, which are 0 or 1.
 */
export type SideField =
  | 'outcome'
  | 'version'
  | 'score'
  | 'value'
  | 'latency'
  | 'cost'
  | 'reward'
  | 'answered'
  | 'failed'
  | 'timedOut'

/** A field of a request: its own, one side's, or a column of the log as text or as a number. */
export type Field =
  'time' | 'label' | 'labelValue' | `${Side}.${SideField}` | `text:${string}` | `number:${string}`

/** What requests are counted by. */
export type Key =
  /** The text itself. */
  | {readonly kind: 'text'; readonly field: Field}
  /** Whole hours since 1970, UTC. */
  | {readonly kind: 'hour'}
  /** Whole days since 1970, UTC: beside a key of many values, which each hour would multiply. */
  | {readonly kind: 'day'}
  /** `logBucket` of a number. */
  | {readonly kind: 'bucket'; readonly field: Field}
  /** `scoreBin` of a number. */
  | {readonly kind: 'bin'; readonly field: Field; readonly bins: number}
  /** How many of the ascending edges are below the number. */
  | {readonly kind: 'edges'; readonly field: Field; readonly edges: readonly number[]}

/** What must hold for a request. A comparison with a number that is not known is false. */
export type Condition =
  | {readonly kind: 'known'; readonly field: Field}
  | {readonly kind: 'above'; readonly field: Field; readonly limit: number}
  | {readonly kind: 'below'; readonly field: Field; readonly limit: number}
  | {readonly kind: 'differ'; readonly field: Field; readonly other: Field}
  | {readonly kind: 'all'; readonly of: readonly Condition[]}

/**
 * How far one side's answer is from the label, as a whole number of units: `floor(loss / unit + 0.5)`. The label
 * is `labelValue`, for Brier and log loss 1 where it is `positive`; or it is measured from the baseline's answer.
 */
export interface Loss {
  readonly kind: 'brier' | 'log-loss' | 'absolute' | 'squared' | 'answer'
  readonly unit: number
  readonly from?: 'baseline'
}

/** What is added up over the requests of a key. */
export type Measure =
  /** Requests for which the condition holds. */
  | {readonly kind: 'count'; readonly where: Condition}
  /** `floor(number / unit + 0.5)`, added up exactly. */
  | {readonly kind: 'sum'; readonly field: Field; readonly unit: number}
  /** Sum of one side's losses. */
  | {readonly kind: 'loss'; readonly loss: Loss; readonly side: Side}
  /** Sum of the product of two of: both sides' losses, and candidate − baseline (`difference`). */
  | {
      readonly kind: 'loss-product'
      readonly loss: Loss
      readonly of: readonly [Side | 'difference', Side | 'difference']
    }
  | {readonly kind: 'least'; readonly field: Field}
  | {readonly kind: 'most'; readonly field: Field}
  /** Different ids of requests. */
  | {readonly kind: 'distinct-ids'}

/** One table of counts. */
export interface TablePlan {
  readonly name: string
  readonly keys: readonly Key[]
  readonly measures: readonly Measure[]
  /** Requests that are left out do not show at all. */
  readonly where?: Condition
}

/** What is to be counted of a log: the same question to every engine. */
export interface LogPlan {
  readonly roles: LogRoles
  /** What the sides answer: a class (with a score or without), a score from which the class follows, or a number. */
  readonly answers: 'classes' | 'scores' | 'numbers'
  /** For scores: the predicted class is `positive` at or above it, else `negative`. */
  readonly threshold: number
  /** Where labels and answers write their classes differently: how they are one. */
  readonly spelling?: Spelling
  /** The labels of the two classes of a score. */
  readonly positive: string
  readonly negative: string
  /** Labels of requests at or after this time (ms) are not yet final, and count as not known. */
  readonly labelsUntil: number | null
  readonly tables: readonly TablePlan[]
}
