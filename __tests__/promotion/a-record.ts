import type {PromotionRecord} from '../../src/verdict/record.ts'

interface Short {
  readonly number: number
  readonly version: string
  readonly replaced: string | null
  readonly at?: string
  readonly kind?: PromotionRecord['kind']
}

/** A record of a move of `fraud@champion`, by what matters about it. */
export function aRecord({
  number,
  version,
  replaced,
  at = '2026-03-01T00:00:00.000Z',
  kind = 'promotion'
}: Short): PromotionRecord {
  return {
    schemaVersion: '1',
    id: `${number}-${kind}-${version}`,
    number,
    kind,
    model: 'fraud',
    registry: 'mlflow',
    pointer: 'fraud@champion',
    version: {version, commit: null},
    replaced: replaced === null ? null : {version: replaced, commit: null},
    at,
    by: 'ada',
    pullRequest: null,
    commit: null,
    reason: null,
    verdict: null,
    policy: null,
    digest: null,
    evidence: [],
    waivers: []
  }
}
