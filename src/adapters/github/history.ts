import * as z from 'zod'

import type {Answer, ChangedFile, GitProblem} from '../git.ts'
import {allPages, answered} from './answers.ts'
import type {GitHubClient} from './client.ts'
import {apiFailure, readError} from './failure.ts'
import type {RepositoryName} from './repository.ts'

/** What GitHub lists at most for one pull request. */
const MAX_CHANGED_FILES = 3000

/** Where two commits parted, asked of the server: a shallow clone cannot tell. Throws `WorldError` when it cannot be asked. */
export async function remoteMergeBase(
  {rest}: GitHubClient,
  repository: RepositoryName,
  base: string,
  head: string
): Promise<Answer<string>> {
  try {
    const basehead = `${base}...${head}`
    const response = await rest.repos.compareCommitsWithBasehead({
      ...repository,
      basehead,
      per_page: 1
    })
    return {ok: true, value: answered(comparisonSchema, response).merge_base_commit.sha}
  } catch (error) {
    return absent(error, {
      problem: 'no-merge-base',
      summary: `${base} and ${head} have no common ancestor on GitHub`,
      remedy: 'compare branches of one history'
    })
  }
}

/** The tip of a branch of the repository; null where there is no branch of that name. Throws `WorldError` when it cannot be asked. */
export async function branchCommit(
  {rest}: GitHubClient,
  repository: RepositoryName,
  branch: string
): Promise<string | null> {
  try {
    const response = await rest.git.getRef({...repository, ref: `heads/${branch}`})
    const {ref, object} = answered(refSchema, response)
    return ref === `refs/heads/${branch}` ? object.sha : null
  } catch (error) {
    if (apiFailure(error)?.kind === 'missing') return null
    throw readError(error, {what: `ask for the branch ${branch}`, permission: 'contents: read'})
  }
}

/**
 * What a branch has become since a commit of it: its tip, and the files that differ, at most the 300 that GitHub
 * lists. Null where it has not moved. Throws `WorldError` when it cannot be asked.
 */
export async function movedSince(
  client: GitHubClient,
  repository: RepositoryName,
  branch: string,
  since: string
): Promise<{readonly commit: string; readonly files: readonly string[]} | null> {
  const commit = await branchCommit(client, repository, branch)
  if (commit === null || commit === since) return null
  try {
    const basehead = `${since}...${commit}`
    const response = await client.rest.repos.compareCommitsWithBasehead({...repository, basehead})
    const {files = []} = answered(filesSchema, response)
    return {commit, files: files.map(({filename}) => filename)}
  } catch (error) {
    throw readError(error, {what: `compare ${branch} with its base`, permission: 'contents: read'})
  }
}

const filesSchema = z.object({files: z.array(z.object({filename: z.string()})).optional()})

const refSchema = z.object({ref: z.string(), object: z.object({sha: z.string()})})

const comparisonSchema = z.object({merge_base_commit: z.object({sha: z.string()})})

const changedFilesSchema = z.array(
  z.object({
    filename: z.string(),
    status: z.string().default('modified'),
    previous_filename: z.string().nullish()
  })
)

const sizeSchema = z.object({
  changed_files: z.int().min(0),
  head: z.object({sha: z.string()})
})

/**
 * The files that a pull request changes. Not `complete` where there are others than it counts itself, beyond
 * GitHub's limit of 3000, and where it has another head by now. Throws `WorldError`.
 */
export async function pullRequestFiles(
  {rest}: GitHubClient,
  repository: RepositoryName,
  {number, headSha}: {readonly number: number; readonly headSha: string}
): Promise<{readonly files: readonly ChangedFile[]; readonly complete: boolean}> {
  try {
    const asked = {...repository, pull_number: number}
    const listed = await allPages(
      changedFilesSchema,
      async page => await rest.pulls.listFiles({...asked, per_page: 100, page})
    )
    const files = listed.flatMap(({filename, status, previous_filename}): ChangedFile[] => {
      if (status === 'renamed' && previous_filename != null) {
        return [
          {path: previous_filename, change: 'deleted'},
          {path: filename, change: 'added'}
        ]
      }
      return [{path: filename, change: CHANGES[status] ?? 'modified'}]
    })
    const {changed_files: count, head} = answered(sizeSchema, await rest.pulls.get(asked))
    const complete =
      listed.length === count && listed.length < MAX_CHANGED_FILES && head.sha === headSha
    return {files, complete}
  } catch (error) {
    const what = `list the files of pull request ${number}`
    throw readError(error, {what, permission: 'pull-requests: read'})
  }
}

