import * as z from 'zod'

import type {Review, Unknown} from '../../repository/forge.ts'
import {allPages, answered} from './answers.ts'
import type {GitHubClient} from './client.ts'
import {apiFailure, reasonFor} from './failure.ts'
import type {RepositoryName} from './repository.ts'

/** The pull request whose reviews are asked for. */
export interface ReviewedPull {
  readonly number: number
  readonly headSha: string
  readonly author: string | null
}

interface Standing {
  readonly login: string
  readonly state: string
  readonly commit: string | null
  /** As GitHub tells it of a review: OWNER, MEMBER, COLLABORATOR, CONTRIBUTOR, NONE … */
  readonly association: string
}

/**
 * The last approval or refusal of everybody who may write to the repository, other than the author and
 * bots: GitHub lets anybody review a public pull request, and it does not count either. A later comment
 * takes nothing back, a dismissal does. Unknown where the reviews cannot be listed.
 */
export async function readReviews(
  client: GitHubClient,
  repository: RepositoryName,
  {number, headSha, author}: ReviewedPull
): Promise<Review | Unknown> {
  try {
    const asked = {...repository, pull_number: number, per_page: 100}
    const listed = await allPages(
      reviewsSchema,
      async page => await client.rest.pulls.listReviews({...asked, page})
    )
    const standing = new Map<string, Standing>()
    // Oldest first, as GitHub lists them.
    for (const {user, state, commit_id, author_association} of listed) {
      const word = state.toUpperCase()
      if (user?.type !== 'User' || !JUDGING.includes(word) || sameLogin(user.login, author))
        continue
      const association = author_association
      standing.set(user.login, {login: user.login, state: word, commit: commit_id, association})
    }
    const counting: Standing[] = []
    for (const review of standing.values()) {
      if (review.state !== 'DISMISSED' && (await mayWrite(client, repository, review)))
        counting.push(review)
    }
    const approved = counting.filter(r => r.state === 'APPROVED')
    return {
      known: true,
      author,
      commit: headSha,
      approvedBy: loginsOf(approved.filter(r => r.commit === headSha)),
      approvedBefore: loginsOf(approved.filter(r => r.commit !== headSha)),
      refusedBy: loginsOf(counting.filter(r => r.state === 'CHANGES_REQUESTED'))
    }
  } catch (error) {
    const failure = apiFailure(error)
    if (failure === null) throw error
    const what = `list the reviews of pull request ${number}`
    return {known: false, why: reasonFor(failure, {what, permission: 'pull-requests: read'})}
  }
}

const reviewsSchema = z.array(
  z.object({
    user: z.object({login: z.string(), type: z.string().optional()}).nullish(),
    state: z.string(),
    commit_id: z
      .string()
      .nullish()
      .transform(id => id ?? null),
    author_association: z.string().default('NONE')
  })
)
const permissionSchema = z.object({permission: z.string()})

const JUDGING = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']
const WRITERS = ['admin', 'maintain', 'write']
const INSIDERS = ['OWNER', 'MEMBER', 'COLLABORATOR']

/** What GitHub says of the account; where the token may not ask that, what the review says of it. */
async function mayWrite(
  {rest}: GitHubClient,
  repository: RepositoryName,
  {login, association}: Standing
): Promise<boolean> {
  try {
    const asked = {...repository, username: login}
    const response = await rest.repos.getCollaboratorPermissionLevel(asked)
    return WRITERS.includes(answered(permissionSchema, response).permission)
  } catch (error) {
    const kind = apiFailure(error)?.kind
    if (kind === 'forbidden' || kind === 'missing') return INSIDERS.includes(association)
    throw error
  }
}

function sameLogin(login: string, author: string | null): boolean {
  return login.toLowerCase() === author?.toLowerCase()
}

function loginsOf(reviews: readonly Standing[]): readonly string[] {
  return reviews.map(({login}) => login).sort()
}
