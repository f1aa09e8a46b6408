import type {Evidence} from '../../evidence/evidence.ts'
import {MODEL_VERSION, type Condition} from '../../evidence/metric.ts'
import type {Facts} from '../../facts.ts'

/** Where cards say which version of the model they describe. */
const OF_CARD = ['model_version', 'model-version', 'version'] as const

/** A version of the model that a file beside its numbers states, and that is not the candidate's. */
export interface OtherVersion {
  readonly stated: Condition
  /** The candidate's as its card says it; null where the stated one is production's. */
  readonly card: string | null
}

/**
 * Of which version of the model the candidate's numbers say that they are, where that is another one than its card's, or
 * still the one that the registry has in production. Two ways of counting, which production has as well, say nothing.
 */
export function otherVersion({candidate, baseline}: Facts): OtherVersion | null {
  const card = ofCard(candidate.evidence)
  const inProduction = baseline?.identity.version
  const isOwn = inProduction === candidate.identity.version
  for (const stated of versionsIn(candidate.evidence)) {
    if (!isOwn && inProduction !== undefined && isSame(afterName(inProduction), stated.value))
      return {stated, card: null}
    if (card !== null && !isSame(card, stated.value) && isOneScheme(baseline?.evidence ?? null))
      return {stated, card}
  }
  return null
}

/** A version that the files beside the numbers state, other than those of production. */
export function newVersions(is: Evidence, was: Evidence): readonly string[] {
  const before = versionsIn(was)
  return versionsIn(is).flatMap(({value}) =>
    before.length === 0 || before.some(one => isSame(one.value, value))
      ? []
      : [`version ${before[0]?.value ?? ''} → ${value}`]
  )
}

function versionsIn({conditions = []}: Evidence): readonly Condition[] {
  return conditions.filter(({what}) => what === MODEL_VERSION)
}

function ofCard({card}: Evidence): string | null {
  const [version] = OF_CARD.flatMap(field => card?.fields[field] ?? [])
  return version ?? null
}

/** Whether card and numbers count their versions alike, as far as production tells. */
function isOneScheme(was: Evidence | null): boolean {
  const card = was === null ? null : ofCard(was)
  const stated = was === null ? [] : versionsIn(was)
  return card === null || stated.length === 0 || stated.some(({value}) => isSame(card, value))
}

/** `v1.2` is 1.2, and text all the same: 2.0 is not 2. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map(text =>
    text
      .trim()
      .toLowerCase()
      .replace(/^v(?=\d)/u, '')
  )
  return a === b
}

/** `churn@v1.2` is a version `v1.2` of churn. */
function afterName(version: string): string {
  return version.slice(version.lastIndexOf('@') + 1)
}
