import type {Evidence, Identity} from '../evidence/evidence.ts'
import type {Finding} from '../verdict/verdict.ts'
import type {Costs} from '../policy/schema.ts'
import type {ForgeAnswers, Records} from './forge.ts'
import type {LiveAnswers} from './live.ts'
import type {ModelFile} from './model-files.ts'
import type {Scope} from './scope.ts'

/** The files of a version: all paths, and the text of those that `wantedFiles` asked for. */
export interface Repository {
  readonly paths: readonly string[]
  /** Null where the file was not read. */
  readonly text: (path: string) => string | null
}

/** One version of the model, as far as it was read. */
export interface SeenVersion {
  readonly identity: Identity
  readonly evidence: Evidence
}

/** Rows of both versions, joined by key. */
interface JoinedRows {
  readonly rows: number
  /** Rows that only one side has, or whose labels differ. */
  readonly unmatched: number
  /** Rows that the baseline got right and the candidate gets wrong; null where it cannot be counted. */
  readonly negativeFlips: number | null
}

/** What was read around a model, for its practices. */
export interface Surroundings {
  readonly scope: Scope
  readonly repository: Repository
  readonly production: ProductionFiles | null
  readonly modelFiles: VersionFiles
  readonly knownCommits: readonly string[]
  /** Null where the policy names no monitoring. */
  readonly live: LiveAnswers | null
  /** Null where there is none to ask: on the command line. */
  readonly forge: ForgeAnswers | null
  /** Null where the registry keeps none. */
  readonly records: Records | null
}

/** The files of the model of both versions; empty where there are none, or no version. */
export interface VersionFiles {
  readonly candidate: readonly ModelFile[]
  readonly production: readonly ModelFile[]
}

/** The baseline's own files and its folder among them. */
interface ProductionFiles {
  readonly repository: Repository
  readonly folder: string
  /** Whether they are those of a commit of the candidate's repository: the base of the change. */
  readonly isBaseCommit: boolean
}

/** Everything from which the state of the practices is told. */
export interface Seen {
  readonly scope: Scope
  readonly costs: Costs
  readonly repository: Repository
  /** Null where nobody was asked. */
  readonly live: LiveAnswers | null
  readonly candidate: SeenVersion
  /** Null where no model is in production, or it could not be read. */
  readonly baseline: SeenVersion | null
  /** Whether options named the baseline's files: then no registry was asked. */
  readonly baselineGiven: boolean
  /** Null where they were not listed. */
  readonly production: ProductionFiles | null
  readonly modelFiles: VersionFiles
  readonly joined: JoinedRows | null
  readonly findings: readonly Finding[]
  /** Those of `recordedCommits` that are in the repository. */
  readonly knownCommits: readonly string[]
  /** Null where there is none to ask. */
  readonly forge: ForgeAnswers | null
  /** Null where the registry keeps none. */
  readonly records: Records | null
  /** Where the policy is, or would be. */
  readonly policyFile: string
  /** ISO date. */
  readonly today: string
}
