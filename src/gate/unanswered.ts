import type {MetricEntry} from '../evidence/metric.ts'
import type {JudgedMetric} from './judged-metrics.ts'
import type {Case} from './case.ts'
import {aFindingOf} from '../verdict/finding.ts'
import {findingId} from '../verdict/finding-id.ts'
import {capitalised, spokenName} from '../words/names.ts'
import type {Role} from '../policy/demand.ts'
import {locationOf, subjectOf} from './subject.ts'
import type {Finding, Status} from '../verdict/verdict.ts'

/**
 * Why candidate and baseline cannot be compared on a metric, as a finding; null where they can. A
 * metric that only one side has, that is measured in another unit or on other data, or whose
 * direction nobody knows is never skipped and never guessed.
 */
export function unanswered(check: string, judged: JudgedMetric, given: Case): Finding | null {
  const because = reasonOf(judged, given)
  if (because === null) return null
  const {pair, role, direction} = judged
  return aFindingOf({
    id: findingId(check, judged.subject),
    role,
    subject: subjectOf(judged),
    direction,
    baseline: finite(pair?.baseline?.value),
    candidate: finite(pair?.candidate?.value),
    location: locationOf(judged),
    ...because
  })
}

interface Reason {
  readonly status: Status
  readonly detail: string
  readonly summary: string
  readonly remedy: string | null
  /** Where it is not that of the metric. */
  readonly role?: Role
}

function reasonOf(
  {metric, role, pair, rows, direction, demand, best}: JudgedMetric,
  {demand: {name, metrics}, policyFile}: Case
): Reason | null {
  const title = spokenName(metric)
  const [candidate, baseline] = [pair?.candidate ?? null, pair?.baseline ?? null]
  if (rows === null && candidate === null && baseline === null) {
    return {
      status: 'missing',
      detail: 'not-found',
      summary: `${capitalised(title)} is demanded, but neither the card nor the metrics file nor the predictions give it.`,
      remedy:
        metric === 'pinball_loss'
          ? `Say of which quantile in ${policyFile}, as in pinball_loss@0.9; or write ${demand.metric} to the metrics file of both versions.`
          : `Write ${demand.metric} to the metrics file of both versions, or take it out of ${policyFile}.`
    }
  }
  if (rows === null && candidate === null) {
    return {
      status: 'missing',
      detail: 'gone',
      summary: `${capitalised(title)} is known of the model in production, but no longer stated for the candidate.`,
      remedy: `Evaluate the candidate on ${demand.metric} too; if it was renamed, keep the old name for one release.`
    }
  }
  if (rows === null && baseline === null && (metrics === null || role === 'info')) {
    return {
      status: 'not-applicable',
      role: 'info',
      detail: 'new',
      summary: `${capitalised(title)} is new: it is stated for the candidate (${String(candidate?.value)}${candidate?.percent === true ? ' %' : ''}), but not for the model in production, so there is nothing to compare with.`,
      remedy: null
    }
  }
  if (rows === null && baseline === null) {
    return {
      status: 'missing',
      detail: 'new',
      summary: `${capitalised(title)} is stated for the candidate, but not for the model in production: nothing to compare with.`,
      remedy: `Evaluate the model in production on ${demand.metric} too, or name the metrics that decide in ${policyFile}.`
    }
  }
  if (direction === null) {
    return {
      status: 'missing',
      detail: 'unknown-direction',
      summary: `The gate does not know whether a higher or a lower ${title} is better.`,
      remedy: `Say it in ${policyFile}: models: {${name}: {at-least-as-good: {"${demand.metric}": {direction: higher}}}} (or lower).`
    }
  }
  if (demand.margin?.ofError === true && best === null) {
    return {
      status: 'missing',
      detail: 'unknown-error',
      summary: `The margin of ${title} is ${demand.margin.text}, but ${title} has no best value that is known, from which an error could be counted.`,
      remedy: `Write the margin in ${policyFile} in the unit of the metric, or as a share of the baseline: {margin: 2 %}.`
    }
  }
  if (rows !== null) return null
  const unreadable =
    notANumber(title, candidate, 'the candidate') ??
    notANumber(title, baseline, 'the model in production')
  if (unreadable !== null) return unreadable
  if (
    candidate?.percent !== baseline?.percent &&
    (candidate?.percent === true || baseline?.percent === true)
  ) {
    return {
      status: 'inconclusive',
      detail: 'other-unit',
      summary: `${capitalised(title)} is written in percent on one side and as a fraction on the other (${String(baseline?.value)} and ${String(candidate?.value)}): they are not compared.`,
      remedy: 'Write both in the same unit.'
    }
  }
  if (pair?.mismatch != null) {
    return {
      status: 'inconclusive',
      detail: 'other-data',
      summary: `${capitalised(title)} of the candidate was measured on other data than that of the model in production (${pair.mismatch}): they are not compared.`,
      remedy: 'Evaluate both versions on the same evaluation set and revision.'
    }
  }
  return null
}

function notANumber(title: string, entry: MetricEntry | null, whose: string): Reason | null {
  if (entry === null || Number.isFinite(entry.value)) return null
  return {
    status: 'missing',
    detail: 'not-a-number',
    summary: `${capitalised(title)} of ${whose} is ${String(entry.value)}, which is not a number to compare.`,
    remedy: 'Find out why the evaluation gave no number, and evaluate again.'
  }
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
}
