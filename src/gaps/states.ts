import type {PracticeState} from '../gate/verdict.ts'
import type {Declaration} from '../policy/schema.ts'
import {bestOf, declared, missing, type Sighting} from './detect/detector.ts'
import {DETECTORS} from './detect/index.ts'
import {PRACTICES, type Practice} from './practices.ts'
import {pointers} from './scope.ts'
import {sightOf, type Sight} from './sight.ts'
import type {Seen} from './seen.ts'

const BY_PRACTICE = new Map(DETECTORS.map(d => [d.practice, d]))

/**
 * The state of every practice, in the catalogue's order. What the gate saw itself is verified; what
 * is only stated, or seen without what matters about it, is declared; the rest is missing. The
 * policy's `not-applicable` with its reason, and its plain `false`, go before what was seen.
 */
export function practiceStates(seen: Seen): readonly PracticeState[] {
  const sight = sightOf(seen)
  return PRACTICES.map(practice => stateOf(practice, sight))
}

function stateOf(practice: Practice, sight: Sight): PracticeState {
  const {id} = practice
  const policy = sight.scope.policy.practices ?? {}
  const declaration = Object.hasOwn(policy, id) ? policy[id] : undefined
  if (typeof declaration === 'object' && 'not-applicable' in declaration)
    return {id, state: 'not-applicable', evidence: declaration['not-applicable']}
  if (declaration === false)
    return {id, state: 'missing', evidence: 'The policy says that it is not in place.'}
  const seen = BY_PRACTICE.get(id)?.detect(sight) ?? null
  const stated = statement(practice, declaration, sight)
  const found = strongest(seen, stated, declaration === true)
  return found === null
    ? {id, state: 'missing', evidence: `Looked for ${practice.looksFor} in ${practice.lookedIn}.`}
    : {id, ...found}
}

/**
 * What the gate verified goes first. A pointer into nothing counts against a practice; against a bare
 * yes so does what was seen to the contrary, while a pointer to elsewhere stands beside it.
 */
function strongest(
  seen: Sighting | null,
  stated: Sighting | null,
  bareYes: boolean
): Sighting | null {
  if (seen?.state === 'verified' || stated === null) return seen
  if (stated.state === 'missing') return stated
  if (seen?.state !== 'missing') return bareYes ? bestOf([seen, stated]) : stated
  return bareYes ? seen : declared(`${stated.evidence} (Seen: ${seen.evidence})`)
}

/** What the policy says of a practice: never more than declared. */
function statement(
  practice: Practice,
  declaration: Declaration | undefined,
  {scope, repository}: Sight
): Sighting | null {
  if (declaration === undefined) return null
  const pointer = pointers(scope.policy).find(p => p.practice === practice.id)?.path
  if (pointer === undefined) return declared('The policy says so, without evidence.')
  const isThere = repository.paths.some(path => path === pointer || path.startsWith(`${pointer}/`))
  if (isThere)
    return declared(`The policy points to ${pointer}, which is there; the gate cannot judge it.`)
  return looksLikePath(pointer)
    ? missing(`The policy points to ${pointer}, which is not in the repository.`)
    : declared(`The policy says: ${pointer.replace(/\.$/u, '')}.`)
}

/** `docs/runbook.md`, but neither an address nor a sentence. */
function looksLikePath(pointer: string): boolean {
  return !/\s|:\/\//u.test(pointer) && (pointer.includes('/') || /\.[a-z]{1,5}$/iu.test(pointer))
}
