import type {Finding, Gaps, ModelVerdict, RegressionCost, Verdict} from '../gate/verdict.ts'
import {count, money, moneyDigits, roughMoney, roughMoneyDigits} from './numbers.ts'
import {gainText, limitText, quantity, valuePair} from './quantities.ts'
import type {RichTable, RichText} from './rich-text.ts'
import {joined} from './rich-text.ts'
import {gravestFirst, type Standing, standingOf, stopsPromotion} from './standing.ts'
import {
  counted,
  listed,
  metricName,
  modelTitle,
  outcome,
  segmentName,
  spoken,
  subjectName,
  versionName
} from './words.ts'

/** What stands first in every report on one model, in order, not yet escaped. */
export interface Outline {
  readonly title: string
  readonly reason: string
  readonly cost: RichText | null
  /** The comparisons that decide, the gravest first. */
  readonly comparisons: readonly Finding[]
  /** Also · Waived · Where · Live · What the gaps would cost · What differs. */
  readonly remarks: readonly Remark[]
  readonly next: readonly RichText[]
}

export interface Remark {
  readonly label: string
  readonly text: RichText
}

const LIVE_CHECKS: ReadonlySet<string> = new Set(['shadow', 'budgets'])
const MAX_SEGMENTS = 3
const MAX_FACTS = 6
const MAX_INCIDENTS = 3
const MAX_DIFFERENCES = 5
const MAX_STEPS = 3
const MAX_WAIVERS = 5
const MAX_STOPS = 3

/** The first look at a model: may it go, why not, what would it cost, what to do now. */
export function outlineOf(model: ModelVerdict, verdict: Verdict): Outline {
  const remarks: readonly (Remark | null)[] = [
    otherStops(model),
    waivers(model),
    segments(model),
    live(model),
    gapCost(model.gaps),
    differences(model)
  ]
  return {
    title: modelTitle(model),
    reason: model.headline,
    cost: regressionCost(model),
    comparisons: gravestFirst(model.findings.filter(isDecidingComparison)),
    remarks: remarks.filter(remark => remark !== null),
    next: nextSteps(model, verdict)
  }
}

/** Both models side by side; `icon` says how a medium shows a standing. */
export function comparisonTable(
  findings: readonly Finding[],
  model: ModelVerdict,
  icon: (standing: Standing) => string
): RichTable {
  const {baseline, candidate} = model
  return {
    columns: [
      {title: ''},
      {title: 'metric'},
      ...(baseline === null
        ? []
        : [{title: `${versionName(baseline.version)}, in production`, numbers: true}]),
      {title: `${versionName(candidate.version)}, candidate`, numbers: true},
      ...(baseline === null
        ? []
        : [{title: 'gain', numbers: true}, {title: evidenceTitle(findings)}]),
      {title: 'result'}
    ],
    rows: findings.map(finding => {
      const [left, right] = valuePair(finding)
      return [
        [icon(standingOf(finding))],
        [comparisonName(finding)],
        ...(baseline === null ? [] : [[left]]),
        [right],
        ...(baseline === null ? [] : [[gainText(finding)], [{picture: finding}]]),
        [outcome(finding)]
      ]
    })
  }
}

/** `log loss ↓`: the name, its segment, and a mark where lower is better. */
export function comparisonName(finding: Finding): string {
  const {subject} = finding
  const places = [subject.dataset, subject.split].filter(place => place !== undefined)
  const where = places.length === 0 ? '' : ` on ${places.join(' ')}`
  return `${subjectName(finding)}${where}${finding.direction === 'lower' ? ' ↓' : ''}`
}

/** Whether a finding compares the two models as a whole on something that decides. */
export function isDecidingComparison(finding: Finding): boolean {
  return (
    finding.role !== 'info' &&
    !LIVE_CHECKS.has(finding.check) &&
    metricName(finding.subject) !== null &&
    segmentName(finding.subject) === null &&
    (stopsPromotion(finding) || finding.candidate !== null)
  )
}

