import {at, isFields, items, numberOf, textOf} from '../documents.ts'

/** Reports of Evidently, both of its JSON shapes: before 0.6 (`metrics[].metric`) and since (`metric_id`). */
export interface EvidentlyReport {
  /** Whether it looks for drift. */
  readonly drift: boolean
  /** Share of columns that drifted; null where the report does not say. */
  readonly drifted: number | null
  /** Whether it measures quality: classification, regression or ranking metrics. */
  readonly quality: boolean
  /** ISO date; null where the report has none. */
  readonly date: string | null
  /** Of Evidently, where it is written and none of those that are known. */
  readonly unknownVersion: string | null
}

const QUALITY =
  /classification|regression|accuracy|f1|rocauc|precision|recall|logloss|mae|rmse|mape|r2|quality|ranking|ndcg/iu
const NOT_QUALITY = /dataset|column|data_?quality|missing|drift/iu

/** Reads an Evidently report; null where the value is none. */
export function evidentlyOf(value: unknown): EvidentlyReport | null {
  const metrics = items(at(value, 'metrics')).filter(isFields)
  const named = metrics.map(m => ({
    name: textOf(m['metric']) ?? textOf(m['metric_id']) ?? textOf(m['metric_name']) ?? '',
    result: m['result'] ?? m['value']
  }))
  if (named.length === 0 || named.some(m => m.name === '')) return null
  const shares = named
    .filter(m => /drift/iu.test(m.name))
    .flatMap(
      m =>
        numberOf(at(m.result, 'share_of_drifted_columns')) ?? numberOf(at(m.result, 'share')) ?? []
    )
  return {
    drift: named.some(m => /drift/iu.test(m.name)),
    drifted: shares[0] ?? null,
    quality: named.some(m => QUALITY.test(m.name) && !NOT_QUALITY.test(m.name)),
    unknownVersion: unknownIn(textOf(at(value, 'version'))),
    date: dateIn(at(value, 'timestamp')) ?? dateIn(at(value, 'metadata', 'timestamp'))
  }
}

function unknownIn(version: string | null): string | null {
  return version === null || /^(0\.[1-7](\.|$)|\d$)/u.test(version) ? null : version
}

function dateIn(value: unknown): string | null {
  return /^\d{4}-\d{2}-\d{2}/u.exec(textOf(value) ?? '')?.[0] ?? null
}
