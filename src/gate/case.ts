import type {Joined} from '../evidence/join.ts'
import type {Facts} from '../facts.ts'
import type {JudgedMetric} from './judged-metrics.ts'
import type {PairedRows} from './rows/paired-rows.ts'
import type {Statements} from './statements.ts'

/** The facts, laid side by side once for all checks. */
export interface Case extends Facts {
  /** What the candidate's files state, and the baseline's. */
  readonly statements: {readonly candidate: Statements; readonly baseline: Statements | null}
  /** The predictions of both, joined by key; null where either has none. */
  readonly joined: Joined | null
  /** The joined rows as numbers; the candidate's own where there is no baseline at all. */
  readonly rows: PairedRows | null
  /** Every metric that is demanded or stated, with its role. */
  readonly metrics: readonly JudgedMetric[]
}
