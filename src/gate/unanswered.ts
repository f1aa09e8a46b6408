import {IMPOSSIBLE, type MetricEntry} from '../evidence/metric.ts'
import {recognise} from '../metrics/names.ts'
import {rangeText} from '../metrics/ranges.ts'
import {directionLine} from './directions.ts'
import type {Pair} from './pairs.ts'
import {metricKey} from './statements.ts'
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
 * metric that only one side has, that is measured in another unit or on other data, that cannot have
 * its value or whose direction nobody knows is never skipped and never guessed.
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

function reasonOf(judged: JudgedMetric, given: Case): Reason | null {
  const {metric, role, pair, rows, direction, demand, best} = judged
  const {
    demand: {metrics},
    policyFile
  } = given
  const title = spokenName(metric)
  if (direction === null && pair !== null) return unknownDirection(judged, given)
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
  const impossible = rows === null ? impossibleIn(title, pair) : null
  if (impossible !== null) return impossible
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

/** Shown, and no reason to hold; where the policy names it, the policy is at fault, which is told before. */
function unknownDirection({metric, demand}: JudgedMetric, given: Case): Reason {
  const title = spokenName(metric)
  return {
    status: 'not-applicable',
    detail: 'unknown-direction',
    summary: `${capitalised(title)} is not judged: the gate does not know whether higher or lower is better.`,
    remedy: `Say it in ${given.policyFile}: ${directionLine(given.demand.name, demand.metric)}, or lower.`
  }
}

/** A value that its metric cannot have is no evidence, of whichever side. */
function impossibleIn(title: string, pair: Pair | null): Reason | null {
  const sides = [
    [pair?.candidate, pair?.baseline, 'the candidate'],
    [pair?.baseline, pair?.candidate, 'the model in production']
  ] as const
  for (const [entry, other, whose] of sides) {
    if (entry == null) continue
    const {metric} = recognise(metricKey(entry))
    const range = recognise(entry.title ?? entry.metric).metric ?? metric
    const isOdd = entry.why === IMPOSSIBLE || isHardlyPercent(entry, other ?? null)
    if (!isOdd || range === undefined) continue
    const {file, line} = entry.location
    const where = file === undefined ? `In line ${line}` : `In ${file}, line ${line},`
    return {
      status: 'missing',
      detail: 'impossible',
      summary: `${where} ${title} of ${whose} is ${written(entry)}, which it cannot be: it must be ${rangeText(range)}.`,
      remedy: 'Correct the evaluation, or the name of the number if it is not what its name says.'
    }
  }
  return null
}

/** 1.7 beside 0.9 is not 1.7 %: just above 1, where the other side is a fraction. */
function isHardlyPercent(entry: MetricEntry, other: MetricEntry | null): boolean {
  const isBoth = entry.percent === true && other !== null && other.percent !== true
  return isBoth && Math.abs(entry.value) < 2 && Math.abs(other.value) <= 1
}

function written({value, percent}: MetricEntry): string {
  return `${value}${percent === true && Math.abs(value) > 100 ? ' %' : ''}`
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
