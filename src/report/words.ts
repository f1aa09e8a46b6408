import {sampleUnits, spoken, spokenName} from '../words/names.ts'
import type {Finding, ModelVerdict, Subject} from '../verdict/verdict.ts'
import {count, roundedUp} from '../words/numbers.ts'
import {isLive, type Standing, standingOf} from './standing.ts'
import {limitBroken, limitText, marginText} from './quantities.ts'

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  fail: 'fails',
  missing: 'is missing',
  inconclusive: 'cannot tell',
  waived: 'waived',
  noted: 'only informs',
  pass: 'passes',
  'not-applicable': 'not judged'
}

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

/** Whether the candidate came out worse than production, and not merely beyond a limit. */
export function isWorse(finding: Finding): boolean {
  return limitBroken(finding) === null && (finding.difference ?? 0) < 0
}

function unweighed(finding: Finding): string {
  switch (finding.status) {
    case 'pass':
      return passed(finding)
    case 'fail':
      return failed(finding)
    case 'inconclusive':
      return openWords(finding)
    case 'missing':
      return 'missing'
    case 'not-applicable':
      return 'not judged'
  }
}

function openWords(finding: Finding): string {
  const more = moreRows(finding)
  return more === null ? 'cannot tell' : `cannot tell: about ${more} would`
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

/** `3,200 more rows`: as many as would settle the question; null where that is not known. */
export function moreRows({rows, rowsNeeded, subject, evidence}: Finding): string | null {
  const more = (rowsNeeded ?? 0) - (rows ?? 0)
  return more > 0 ? `${count(roundedUp(more))} more ${sampleUnits(subject.metric, evidence)}` : null
}
