import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import {limitText, quantity, valuePair} from './quantities.ts'
import type {Remark} from './rich-text.ts'
import {gravestFirst, isLive, stopsPromotion} from './standing.ts'
import {counted, metricName, outcome, segmentName, subjectName} from './words.ts'

const MAX_FACTS = 6
const DRIFT = 'shadow/drift/'
const CONCEPT_DRIFT = 'shadow/concept-drift'

/** What live traffic says, in a line: what follows from it, what stops, and the figures that decide. */
export function liveRemark({findings}: Pick<ModelVerdict, 'findings'>): Remark | null {
  const judged = findings.filter(
    one => isLive(one) && segmentName(one.subject) === null && one.status !== 'not-applicable'
  )
  if (judged.length === 0) return null
  const facts = byWeight(judged)
  const shown = facts.slice(0, MAX_FACTS).map(liveFact)
  const rest = judged.length - shown.length
  // What it says after a colon are the findings that follow here.
  const [then] = findings.find(one => one.check === 'rollout')?.summary.split(/:|\.$/u) ?? []
  const ready = then ?? (judged.some(stopsPromotion) ? 'Not ready' : 'Ready')
  const more = rest > 0 ? ` · ${counted(rest, 'more check')}` : ''
  return {
    label: judged.some(one => one.check !== 'budgets') ? 'Live' : 'Budgets',
    text: [`${ready}: ${shown.join(' · ')}${more}${conceptDrift(findings)}`]
  }
}

/** That the model in production errs more than it did, which decides nothing and is no small matter. */
function conceptDrift(findings: readonly Finding[]): string {
  const found = findings.find(one => one.id === CONCEPT_DRIFT && one.detail === 'more-errors')
  return found === undefined ? '' : `. ${found.summary}`
}

/** How much was seen. */
const AMOUNTS = new Set(['shadow/days', 'shadow/requests', 'shadow/labelled'])

/** What stops, how much was seen, how good it is, what it costs; what merely holds is only counted. */
function byWeight(findings: readonly Finding[]): readonly Finding[] {
  const stopping = gravestFirst(findings).filter(stopsPromotion)
  const holding = findings.filter(one => !stopping.includes(one) && one.candidate !== null)
  const amounts = holding.filter(one => AMOUNTS.has(one.id))
  const metrics = holding.filter(isCompared)
  const budgets = holding.filter(one => one.check === 'budgets')
  const known = [...stopping, ...amounts, ...metrics, ...budgets]
  const told = [...known, ...holding.filter(one => !known.includes(one))]
  return told.length === 0 ? gravestFirst(findings) : told
}

/** `accuracy 0.970 → 0.980 (better)`, `latency p99 78 ms (at most 100 ms)`. */
function liveFact(finding: Finding): string {
  const {candidate, unit} = finding
  const name = liveName(finding)
  if (finding.id.startsWith(DRIFT) && stopsPromotion(finding)) {
    const since = finding.steps.find(({what}) => what === 'beyond the limit')
    return [`${name} is too large`, ...(since === undefined ? [] : [since.value])].join(' ')
  }
  if (candidate === null) return `${name}: ${outcome(finding)}`
  if (isCompared(finding)) {
    return `${name} ${valuePair(finding).join(' → ')} (${outcome(finding)})`
  }
  const value = quantity(candidate, finding)
  const fact = unit === name ? value : `${name} ${value}`
  const words = limitWords(finding)
  const beside = unit === undefined ? words : words.replaceAll(` ${unit}`, '')
  return beside === '' ? fact : `${fact} (${beside})`
}

function liveName(finding: Finding): string {
  const name = subjectName(finding)
  if (finding.id.startsWith(DRIFT)) return `drift of ${name}`
  if (finding.id.startsWith('shadow/segments/')) return `column ${name}`
  return finding.id.startsWith('shadow/features/') ? `feature ${name}` : name
}

/** What is demanded; where that stops the promotion, how. */
function limitWords(finding: Finding): string {
  if (!stopsPromotion(finding)) return limitText(finding)
  return AMOUNTS.has(finding.id) ? `too few, ${limitText(finding)}` : outcome(finding)
}

/** Whether it says how good the two are, and not what the candidate costs. */
function isCompared({check, subject, baseline}: Finding): boolean {
  return check !== 'budgets' && baseline !== null && metricName(subject) !== null
}
