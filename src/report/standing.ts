import type {Finding, ModelVerdict} from '../verdict/verdict.ts'

/**
 * What a finding means for its model: `waived` and `noted` are those that would speak against the
 * candidate and do not count, for a waiver or for their role.
 */
export const STANDINGS = [
  'fail',
  'missing',
  'inconclusive',
  'waived',
  'noted',
  'pass',
  'not-applicable'
] as const
export type Standing = (typeof STANDINGS)[number]

const LIVE_CHECKS: ReadonlySet<string> = new Set(['shadow', 'canary', 'budgets'])

/** Whether a finding is about the candidate as it runs, not about its evaluation. */
export function isLive(finding: Finding): boolean {
  return LIVE_CHECKS.has(finding.check)
}

/** The standing of a finding; the gate has decided, this only tells what it counted. */
export function standingOf(finding: Finding): Standing {
  const {status, role, waiver} = finding
  if (status === 'pass' || status === 'not-applicable') return status
  if (waiver !== null) return 'waived'
  if (role === 'info' || (role === 'screen' && status === 'inconclusive')) return 'noted'
  return status
}

/** Whether a finding keeps its model from being promoted. */
export function stopsPromotion(finding: Finding): boolean {
  const standing = standingOf(finding)
  return standing === 'fail' || standing === 'missing' || standing === 'inconclusive'
}

/** The findings, those that matter most first, otherwise in the gate's order. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return STANDINGS.flatMap(standing => findings.filter(one => standingOf(one) === standing))
}

/** Several models, those that are stopped before those that are not. */
export function worstFirst(models: readonly ModelVerdict[]): readonly ModelVerdict[] {
  return (['fail', 'hold', 'pass'] as const).flatMap(word =>
    models.filter(({verdict}) => verdict === word)
  )
}
