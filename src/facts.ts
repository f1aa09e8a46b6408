import type {ChangedRole} from './evidence/changed-files.ts'
import type {Attempts} from './evidence/attempts.ts'
import type {Version} from './evidence/evidence.ts'
import type {ModelDemand} from './policy/demand.ts'
import type {Surroundings} from './repository/surroundings.ts'
import type {Traffic} from './traffic/traffic.ts'

/** A file whose name looks like a model's, and that nobody named. */
export interface UnreadFile {
  readonly path: string
  readonly role: ChangedRole
  /** The line of a policy that would make it count. */
  readonly line: string
}

/** Why there is no baseline. */
export interface Absent {
  readonly registry: string
  readonly reason: 'none-yet' | 'unreadable'
  readonly summary: string
  readonly remedy: string
}

/** How often the hold-out was used, or why that is not known. */
export type Attempted =
  | (Attempts & {
      readonly known: true
      /** That a single candidate would be tested at. */
      readonly confidence: number
    })
  | {readonly known: false; readonly why: string}

/** Live traffic of both versions, or why it cannot be read. */
export type TrafficRead =
  | {readonly ok: true; readonly traffic: Traffic}
  | {
      readonly ok: false
      readonly source: string
      readonly summary: string
      readonly remedy: string
    }

/** What the gate is given: the demands, and what was read about both versions. */
export interface Facts {
  readonly demand: ModelDemand
  readonly candidate: Version
  readonly baseline: Version | null
  /** Set where `baseline` is null. */
  readonly absent: Absent | null
  /** The file that a policy line belongs into. */
  readonly policyFile: string
  /** How the pull request changes the policy itself; null where it does not. */
  readonly policyChange: string | null
  /** Files of the folder with the model in production that the pull request changes; left out where none can be. */
  readonly productionChanges?: readonly string[]
  /** Changed files that look like evidence or a model's, and by which nothing is judged; left out where there is none. */
  readonly unread?: readonly UnreadFile[]
  /** Files that are read as evidence because their names look like it; left out where there is none. */
  readonly guessed?: readonly UnreadFile[]
  /** Changed weights and data of this model of which nothing but the change is known; left out where there is none. */
  readonly material?: readonly string[]
  /** What the branch of production has become since the work left it; left out where it has not moved. */
  readonly moved?: {readonly name: string; readonly files: readonly string[]}
  /** When the baseline was promoted, ISO time; null or left out where that is not known. */
  readonly since?: string | null
  /** Left out where nobody counts them. */
  readonly attempts?: Attempted
  /** Left out where nobody asks for a shadow log. */
  readonly traffic?: TrafficRead
  /** For the practices; left out where nobody reads them. */
  readonly surroundings?: Surroundings
  /** ISO date, for waivers. */
  readonly today: string
}
