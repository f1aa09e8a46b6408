import {setTimeout as wait} from 'node:timers/promises'

import * as z from 'zod'

import {allPages, answered} from './answers.ts'
import type {GitHubClient} from './client.ts'
import {apiFailure, isTransient} from './failure.ts'
import {published, type Published} from './published.ts'
import type {RepositoryName} from './repository.ts'
import {isNewer, readStamp, type RunStamp, stampText} from './run-stamp.ts'

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
  /** The run that says it: it leaves what a newer one said. */
  readonly run?: RunStamp | null
  /** The head that it is about: once the pull request has another, nothing is written. */
  readonly headSha?: string
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
/** Room in a comment for the line that `stamped` adds. */
export const STAMP_CHARS = 80

const commentSchema = z.object({
  id: z.number(),
  html_url: z.string().default(''),
  body: z.string().nullish(),
  user: z.object({id: z.number(), login: z.string()}).nullish()
})
const commentsSchema = z.array(commentSchema)
const pullSchema = z.object({head: z.object({sha: z.string()})})
const userSchema = z.object({login: z.string().min(1)})

/**
 * Makes sure that a pull request has exactly one comment with this marker by this author, with this body: looks, acts, and
 * looks again until nothing is left to do. Of several, which two runs at a time can make, the oldest stays, so that all runs
 * choose the same, and the others are deleted. Comments of others are left alone, whatever their marker. With `onlyIfThere`
 * none is made; the address is '' then. What a newer run said, or is about to say of a newer head, stays.
 */
export async function upsertComment(
  client: GitHubClient,
  target: PullRequestName,
  {author, body, run = null, ...sticky}: Sticky
): Promise<Published> {
  if (!body.startsWith(sticky.marker))
    throw new TypeError('the body of the comment lacks its marker')
  return await published(PURPOSE, async () => {
    const isOwn = author === undefined ? await ownComments(client) : loginIs(author)
    const wanted = {...sticky, body: run === null ? body : stamped(body, run), run, isOwn}
    return await converge(client, target, wanted)
  })
}

type Wanted = Omit<Sticky, 'author'> & {readonly isOwn: IsOwn; readonly run: RunStamp | null}

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
    if (oldest !== undefined && isNewer(stampOf(oldest.body), wanted.run))
      return {published: true, url: oldest.url, change: 'none'}
    try {
      if (oldest === undefined) {
        if (wanted.onlyIfThere === true) return {published: true, url: '', change: 'none'}
        await refusePassed(client, target, wanted)
        const response = await client.rest.issues.createComment({
          ...repository,
          issue_number: target.number,
          body: wanted.body
        })
        const {id, html_url: url} = answered(commentSchema, response)
        written = {id, url, body: wanted.body}
        created = true
      } else {
        const isThere = isSame(oldest.body, wanted.body)
        if (!isThere) {
          await refusePassed(client, target, wanted)
          const response = await client.rest.issues.updateComment({
            ...repository,
            comment_id: oldest.id,
            body: wanted.body
          })
          answered(commentSchema, response)
        }
        for (const {id} of others) await remove(client, repository, id)
        const change = created ? 'created' : isThere && round === 1 ? 'none' : 'updated'
        return {published: true, url: oldest.url, change}
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

/** The pull request has another head than the one that was judged: there another run tells. */
class Passed extends Error {
  override name = 'Passed'
}

async function refusePassed(
  {rest}: GitHubClient,
  {owner, repo, number}: PullRequestName,
  {headSha}: Wanted
): Promise<void> {
  if (headSha === undefined) return
  let now: string
  try {
    const response = await rest.pulls.get({owner, repo, pull_number: number})
    now = answered(pullSchema, response).head.sha
  } catch (error) {
    // Whoever may not look may still say it: the number of the run tells which is newer.
    if (apiFailure(error) === null) throw error
    return
  }
  if (now !== headSha)
    throw new Passed(`its head is ${now.slice(0, 7)} by now, and ${headSha.slice(0, 7)} was judged`)
}

/** The body with its run, where no reader sees it. */
function stamped(body: string, run: RunStamp): string {
  return `${body.trimEnd()}\n\n<!-- model-promotion-gate run ${stampText(run)} -->\n`
}

function stampOf(body: string): RunStamp | null {
  return readStamp(/<!-- model-promotion-gate run ([\d.]+) -->\s*$/u.exec(body)?.[1])
}

type IsOwn = (user: {readonly id: number; readonly login: string}) => boolean

/** The own comments with the marker, over all pages, oldest first. */
async function find(
  {rest}: GitHubClient,
  {owner, repo, number}: PullRequestName,
  {marker, isOwn}: Wanted,
  written: Comment | null
): Promise<readonly Comment[]> {
  const asked = {owner, repo, issue_number: number, per_page: 100}
  const listed = await allPages(
    commentsSchema,
    async page => await rest.issues.listComments({...asked, page})
  )
  const own = listed
    .filter(({user, body}) => user != null && isOwn(user) && (body ?? '').startsWith(marker))
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
    return loginIs(answered(userSchema, await rest.users.getAuthenticated()).login)
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
    // Another run was quicker, the token may only edit, or GitHub fails: one comment too many is no reason to fail.
    if (apiFailure(error) === null) throw error
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