/** The number of rows once in the heading, where all comparisons share it. */
function evidenceTitle(findings: readonly Finding[]): string {
  const compared = findings.filter(one => one.interval !== null)
  const [first] = compared
  const same = compared.every(
    one => one.rows === first?.rows && one.evidence === first.evidence && one.rows !== null
  )
  if (first === undefined || !same || first.rows === null) return 'evidence'
  return `on ${counted(first.rows, first.evidence === 'paired-rows' ? 'paired row' : 'row')}`
}

function regressionCost({regressionCost: cost}: ModelVerdict): RichText | null {
  if (cost === null || cost.perDay === 0) return null
  const size = roughMoney(Math.abs(cost.perDay), cost.currency)
  const verb = cost.perDay > 0 ? 'That costs about ' : 'That saves about '
  return [verb, {strong: `${size} a day`}, `${costRange(cost)}. ${cost.summary}`]
}

function costRange({interval, perDay}: RegressionCost): string {
  const bounds = interval?.filter(bound => bound !== null) ?? []
  if (bounds.length < 2) return ''
  const sizes = bounds.map(bound => (perDay < 0 ? -bound : bound)).toSorted((a, b) => a - b)
  return ` (between ${sizes.map(size => roughMoneyDigits(size)).join(' and ')})`
}

/** What stops the promotion and is neither a comparison, nor a segment, nor live. */
function otherStops(model: ModelVerdict): Remark | null {
  const others = gravestFirst(model.findings).filter(
    one =>
      stopsPromotion(one) &&
      !isDecidingComparison(one) &&
      !LIVE_CHECKS.has(one.check) &&
      segmentName(one.subject) === null &&
      one.summary !== model.headline
  )
  if (others.length === 0) return null
  const shown = others.slice(0, MAX_STOPS).map(one => one.summary)
  const rest = others.length - shown.length
  const more = rest === 0 ? [] : [`${counted(rest, 'more check')} below.`]
  return {label: 'Also', text: [[...shown, ...more].join(' ')]}
}

function waivers(model: ModelVerdict): Remark | null {
  const waived = model.findings.filter(one => one.waiver !== null && standingOf(one) === 'waived')
  if (waived.length === 0) return null
  const texts = waived.slice(0, MAX_WAIVERS).map((finding): RichText => {
    const {waiver} = finding
    const by =
      waiver === null ? '' : `: ${waiver.reason} (${waiver.approvedBy}, until ${waiver.expires})`
    return [{code: finding.id}, by]
  })
  return {label: 'Waived', text: [...joined(texts, '; '), ...more(waived.length - texts.length)]}
}

function segments(model: ModelVerdict): Remark | null {
  const judged = model.findings.filter(
    one => segmentName(one.subject) !== null && one.status !== 'not-applicable'
  )
  const stopping = gravestFirst(judged).filter(stopsPromotion)
  const names = (findings: readonly Finding[]): number =>
    new Set(findings.map(one => segmentName(one.subject))).size
  if (judged.length === 0) return null
  if (stopping.length === 0)
    return {label: 'Where', text: [`all ${counted(names(judged), 'segment')} hold.`]}
  const worst = stopping.slice(0, MAX_SEGMENTS).map(segmentSentence)
  const hidden = names(stopping) - names(stopping.slice(0, MAX_SEGMENTS))
  const others = names(judged) - names(stopping)
  const text = [
    ...worst.map(sentence => `${sentence}. `),
    hidden > 0
      ? `${counted(hidden, 'more segment')} ${hidden === 1 ? 'does' : 'do'} not hold. `
      : '',
    others > 0 ? othersHold(others) : ''
  ]
  return {label: 'Where', text: [text.join('').trim()]}
}

function othersHold(others: number): string {
  return others === 1 ? 'The other segment holds.' : `The other ${counted(others, 'segment')} hold.`
}

function segmentSentence(finding: Finding): string {
  const rows = finding.rows === null ? '' : ` (${counted(finding.rows, 'row')})`
  const metric = metricName(finding.subject) ?? finding.check
  const name = segmentName(finding.subject) ?? ''
  if (finding.status === 'fail' && finding.difference !== null && finding.difference < 0) {
    return `${name} lost ${gainText(finding).replace('−', '')} of ${metric}${rows}`
  }
  return `${name}${rows}, ${metric}: ${outcome(finding)}`
}

