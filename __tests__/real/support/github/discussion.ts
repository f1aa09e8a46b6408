import type {RestEndpointMethodTypes as Endpoints} from '@octokit/rest'
import {page, parameter, Refusal, type Call, type Handler} from './call.ts'
import {createShapes} from './shapes.ts'
import {addComment, type Comment} from './store.ts'

/** GitHub does not document the limit. It is counted in UTF-16 units here, the stricter reading. */
const MAX_COMMENT_CHARS = 65_536

/** Comments and reviews of a pull request. */
export const discussionOperations: Readonly<Record<string, Handler>> = {
  'issues/list-comments': call => {
    const issue = findIssue(call)
    const since = call.url.searchParams.get('since') ?? ''
    const comments = [...call.store.comments.values()].filter(
      comment => comment.issue === issue && comment.updatedAt >= since
    )
    return page(
      call,
      comments.map(comment => commentShape(call, comment))
    )
  },

  'issues/create-comment': call => {
    const {body} = call.body as Endpoints['issues']['createComment']['parameters']
    checkLength(body)
    const comment = addComment(call.store, findIssue(call), body, callerAccount(call))
    const shape = commentShape(call, comment)
    return {status: 201, body: shape, headers: {location: shape.url}}
  },

  'issues/get-comment': call => ({status: 200, body: commentShape(call, findComment(call))}),

  'issues/update-comment': call => {
    const {body} = call.body as Endpoints['issues']['updateComment']['parameters']
    checkLength(body)
    const old = findComment(call)
    const comment = {...old, body, edits: old.edits + 1, updatedAt: call.store.now()}
    call.store.comments.set(comment.id, comment)
    return {status: 200, body: commentShape(call, comment)}
  },

  'issues/delete-comment': call => {
    call.store.comments.delete(findComment(call).id)
    return {status: 204}
  },

  // Everybody who is known here may write.
  'repos/get-collaborator-permission-level': call => {
    const {account} = createShapes(call.store, call.apiUrl)
    const user = account({login: parameter(call, 'username'), type: 'User'})
    return {
      status: 200,
      body: {permission: 'write', role_name: 'write', user: {...user, role_name: 'write'}}
    }
  },

  'pulls/list-reviews': call => {
    const {account, api, web} = createShapes(call.store, call.apiUrl)
    const number = Number(parameter(call, 'pull_number'))
    const html = `${web}/pull/${number}`
    const reviews = call.store.reviews.filter(review => review.pullRequest === number)
    return page(
      call,
      reviews.map(({author, state, commit}, index) => ({
        id: index + 1,
        node_id: `PRR_${index + 1}`,
        user: account({login: author, type: 'User'}),
        body: '',
        state,
        html_url: html,
        pull_request_url: `${api}/pulls/${number}`,
        _links: {html: {href: html}, pull_request: {href: `${api}/pulls/${number}`}},
        submitted_at: '2026-01-01T00:00:00Z',
        commit_id: commit,
        author_association: 'COLLABORATOR'
      }))
    )
  }
}

function callerAccount({caller}: Call) {
  if (caller === undefined) throw new Refusal(401, 'Requires authentication')
  return {login: caller.login, type: caller.kind === 'user' ? 'User' : 'Bot'} as const
}

function findIssue(call: Call): number {
  const number = Number(parameter(call, 'issue_number'))
  if (!call.store.pullRequests.has(number)) throw new Refusal(404, 'Not Found')
  return number
}

function findComment(call: Call): Comment {
  const comment = call.store.comments.get(Number(parameter(call, 'comment_id')))
  if (comment === undefined) throw new Refusal(404, 'Not Found')
  return comment
}

function checkLength(body: string): void {
  if (body.length <= MAX_COMMENT_CHARS) return
  const message = `Body is too long (maximum is ${MAX_COMMENT_CHARS} characters)`
  const error = {resource: 'IssueComment', code: 'unprocessable', field: 'data', message}
  throw new Refusal(422, 'Validation Failed', [error])
}

function commentShape(call: Call, comment: Comment) {
  const {account, actionsApp, api, web} = createShapes(call.store, call.apiUrl)
  const {id, issue, body, author, createdAt, updatedAt} = comment
  return {
    id,
    node_id: `IC_${id}`,
    url: `${api}/issues/comments/${id}`,
    html_url: `${web}/pull/${issue}#issuecomment-${id}`,
    issue_url: `${api}/issues/${issue}`,
    body,
    user: account(author),
    author_association: author.type === 'Bot' ? 'NONE' : 'CONTRIBUTOR',
    performed_via_github_app: author.type === 'Bot' ? actionsApp() : null,
    created_at: createdAt,
    updated_at: updatedAt
  }
}
