import type {PromotionRecord} from '../verdict/record.ts'

/** What could not be found out. */
export interface Unknown {
  readonly known: false
  /** Goes on from "… could not be read: "; says what would help. */
  readonly why: string
}

/** The standing reviews of a pull request by people who may write to the repository. */
export interface Review {
  readonly known: true
  /** Null where the account is gone. */
  readonly author: string | null
  /** The last commit, that which would be merged. */
  readonly commit: string
  /** Who approved that commit; never the author. */
  readonly approvedBy: readonly string[]
  /** Who approved an earlier commit only. */
  readonly approvedBefore: readonly string[]
  /** Who asks for changes. */
  readonly refusedBy: readonly string[]
}

/** What guards a branch or an environment, in words: `2 required reviewers`; empty where nothing does. */
export type Guard =
  | Unknown
  | {
      readonly known: true
      readonly by: readonly string[]
      /** What may guard it besides and could not be read; a clause. */
      readonly unseen?: string
    }

/** When a scheduled workflow last succeeded. */
export type LastRun =
  | Unknown
  | {
      readonly known: true
      /** ISO date; null where it never did. */
      readonly date: string | null
    }

/** What a forge is asked about the way into production. Nothing throws: what cannot be read is unknown. */
export interface Forge {
  /** Null outside of a pull request. */
  readonly review: () => Promise<Review | Unknown | null>
  /** The branch that the change goes to; null where there is none. */
  readonly branch: string | null
  readonly branchGuard: (name: string) => Promise<Guard>
  readonly environmentGuard: (name: string) => Promise<Guard>
  /** Of the tags that begin so, against being made, moved and deleted by anybody. */
  readonly tagGuard: (prefix: string) => Promise<Guard>
  /** Of a workflow file, by its schedule. */
  readonly lastScheduledRun: (path: string) => Promise<LastRun>
}

/** What a forge answered. */
export interface ForgeAnswers {
  readonly review: Review | Unknown | null
  /** Null where no branch is known. */
  readonly branch: {readonly name: string; readonly guard: Guard} | null
  /** The tags by which the registry says what is in production; null where it does not say it by tags. */
  readonly tags: {readonly name: string; readonly guard: Guard} | null
  /** By name. */
  readonly environments: ReadonlyMap<string, Guard>
  /** By the path of the workflow. */
  readonly scheduled: ReadonlyMap<string, LastRun>
}

/** What was done to the registry's pointer, oldest first. */
export type Records = Unknown | {readonly known: true; readonly records: readonly PromotionRecord[]}
