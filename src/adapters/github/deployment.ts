import * as z from 'zod'

import {cleanLine} from '../../report/escape.ts'
import {answered} from './answers.ts'
import type {GitHubClient} from './client.ts'
import {published, type Published} from './published.ts'
import type {CommitName} from './repository.ts'

/** What is live now, for GitHub's own list of deployments. */
export interface LiveModel {
  /** One a model, since a new deployment makes the earlier ones of its environment inactive. */
  readonly environment: string
  readonly description: string
  /** The run that did it. */
  readonly logUrl: string | null
  readonly payload: Readonly<Record<string, unknown>>
}

const deploymentSchema = z.object({
  id: z.int().optional(),
  url: z.string().optional(),
  message: z.string().optional()
})

/** Characters of a description, as GitHub allows. */
const MAX_DESCRIPTION = 140
const PURPOSE = {what: 'show on GitHub which model is live', permission: 'deployments: write'}

/**
 * Tells GitHub that a model is live, as a deployment that has succeeded; that starts nothing. Told twice, the
 * later one counts.
 */
export async function publishDeployment(
  {rest}: GitHubClient,
  {owner, repo, headSha}: CommitName,
  {environment, description, logUrl, payload}: LiveModel
): Promise<Published> {
  return await published(PURPOSE, async () => {
    const said = cleanLine(description, MAX_DESCRIPTION)
    const response = await rest.repos.createDeployment({
      owner,
      repo,
      ref: headSha,
      environment,
      description: said,
      payload,
      task: 'promote-model',
      // The gate has decided; and nothing is to be merged for it.
      required_contexts: [],
      auto_merge: false,
      production_environment: true
    })
    const data = answered(deploymentSchema, response)
    // GitHub answers 202 with a message only where it merges by itself.
    if (data.id === undefined)
      return {published: false, reason: data.message ?? 'GitHub merged instead'}
    await rest.repos.createDeploymentStatus({
      owner,
      repo,
      deployment_id: data.id,
      state: 'success',
      description: said,
      environment,
      auto_inactive: true,
      ...(logUrl === null ? {} : {log_url: logUrl})
    })
    return {published: true, url: data.url ?? '', change: 'created'}
  })
}
