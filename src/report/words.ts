import {listed} from '../words/lists.ts'
import {sampleUnits, spoken, spokenName} from '../words/names.ts'
import type {Finding, ModelVerdict, Subject} from '../verdict/verdict.ts'
import {shortened} from './escape.ts'
import {count, roundedUp} from '../words/numbers.ts'
import {gravestFirst, isLive, type Standing, standingOf, stopsPromotion} from './standing.ts'
import {limitText, marginText, quantity} from './quantities.ts'

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  fail: 'fails',
  missing: 'is missing',
  inconclusive: 'cannot tell',
  waived: 'waived',
  noted: 'only informs',
  pass: 'passes',
  'not-applicable': 'does not apply'
}

const MAX_REASON_CHARS = 120
const WORKING_TREE = 'working tree'

/** A version as people say it: a full commit id by its first seven digits. */
export function versionName(version: string): string {
  return version.replace(/\b([0-9a-f]{7})[0-9a-f]{33}(?:[0-9a-f]{24})?\b/gu, '$1')
}

/** The candidate's version; null where it has none, as files that are only being worked on. */
export function candidateVersion({candidate}: ModelVerdict): string | null {
  return candidate.version === WORKING_TREE ? null : versionName(candidate.version)
}

/** The baseline's version; null where it has none, or is called only what it is: production. */
export function baselineVersion({baseline}: ModelVerdict): string | null {
  return baseline === null || /^(production|baseline|given files)$/u.test(baseline.version)
    ? null
    : versionName(baseline.version)
}

/** A metric as people say it, with the name in the file where that is another one. */
export function metricName(subject: Subject): string | null {
  const {metric, written} = subject
  if (metric === undefined) return written ?? null
  const name = spokenName(metric)
  return written === undefined || written === metric ? name : `${name} (${written})`
}

/** `country = NO, card type = debit`; null where the finding is not on a segment. */
export function segmentName(subject: Subject): string | null {
  const parts = Object.entries(subject.segment ?? {}).map(([by, value]) => `${by} = ${value}`)
  return parts.length === 0 ? null : parts.join(', ')
}

/** What a finding is about: `recall for country = NO`, `log loss on test`, `latency p99`. */
export function subjectName(finding: Finding): string {
  const {subject, about, check} = finding
  const name = metricName(subject) ?? spoken(about.at(-1) ?? check)
  const segment = segmentName(subject)
  return segment === null ? name : `${name} for ${segment}`
}

/** `recall on live traffic for country = NO`: as `subjectName`, told from the same on the evaluation set. */
export function placedName(finding: Finding): string {
  const metric = metricName(finding.subject)
  const name = subjectName(finding)
  if (metric === null || !isLive(finding) || finding.check === 'budgets') return name
  return `${metric} on live traffic${name.slice(metric.length)}`
}

/** How a comparison came out, in words for a reviewer: `worse than the margin of 0.5 pp`. */
export function outcome(finding: Finding): string {
  const standing = standingOf(finding)
  if (standing === 'waived') return `${unweighed(finding)}; waived`
  if (standing === 'noted') return `${unweighed(finding)}; does not decide`
  return unweighed(finding)
}

/** The verdict on a model as a heading: who may not replace whom, and why. */
export function modelTitle(model: ModelVerdict): string {
  const version = candidateVersion(model)
  const candidate = version === null ? model.name : `${model.name} ${version}`
  const target =
    model.baseline === null
      ? 'go to production'
      : `replace ${baselineVersion(model) ?? 'the model in production'}`
  switch (model.verdict) {
    case 'pass':
      return `${candidate} may ${target}`
    case 'fail':
      return withReason(`${candidate} may not ${target}`, model)
    case 'hold':
      return withReason(`${candidate} may not ${target} yet`, model)
  }
}

function withReason(title: string, model: ModelVerdict): string {
  const stopping = gravestFirst(model.findings).filter(stopsPromotion)
  const gravest = stopping.filter(one => one.status === stopping[0]?.status)
  // What is wrong as a whole says more than the segments it is wrong in.
  const overall = gravest.filter(one => segmentName(one.subject) === null)
  const reasons = grouped(overall.length === 0 ? gravest : overall)
  return reasons.length === 0 ? title : `${title}: ${listed(reasons, 2)}`
}

const MAX_NAMES = 3

/** `recall and log loss are worse`: one reason for the findings that came out worse, then the others'. */
function grouped(findings: readonly Finding[]): readonly string[] {
  const isWorse = (one: Finding): boolean =>
    one.status === 'fail' && limitBroken(one) === null && (one.difference ?? 0) < 0
  const worse = [...new Set(findings.filter(isWorse).map(placedName))]
  const rest = findings.filter(one => !isWorse(one) && !worse.includes(placedName(one)))
  const are = worse.length === 1 ? 'is' : 'are'
  return [
    ...(worse.length === 0 ? [] : [`${listed(worse, MAX_NAMES)} ${are} worse`]),
    ...new Set(rest.map(reason))
  ]
}

