import {isAbout} from '../verdict/finding-id.ts'
import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import {spokenAdvice} from '../words/rollout.ts'
import {limitText, quantity, moveText} from './quantities.ts'
import type {Remark} from './rich-text.ts'
import {isLive, stopsPromotion} from './standing.ts'
import {counted} from '../words/lists.ts'
import {metricName, outcome, segmentName, subjectName} from './words.ts'

const MAX_FACTS = 4
/** Where what stops it stands beside them. */
const MAX_FACTS_BESIDE = 2

/** What follows from live traffic, and the figures that hold; what does not stands with all that stops. */
export function liveRemark({findings}: Pick<ModelVerdict, 'findings'>): Remark | null {
  const judged = findings.filter(
    one => isLive(one) && segmentName(one.subject) === null && one.status !== 'not-applicable'
  )
  if (judged.length === 0) return null
  const facts = byWeight(judged)
  const isStopped = judged.some(stopsPromotion)
  const shown = facts.slice(0, isStopped ? MAX_FACTS_BESIDE : MAX_FACTS).map(liveFact)
  const rest = facts.length - shown.length
  const ready = adviceIn(findings) ?? (isStopped ? 'Not ready' : 'Ready')
  const more = rest > 0 ? [counted(rest, 'more check')] : []
  const told = [...shown, ...more].join(' · ')
  return {
    label: judged.some(one => one.check !== 'budgets') ? 'Live' : 'Budgets',
    text: [`${ready}${told === '' ? '' : `: ${told}`}.${conceptDrift(findings)}`]
  }
}

/** What to do with the traffic; the findings that it follows from stand beside it. */
function adviceIn(findings: readonly Finding[]): string | null {
  const found = findings.find(one => one.rollout !== undefined)
  return found?.rollout === undefined ? null : spokenAdvice(found.rollout, found.waitsUntil ?? null)
}

/** That the model in production errs more than it did, which decides nothing and is no small matter. */
function conceptDrift(findings: readonly Finding[]): string {
  const found = findings.find(
    one => isAbout(one, 'shadow', 'concept-drift') && one.detail === 'more-errors'
  )
  return found === undefined ? '' : ` ${found.summary}`
}

/** How much was seen. */
function isAmount(finding: Finding): boolean {
  return ['days', 'requests', 'labelled'].some(what => isAbout(finding, 'shadow', what))
}

/** How much was seen, how good it is, what it costs, then the rest of what holds. */
function byWeight(findings: readonly Finding[]): readonly Finding[] {
  const holding = findings.filter(one => !stopsPromotion(one) && one.candidate !== null)
  const amounts = holding.filter(isAmount)
  const metrics = holding.filter(isCompared)
  const budgets = holding.filter(one => one.check === 'budgets')
  const known = [...amounts, ...metrics, ...budgets]
  return [...known, ...holding.filter(one => !known.includes(one))]
}

/** `accuracy 97.0 % → 98.0 % (better)`, `latency p99 78 ms (at most 100 ms)`. */
function liveFact(finding: Finding): string {
  const {candidate, unit} = finding
  const name = liveName(finding)
  if (isCompared(finding)) {
    return `${name} ${moveText(finding)} (${outcome(finding)})`
  }
  const value = candidate === null ? '' : quantity(candidate, finding)
  const fact = unit === name ? value : `${name} ${value}`
  const words = limitText(finding)
  const beside = unit === undefined ? words : words.replaceAll(` ${unit}`, '')
  return beside === '' ? fact : `${fact} (${beside})`
}

/** What a live finding is about: `drift of ink`, `column device`. */
export function liveName(finding: Finding): string {
  const name = subjectName(finding)
  const isOf = (what: string): boolean =>
    isAbout(finding, 'shadow', what) && finding.about.length > 1
  if (isOf('drift')) return `drift of ${name}`
  if (isOf('segments')) return `column ${name}`
  return isOf('features') ? `feature ${name}` : name
}

/** Whether it says how good the two are, and not what the candidate costs. */
function isCompared({check, subject, baseline}: Finding): boolean {
  return check !== 'budgets' && baseline !== null && metricName(subject) !== null
}
