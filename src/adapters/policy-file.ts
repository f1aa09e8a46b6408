import {UserError} from '../errors.ts'
import {decodeText} from '../files/text.ts'
import type {PolicyText} from '../reading/world.ts'
import type {Tree} from '../ports.ts'
import {join} from '../files/paths.ts'

/** Where a policy is looked for, first found first. */
const POLICY_FILES = [
  '.github/model-promotion.yml',
  '.github/model-promotion.yaml',
  'model-promotion.yml',
  'model-promotion.yaml'
] as const

const MAX_POLICY_BYTES = 4 * 1024 * 1024

/** The policy of a tree by its usual names; null where there is none. Throws as `policyAt` does. */
export async function findPolicy(tree: Tree, prefix: string): Promise<PolicyText | null> {
  for (const file of POLICY_FILES) {
    if ((await tree.kind(file)) !== 'absent') return await policyAt(tree, file, join(prefix, file))
  }
  return null
}

/** A policy that is there and cannot be read is never taken for none. */
export async function policyAt(tree: Tree, path: string, source: string): Promise<PolicyText> {
  const kind = await tree.kind(path)
  if (kind !== 'file') {
    throw new UserError(
      kind === 'outside'
        ? `The policy ${source} is a link out of the folder, where nothing is read.`
        : `The policy ${source} is not a file.`
    )
  }
  const size = await tree.size(path)
  if (size > MAX_POLICY_BYTES) {
    throw new UserError(`${source} has ${size} bytes; a policy has at most ${MAX_POLICY_BYTES}.`)
  }
  const decoded = decodeText(source, await tree.read(path), MAX_POLICY_BYTES)
  if (decoded.ok) return {text: decoded.text, source, ref: null}
  throw new UserError(decoded.problem.summary)
}

/** A policy, and what is to be said of where it comes from; null where there is nothing to say. */
export interface ChosenPolicy {
  readonly policy: PolicyText | null
  readonly change: string | null
}

/**
 * How the work changes the policy that counts, which is that of `base`; `whose` is `This pull request`. Null where it
 * does not.
 */
export function policyChange(
  base: PolicyText | null,
  head: PolicyText | null,
  whose: string
): string | null {
  if (head?.text === base?.text) return null
  if (base === null)
    return `${whose} brings the policy ${head?.source ?? ''}; it counts once it is merged.`
  return head === null
    ? `${whose} removes the policy ${base.source}; until it is merged, it counts.`
    : `${whose} changes the policy ${base.source}; it is judged by the base branch’s version.`
}
