import {nameOf} from '../../files/paths.ts'
import * as z from 'zod'

import type {Guard, LastRun, Unknown} from '../../repository/forge.ts'
import type {GitHubClient} from './client.ts'
import {apiFailure, reasonFor} from './failure.ts'
import type {RepositoryName} from './repository.ts'

const rulesSchema = z.array(
  z.object({
    type: z.string(),
    parameters: z
      .object({
        required_approving_review_count: z.number().optional(),
        require_code_owner_review: z.boolean().optional()
      })
      .optional()
  })
)

const environmentSchema = z.object({
  protection_rules: z
    .array(z.object({type: z.string(), reviewers: z.array(z.unknown()).optional()}))
    .optional()
})

/**
 * What keeps a branch from being moved past a pull request: the rules that hold for it, else its classic
 * protection, which only administrators may read: where the token may not, that is said.
 */
export async function branchGuard(
  client: GitHubClient,
  repository: RepositoryName,
  branch: string
): Promise<Guard> {
  const rules = await rulesOf(client, repository, branch)
  return rules.known && rules.by.length === 0
    ? await classicProtection(client, repository, branch)
    : rules
}

const protectionSchema = z.object({
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: z.number().optional(),
      require_code_owner_reviews: z.boolean().optional()
    })
    .optional(),
  enforce_admins: z.object({enabled: z.boolean()}).optional()
})

/** None is known of a branch that says it has no protection; an answer that is kept back is not seen. */
async function classicProtection(
  {rest}: GitHubClient,
  repository: RepositoryName,
  branch: string
): Promise<Guard> {
  const none = {known: true, by: []} as const
  try {
    const {data} = await rest.repos.getBranchProtection({...repository, branch})
    const {required_pull_request_reviews: reviews} = protectionSchema.parse(data)
    return reviews === undefined
      ? none
      : {
          known: true,
          by: [
            pullRequests(
              reviews.required_approving_review_count,
              reviews.require_code_owner_reviews === true
            )
          ]
        }
  } catch (error) {
    if (apiFailure(error)?.message.includes('Branch not protected') === true) return none
    const unseen = unknown(error, {
      what: `read the protection of the branch ${branch}`,
      permission: 'administration: read'
    })
    return {
      ...none,
      unseen: `${unseen.why.replace(/: the job needs [^]*$/u, '')}; a token of an app with \`administration: read\` may, and a ruleset anybody may read`
    }
  }
}

function pullRequests(approvals = 0, byOwners = false): string {
  return approvals === 0
    ? 'pull requests only'
    : `pull requests with ${approvals} ${approvals === 1 ? 'approval' : 'approvals'}${byOwners ? ' of code owners' : ''}`
}

async function rulesOf(
  {rest}: GitHubClient,
  repository: RepositoryName,
  branch: string
): Promise<Guard> {
  try {
    const {data} = await rest.repos.getBranchRules({...repository, branch, per_page: 100})
    const by = rulesSchema
      .parse(data)
      .flatMap(({type, parameters}) =>
        type === 'pull_request'
          ? [
              pullRequests(
                parameters?.required_approving_review_count,
                parameters?.require_code_owner_review === true
              )
            ]
          : []
      )
    return {known: true, by}
  } catch (error) {
    return unknown(error, {
      what: `read the rules of the branch ${branch}`,
      permission: 'contents: read'
    })
  }
}

/** What a job has to pass before it runs in an environment: reviewers, or the branches that may. */
export async function environmentGuard(
  {rest}: GitHubClient,
  repository: RepositoryName,
  environment: string
): Promise<Guard> {
  try {
    const asked = {...repository, environment_name: environment}
    const {data} = await rest.repos.getEnvironment(asked)
    const {protection_rules: rules = []} = environmentSchema.parse(data)
    return {
      known: true,
      by: rules.flatMap(({type, reviewers = []}) => {
        if (type === 'branch_policy') return ['named branches only']
        if (type !== 'required_reviewers') return []
        return [`${reviewers.length} required ${reviewers.length === 1 ? 'reviewer' : 'reviewers'}`]
      })
    }
  } catch (error) {
    return unknown(error, {
      what: `read the environment ${environment}`,
      permission: 'actions: read'
    })
  }
}

const runsSchema = z.object({workflow_runs: z.array(z.object({created_at: z.string()}))})

/** When a workflow last succeeded by its schedule. */
export async function lastScheduledRun(
  {rest}: GitHubClient,
  repository: RepositoryName,
  path: string
): Promise<LastRun> {
  try {
    const {data} = await rest.actions.listWorkflowRuns({
      ...repository,
      workflow_id: nameOf(path),
      event: 'schedule',
      status: 'success',
      per_page: 1
    })
    const [last] = runsSchema.parse(data).workflow_runs
    return {known: true, date: last?.created_at.slice(0, 10) ?? null}
  } catch (error) {
    return unknown(error, {what: `list the runs of ${path}`, permission: 'actions: read'})
  }
}

/** A guard that cannot be read is no reason to fail the gate; a bug is. */
export function unknown(
  error: unknown,
  purpose: {readonly what: string; readonly permission: string}
): Unknown {
  if (error instanceof z.ZodError)
    return {known: false, why: `cannot ${purpose.what}: GitHub's answer has another form`}
  const failure = apiFailure(error)
  if (failure === null) throw error
  return {known: false, why: reasonFor(failure, purpose)}
}
