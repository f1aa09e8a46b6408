import type {Version} from '../evidence/evidence.ts'
import type {Costs} from '../policy/schema.ts'
import type {Surroundings} from '../repository/surroundings.ts'
import type {Finding} from '../verdict/verdict.ts'

/** Everything from which the states of the practices are told. */
export interface PracticeCase extends Surroundings {
  readonly costs: Costs
  readonly candidate: Version
  /** Null where no model is in production, or it could not be read. */
  readonly baseline: Version | null
  /** Whether options named the baseline's files: then no registry was asked. */
  readonly baselineGiven: boolean
  readonly joined: JoinedRows | null
  readonly findings: readonly Finding[]
  /** Where the policy is, or would be. */
  readonly policyFile: string
  /** ISO date. */
  readonly today: string
}

/** Rows of both versions, joined by key. */
interface JoinedRows {
  readonly rows: number
  /** Rows that only one side has, or whose labels differ. */
  readonly unmatched: number
  /** Rows that the baseline got right and the candidate gets wrong; null where it cannot be counted. */
  readonly negativeFlips: number | null
}
