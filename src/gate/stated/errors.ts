import type {MetricEntry} from '../../evidence/metric.ts'
import {reportedEstimates, standardErrorOf} from '../../statistics/counts/aggregates.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'

const DEFAULT_INTERVAL_LEVEL = 0.95

/** From values with a standard error or an interval; null where either has none. */
export function compareErrors(
  baseline: MetricEntry,
  candidate: MetricEntry,
  question: Question
): Difference | null {
  const [before, after] = [errorOf(baseline), errorOf(candidate)]
  if (before === null || after === null) return null
  const n = Math.min(baseline.n ?? Infinity, candidate.n ?? Infinity)
  const estimates = {
    baseline: {value: baseline.value, standardError: before},
    candidate: {value: candidate.value, standardError: after},
    independent: false,
    ...(Number.isFinite(n) ? {n} : {})
  }
  return reportedEstimates(estimates, question)
}

/** The standard error that a file gives with a value, by itself or as an interval; null where it gives none. */
export function errorOf({standardError, interval, intervalLevel}: MetricEntry): number | null {
  if (standardError !== undefined) return standardError >= 0 ? standardError : null
  if (interval === undefined) return null
  const error = standardErrorOf(
    {lower: interval[0], upper: interval[1]},
    intervalLevel ?? DEFAULT_INTERVAL_LEVEL
  )
  return Number.isFinite(error) ? error : null
}
