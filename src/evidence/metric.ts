import type {Location, Problem} from '../files/problem.ts'
import type {Direction} from '../statistics/core/difference.ts'

/**
 * One number that a file states about a model.
 *
 * What identifies it (model, task, dataset, config, split, revision, segment, qualifier) is kept
 * apart from the metric's name, so that the same number of another version can be found.
 */
export interface MetricEntry {
  /** The name as the file writes it, less the parts that are recognised as split, dataset or segment. */
  readonly metric: string
  /** The field's usual name where the spelling is known: `eval_f1` is `f1`. */
  readonly canonical?: string
  /** The name for people, where the file has one besides the type. */
  readonly title?: string
  /** May be NaN or infinite: such an entry never votes for the candidate, but is not lost either. */
  readonly value: number
  readonly model?: string
  readonly task?: string
  readonly dataset?: string
  readonly config?: string
  readonly split?: string
  readonly revision?: string
  /** The metric's own configuration or arguments, as text: `average=macro`, `k=10`. */
  readonly qualifier?: string
  /** Where in the file it stands, where that is none of the above: `imdb`, `stage2.dev`. */
  readonly place?: string
  readonly segment?: Readonly<Record<string, string>>
  /** Examples that the value was computed on. */
  readonly n?: number
  readonly standardError?: number
  readonly interval?: readonly [number, number]
  /** Two-sided level of `interval`; 0.95 where the file does not say. */
  readonly intervalLevel?: number
  /** The values of repeated seeds or folds; `value` is their mean. */
  readonly repeats?: readonly number[]
  /** The number of folds, where `repeats` are of a cross-validation, in the order of the folds; seeds have none. */
  readonly folds?: number
  /** As the file writes it beside the value: `ms`, `MB`. A unit in the name stays there. */
  readonly unit?: string
  /** Digits after the point as written: the value is known to half a unit of the last one. */
  readonly decimals?: number
  /** Written in percent (`85.3%`), or a quality in [0, 1] by nature that is above 1. */
  readonly percent?: boolean
  /** What the metric's name says, else what the file does. */
  readonly direction?: Direction
  /** Only the file says the direction: of production's file that counts, of the candidate's it does not. */
  readonly directionStated?: boolean
  /** Whether the number can speak for or against the model; `why` says why not. */
  readonly votes: boolean
  readonly why?: string
  readonly location: Location
}

/** Why a quality whose value is NaN or infinite does not vote: it was asked for, and could not be had. */
export const NOT_FINITE = 'not a finite number'

/** Why a value that its metric cannot have does not vote: an accuracy of 905. It is not lost either. */
export const IMPOSSIBLE = 'not a value that this metric can have'

/** Something in a file that was seen and not used, so that nothing disappears silently. */
export interface Ignored {
  readonly what: string
  readonly why: string
  readonly line?: number
}

/** Something that was seen and not used, and where it stands. */
export interface Unused {
  readonly what: string
  readonly why: string
  readonly location: Location
}

/**
 * Something that a file says of the data or the tool behind its numbers. Two evaluations of which it
 * differs are not of the same thing.
 */
export interface Condition {
  /** In words: `examples`, `dataset`, `dataset revision`, `task version`, `limit`, `version of lm-eval`. */
  readonly what: string
  /** The task, dataset or split that it is about; left out where it is about the whole file. */
  readonly of?: string
  readonly value: string
  readonly location: Location
}

/** What a condition is called that tells of which version of the model the numbers are. */
export const MODEL_VERSION = 'version of the model'

/** What one metrics file or card holds. */
export interface Reading {
  /** Name of the format that was recognised: `model-index`, `trainer-list`, `dvc-metrics`, `classification-report`, … */
  readonly format: string
  readonly entries: readonly MetricEntry[]
  readonly ignored: readonly Ignored[]
  /** Of the evaluation, apart from what the entries carry themselves. */
  readonly conditions: readonly Condition[]
  readonly problems: readonly Problem[]
}