/** What is open, where a check has words of its own for it. */
const OPEN = new Map<string, (finding: Finding) => string>([
  ['nothing-to-judge', () => 'there is nothing to judge it by'],
  ['unread', ({subject}) => `${subject.file ?? 'a changed file'} is not judged`],
  ['stale', () => 'the evaluation is not of this model'],
  ['weaker-evidence', () => 'its evidence is weaker than that of the model in production'],
  ['evaluation-set', () => 'the evaluations cannot be compared']
])

function reason(finding: Finding): string {
  const open = OPEN.get(finding.check)?.(finding)
  switch (finding.status) {
    case 'missing':
      return open ?? `${subjectName(finding)} is missing`
    case 'inconclusive':
      if (open !== undefined) return open
      return isOfTraffic(finding)
        ? 'live traffic does not tell enough'
        : `cannot tell whether ${subjectName(finding)} is good enough`
    case 'fail':
    case 'pass':
    case 'not-applicable':
      return failure(finding)
  }
}

/** Too few days or requests are not good or bad. */
function isOfTraffic({check, subject}: Finding): boolean {
  return check === 'shadow' && metricName(subject) === null
}

function failure(finding: Finding): string {
  const beyond = limitBroken(finding)
  if (beyond !== null) return `${subjectName(finding)} is ${beyond}`
  if (finding.difference !== null && finding.difference < 0) {
    return `${subjectName(finding)} is worse`
  }
  return shortened(finding.summary.replace(/\.$/u, ''), MAX_REASON_CHARS)
}

function unweighed(finding: Finding): string {
  switch (finding.status) {
    case 'pass':
      return passed(finding)
    case 'fail':
      return failed(finding)
    case 'inconclusive':
      return `cannot tell${settledBy(finding)}`
    case 'missing':
      return 'missing'
    case 'not-applicable':
      return 'does not apply'
  }
}

function passed(finding: Finding): string {
  const margin = marginText(finding)
  const proof = finding.evidence === 'bare' ? ', not proven' : ''
  switch (finding.detail) {
    case 'same':
      return 'the same'
    case 'not-proven':
      return finding.limit === null ? bare(finding) : `${limitText(finding)}: holds`
    case 'superior':
      return `better${proof}`
    case 'non-inferior-but-worse':
      return `a little worse, within ${margin ?? 'the margin'}${proof}`
    case 'equivalent':
    case 'non-inferior':
      return `as good${margin === null ? '' : `, within ${margin}`}${proof}`
    case 'worse-within-margin-perhaps':
      return `worse, but not for certain by more than ${margin ?? 'is accepted'}`
    case 'worse-by-chance-perhaps':
    case 'no-regression-shown':
      return 'not shown to be worse'
    case null:
    default:
      return finding.limit === null ? `holds${proof}` : `${limitText(finding)}: holds`
  }
}

/** What bare values say, which prove nothing. */
function bare(finding: Finding): string {
  const {difference} = finding
  if (difference === null || difference === 0) return 'as good, not proven'
  if (difference > 0) return 'better, not proven'
  const margin = marginText(finding)
  return `a little worse${margin === null ? '' : `, within ${margin}`}, not proven`
}

function failed(finding: Finding): string {
  const beyond = limitBroken(finding)
  if (beyond !== null) return beyond
  const margin = marginText(finding)
  switch (finding.detail) {
    case 'worse-than-margin':
      return margin === null ? 'worse than accepted' : `worse than the margin of ${margin}`
    case 'worse':
      return 'worse'
    case 'gain-too-small':
      return `not better by ${margin ?? 'as much as is asked for'}`
    case null:
    default:
      return finding.difference !== null && finding.difference < 0 ? 'worse' : 'fails'
  }
}

function limitBroken({candidate, limit, ...finding}: Finding): string | null {
  if (candidate === null || limit === null) return null
  const {atLeast, atMost} = limit
  const low = atLeast !== undefined && candidate < atLeast
  const high = atMost !== undefined && candidate > atMost
  if (!low && !high) return null
  const bound = quantity((low ? atLeast : atMost) ?? candidate, {candidate, limit, ...finding})
  return `${low ? 'below' : 'above'} the limit of ${bound}`
}

/** How many more rows would settle the question, where that is known. */
function settledBy({rows, rowsNeeded, subject, evidence}: Finding): string {
  if (rowsNeeded === null) return ''
  const more = rowsNeeded - (rows ?? 0)
  return more > 0
    ? `: about ${count(roundedUp(more))} more ${sampleUnits(subject.metric, evidence)} would`
    : ''
}
