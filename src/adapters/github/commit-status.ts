import type {GitHubClient} from './client.ts'
import {published, type Published} from './published.ts'
import type {CommitName} from './repository.ts'

/** What a status says of a check. */
export interface Status {
  readonly name: string
  readonly conclusion: string
  readonly title: string
}

/** Characters of a description, as GitHub allows. */
const MAX_DESCRIPTION = 140
const PURPOSE = {what: 'set a commit status', permission: 'statuses: write'}

/**
 * What a check run would say as a status of the commit, for forges that have no check runs. Its context is the check
 * run's name, so that a protected branch can require it. Null where that is not possible either.
 */
export async function publishStatus(
  {rest}: GitHubClient,
  {owner, repo, headSha}: CommitName,
  {name, conclusion, title}: Status
): Promise<Published | null> {
  const said = await published(PURPOSE, async () => {
    await rest.repos.createCommitStatus({
      owner,
      repo,
      sha: headSha,
      context: name,
      // A status that waits would be `pending`, of which no one knows that a person has to act.
      state: conclusion === 'success' ? 'success' : 'failure',
      description: Array.from(title).slice(0, MAX_DESCRIPTION).join('')
    })
    return {published: true, url: '', change: 'created'}
  })
  return said.published ? said : null
}
