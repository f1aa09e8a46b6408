import type {LogPlan} from './traffic/plan.ts'
import type {LogShape} from './traffic/shape.ts'
import type {LogStatistics} from './traffic/statistics.ts'
import type {ConnectionPolicy} from './policy/schema.ts'
import type {PromotionRecord, VersionName} from './verdict/record.ts'

/** What a path in a tree is. */
export type FileKind = 'file' | 'directory' | 'absent' | 'outside'

/** The files of one version: a working folder, a git commit, a registry's artifacts. Paths are relative, with `/`. */
export interface Tree {
  /** For messages: `the working tree`, `main@4f2c1d9`. */
  readonly name: string
  readonly commit: string | null
  /** What is at a path; `outside` when it leaves the tree. */
  kind(path: string): Promise<FileKind>
  /** Size in bytes; only for a file. */
  size(path: string): Promise<number>
  /** Content; only for a file. Throws `WorldError` when the world, not the path, is at fault. */
  read(path: string): Promise<Uint8Array>
  /** All files below a folder, sorted, ignored ones (`.git`, `node_modules`) left out. */
  list(folder?: string): Promise<readonly string[]>
}

/** The version that is in production, or why there is none. */
export type Resolved =
  | {
      readonly found: true
      readonly registry: string
      readonly version: string
      readonly commit: string | null
      readonly tree: Tree
      /** Folder inside `tree` under which the version's files lie; '' for its root. */
      readonly folder: string
      /** When it was put into production, ISO time; left out where the registry does not tell. */
      readonly since?: string | null
      /** `own`: the files do not lie as in the repository and are found by name; default `repository`. */
      readonly layout?: 'repository' | 'own'
      /** What its branch has become since, and the files that differ there; left out where it has not moved. */
      readonly moved?: {readonly name: string; readonly files: readonly string[]}
    }
  | {
      readonly found: false
      readonly registry: string
      /** `none-yet`: there is no model in production; `unreadable`: there may be one, but it cannot be had. */
      readonly reason: 'none-yet' | 'unreadable'
      readonly summary: string
      readonly remedy: string
    }

/** Says which version is in production. One file of `adapters/registries` each. */
export interface Registry {
  resolve(): Promise<Resolved>
}

/** The files of a version, or why it cannot serve. */
export type Opened =
  | {readonly ok: true; readonly tree: Tree; readonly layout: 'repository' | 'own'}
  | {readonly ok: false; readonly summary: string}

/** Whether a pointer was moved, and why not. */
export type Moved =
  | {readonly moved: true; readonly did: readonly string[]}
  | {readonly moved: false; readonly summary: string}

/**
 * What says in a registry which version is in production: an alias, a stage. Every function throws `WorldError`
 * where the registry fails.
 */
export interface Pointer {
  readonly registry: string
  /** `fraud@champion`, `fraud#prod`. */
  readonly name: string
  /** What it points at; null where nothing is in production. */
  current(): Promise<VersionName | null>
  /**
   * The version of that name; for null the one that waits for promotion, which may be known by one of these
   * commits. Throws `UserError` that says which there are.
   */
  find(wanted: string | null, commits: readonly string[]): Promise<VersionName>
  /** Looks whether the version's files are really there. */
  open(version: VersionName): Promise<Opened>
  /** What was done to it, oldest first. */
  records(): Promise<readonly PromotionRecord[]>
  /** Ends moves that were broken off: those of this verdict or commit, and those too old to be under way. */
  settle(verdict: string | null, commits: readonly string[]): Promise<readonly string[]>
  /** Points at the record's version and keeps the record, if it still points at what the record replaces. */
  move(record: PromotionRecord): Promise<Moved>
}

/** Where to say what is going on; never results. */
export interface Log {
  info(message: string): void
  warning(message: string): void
  debug(message: string): void
}

/** How far long work has come. */
export interface LogProgress {
  readonly done: number
  /** In the unit of `done`: bytes or queries. */
  readonly total: number
}

/** Work that takes long, as each door shows and ends it. */
export interface LongWork {
  /** Says how far a pass over the log has come; passes are numbered from 1. */
  report(progress: LogProgress, pass: number): void
  /** Aborted when somebody wants the work to end. */
  readonly signal: AbortSignal
  /** Must be called when the work has ended, however it did. */
  done(): void
}

/**
 * Counts a shadow log: the embedded ones from files, the others where the log lies. Equal logs give equal
 * counts on every engine, to the last digit. Throws `WorldError` where an engine fails, and `UserError` where
 * it is asked for what is not there.
 */
export interface LogEngine {
  readonly name: string
  /** What the log looks like, without reading all of it. */
  shape(signal?: AbortSignal): Promise<LogShape>
  /** Carries out a plan. Ends early, leaving nothing behind, when the signal says so. */
  count(
    plan: LogPlan,
    onProgress?: (progress: LogProgress) => void,
    signal?: AbortSignal
  ): Promise<LogStatistics>
}

/** Where a log lies. */
export type LogPlace =
  | {
      readonly kind: 'files'
      /** Paths or globs. */
      readonly patterns: readonly string[]
      /** Given as an option, and so relative to where the user is, not to the folder that is judged. */
      readonly named: boolean
      readonly reader: 'auto' | 'javascript' | 'duckdb'
    }
  | {readonly kind: 'table'; readonly table: string; readonly connection: ConnectionPolicy}
