import {unitOf, type JudgedMetric} from './judged-metrics.ts'
import type {Finding, Subject} from '../verdict/verdict.ts'

/** What a finding is about: the metric, and on which data it was measured. */
export function subjectOf({metric, pair}: Pick<JudgedMetric, 'metric' | 'pair'>): Subject {
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
export function locationOf({pair}: Pick<JudgedMetric, 'pair'>): Finding['location'] {
  const at = pair?.candidate?.location
  return at?.file === undefined ? null : {file: at.file, line: at.line}
}

/** The unit of the values as a finding says it: nothing for a plain number. */
export function unitField(metric: Pick<JudgedMetric, 'share' | 'rows' | 'pair'>): {
  unit?: string
} {
  const unit = unitOf(metric)
  return unit === null ? {} : {unit}
}
