import {gravestOf} from '../verdict/stands.ts'
import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import {shortened} from './escape.ts'
import {gainSize, limitBroken, valuePair} from './quantities.ts'
import {isLive} from './standing.ts'
import {
  baselineVersion,
  candidateVersion,
  isWorse,
  metricName,
  placedName,
  segmentName,
  subjectName
} from './words.ts'

/** What a verdict comes to for its reader. */
export type State = 'blocked' | 'undecided' | 'next-step' | 'good' | 'unproven'

export const STATE_WORDS: Readonly<Record<State, string>> = {
  blocked: 'Blocked',
  undecided: 'Undecided',
  'next-step': 'Next step',
  good: 'Good',
  unproven: 'Good so far, not proven'
}

const MAX_REASON_CHARS = 120
/** Of a pass: nothing speaks against the candidate, and nothing shows it as good either. */
const UNPROVEN: ReadonlySet<string> = new Set([
  'not-proven',
  'no-regression-shown',
  'worse-by-chance-perhaps'
])

/** Where a verdict leaves its model: stopped, open, a step further on, proven or only not refuted. */
export function stateOf(model: ModelVerdict): State {
  if (model.verdict === 'fail') return 'blocked'
  if (model.verdict === 'hold') return 'undecided'
  if (nextShare(model) !== null) return 'next-step'
  const compared = model.findings.filter(isShown)
  const open = compared.filter(({detail}) => detail !== null && UNPROVEN.has(detail))
  return compared.length > 0 && open.length === compared.length ? 'unproven' : 'good'
}

/** Whether a finding compares the whole model with production, decides and passes. */
export function isShown(finding: Finding): boolean {
  const {check, role, status, subject} = finding
  const isQuality = check === 'at-least-as-good' || check === 'shadow' || check === 'canary'
  const isCompared = metricName(subject) !== null && finding.baseline !== null
  return (
    isQuality && isCompared && segmentName(subject) === null && role !== 'info' && status === 'pass'
  )
}

/** Per cent of the traffic that the candidate may have next; null where that is no question. */
function nextShare({findings}: ModelVerdict): number | null {
  const step = findings.find(one => one.rollout !== undefined)?.rollout
  const goesOn = step?.decision === 'promote' || step?.decision === 'continue'
  return step === undefined || !goesOn || step.next === null ? null : step.next
}

/** The verdict on a model as a heading: `Blocked: fraud-detector v13 loses 7.4 points of recall`. */
export function modelTitle(model: ModelVerdict): string {
  return `${STATE_WORDS[stateOf(model)]}: ${titleText(model)}`
}

function titleText(model: ModelVerdict): string {
  const version = candidateVersion(model)
  const candidate = version === null ? model.name : `${model.name} ${version}`
  const gravest = gravestOf(model.findings)
  if (model.verdict !== 'pass') {
    if (gravest === undefined) return candidate
    const loss = lossOf(gravest)
    return loss === null ? `${candidate}: ${reason(gravest)}` : `${candidate} ${loss}`
  }
  const share = nextShare(model)
  if (share !== null) return `${candidate} → ${share} % of the traffic`
  return model.baseline === null
    ? `${candidate} may go to production`
    : `${candidate} may replace ${baselineVersion(model) ?? 'the model in production'}`
}

/** `loses 7.4 points of recall for country = NO`; null where that is not why. */
function lossOf(finding: Finding): string | null {
  const {status, subject, direction} = finding
  const metric = metricName(subject)
  if (status !== 'fail' || metric === null || !isWorse(finding)) return null
  const where = placedName(finding).slice(metric.length)
  const size = gainSize(finding)
  return direction !== 'lower' && size.endsWith(' points')
    ? `loses ${size} of ${metric}${where}`
    : `is ${size} worse in ${metric}${where}`
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
        : `cannot tell whether ${placedName(finding)} is good enough`
    case 'fail':
    case 'pass':
    case 'not-applicable':
      return failure(finding)
  }
}

/** Too few days or requests are not good or bad. */
function isOfTraffic(finding: Finding): boolean {
  return isLive(finding) && finding.check === 'shadow' && metricName(finding.subject) === null
}

function failure(finding: Finding): string {
  const beyond = limitBroken(finding)
  if (beyond !== null) return `${placedName(finding)} is ${valuePair(finding)[1]}, ${beyond}`
  return shortened(finding.summary.replace(/\.$/u, ''), MAX_REASON_CHARS)
}
