import {parseRecord, type PromotionRecord} from '../../../verdict/record.ts'

export type Tags = Readonly<Record<string, string>>

const RECORD = 'promotion-gate.record.'
const CLAIM = 'promotion-gate.claim.'

/** The tag of a version under which a record is kept. */
export function recordTag({number}: PromotionRecord): string {
  return `${RECORD}${String(number).padStart(4, '0')}`
}

/** The tag of a model that claims its pointer for a move. */
export function claimTag({id}: PromotionRecord): string {
  return `${CLAIM}${id}`
}

/** The records among the tags of a version. */
export function recordsIn(tags: Tags): readonly PromotionRecord[] {
  return withPrefix(tags, RECORD)
}

/** The moves that are under way by the tags of a model. */
export function claimsIn(tags: Tags): readonly PromotionRecord[] {
  return withPrefix(tags, CLAIM)
}

function withPrefix(tags: Tags, prefix: string): readonly PromotionRecord[] {
  return Object.entries(tags).flatMap(([key, value]) =>
    key.startsWith(prefix) ? (parseRecord(value) ?? []) : []
  )
}
