import type {GitHubClient} from './client.ts'
import type {EventContext} from './event.ts'
import {pullRequestOfHead} from './history.ts'

/**
 * The event of a workflow that runs after another one, with the pull request of that one, as GitHub has it now; other
 * events as they are. Null where no open pull request has that head (any more). Throws `WorldError`.
 */
export async function withPullRequest(
  client: GitHubClient | null,
  event: EventContext
): Promise<EventContext | null> {
  if (event.kind !== 'workflow_run' || client === null) return event
  const {repository, headSha, headLabel = null} = event
  const pull = await pullRequestOfHead(client, repository, headSha, headLabel)
  if (pull === null) return null
  const {number, baseSha, baseRef, headRepository, author} = pull
  const own = `${repository.owner}/${repository.repo}`.toLowerCase()
  return {...event, number, baseSha, baseRef, author, fork: headRepository?.toLowerCase() !== own}
}
