import type {Asked} from './asked.ts'
import type {Finding, Subject} from '../verdict/verdict.ts'

/** What a finding is about: the metric, and on which data it was measured. */
export function subjectOf({metric, pair}: Pick<Asked, 'metric' | 'pair'>): Subject {
  const entry = pair?.candidate ?? pair?.baseline
  if (entry === undefined || entry === null) return {metric}
  const {dataset, config, split, task, model, qualifier, segment} = entry
  const written = entry.metric === metric ? {} : {written: entry.metric}
  const parts = {model, task, dataset, config, split, qualifier, segment}
  return {
    metric,
    ...written,
    ...Object.fromEntries(Object.entries(parts).filter(([, v]) => v !== undefined))
  }
}

/** Where the candidate states the number; for a number that it no longer states, nowhere. */
export function locationOf({pair}: Pick<Asked, 'pair'>): Finding['location'] {
  const at = pair?.candidate?.location
  return at?.file === undefined ? null : {file: at.file, line: at.line}
}

/** How values are written: a share as a fraction or in percent; other metrics have no known unit. */
export function unitOf({share, rows, pair}: Pick<Asked, 'share' | 'rows' | 'pair'>): {
  unit?: string
} {
  if (rows === null && pair?.candidate?.percent === true) return {unit: '%'}
  return share ? {unit: 'fraction'} : {}
}
