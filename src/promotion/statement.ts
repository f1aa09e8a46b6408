import type {PromotionRecord} from '../verdict/record.ts'

/** Names the shape of the predicate: `recordSchema`. */
export const PREDICATE_TYPE = 'https://github.com/OWNER/model-promotion-gate/promotion/v1'

export interface Statement {
  readonly _type: 'https://in-toto.io/Statement/v1'
  readonly subject: readonly {
    readonly name: string
    readonly digest: Readonly<Record<string, string>>
  }[]
  readonly predicateType: string
  readonly predicate: PromotionRecord
}

/**
 * The record as an in-toto statement (https://github.com/in-toto/attestation, spec v1): about the version, by
 * its commit where it has one, and about the evidence files by their content.
 */
export function statementOf(record: PromotionRecord): Statement {
  const {version, registry, digest, evidence} = record
  const whole = {
    ...(version.commit === null ? {} : {gitCommit: version.commit}),
    ...(digest === null ? {} : algorithmOf(digest))
  }
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [
      ...(Object.keys(whole).length === 0
        ? []
        : [{name: `${registry}:${version.version}`, digest: whole}]),
      ...evidence.map(source => ({name: source.path, digest: algorithmOf(source.digest)}))
    ],
    predicateType: PREDICATE_TYPE,
    predicate: record
  }
}

function algorithmOf(digest: string): Readonly<Record<string, string>> {
  const at = digest.indexOf(':')
  return {[digest.slice(0, at)]: digest.slice(at + 1)}
}
