import {practiceOf, type Practice} from '../../practices/index.ts'
import {
  codeVersion,
  dataVersion,
  environment,
  parameters,
  seed,
  weights
} from '../../practices/lineage.ts'
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
  code: codeVersion,
  data: dataVersion,
  parameters,
  seed,
  environment,
  weights
} as const satisfies Record<string, Practice>

/** A practice that a policy asks for. */
interface Requirement {
  /** The finding's id. */
  readonly id: FindingId
  readonly practice: Practice
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
  const {surroundings} = given
  const answers =
    surroundings === undefined
      ? []
      : practiceAnswers(
          practiceCaseOf(given, surroundings, before),
          required.map(r => r.practice)
        )
  return required.map((r, at) => judge(r, answers[at] ?? null, given))
}

function requirements({lineage = [], require: demanded = {}}: ModelPolicy): readonly Requirement[] {
  const ingredients = [...new Set(lineage)].map(item => ({
    id: findingId('lineage', item),
    practice: LINEAGE[item],
    known: 'verified' as const
  }))
  const wanted = Array.isArray(demanded)
    ? demanded.map(id => [id, 'verified'] as const)
    : Object.entries(demanded)
  const listed = [...new Map(wanted)].flatMap(([id, known]) => {
    const practice = practiceOf(id)
    return practice === null || known === undefined
      ? []
      : [{id: findingId('practices', id), practice, known}]
  })
  return [...ingredients, ...listed]
}

function judge(
  {id, practice, known}: Requirement,
  answer: PracticeAnswer | null,
  {demand, policyFile}: Case
): Finding {
  const status = answer === null ? 'missing' : statusOf(answer, known)
  return aFindingOf({
    id,
    status,
    evidence: 'files',
    summary: `${practice.title}: ${WORDS[status]}. ${sentence(answer?.evidence ?? 'Nothing was read of the files around the model')}`,
    remedy:
      status === 'pass' || status === 'not-applicable'
        ? null
        : status === 'inconclusive'
          ? `Give what the gate can check (verified when ${practice.verifiedWhen}), or accept a declaration in ${policyFile}: models: {${demand.name}: {require: {${practice.id}: declared}}}.`
          : `Put it in place: it is verified when ${practice.verifiedWhen}.`
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
