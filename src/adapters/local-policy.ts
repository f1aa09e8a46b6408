import {stat} from 'node:fs/promises'
import {basename, dirname} from 'node:path'
import {UserError, WorldError} from '../errors.ts'
import type {PolicyText} from '../reading/world.ts'
import type {Log, Tree} from '../ports.ts'
import {
  findRepository,
  hasCommit,
  headCommit,
  type Answer,
  type GitProblem,
  type Repository
} from './git.ts'
import type {Base} from './git-base.ts'
import {gitTree} from './git-tree.ts'
import {diskTree} from './disk-tree.ts'
import {findPolicy, policyAt, policyChange, type ChosenPolicy} from './policy-file.ts'

/** Which policy counts on the command line: that of the base commit, as in a pull request, or the one that lies there. */
export type PolicyFrom = 'base' | 'working-tree'

const TRY_IT = 'Try it with --policy-from working-tree.'

interface Given {
  /** The folder that is judged. */
  readonly folder: string
  readonly repository: Answer<Repository>
  readonly tree: Tree
  readonly prefix: string
  /** The file of `--policy`, and how it is shown. */
  readonly named: {readonly path: string; readonly shown: string} | null
  readonly from: PolicyFrom
  readonly log: Log
}

/**
 * The policy by which a local folder is judged. A branch cannot loosen the policy that it is judged by: that of the
 * base commit counts where there is one that knows the folder. Throws `UserError` for a policy that cannot be read.
 */
export async function localPolicy(given: Given, base: Answer<Base | null>): Promise<ChosenPolicy> {
  const {named} = given
  const head =
    named === null ? await findPolicy(given.tree, given.prefix) : await namedPolicy(named)
  if (!base.ok && given.from === 'base') refuseOwn(base)
  const before = base.ok ? base.value : null
  const found = before === null ? null : await policyBefore(given, head, before)
  if (before !== null && found === null && (await isOfTheBranch(given))) {
    const change = policyChange(null, head, 'This branch')
    return {policy: null, change: change === null ? null : `${change} ${TRY_IT}`}
  }
  if (before === null || found === null) {
    if (head !== null && given.from === 'base') sayOwn(given.log, head, base)
    return {policy: head, change: null}
  }
  const old = found.policy === null ? null : {...found.policy, ref: before.commit}
  if (given.from === 'working-tree') return tried(head, old, before)
  if (named !== null && old === null) {
    const change = `The policy ${named.shown} is not in ${before.name}: it is used as it lies here.`
    return {policy: head, change}
  }
  const change = policyChange(old, head, 'This branch')
  return {policy: old, change: change === null ? null : `${change} ${TRY_IT}`}
}

/** Whether the policy of a folder that the base does not know is committed with the work that is judged by it. */
async function isOfTheBranch({named, from, repository, prefix}: Given): Promise<boolean> {
  if (named !== null || from !== 'base' || !repository.ok) return false
  const head = await headCommit(repository.value)
  return head.ok && (await findPolicy(gitTree(repository.value, head.value), prefix)) !== null
}

function tried(head: PolicyText | null, old: PolicyText | null, {name}: Base): ChosenPolicy {
  const change =
    head?.text === old?.text
      ? null
      : `The policy of the working files is tried (--policy-from working-tree); ${old === null ? 'none' : `that of ${name}`} counts until it is merged.`
  return {policy: head, change}
}

/** Without a repository, or a branch that the work is meant for, nobody but the user has written the policy that lies there. */
const NO_BASE: ReadonlySet<GitProblem> = new Set([
  'git-missing',
  'not-a-repository',
  'no-default-branch'
])

/** A base that there is and that cannot be read might have another policy: that of the work itself is not taken for it. */
function refuseOwn({problem, summary, remedy}: Extract<Answer<unknown>, {ok: false}>): void {
  if (NO_BASE.has(problem)) return
  throw new WorldError(
    `The policy of the base cannot be read, and that of the work itself does not count: ${summary}; ${remedy}. ${TRY_IT}`
  )
}

function sayOwn(log: Log, {source}: PolicyText, base: Answer<Base | null>): void {
  const why = base.ok ? 'no earlier commit has this folder' : base.summary
  log.info(`${source} of the working files counts: ${why}.`)
}

async function namedPolicy({path, shown}: NonNullable<Given['named']>): Promise<PolicyText> {
  if ((await stat(path).catch(() => null)) === null)
    throw new UserError(`There is no file ${shown} (--policy).`)
  return await policyAt(diskTree(dirname(path)), basename(path), shown)
}

/** What the base commit has for a policy; null where it does not know the folder at all. */
async function policyBefore(
  {repository: own, prefix, named}: Given,
  head: PolicyText | null,
  {commit, name}: Base
): Promise<{readonly policy: PolicyText | null} | null> {
  const repository = named === null ? own : await findRepository(dirname(named.path))
  if (!repository.ok || !(await hasCommit(repository.value, commit))) return null
  const tree = gitTree(repository.value, commit, name)
  if ((await tree.kind('')) !== 'directory') return null
  if (named === null) return {policy: await findPolicy(tree, prefix)}
  const file = basename(named.path)
  const isThere = (await tree.kind(file)) !== 'absent'
  return {policy: isThere ? await policyAt(tree, file, head?.source ?? named.shown) : null}
}
