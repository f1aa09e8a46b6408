import type {PracticeState} from '../verdict/verdict.ts'
import type {Declaration} from '../policy/schema/practices.ts'
import {
  deploymentKind,
  statedKind,
  type Deployed,
  type DeploymentKind
} from '../repository/deployment-kind.ts'
import {bestOf, declared, missing, type Observation} from './practice.ts'
import {PRACTICE_IDS, PRACTICES, type Practice, type PracticeId} from './index.ts'
import {pointers} from '../repository/scope.ts'
import type {PracticeCase} from './case.ts'

/** The state of a practice, and whether what was seen speaks against it. */
export interface PracticeAnswer extends PracticeState {
  /** Only of a missing one: there is something, and it does not do; else nothing was found. */
  readonly isContrary: boolean
}

/**
 * The state of every practice, in the catalogue's order. What the gate saw itself is verified; what
 * is only stated, or seen without what matters about it, is declared; the rest is missing. The
 * policy's `not-applicable` with its reason, and its plain `false`, go before what was seen.
 */
export function practiceStates(given: PracticeCase): readonly PracticeState[] {
  const deployed = deploymentKind(given)
  return PRACTICES.map(practice => {
    const {id, state, evidence} = answerOf(practice, given, deployed)
    return {id, state, evidence}
  })
}

/**
 * The same for some practices, in their order, to vote by; tells what is not there from what does not do. Which
 * kind of deployment it is only the policy says here: a file of the change must not excuse it.
 */
export function practiceAnswers(
  given: PracticeCase,
  practices: readonly Practice[]
): readonly PracticeAnswer[] {
  const deployed = statedKind(given)
  return practices.map(practice => answerOf(practice, given, deployed))
}

function answerOf(
  practice: Practice,
  given: PracticeCase,
  deployed: Deployed | null
): PracticeAnswer {
  const {id} = practice
  const policy = given.scope.policy.practices ?? {}
  const declaration = Object.hasOwn(policy, id) ? policy[id] : undefined
  const inCard = declaration === undefined ? saidInCard(id, given) : null
  if (typeof declaration === 'object' && 'not-applicable' in declaration)
    return {
      id,
      state: 'not-applicable',
      evidence: declaration['not-applicable'],
      isContrary: false
    }
  const found =
    declaration === false
      ? missing('The policy says that it is not in place.')
      : strongest(
          practice.detect(given),
          inCard === null ? statement(practice, declaration, given) : cardStatement(inCard, given),
          declaration === true || (inCard !== null && BARE_YES.test(inCard))
        )
  const notAsked = found?.state === 'verified' ? null : whyNotAsked(practice, deployed)
  if (notAsked !== null && declaration === undefined)
    return {id, state: 'not-applicable', evidence: notAsked, isContrary: false}
  const {looksFor, lookedIn} = practice
  return found === null
    ? {
        id,
        state: 'missing',
        evidence: `Looked for ${looksFor} in ${lookedIn}.`,
        isContrary: false
      }
    : {id, ...found, isContrary: found.state === 'missing'}
}

/** Why a practice does not belong to the model's kind of deployment; null where it does, or nobody knows the kind. */
function whyNotAsked({notAskedOf}: Practice, deployed: Deployed | null): string | null {
  const reason = deployed === null ? undefined : notAskedOf?.[deployed.kind]
  return reason === undefined || deployed === null
    ? null
    : `The model is deployed ${WORDS[deployed.kind]} (${deployed.from}): ${reason}.`
}

const WORDS: Readonly<Record<DeploymentKind, string>> = {
  'real-time': 'in real time',
  batch: 'as a batch',
  streaming: 'on a stream',
  edge: 'at the edge'
}

/**
 * What the gate verified goes first. A pointer into nothing counts against a practice; against a bare
 * yes so does what was seen to the contrary, while a pointer to elsewhere stands beside it.
 */
function strongest(
  seen: Observation | null,
  stated: Observation | null,
  bareYes: boolean
): Observation | null {
  if (seen?.state === 'verified' || stated === null) return seen
  if (stated.state === 'missing') return stated
  if (seen?.state !== 'missing') return bareYes ? bestOf([seen, stated]) : stated
  return bareYes ? seen : declared(`${stated.evidence} (Seen: ${seen.evidence})`)
}

/** What the policy says of a practice, which goes before the card: never more than declared. */
function statement(
  practice: Practice,
  declaration: Declaration | undefined,
  {scope, repository}: PracticeCase
): Observation | null {
  if (declaration === undefined) return null
  const pointer = pointers(scope.policy).find(p => p.practice === practice.id)?.path
  return pointer === undefined
    ? declared('The policy says so, without evidence.')
    : pointed(pointer, 'The policy', repository)
}

/** Between two practices in a front matter that was flattened to `fallback=docs/fallback.md, retry=…`. */
const NEXT_IN_CARD = new RegExp(`, (?=(?:${PRACTICE_IDS.join('|')})(?:=|, |$))`, 'u')

const BARE_YES = /^(true|yes|)$/iu

/** What the front matter of the card says of a practice, below `practices`; empty for its name alone. */
function saidInCard(id: PracticeId, {candidate}: PracticeCase): string | null {
  const written = candidate.evidence.card?.fields['practices'] ?? ''
  const part = written.split(NEXT_IN_CARD).find(one => one === id || one.startsWith(`${id}=`))
  return part === undefined ? null : part.slice(id.length + 1).trim()
}

/** Never more than declared; that a practice does not apply only the policy can say. */
function cardStatement(said: string, {candidate, repository}: PracticeCase): Observation {
  const by = candidate.evidence.card?.path ?? 'The card'
  if (/^(false|no)$/iu.test(said)) return missing(`${by} says that it is not in place.`)
  return BARE_YES.test(said)
    ? declared(`${by} says so, without evidence.`)
    : pointed(said.replace(/^\.\//u, '').replace(/(?<!\/)\/+$/u, ''), by, repository)
}

/** A pointer that the gate cannot follow is declared, one into nothing is missing. */
function pointed(pointer: string, by: string, {paths}: PracticeCase['repository']): Observation {
  if (paths.some(path => path === pointer || path.startsWith(`${pointer}/`)))
    return declared(`${by} points to ${pointer}, which is there; the gate cannot judge it.`)
  return looksLikePath(pointer)
    ? missing(`${by} points to ${pointer}, which is not in the repository.`)
    : declared(`${by} says: ${pointer.replace(/\.$/u, '')}.`)
}

/** `docs/runbook.md`, but neither an address nor a sentence. */
function looksLikePath(pointer: string): boolean {
  return !/\s|:\/\//u.test(pointer) && (pointer.includes('/') || /\.[a-z]{1,5}$/iu.test(pointer))
}