function live(model: ModelVerdict): Remark | null {
  const judged = model.findings.filter(
    one => LIVE_CHECKS.has(one.check) && segmentName(one.subject) === null
  )
  const relevant = gravestFirst(judged).filter(one => one.status !== 'not-applicable')
  if (relevant.length === 0) return null
  const facts = relevant.slice(0, MAX_FACTS).map(liveFact)
  const ready = relevant.some(stopsPromotion) ? 'Not ready' : 'Ready'
  const rest = relevant.length - facts.length
  return {
    label: relevant.some(one => one.check === 'shadow') ? 'Live' : 'Budgets',
    text: [`${ready}: ${facts.join(' · ')}${rest > 0 ? ` · ${counted(rest, 'more check')}` : ''}`]
  }
}

/** `latency p99 78 ms (at most 100 ms)`. */
function liveFact(finding: Finding): string {
  const {candidate, unit} = finding
  const name = subjectName(finding)
  if (candidate === null) return `${name}: ${outcome(finding)}`
  const value = quantity(candidate, finding)
  const fact = unit === name ? value : `${name} ${value}`
  const words = stopsPromotion(finding) ? outcome(finding) : limitText(finding)
  const beside = unit === undefined ? words : words.replaceAll(` ${unit}`, '')
  return beside === '' ? fact : `${fact} (${beside})`
}

function gapCost(gaps: Gaps): Remark | null {
  const open = gaps.incidents.filter(incident => incident.missing.length > 0)
  const priced = open.filter(incident => incident.cost !== null && incident.cost > 0)
  const unpriced = open.filter(incident => incident.cost === null).length
  if (open.length === 0) return null
  const items = priced
    .toSorted((a, b) => (b.cost ?? 0) - (a.cost ?? 0))
    .slice(0, MAX_INCIDENTS)
    .map(
      one =>
        `${spoken(one.id)} ${moneyDigits(one.cost ?? 0)} (no ${listed(one.missing.map(spoken), 2, 'or')})`
    )
  const rest = priced.length - items.length
  const list = [...items, ...(rest > 0 ? [counted(rest, 'more incident')] : [])].join(', ')
  const assumed = priced.some(one => one.assumed) ? ' Some of these figures are assumed.' : ''
  const silent =
    unpriced === 0 ? '' : ` ${counted(unpriced, 'incident')} not priced for want of figures.`
  const total: RichText =
    priced.length === 0
      ? ['not known.']
      : [{strong: money(gaps.total, gaps.currency)}, `: ${list}.`]
  return {label: 'What the gaps would cost', text: [...total, `${assumed}${silent}`]}
}

function differences(model: ModelVerdict): Remark | null {
  if (model.differences.length === 0) return null
  const shown = model.differences.slice(0, MAX_DIFFERENCES).map(({what, baseline, candidate}) => {
    const name = what.replace(/^parameters\./u, '')
    if (baseline === null) return `${name} ${candidate ?? ''} (new)`
    return candidate === null ? `${name} (gone)` : `${name} ${baseline} → ${candidate}`
  })
  const rest = model.differences.length - shown.length
  const text = [...shown, ...(rest > 0 ? [`${count(rest)} more`] : [])].join(' · ')
  return {label: 'What differs from production', text: [text]}
}

function nextSteps(model: ModelVerdict, {policy}: Verdict): readonly RichText[] {
  const stopping = gravestFirst(model.findings).filter(stopsPromotion)
  const remedies = new Set(stopping.flatMap(one => one.remedy ?? []))
  const steps = [...remedies].slice(0, MAX_STEPS).map((remedy): RichText => [remedy])
  const [gravest] = stopping
  if (gravest === undefined) return steps
  const place: RichText = /\.ya?ml$/u.test(policy.source)
    ? [{code: policy.source}]
    : ['a policy file']
  return [
    ...steps,
    [
      stopping.length === 1
        ? 'Or accept it with a waiver for '
        : 'Or accept each with a waiver, as for ',
      {code: gravest.id},
      ' in ',
      ...place,
      ': reason, approver, last day.'
    ]
  ]
}

function more(rest: number): RichText {
  return rest > 0 ? [`; ${counted(rest, 'more waiver')}`] : []
}
