import {listed} from '../words/lists.ts'
import type {Guard} from '../repository/forge.ts'
import type {PracticeCase} from './case.ts'
import {ownersOf} from '../repository/formats/codeowners.ts'
import {bestOf, declared, missing, verified, type Practice, type Observation} from './practice.ts'
import {isPromoting, jobsOf} from '../repository/workflows.ts'

export const accessControl = {
  id: 'access-control',
  title: 'Only the promotion job changes production',
  hurdle: 'G',
  stage: 3,
  layer: null,
  verifiedWhen: 'only the promotion job can move what is in production',
  looksFor: 'a protected environment, or owners of policy and model',
  lookedIn: 'the rules of branch and environment on GitHub, .github/workflows and CODEOWNERS',
  effort: 1,
  detect(given) {
    const byForge = isMergedIntoProduction(given) ? byBranch(given) : byTags(given)
    return bestOf([byForge, byEnvironment(given), byOwners(given, 'access-control')])
  }
} as const satisfies Practice

/** With git as the registry whoever can move the branch moves what is in production. */
function isMergedIntoProduction({scope}: PracticeCase): boolean {
  const {registry} = scope.policy
  return registry === undefined || registry.type === 'git' || registry.type === 'file'
}

function byBranch({forge}: PracticeCase): Observation | null {
  if (forge?.branch == null) return null
  const {name, guard} = forge.branch
  if (!guard.known) return declared(`What guards the branch ${name} was not seen: ${guard.why}.`)
  return guard.by.length === 0
    ? missing(
        `No rule of the repository keeps ${name} from being pushed to directly${guard.unseen === undefined ? '' : ` (${guard.unseen})`}.`
      )
    : verified(`${name} takes ${guard.by.join(', ')}.`)
}

/** With GTO as the registry whoever can make the tag moves what is in production. */
function byTags({forge}: PracticeCase): Observation | null {
  if (forge?.tags == null) return null
  const {name, guard} = forge.tags
  if (!guard.known) return declared(`What guards the tags ${name} was not seen: ${guard.why}.`)
  return guard.by.length === 0
    ? missing(`No ruleset of the repository keeps anybody from making tags ${name}.`)
    : verified(`Tags ${name} are made only past ${guard.by.join(' and ')}.`)
}

function byEnvironment(given: PracticeCase): Observation | null {
  const promoting = jobsOf(given, 'access-control').filter(isPromoting)
  const found = promoting.flatMap(({file, environment}) => {
    if (environment === null) return []
    const promotes = `${file} promotes in the environment ${environment}`
    return [guarded(promotes, given.forge?.environments.get(environment) ?? null)]
  })
  // One way past the guards is enough, so the worst of several counts.
  return (
    found.find(s => s.state === 'missing') ??
    found.find(s => s.state === 'declared') ??
    found[0] ??
    null
  )
}

function guarded(promotes: string, guard: Guard | null): Observation {
  if (guard === null) return declared(`${promotes}; whether it is protected is not in the files.`)
  if (!guard.known) return declared(`${promotes}; what protects it was not seen: ${guard.why}.`)
  return guard.by.length === 0
    ? missing(`${promotes}, which nothing protects.`)
    : verified(`${promotes}, which is protected by ${guard.by.join(' and ')}.`)
}

export const approval = {
  id: 'approval',
  title: 'Somebody else approves a promotion',
  hurdle: 'G',
  stage: 3,
  layer: null,
  verifiedWhen: 'someone other than the author approved',
  looksFor: 'an approving review by someone other than the author',
  lookedIn: 'the reviews of the pull request and CODEOWNERS',
  effort: 1,
  detect(given) {
    const review = given.forge?.review ?? null
    if (review === null) return byOwners(given, 'approval')
    if (!review.known) return missing(`The reviews could not be read: ${review.why}.`)
    const {author, approvedBy, approvedBefore, refusedBy} = review
    const commit = review.commit.slice(0, 7)
    if (refusedBy.length > 0) return missing(`${listed(refusedBy)} asked for changes.`)
    if (approvedBy.length > 0)
      return verified(
        `${listed(approvedBy)} approved ${commit}; the author is ${author ?? 'no longer there'}.`
      )
    return approvedBefore.length > 0
      ? missing(
          `${listed(approvedBefore)} approved an earlier commit; nobody has approved ${commit}.`
        )
      : missing(`Nobody but the author has approved ${commit}.`)
  }
} as const satisfies Practice

/** Whether owners are asked about the policy and the model is a setting of the branch, not a file. */
function byOwners(given: PracticeCase, practice: string): Observation | null {
  const file = given.read('codeowners', practice)[0]
  if (file === undefined) return null
  const model = given.candidate.evidence.sources[0]?.path ?? given.scope.folder
  const covered = [given.policyFile, model].filter(path => path !== '')
  const without = covered.filter(path => ownersOf(file.text, path).length === 0)
  return without.length === 0
    ? declared(
        `${file.path} names owners of policy and model; whether their approval is required is not in the files.`
      )
    : missing(`${file.path} names no owner of ${without.join(' and of ')}.`)
}
