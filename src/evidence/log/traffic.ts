import type {LogRoles} from './roles.ts'
import type {CountTable, LogStatistics} from './statistics.ts'
import type {LogQuestions} from './tables-asked.ts'

/** What was read of live traffic: a shadow log, or that of a canary. */
export interface Traffic {
  /** The files or the table, as the policy names them. */
  readonly source: string
  readonly roles: LogRoles
  readonly questions: LogQuestions
  /** The labels of a score's two classes. */
  readonly positive: string
  readonly negative: string
  readonly statistics: LogStatistics
  /** The evaluation set counted by the same keys: a table `drift/FIELD` for each that is asked for. */
  readonly reference: readonly CountTable[]
  /** Share of the evaluation set's rows that have the feature, by name. */
  readonly knownInReference: Readonly<Record<string, number>>
}
