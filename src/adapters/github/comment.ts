import {setTimeout as wait} from 'node:timers/promises'

import type {GitHubClient} from './client.ts'
import {apiFailure, isTransient} from './failure.ts'
import {published, type Published} from './published.ts'
import type {RepositoryName} from './repository.ts'

export interface PullRequestName extends RepositoryName {
  readonly number: number
}

export interface Sticky {
  /** What the comment is known by; the body starts with it. */
  readonly marker: string
  readonly body: string
  /** The login that writes it, where it is known; else the token is asked. */
  readonly author?: string
  /** Whether a comment that is not there yet is left away; default no. */
  readonly onlyIfThere?: boolean
}

interface Comment {
  readonly id: number
  readonly url: string
  readonly body: string
}

const MAX_ROUNDS = 3
/** A comment whose answer was lost may need a moment to show. */
const PAUSE_MS = 500
const PURPOSE = {what: 'comment on the pull request', permission: 'pull-requests: write'}

/**
 * Makes sure that a pull request has exactly one comment with this marker by this author, with this body: looks, acts, and
 * looks again until nothing is left to do. Of several, which two runs at a time can make, the oldest stays, so that all runs
 * choose the same, and the others are deleted. Comments of others are left alone, whatever their marker. With `onlyIfThere`
 * none is made; the address is '' then.
 */
export async function upsertComment(
  client: GitHubClient,
  target: PullRequestName,
  {marker, body, author, onlyIfThere = false}: Sticky
): Promise<Published> {
  if (!body.startsWith(marker)) throw new TypeError('the body of the comment lacks its marker')
  return await published(PURPOSE, async () => {
    const isOwn = author === undefined ? await ownComments(client) : loginIs(author)
    return await converge(client, target, {marker, body, isOwn, onlyIfThere})
  })
}

interface Wanted {
  readonly marker: string
  readonly body: string
  readonly isOwn: IsOwn
  readonly onlyIfThere: boolean
}

async function converge(
  client: GitHubClient,
  target: PullRequestName,
  wanted: Wanted
): Promise<Published> {
  const repository = {owner: target.owner, repo: target.repo}
  let created = false
  let written: Comment | null = null

  for (let round = 1; ; round++) {
    const [oldest, ...others] = await find(client, target, wanted, written)
    try {
      if (oldest === undefined) {
        if (wanted.onlyIfThere) return {published: true, url: '', change: 'none'}
        const {data} = await client.rest.issues.createComment({
          ...repository,
          issue_number: target.number,
          body: wanted.body
        })
        written = {id: data.id, url: data.html_url, body: wanted.body}
        created = true
      } else {
        for (const {id} of others) await remove(client, repository, id)
        if (isSame(oldest.body, wanted.body)) {
          return {published: true, url: oldest.url, change: created ? 'created' : 'none'}
        }
        await client.rest.issues.updateComment({
          ...repository,
          comment_id: oldest.id,
          body: wanted.body
        })
        return {published: true, url: oldest.url, change: created ? 'created' : 'updated'}
      }
    } catch (error) {
      // It may have been done all the same, or another run deleted the comment: look before doing it again.
      const failure = apiFailure(error)
      const again = failure !== null && (isTransient(failure) || isGone(failure, oldest))
      if (!again || round === MAX_ROUNDS) throw error
      await wait(PAUSE_MS)
    }
  }
}

type IsOwn = (user: {readonly id: number; readonly login: string}) => boolean

/** The own comments with the marker, over all pages, oldest first. */
async function find(
  {rest, paginate}: GitHubClient,
  {owner, repo, number}: PullRequestName,
  {marker, isOwn}: Wanted,
  written: Comment | null
): Promise<readonly Comment[]> {
  const asked = {owner, repo, issue_number: number, per_page: 100}
  const listed = await paginate(rest.issues.listComments, asked)
  const own = listed
    .filter(({user, body}) => user !== null && isOwn(user) && (body ?? '').startsWith(marker))
    .map(({id, html_url, body}) => ({id, url: html_url, body: body ?? ''}))
  // A replica may not list yet what was just written.
  const missing = written !== null && !own.some(({id}) => id === written.id)
  return [...own, ...(missing ? [written] : [])].sort((one, other) => one.id - other.id)
}

/**
 * Which comments are the token's. A user's token says who it is; the tokens of apps, GITHUB_TOKEN among them, do not, and
 * write as `NAME[bot]`, a name that no user can have. Gitea's job token writes as a user with a negative id.
 */
async function ownComments({rest}: GitHubClient): Promise<IsOwn> {
  try {
    const {data} = await rest.users.getAuthenticated()
    return loginIs(data.login)
  } catch (error) {
    const kind = apiFailure(error)?.kind
    if (kind !== 'forbidden' && kind !== 'missing' && kind !== 'token') throw error
    return ({id, login}) => login.endsWith('[bot]') || id < 0
  }
}

function loginIs(author: string): IsOwn {
  return ({login}) => login.toLowerCase() === author.toLowerCase()
}

async function remove({rest}: GitHubClient, repository: RepositoryName, id: number): Promise<void> {
  try {
    await rest.issues.deleteComment({...repository, comment_id: id})
  } catch (error) {
    // Another run was quicker, or the token may only edit: one comment too many is no reason to fail.
    const kind = apiFailure(error)?.kind
    if (kind !== 'missing' && kind !== 'forbidden') throw error
  }
}

function isGone({kind}: {readonly kind: string}, oldest: Comment | undefined): boolean {
  return kind === 'missing' && oldest !== undefined
}

/** GitHub may store other line ends, and no blanks at the end. */
function isSame(one: string, other: string): boolean {
  const plain = (body: string): string => body.replaceAll('\r\n', '\n').trimEnd()
  return plain(one) === plain(other)
}
