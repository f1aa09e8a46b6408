import {practiceOf, type PracticeId} from '../../catalogue/practices.ts'
import {practiceAnswers, type PracticeAnswer} from '../../practices/states.ts'
import type {ModelPolicy} from '../../policy/schema.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId, type FindingId} from '../../verdict/finding-id.ts'
import {practiceCaseOf} from '../practice-case.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'

/** The names of the checks that are about the practices around a model and not about the model. */
export const PRACTICE_CHECKS: readonly string[] = ['lineage', 'practices']

/** The practice that keeps each ingredient of a model. */
const LINEAGE = {
  code: 'code-version',
  data: 'data-version',
  parameters: 'parameters',
  seed: 'seed',
  environment: 'environment',
  weights: 'weights'
} as const satisfies Record<string, PracticeId>

/** A practice that a policy asks for. */
interface Requirement {
  /** The finding's id. */
  readonly id: FindingId
  readonly practice: PracticeId
  /** `declared`: the gate need not have verified it. */
  readonly known: 'verified' | 'declared'
}

/**
 * Are the practices in place that the policy requires for a promotion (`lineage`, `require`)? What is
 * verified passes; what is only declared cannot be told, unless the policy takes declarations; what is
 * not there is missing, and what speaks against it fails.
 */
export function practices(given: Case, before: readonly Finding[]): readonly Finding[] {
  const required = requirements(given.demand.policy)
  if (required.length === 0) return []
  const ids = required.map(r => r.practice)
  const {surroundings} = given
  const answers =
    surroundings === undefined
      ? []
      : practiceAnswers(practiceCaseOf(given, surroundings, before), ids)
  const byId = new Map(answers.map(answer => [answer.id, answer]))
  return required.map(r => judge(r, byId.get(r.practice) ?? null, given))
}

function requirements({lineage = [], require: demanded = {}}: ModelPolicy): readonly Requirement[] {
  const ingredients = [...new Set(lineage)].map(item => ({
    id: findingId('lineage', item),
    practice: LINEAGE[item],
    known: 'verified' as const
  }))
  const listed = Array.isArray(demanded)
    ? [...new Set(demanded)].map(practice => ({practice, known: 'verified' as const}))
    : Object.entries(demanded).flatMap(([id, known]) => {
        const practice = practiceOf(id)
        return practice === null ? [] : [{practice: practice.id, known}]
      })
  return [...ingredients, ...listed.map(r => ({...r, id: findingId('practices', r.practice)}))]
}

function judge(
  {id, practice, known}: Requirement,
  answer: PracticeAnswer | null,
  {demand, policyFile}: Case
): Finding {
  const status = answer === null ? 'missing' : statusOf(answer, known)
  const row = practiceOf(practice)
  const title = row?.title ?? practice
  return aFindingOf({
    id,
    status,
    evidence: 'files',
    summary: `${title}: ${WORDS[status]}. ${sentence(answer?.evidence ?? 'Nothing was read of the files around the model')}`,
    remedy:
      status === 'pass' || status === 'not-applicable'
        ? null
        : status === 'inconclusive'
          ? `Give what the gate can check (verified when ${row?.verifiedWhen ?? ''}), or accept a declaration in ${policyFile}: models: {${demand.name}: {require: {${practice}: declared}}}.`
          : `Put it in place: it is verified when ${row?.verifiedWhen ?? ''}.`
  })
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text.trim()) ? text.trim() : `${text.trim()}.`
}

const WORDS: Readonly<Record<Status, string>> = {
  pass: 'in place',
  inconclusive: 'declared, not verified',
  missing: 'not found',
  fail: 'not in place',
  'not-applicable': 'does not apply'
}

function statusOf({state, isContrary}: PracticeAnswer, known: Requirement['known']): Status {
  switch (state) {
    case 'verified':
      return 'pass'
    case 'declared':
      return known === 'declared' ? 'pass' : 'inconclusive'
    case 'not-applicable':
      return 'not-applicable'
    case 'missing':
      return isContrary ? 'fail' : 'missing'
  }
}
