import type {LogProblem} from './statistics.ts'

/** A column of a log, as what it seems to be. */
export interface LogColumnShape {
  readonly name: string
  readonly kind: 'text' | 'number' | 'whole-number' | 'flag' | 'time'
  /** Some of its values as text, as they are counted; left out by an engine that would have to ask for them. */
  readonly samples?: readonly string[]
}

/** The columns of a log, and the files or the table of which it consists. */
export interface LogShape {
  readonly columns: readonly LogColumnShape[]
  readonly sources: readonly string[]
  readonly problems: readonly LogProblem[]
}