const CHANGES: Readonly<Record<string, ChangedFile['change']>> = {
  added: 'added',
  copied: 'added',
  renamed: 'added',
  removed: 'deleted'
}

/** GitHub says 404 for what is not there and 422 for what is not a name of a commit. */
function absent(
  error: unknown,
  answer: {readonly problem: GitProblem; readonly summary: string; readonly remedy: string}
): Answer<never> {
  const kind = apiFailure(error)?.kind
  if (kind === 'missing' || kind === 'refused') return {ok: false, ...answer}
  throw readError(error, {what: 'ask for a commit', permission: 'contents: read'})
}

/** A pull request as GitHub has it now. */
export interface OpenPull {
  readonly number: number
  readonly baseSha: string
  readonly baseRef: string
  /** `OWNER/NAME` of the repository that its head is in; null where that is gone. */
  readonly headRepository: string | null
  readonly author: string | null
}

const pullsSchema = z.array(
  z.object({
    number: z.int().min(1),
    state: z.string(),
    head: z.object({sha: z.string(), repo: z.object({full_name: z.string()}).nullish()}),
    base: z.object({sha: z.string(), ref: z.string()}),
    user: z.object({login: z.string()}).nullish()
  })
)

/**
 * The open pull request whose head a commit is: how the second of two workflows finds it, from the event alone.
 * `branch` is `OWNER:BRANCH` of the head, by which GitHub finds those of forks. Null where there is none. Throws
 * `WorldError`.
 */
export async function pullRequestOfHead(
  {rest}: GitHubClient,
  repository: RepositoryName,
  headSha: string,
  branch: string | null
): Promise<OpenPull | null> {
  const one = (pulls: z.infer<typeof pullsSchema>): OpenPull | null => {
    const [found] = pulls
      .filter(({state, head}) => state === 'open' && head.sha === headSha)
      .sort((a, b) => a.number - b.number)
    return found === undefined
      ? null
      : {
          number: found.number,
          baseSha: found.base.sha,
          baseRef: found.base.ref,
          headRepository: found.head.repo?.full_name ?? null,
          author: found.user?.login ?? null
        }
  }
  try {
    const asked = {...repository, commit_sha: headSha}
    const associated = await rest.repos.listPullRequestsAssociatedWithCommit(asked)
    const found = one(answered(pullsSchema, associated))
    if (found !== null || branch === null) return found
    const listed = await rest.pulls.list({...repository, head: branch, state: 'open'})
    return one(answered(pullsSchema, listed))
  } catch (error) {
    const what = `find the pull request of ${headSha.slice(0, 7)}`
    throw readError(error, {what, permission: 'pull-requests: read'})
  }
}

/** Whether GitHub has a commit of that full id in this repository or its forks. Throws `WorldError`. */
export async function remoteHasCommit(
  {rest}: GitHubClient,
  repository: RepositoryName,
  commit: string
): Promise<boolean> {
  if (!/^[0-9a-f]{40,64}$/u.test(commit)) return false
  try {
    const asked = {...repository, ref: commit, per_page: 1}
    return answered(commitSchema, await rest.repos.getCommit(asked)).sha === commit
  } catch (error) {
    const kind = apiFailure(error)?.kind
    if (kind === 'missing' || kind === 'refused') return false
    throw readError(error, {what: 'ask for a commit', permission: 'contents: read'})
  }
}

const commitSchema = z.object({sha: z.string()})

const mergedSchema = z.array(
  z.object({
    number: z.int().min(1),
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    head: z.object({sha: z.string()})
  })
)

/** The pull request whose merge brought a commit, and its head; null where none is known, or GitHub does not say. */
export async function mergedPullRequest(
  {rest}: GitHubClient,
  repository: RepositoryName,
  sha: string
): Promise<{readonly number: number; readonly headSha: string} | null> {
  try {
    const response = await rest.repos.listPullRequestsAssociatedWithCommit({
      ...repository,
      commit_sha: sha
    })
    const merged = answered(mergedSchema, response).filter(pull => pull.merged_at != null)
    const pull = merged.find(one => one.merge_commit_sha === sha) ?? merged[0]
    return pull === undefined ? null : {number: pull.number, headSha: pull.head.sha}
  } catch (error) {
    const failure = apiFailure(error)
    if (failure === null) throw error
    return null
  }
}
