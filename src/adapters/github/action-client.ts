import {getOctokit} from '@actions/github'

import {clientOptions, type ClientOptions, type GitHubClient, PLUGINS} from './client.ts'

/** A client for the action: as `createClient`, and through the proxy that the runner is configured with. */
export function createActionClient({
  token,
  ...options
}: ClientOptions & {readonly token: string}): GitHubClient {
  return getOctokit(token, clientOptions(options), ...PLUGINS)
}
