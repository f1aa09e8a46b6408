import {writeTree, type Files, type ObjectStore} from './git-objects.ts'

// The names of `permissions:` in a workflow.
export type Permission =
  'actions' | 'checks' | 'contents' | 'deployments' | 'issues' | 'pull-requests' | 'statuses'

/** What a token may do: an 'installation' is a workflow's GITHUB_TOKEN, a 'user' a personal one. */
export interface Token {
  readonly login: string
  readonly kind: 'installation' | 'user'
  readonly permissions: Readonly<Partial<Record<Permission, 'read' | 'write'>>>
}

export interface Account {
  readonly login: string
  readonly type: 'User' | 'Bot'
}

export interface Commit {
  readonly sha: string
  readonly parents: readonly string[]
  readonly message: string
  readonly files: Files
}

export interface PullRequest {
  readonly number: number
  readonly title: string
  readonly author: string
  readonly base: {readonly ref: string; readonly sha: string}
  readonly head: {readonly ref: string; readonly sha: string; readonly repository: string}
  readonly draft: boolean
  /** Its merge commit is on the base branch. */
  readonly isMerged?: boolean
}

export interface Comment {
  readonly id: number
  readonly issue: number
  readonly body: string
  readonly author: Account
  readonly createdAt: string
  readonly updatedAt: string
  readonly edits: number
}

export interface Review {
  readonly pullRequest: number
  readonly author: string
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED'
  readonly commit: string
}

export interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly start_column?: number
  readonly end_column?: number
  readonly annotation_level: 'notice' | 'warning' | 'failure'
  readonly message: string
  readonly title?: string
  readonly raw_details?: string
}

export interface CheckRun {
  readonly id: number
  readonly name: string
  readonly headSha: string
  readonly status: string
  readonly conclusion: string | null
  readonly title: string | null
  readonly summary: string | null
  readonly text: string | null
  readonly annotations: readonly Annotation[]
  readonly externalId: string | null
  readonly detailsUrl: string
  readonly startedAt: string
  readonly completedAt: string | null
}

export interface CommitStatus {
  readonly id: number
  readonly sha: string
  readonly state: string
  readonly context: string
  readonly description: string | null
  readonly targetUrl: string | null
  readonly creator: string
  readonly createdAt: string
}

export interface Deployment {
  readonly id: number
  readonly ref: string
  readonly sha: string
  readonly task: string
  readonly environment: string
  readonly description: string | null
  readonly payload: unknown
  readonly creator: string
  readonly createdAt: string
  readonly states: readonly string[]
}

export interface WorkflowRun {
  readonly id: number
  /** The name of its file. */
  readonly workflow: string
  readonly event: string
  readonly conclusion: string
  readonly createdAt: string
}

/** Everything that the fake GitHub knows of its one repository. */
export interface Store extends ObjectStore {
  readonly repository: string
  readonly isPrivate: boolean
  readonly defaultBranch: string
  readonly maxTreeEntries: number
  readonly tokens: Readonly<Record<string, Token>>
  readonly commits: Map<string, Commit & {readonly tree: string}>
  /** By full name without `refs/`, such as `heads/main`. */
  readonly refs: Map<string, string>
  readonly pullRequests: Map<number, PullRequest>
  readonly comments: Map<number, Comment>
  readonly reviews: Review[]
  readonly checkRuns: Map<number, CheckRun>
  readonly statuses: CommitStatus[]
  readonly deployments: Map<number, Deployment>
  /** Who has to approve what runs there, by the environment's name. */
  readonly environments: Map<string, readonly string[]>
  /** Oldest first. */
  readonly workflowRuns: WorkflowRun[]
  readonly nextId: () => number
  /** A clock that moves one second a reading, so that runs are alike. */
  readonly now: () => string
}

export interface StoreOptions {
  readonly repository?: string
  readonly isPrivate?: boolean
  readonly defaultBranch?: string
  readonly maxTreeEntries?: number
  readonly tokens?: Readonly<Record<string, Token>>
}

/** Makes an empty repository, 'acme/models' with the default branch 'main' unless told otherwise. */
export function createStore(options: StoreOptions): Store {
  let id = 1000
  let seconds = 0
  return {
    repository: options.repository ?? 'acme/models',
    isPrivate: options.isPrivate ?? false,
    defaultBranch: options.defaultBranch ?? 'main',
    maxTreeEntries: options.maxTreeEntries ?? 100_000,
    tokens: options.tokens ?? {},
    blobs: new Map(),
    trees: new Map(),
    commits: new Map(),
    refs: new Map(),
    pullRequests: new Map(),
    comments: new Map(),
    reviews: [],
    checkRuns: new Map(),
    statuses: [],
    deployments: new Map(),
    environments: new Map(),
    workflowRuns: [],
    nextId: () => id++,
    now: () => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds++)).toISOString().replace('.000', '')
  }
}

/** Adds a commit with its trees and blobs. */
export function addCommit(store: Store, commit: Commit): void {
  store.commits.set(commit.sha, {...commit, tree: writeTree(store, commit.files)})
}

/** Adds a comment as its author would have written it. */
export function addComment(store: Store, issue: number, body: string, author: Account): Comment {
  const createdAt = store.now()
  const id = store.nextId()
  const comment = {id, issue, body, author, createdAt, updatedAt: createdAt, edits: 0}
  store.comments.set(id, comment)
  return comment
}

/** Finds the commit that a sha, branch, tag or full ref names. */
export function resolveCommit(store: Store, name: string) {
  const full = name.replace(/^refs\//, '')
  const sha =
    store.refs.get(full) ?? store.refs.get(`heads/${name}`) ?? store.refs.get(`tags/${name}`)
  return store.commits.get(sha ?? name)
}

/** Lists a commit and what came before it, nearest first. */
export function history(store: Store, sha: string): string[] {
  const seen = new Set<string>()
  const queue = [sha]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue
    seen.add(next)
    queue.push(...(store.commits.get(next)?.parents ?? []))
  }
  return [...seen]
}

/** The nearest commit that two histories share. */
export function mergeBase(store: Store, base: string, head: string): string | undefined {
  const known = new Set(history(store, base))
  return history(store, head).find(sha => known.has(sha))
}
