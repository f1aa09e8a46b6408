import type {Forge} from '../../repository/forge.ts'
import type {GitHubClient} from './client.ts'
import type {EventContext} from './event.ts'
import {branchGuard, environmentGuard, lastScheduledRun} from './protection.ts'
import {tagGuard} from './tag-rules.ts'
import {readReviews} from './reviews.ts'

/** What GitHub knows of the event's pull request and of the way into production. */
export function githubForge(client: GitHubClient, event: EventContext): Forge {
  const {repository, number, headSha, author, baseRef} = event
  return {
    review: async () =>
      number === null ? null : await readReviews(client, repository, {number, headSha, author}),
    branch: baseRef,
    branchGuard: async name => await branchGuard(client, repository, name),
    environmentGuard: async name => await environmentGuard(client, repository, name),
    tagGuard: async prefix => await tagGuard(client, repository, prefix),
    lastScheduledRun: async path => await lastScheduledRun(client, repository, path)
  }
}
