import {spentConfidence} from '../../policy/spending.ts'
import {unspentRisk} from '../../statistics/core/attempts.ts'
import type {Attempted} from '../../facts.ts'
import type {Case} from '../case.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding} from '../../verdict/verdict.ts'

const CHECK = 'hold-out'
/** So many candidates have been chosen by the rows, not only judged by them. */
const WORN = 10
const REFERENCE = 'alpha / (k (k + 1)) for the k-th attempt: the levels add up to alpha'

/**
 * How often has this hold-out been used to gate? Each candidate that is tried on the same rows is another
 * chance for luck. The number is shown; the risk is shared among the attempts where the policy says so
 * (`hold-out: {attempts: spend}`). It does not do so by itself: attempts are counted from git, where a
 * rewritten branch hides some and a correction of the file adds one, and a verdict that depends on how the
 * work was committed must be somebody's decision.
 */
export function holdOut({attempts, demand, baseline}: Case): readonly Finding[] {
  const mode = demand.policy['hold-out']?.attempts
  if (mode === 'off' || baseline === null) return []
  if (attempts?.known !== true) return mode === undefined ? [] : [uncounted(attempts, mode)]
  // Nobody asked, and there is nothing to warn of.
  if (mode === undefined && attempts.tried === 1) return []
  return [counted(attempts, mode === 'spend', baseline.identity.version)]
}

function uncounted(attempts: Attempted | undefined, mode: 'spend' | 'warn'): Finding {
  const why = attempts?.known === false ? attempts.why : 'there is no history to look at'
  return aFindingOf({
    id: findingId(CHECK),
    status: 'missing',
    detail: 'not-counted',
    role: mode === 'spend' ? 'guard' : 'info',
    evidence: 'files',
    summary: `How many candidates were tried on this hold-out is not known: ${why}.`,
    remedy:
      mode === 'spend'
        ? 'Give the gate the history of the branch; or set hold-out: {attempts: warn}, which does not depend on it.'
        : 'Give the gate the history of the branch.'
  })
}

function counted(
  {attempt, tried, atLeast, confidence}: Extract<Attempted, {known: true}>,
  spent: boolean,
  version: string
): Finding {
  const worn = tried >= WORN
  const most = atLeast ? 'at least ' : ''
  const place =
    tried === 1
      ? `This is the first candidate that is tried on this hold-out against ${version}`
      : `This is candidate ${attempt} of ${most}${tried} that were tried on this hold-out against ${version}`
  const level = spentConfidence(confidence, attempt)
  const risk = unspentRisk(1 - confidence, tried)
  const consequence = spent
    ? `, so each guard is tested at ${percent(level)} confidence instead of ${percent(confidence)}`
    : tried === 1
      ? ''
      : `; the chance that one of them passes by luck, though worse by the margin, is up to ${percent(risk)}`
  return aFindingOf({
    id: findingId(CHECK),
    status: worn ? 'inconclusive' : 'pass',
    detail: worn ? 'worn' : tried === 1 ? 'fresh' : 'used',
    // It says nothing against this candidate: its own findings decide.
    role: 'info',
    evidence: 'files',
    confidence: spent ? level : null,
    summary: `${place}${consequence}.`,
    remedy: worn
      ? 'Draw a fresh evaluation set, or let a shadow run decide: after so many attempts the candidates are chosen by these rows.'
      : null,
    notes: ['Attempts are counted by content, from the commits that git still has.'],
    steps: [
      {what: 'candidates tried on this evaluation set', value: tried},
      {what: 'number of this one', value: attempt},
      {what: 'chance that one of them passes by luck, at the plain level', value: risk},
      {what: 'level of this one, were the risk shared', value: 1 - level}
    ],
    reference: spent ? REFERENCE : null
  })
}

function percent(share: number): string {
  return `${String(Number((share * 100).toFixed(2)))} %`
}
