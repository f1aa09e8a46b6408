import {mattersToAModel} from '../evidence/changed-files.ts'
import {isOfKind} from '../repository/files.ts'
import {
  changedFiles,
  changedSince,
  commitBefore,
  currentBranch,
  defaultBranch,
  hasCommit,
  headCommit,
  mergeBase,
  resolveCommit,
  type Answer,
  type Branch,
  type Repository
} from './git.ts'
import {short} from './git-tree.ts'

/** The commit whose files are in production, as far as git says. */
export interface Base {
  readonly commit: string
  /** `main@4f2c1d9`. */
  readonly name: string
  /** What the branch has become since the work left it; null where it has not moved. */
  readonly moved: {readonly name: string; readonly files: readonly string[]} | null
}

/** Where pipelines say which branch a change is meant for. */
const TARGET_VARIABLES = [
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'CHANGE_TARGET',
  'BITBUCKET_PR_DESTINATION_BRANCH',
  'SYSTEM_PULLREQUEST_TARGETBRANCH',
  'BUILDKITE_PULL_REQUEST_BASE_BRANCH',
  'GITHUB_BASE_REF'
] as const

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What the working files are held against: the commit at which their branch left the one that it is meant for. On
 * that branch itself it is the commit that is checked out where files of a model are changed since, else the one
 * before; null where there is none before.
 */
export async function baseOf(
  repository: Repository,
  environment: Environment
): Promise<Answer<Base | null>> {
  const head = await headCommit(repository)
  if (!head.ok) return head
  const said = environment['CI_MERGE_REQUEST_DIFF_BASE_SHA'] ?? ''
  if (said !== head.value && (await hasCommit(repository, said)))
    return {ok: true, value: {commit: said, name: short(said), moved: null}}
  const branch = await targetBranch(repository, environment)
  if (!branch.ok) return branch
  const left = await mergeBase(repository, head.value, branch.value.commit)
  if (!left.ok) return left
  const {name} = branch.value
  if (left.value === head.value)
    return branch.value.said && !(await differs(repository, head.value))
      ? baseItself(head.value, name)
      : await baseOnBranch(repository, head.value, name)
  const moved =
    left.value === branch.value.commit ? null : await movedTo(repository, left.value, branch.value)
  return {ok: true, value: {commit: left.value, name: short(left.value, name), moved}}
}

/** A pipeline for a change of a branch that has that branch checked out would compare production with what it was before. */
function baseItself(head: string, branch: string): Answer<never> {
  return {
    ok: false,
    problem: 'wrong-checkout',
    summary: `${short(head)}, which is checked out, is on ${branch} already, for which the pipeline says that the change is meant: the base is checked out, not the change`,
    remedy: 'check out the commit of the change'
  }
}

/** The base of work that is on the branch itself. */
async function baseOnBranch(
  repository: Repository,
  head: string,
  branch: string
): Promise<Answer<Base | null>> {
  if (await differs(repository, head))
    return {ok: true, value: {commit: head, name: short(head, branch), moved: null}}
  const before = await commitBefore(repository, head)
  if (!before.ok) return before
  const {value} = before
  return {ok: true, value: value === null ? null : {commit: value, name: short(value), moved: null}}
}

/** Files that are judged beside a model: what it takes and gives. */
const JUDGED_TOO = ['mlModel', 'openApi', 'featureStore'] as const

/** Whether working files that matter to a model are not as in a commit. */
export async function differs(repository: Repository, commit: string): Promise<boolean> {
  return (await changedSince(repository, commit)).some(
    path => mattersToAModel(path) || JUDGED_TOO.some(kind => isOfKind(kind, path))
  )
}

/** The branch that the pipeline names, which has to be here: a guess in its place might be the work itself. */
async function targetBranch(
  repository: Repository,
  environment: Environment
): Promise<Answer<Branch & {readonly said: boolean}>> {
  for (const variable of TARGET_VARIABLES) {
    const name = environment[variable]?.replace(/^refs\/heads\//u, '') ?? ''
    if (name === '') continue
    const remote = await resolveCommit(repository, `refs/remotes/origin/${name}`)
    if (remote.ok)
      return {ok: true, value: {name: `origin/${name}`, commit: remote.value, said: true}}
    const own = await resolveCommit(repository, `refs/heads/${name}`)
    // A fork may call its branch the same, so the one that is checked out is not the base's.
    if (own.ok && name !== (await currentBranch(repository)))
      return {ok: true, value: {name, commit: own.value, said: true}}
    return {
      ok: false,
      problem: 'no-such-commit',
      summary: `the branch ${name}, for which the change is meant (${variable}), is not in this clone`,
      remedy: `fetch it: git fetch origin ${name}:refs/remotes/origin/${name}`
    }
  }
  const usual = await defaultBranch(repository)
  return usual.ok ? {ok: true, value: {...usual.value, said: false}} : usual
}

async function movedTo(
  repository: Repository,
  from: string,
  {name, commit}: Branch
): Promise<NonNullable<Base['moved']>> {
  const files = await changedFiles(repository, from, commit)
  return {name: short(commit, name), files: files.map(({path}) => path)}
}
