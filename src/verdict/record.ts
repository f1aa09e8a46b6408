import * as z from 'zod'

const version = z.strictObject({
  version: z.string().describe('As the registry calls it: fraud/3, fraud@v1.2.0'),
  commit: z.string().nullable()
})

const recordSchema = z.strictObject({
  schemaVersion: z.literal('1'),
  id: z.string().describe('Equal for equal moves, so that one that is done twice is recorded once'),
  number: z.int().min(1).describe('Counts the moves of one pointer'),
  kind: z.enum(['promotion', 'rollback']),
  model: z.string().describe('As the policy calls it'),
  registry: z.string(),
  pointer: z.string().describe('What was moved: fraud@champion, fraud#prod'),
  version,
  replaced: version.nullable(),
  at: z.iso.datetime(),
  by: z.string(),
  pullRequest: z.int().nullable(),
  commit: z.string().nullable().describe('That was judged'),
  reason: z.string().nullable(),
  verdict: z.strictObject({word: z.string(), digest: z.string()}).nullable(),
  policy: z.strictObject({source: z.string(), digest: z.string().nullable()}).nullable(),
  digest: z.string().nullable().describe('Of the candidate’s evidence'),
  evidence: z.array(z.strictObject({kind: z.string(), path: z.string(), digest: z.string()})),
  waivers: z.array(
    z.strictObject({
      finding: z.string(),
      reason: z.string(),
      approvedBy: z.string(),
      expires: z.string()
    })
  )
})

/** What was done to the pointer of a registry, by whom, and on which evidence. */
export type PromotionRecord = z.infer<typeof recordSchema>

/** Which version, as a record names it. */
export type VersionName = z.infer<typeof version>

/** One line of JSON, as registries keep it. */
export function recordText(record: PromotionRecord): string {
  return JSON.stringify(record)
}

/** Reads a record; null where the text is none of this gate's. */
export function parseRecord(text: string): PromotionRecord | null {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** One record a move, in order; of two that tell the same the first stays. */
export function inOrder(records: readonly PromotionRecord[]): readonly PromotionRecord[] {
  const byId = new Map<string, PromotionRecord>()
  for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record)
  return [...byId.values()].sort((a, b) => a.number - b.number || (a.at < b.at ? -1 : 1))
}

/** The version to go back to: what the last promotion of the current one replaced; null where none is recorded. */
export function wayBack(records: readonly PromotionRecord[], current: string): VersionName | null {
  const promotions = records.filter(r => r.kind === 'promotion' && r.version.version === current)
  return promotions.at(-1)?.replaced ?? null
}

/** The record in force at the end of a day (ISO date, UTC); null before the first. */
export function inForce(records: readonly PromotionRecord[], day: string): PromotionRecord | null {
  return records.filter(record => record.at.slice(0, 10) <= day).at(-1) ?? null
}

/** What became of a promotion or rollback: what was done, in sentences, also where the end was a refusal. */
export type Outcome =
  | {
      readonly done: 'moved' | 'already'
      readonly record: PromotionRecord
      readonly did: readonly string[]
    }
  | {readonly done: 'refused'; readonly why: string; readonly did: readonly string[]}
