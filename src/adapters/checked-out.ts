import {UserError} from '../errors.ts'
import {headCommit, parentsOf, type Repository} from './git.ts'
import {short} from './git-tree.ts'
import type {EventContext} from './github/event.ts'

/**
 * Looks whether the commit that is checked out is the one that the event is about: its head, or what GitHub makes of
 * merging that head into the base (`refs/pull/N/merge`), which is what would be merged. Throws `UserError` for any other: a verdict
 * on it would be one on the head that nobody looked at.
 */
export async function refuseOtherHead(
  repository: Repository,
  {kind, headSha, baseSha, mergeSha = null}: EventContext
): Promise<void> {
  const head = await headCommit(repository)
  const out = head.ok ? head.value : null
  if (out === headSha) return
  if (out !== null && out === mergeSha && (await parentsOf(repository, out)).includes(headSha))
    return
  const what =
    out === null
      ? 'nothing is checked out'
      : out === baseSha
        ? `the base, ${short(out)}, is checked out`
        : `${short(out)} is checked out`
  throw new UserError(
    `This ${kind} event is about the commit ${short(headSha)}, but ${what}: what lies there is not what is to be judged. Use actions/checkout before, without \`ref\`.`
  )
}
