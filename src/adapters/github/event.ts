import {readFile} from 'node:fs/promises'

import * as z from 'zod'

import {WorldError} from '../../errors.ts'
import {type RepositoryName, repositoryName} from './repository.ts'

type EventKind =
  | 'pull_request'
  | 'pull_request_target'
  | 'pull_request_review'
  | 'push'
  | 'merge_group'
  | 'workflow_run'
  | 'workflow_dispatch'
  | 'schedule'
  | 'other'

/** What a workflow runs for. */
export interface EventContext {
  readonly kind: EventKind
  readonly repository: RepositoryName
  /** The pull request, where the event is about one. */
  readonly number: number | null
  /** The commit to judge and to report on; of a pull request its head, not the merge that GITHUB_SHA names. */
  readonly headSha: string
  /** What GitHub makes of merging that head, `refs/pull/N/merge`; null or left out where there is none. */
  readonly mergeSha?: string | null
  /** The tip of the branch that it goes to, when the event was sent; before the push, for a push. */
  readonly baseSha: string | null
  /** The branch that it goes to, without `refs/heads/`. */
  readonly baseRef: string | null
  /** Whether the code is from another repository, or from one that is gone: it gets a token that can only read. */
  readonly fork: boolean
  readonly author: string | null
  /** The run whose results are published; only of `workflow_run`. */
  readonly runId: number | null
  /** `OWNER:BRANCH` of the head, by which GitHub finds its pull request; only of `workflow_run`. */
  readonly headLabel?: string
}

/** Where the workflow is the base's and what is checked out is not the head: that is read as data from the forge. */
export function isHeadElsewhere({kind}: EventContext): boolean {
  return kind === 'pull_request_target' || kind === 'workflow_run'
}

type Environment = Readonly<Record<string, string | undefined>>

const sha = z.string().regex(/^[0-9a-f]{40,64}$/u, 'not the full id of a commit')
const login = z.object({login: z.string()}).nullish()
const place = z.object({full_name: z.string()}).nullish()
const repositorySchema = z
  .object({full_name: z.string(), default_branch: z.string().optional()})
  .optional()

const pullRequestSchema = z.object({
  pull_request: z.object({
    number: z.int().min(1),
    head: z.object({sha, repo: place}),
    base: z.object({sha, ref: z.string()}),
    user: login
  })
})

const pushSchema = z.object({
  ref: z.string(),
  before: sha.optional(),
  after: sha.optional(),
  sender: login
})

const mergeGroupSchema = z.object({
  merge_group: z.object({head_sha: sha, base_sha: sha, base_ref: z.string()}),
  sender: login
})

const workflowRunSchema = z.object({
  workflow_run: z.object({
    id: z.int(),
    head_sha: sha,
    head_branch: z.string().nullish(),
    head_repository: z.object({full_name: z.string()}).nullish(),
    pull_requests: z.array(z.object({number: z.int(), base: z.object({ref: z.string(), sha})})),
    actor: login
  })
})

/** The payload of the event that the runner wrote to a file; `{}` where there is none. */
export async function readPayload(env: Environment): Promise<unknown> {
  const path = env['GITHUB_EVENT_PATH'] ?? ''
  if (path === '') return {}
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch (cause) {
    throw new WorldError('cannot read the event payload in GITHUB_EVENT_PATH', {cause})
  }
}

