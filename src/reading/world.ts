import type {AttemptLog, AttemptQuery} from '../evidence/attempts.ts'
import type {Identity} from '../evidence/evidence.ts'
import type {DemandOptions} from '../policy/demand.ts'
import type {RegistryPolicy} from '../policy/schema.ts'
import type {Log, LogEngine, LogPlace, LongWork, Registry, Tree} from '../ports.ts'
import type {NamedFiles} from './named-files.ts'
import type {PracticeWorld} from './practice-files.ts'

/** A policy's text and where it comes from. */
export interface PolicyText {
  readonly text: string
  /** As the user knows it: `.github/model-promotion.yml`. */
  readonly source: string
  /** The commit or branch from which it was read; null for the working files. */
  readonly ref: string | null
}

/** What the gate needs from the world; each door builds its own. */
export interface World extends PracticeWorld {
  /** The candidate's files. */
  readonly tree: Tree
  /** The same folder as it is merged; left out where there is no other than `tree`. */
  readonly merged?: Tree
  /** What is put before the tree's paths when they are shown. */
  readonly prefix: string
  /** Name of a model that lies in the tree's root. */
  readonly rootName: string
  readonly candidate: Identity
  readonly policy: PolicyText | null
  /** How the pull request changes the policy; null where it does not. */
  readonly policyChange: string | null
  /** What the pull request changes; null where there is none. */
  readonly changed: readonly string[] | null
  /** What the working files change since the base commit, where there is no pull request; null where that is not known. */
  readonly working?: readonly string[] | null
  /** The registry of a policy; null is the default. */
  registry(policy: RegistryPolicy | null): Registry
  /** The registry that keeps the candidate's evidence; `registry` is the baseline's. Throws `UserError`. */
  candidateFrom(spec: string, registry: RegistryPolicy | null): Registry
  /** Opens a log of live traffic. Throws `UserError` where there is none. */
  logs?(place: LogPlace): Promise<LogEngine>
  /** Begins work that takes long; left out where nobody watches. */
  longWork?(what: string): LongWork
  /** Earlier candidates, from the history of the candidate's files; left out where there is none. */
  attempts?(query: AttemptQuery): Promise<AttemptLog>
  /** When these files were last changed before a commit, ISO time; null where the history does not say. */
  changedAt?(commit: string, paths: readonly string[]): Promise<string | null>
  /** ISO date. */
  readonly today: string
  readonly log: Log
}

/** What is asked of the gate, the same from both doors. */
export interface Request extends DemandOptions {
  readonly model: string | null
  /** Glob of a shadow log, over that of the policy; null where none is given. */
  readonly shadow?: string | null
  /** Whether the log is that of a canary: each request went to one of the two. */
  readonly canary?: boolean
  readonly candidate: NamedFiles
  /** Where a registry keeps the candidate's evidence; left out where the policy says, or it is in the tree. */
  readonly candidateFrom?: string
  readonly baseline: NamedFiles
}

/** Where a policy is written when there is none yet. */
export const DEFAULT_POLICY_FILE = '.github/model-promotion.yml'
