import type {Answer, ChangedFile, GitProblem} from '../git.ts'
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
    const {data} = await rest.repos.compareCommitsWithBasehead({
      ...repository,
      basehead,
      per_page: 1
    })
    return {ok: true, value: data.merge_base_commit.sha}
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
    const {data} = await rest.git.getRef({...repository, ref: `heads/${branch}`})
    return data.ref === `refs/heads/${branch}` ? data.object.sha : null
  } catch (error) {
    if (apiFailure(error)?.kind === 'missing') return null
    throw readError(error, {what: `ask for the branch ${branch}`, permission: 'contents: read'})
  }
}

/** The files that a pull request changes; not `complete` beyond GitHub's limit of 3000. */
export async function pullRequestFiles(
  {rest, paginate}: GitHubClient,
  repository: RepositoryName,
  number: number
): Promise<{readonly files: readonly ChangedFile[]; readonly complete: boolean}> {
  try {
    const asked = {...repository, pull_number: number, per_page: 100}
    const listed = await paginate(rest.pulls.listFiles, asked)
    const files = listed.flatMap(({filename, status, previous_filename}): ChangedFile[] => {
      if (status === 'renamed' && previous_filename !== undefined) {
        return [
          {path: previous_filename, change: 'deleted'},
          {path: filename, change: 'added'}
        ]
      }
      return [{path: filename, change: CHANGES[status] ?? 'modified'}]
    })
    return {files, complete: listed.length < MAX_CHANGED_FILES}
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

/** The open pull request whose head a commit is: how the second of two workflows finds it, from the event alone. */
export async function pullRequestOfHead(
  {rest}: GitHubClient,
  repository: RepositoryName,
  headSha: string
): Promise<number | null> {
  try {
    const {data} = await rest.repos.listPullRequestsAssociatedWithCommit({
      ...repository,
      commit_sha: headSha
    })
    return data.find(pull => pull.state === 'open' && pull.head.sha === headSha)?.number ?? null
  } catch (error) {
    const failure = apiFailure(error)
    if (failure === null) throw error
    return null
  }
}

/** The pull request whose merge brought a commit, and its head; null where none is known, or GitHub does not say. */
export async function mergedPullRequest(
  {rest}: GitHubClient,
  repository: RepositoryName,
  sha: string
): Promise<{readonly number: number; readonly headSha: string} | null> {
  try {
    const {data} = await rest.repos.listPullRequestsAssociatedWithCommit({
      ...repository,
      commit_sha: sha
    })
    const merged = data.filter(pull => pull.merged_at !== null)
    const pull = merged.find(one => one.merge_commit_sha === sha) ?? merged[0]
    return pull === undefined ? null : {number: pull.number, headSha: pull.head.sha}
  } catch (error) {
    const failure = apiFailure(error)
    if (failure === null) throw error
    return null
  }
}
