import {isAbout} from '../verdict/finding-id.ts'
import type {Finding} from '../verdict/verdict.ts'
import type {ModelPolicy} from '../policy/schema.ts'
import type {PracticeCase} from './case.ts'
import {declared, verified, type Observation} from './practice.ts'

/** How this gate's own findings show a practice. */
interface OwnCheck {
  readonly concerns: (finding: Finding) => boolean
  /** The key by which a policy demands it; null where it does not. */
  readonly demand?: (policy: ModelPolicy) => string | null
  /** What files show where no finding answers. */
  readonly otherwise?: (given: PracticeCase) => Observation | null
}

/** Looks for a practice that this gate does itself: in place when its check was answered, also when the answer is no. */
export function ownCheck({
  concerns,
  demand,
  otherwise
}: OwnCheck): (given: PracticeCase) => Observation | null {
  return given => {
    const {findings, scope} = given
    const answered = findings.filter(f => concerns(f) && isAnswered(f))
    const first = answered[0]
    if (first !== undefined) {
      const more = answered.length === 1 ? '' : ` and ${answered.length - 1} more`
      return verified(`This verdict answers it: ${first.id}${more}.`)
    }
    const key = demand?.(scope.policy) ?? null
    return key === null
      ? (otherwise?.(given) ?? null)
      : declared(`The policy demands it (${key}), but nothing was measured.`)
  }
}

export function isOf(...checks: readonly string[]): (finding: Finding) => boolean {
  return finding => checks.includes(finding.check)
}

/** A finding of live traffic about that, or about a part of it. */
export function ofLive(what: string): (finding: Finding) => boolean {
  return finding => isAbout(finding, 'shadow', what)
}

export function anyOf(
  ...concerns: readonly ((finding: Finding) => boolean)[]
): (finding: Finding) => boolean {
  return finding => concerns.some(concern => concern(finding))
}

export function isAnswered({status}: Finding): boolean {
  return status === 'pass' || status === 'fail' || status === 'inconclusive'
}
