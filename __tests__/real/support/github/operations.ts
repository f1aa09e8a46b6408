import {Refusal, type Call, type Handler} from './call.ts'
import {checkOperations} from './checks.ts'
import {codeOperations} from './code.ts'
import {discussionOperations} from './discussion.ts'
import {environmentOperations} from './environments.ts'
import {releaseOperations} from './releases.ts'
import {createShapes} from './shapes.ts'
import type {Permission} from './store.ts'

const HOURLY_LIMIT = 5000

const accountOperations: Readonly<Record<string, Handler>> = {
  'users/get-authenticated': ({caller, store, apiUrl}) => {
    if (caller === undefined) throw new Refusal(401, 'Requires authentication')
    // A workflow's token belongs to an app, which is nobody: it cannot ask who it is.
    if (caller.kind === 'installation') throw notAccessible()
    const account = createShapes(store, apiUrl).account({login: caller.login, type: 'User'})
    const nothing = {name: null, company: null, blog: null, location: null, email: null, bio: null}
    const none = {public_repos: 0, public_gists: 0, followers: 0, following: 0}
    const never = '2026-01-01T00:00:00Z'
    const rest = {hireable: null, created_at: never, updated_at: never}
    return {status: 200, body: {...account, ...nothing, ...none, ...rest}}
  },

  'rate-limit/get': () => {
    const reset = Math.ceil(Date.now() / 1000) + 3600
    const rate = {limit: HOURLY_LIMIT, used: 1, remaining: HOURLY_LIMIT - 1, reset}
    return {status: 200, body: {resources: {core: rate, search: rate}, rate}}
  }
}

/** What the fake does for each operation of the description, by operation id. */
export const operations: Readonly<Record<string, Handler>> = {
  ...accountOperations,
  ...checkOperations,
  ...codeOperations,
  ...discussionOperations,
  ...environmentOperations,
  ...releaseOperations
}

// Any one of the permissions is enough. The operations that are not here need none.
const NEEDED: Readonly<Record<string, readonly Permission[]>> = {
  'actions/list-workflow-runs': ['actions'],
  'checks/create': ['checks'],
  'checks/update': ['checks'],
  'checks/get': ['checks'],
  'checks/list-for-ref': ['checks'],
  'checks/list-annotations': ['checks'],
  'git/get-blob': ['contents'],
  'git/get-ref': ['contents'],
  'git/get-tree': ['contents'],
  'issues/create-comment': ['issues', 'pull-requests'],
  'issues/delete-comment': ['issues', 'pull-requests'],
  'issues/get-comment': ['issues', 'pull-requests'],
  'issues/list-comments': ['issues', 'pull-requests'],
  'issues/update-comment': ['issues', 'pull-requests'],
  'pulls/get': ['pull-requests'],
  'pulls/list-commits': ['pull-requests'],
  'pulls/list-files': ['pull-requests'],
  'pulls/list-reviews': ['pull-requests'],
  'repos/compare-commits': ['contents'],
  'repos/create-commit-status': ['statuses'],
  'repos/create-deployment': ['deployments'],
  'repos/create-deployment-status': ['deployments'],
  'repos/get-commit': ['contents'],
  'repos/get-environment': ['actions'],
  'repos/get-content': ['contents'],
  'repos/list-pull-requests-associated-with-commit': ['pull-requests']
}

/** Refuses what the token may not do. A public repository is read without any permission. */
export function checkPermission(operation: string, method: string, call: Call): void {
  const {caller, store} = call
  const needed = NEEDED[operation]
  const isWrite = method !== 'GET'
  const repository = `${call.parameters.owner ?? ''}/${call.parameters.repo ?? ''}`
  if (call.parameters.owner !== undefined && repository !== store.repository) {
    throw new Refusal(404, 'Not Found')
  }
  if (needed === undefined || (!isWrite && !store.isPrivate)) return
  if (caller === undefined) throw new Refusal(isWrite ? 401 : 404, 'Requires authentication')
  const given = needed.map(permission => caller.permissions[permission])
  if (!given.includes('write') && (isWrite || !given.includes('read'))) throw notAccessible()
  if (isWrite && operation.startsWith('checks/') && caller.kind === 'user') {
    throw new Refusal(403, 'You must authenticate via a GitHub App.')
  }
}

function notAccessible(): Refusal {
  return new Refusal(403, 'Resource not accessible by integration')
}