/** What the runner's variables and the payload say about the event. Throws `WorldError` where they are not as GitHub's. */
export function readEvent(env: Environment, payload: unknown): EventContext {
  const kind = kindOf(env['GITHUB_EVENT_NAME'] ?? '')
  const full = repositoryOf(env, payload)
  const repository = repositoryName(full)
  if (repository === null) throw new WorldError('GITHUB_REPOSITORY is not OWNER/NAME')
  const common = {...NOTHING, kind, repository}
  const isFork = (from: {readonly full_name: string} | null | undefined): boolean =>
    from?.full_name.toLowerCase() !== full.toLowerCase()

  switch (kind) {
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review': {
      const pull = parse(pullRequestSchema, payload, kind).pull_request
      const {number, head, base, user} = pull
      return {
        ...common,
        number,
        headSha: head.sha,
        // Of a target event the runner's commit is the base.
        mergeSha: kind === 'pull_request_target' ? null : (env['GITHUB_SHA'] ?? null),
        baseSha: base.sha,
        baseRef: base.ref,
        fork: isFork(head.repo),
        author: user?.login ?? null
      }
    }
    case 'push': {
      const {ref, before, after, sender} = parse(pushSchema, payload, kind)
      return {
        ...common,
        // For an annotated tag `after` is the tag itself, which is no commit.
        headSha: ref.startsWith('refs/tags/')
          ? currentSha(env)
          : (existing(after) ?? currentSha(env)),
        baseSha: existing(before),
        baseRef: branch(ref),
        author: sender?.login ?? null
      }
    }
    case 'merge_group': {
      const {merge_group: group, sender} = parse(mergeGroupSchema, payload, kind)
      return {
        ...common,
        headSha: group.head_sha,
        baseSha: group.base_sha,
        baseRef: branch(group.base_ref),
        author: sender?.login ?? null
      }
    }
    case 'workflow_run': {
      const run = parse(workflowRunSchema, payload, kind).workflow_run
      // Empty for forks, and several when a commit is the head of several pull requests: then nothing says which.
      const [only, ...others] = run.pull_requests
      const pull = others.length === 0 ? only : undefined
      return {
        ...common,
        number: pull?.number ?? null,
        headSha: run.head_sha,
        baseSha: pull?.base.sha ?? null,
        baseRef: pull?.base.ref ?? null,
        fork: isFork(run.head_repository),
        author: run.actor?.login ?? null,
        runId: run.id,
        ...headLabel(run.head_repository?.full_name, run.head_branch)
      }
    }
    case 'workflow_dispatch':
    case 'schedule':
    case 'other': {
      const actor = env['GITHUB_ACTOR'] ?? ''
      return {...common, headSha: currentSha(env), author: actor === '' ? null : actor}
    }
  }
}

function headLabel(repository?: string, branch?: string | null): {readonly headLabel?: string} {
  const owner = repositoryName(repository ?? '')?.owner
  return owner === undefined || branch == null ? {} : {headLabel: `${owner}:${branch}`}
}

/** The branch whose files are in production, as the payload says; null where it does not. */
export function defaultBranchOf(payload: unknown): string | null {
  const said = z.object({repository: repositorySchema}).safeParse(payload).data?.repository
  return said?.default_branch ?? null
}

const NOTHING = {number: null, baseSha: null, baseRef: null, fork: false, author: null, runId: null}

const KINDS: ReadonlySet<EventKind> = new Set<EventKind>([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'push',
  'merge_group',
  'workflow_run',
  'workflow_dispatch',
  'schedule'
])

function kindOf(name: string): EventKind {
  for (const kind of KINDS) if (kind === name) return kind
  return 'other'
}

function repositoryOf(env: Environment, payload: unknown): string {
  const said = z.object({repository: repositorySchema}).safeParse(payload).data?.repository
  return said?.full_name ?? env['GITHUB_REPOSITORY'] ?? ''
}

function currentSha(env: Environment): string {
  const parsed = sha.safeParse(env['GITHUB_SHA'])
  if (!parsed.success) throw new WorldError('GITHUB_SHA is not the full id of a commit')
  return parsed.data
}

/** A branch that is made or deleted has zeros for the commit that is not there. */
function existing(id: string | undefined): string | null {
  return id === undefined || /^0+$/u.test(id) ? null : id
}

function branch(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//u, '')
}

function parse<T>(schema: z.ZodType<T>, payload: unknown, kind: EventKind): T {
  const parsed = schema.safeParse(payload)
  if (parsed.success) return parsed.data
  const problems = z.prettifyError(parsed.error)
  throw new WorldError(`the payload of this ${kind} event is not as GitHub sends it:\n${problems}`)
}
