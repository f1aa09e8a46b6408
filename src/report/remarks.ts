import {gravestOf} from '../verdict/stands.ts'
import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import {isDecidingComparison} from './comparison.ts'
import {liveRemark} from './live.ts'
import {money, moneyDigits} from '../words/money.ts'
import {count} from '../words/numbers.ts'
import {gainText, valuePair} from './quantities.ts'
import {joined, type Remark, type RichText} from './rich-text.ts'
import {gravestFirst, isLive, standingOf, stopsPromotion} from './standing.ts'
import {changeSentence} from './stage-sections.ts'
import {counted, listed} from '../words/lists.ts'
import {spoken} from '../words/names.ts'
import {metricName, outcome, segmentName} from './words.ts'

const MAX_SEGMENTS = 3
const MAX_INCIDENTS = 3
const MAX_DIFFERENCES = 5
const MAX_WAIVERS = 5
const MAX_STOPS = 3
const MAX_UNDIRECTED = 5

/** What else a first look needs, in order; only what there is something to say about. */
export function remarksOn(model: ModelVerdict): readonly Remark[] {
  return [
    otherStops(model),
    notes(model),
    undirected(model),
    waivers(model),
    segments(model),
    differences(model),
    liveRemark(model),
    gapCost(model)
  ].filter(remark => remark !== null)
}

/** What stops the promotion and is neither a comparison, nor a segment, nor live. */
function otherStops(model: ModelVerdict): Remark | null {
  const gravest = gravestOf(model.findings)
  const others = gravestFirst(model.findings).filter(
    one =>
      stopsPromotion(one) &&
      !isDecidingComparison(one) &&
      !isLive(one) &&
      segmentName(one.subject) === null &&
      one !== gravest
  )
  if (others.length === 0) return null
  const shown = others.slice(0, MAX_STOPS).map(one => one.summary)
  const rest = others.length - shown.length
  const more = rest === 0 ? [] : [`${counted(rest, 'more check')} below.`]
  return {label: 'Also', text: [[...shown, ...more].join(' ')]}
}

/** What has to be known of how the verdict came about: whose policy, which files, which base. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  'policy-change',
  'production-change',
  'moved-base',
  'read-by-its-name'
])

/**
 * What decides nothing and has to be known: circumstances, metrics that only the candidate has, inferred clusters,
 * and metrics that fell and that the policy does not ask about.
 */
function notes({findings}: ModelVerdict): Remark | null {
  const told = findings
    .filter(({check, role, detail, status}) => {
      const isNew = detail === 'new' || detail === 'clusters'
      const hasFallen = check === 'at-least-as-good' && status === 'fail'
      return CIRCUMSTANCES.has(check) || (role === 'info' && (isNew || hasFallen))
    })
    .map(one => one.summary)
  if (told.length === 0) return null
  const rest = told.length - MAX_STOPS
  const others = rest > 0 ? [`${counted(rest, 'more note')} below.`] : []
  return {label: 'Note', text: [[...told.slice(0, MAX_STOPS), ...others].join(' ')]}
}

/** Numbers of which nobody knows whether higher or lower is better: shown with both values, and the line that makes them count. */
function undirected({findings}: ModelVerdict): Remark | null {
  const open = findings.filter(one => one.detail === 'unknown-direction')
  const [first] = open
  if (first === undefined) return null
  const named = open.map(one => `${metricName(one.subject) ?? one.id} (${changeOf(one)})`)
  const which = `${listed(named, MAX_UNDIRECTED)}: nobody says whether higher or lower is better.`
  return {label: 'Not judged', text: [`${which} ${first.remedy ?? ''}`.trim()]}
}

/** `3 → 2`, or the one value that there is. */
function changeOf(finding: Finding): string {
  const {baseline, candidate} = finding
  const [before, after] = valuePair(finding)
  if (baseline === null) return `${after}, new`
  return candidate === null ? `${before}, gone` : `${before} → ${after}`
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
  const tested = judged.filter(one => one.evidence !== 'bare')
  const bare = names(judged) - names(tested)
  const untested =
    bare === 0
      ? []
      : [
          `${counted(bare, 'segment')} ${bare === 1 ? 'is a bare value and is' : 'are bare values and are'} not tested.`
        ]
  const worse = judged.filter(one => one.status === 'pass' && isWorse(one)).map(segmentSentence)
  const told = [...worse.slice(0, MAX_SEGMENTS).map(sentence => `${sentence}.`), ...untested]
  if (stopping.length === 0) {
    const all = tested.length === 0 ? [] : [`all ${counted(names(tested), 'segment')} hold.`]
    return {label: 'Where', text: [[...all, ...told].join(' ')]}
  }
  const worst = stopping.slice(0, MAX_SEGMENTS).map(segmentSentence)
  const hidden = names(stopping) - names(stopping.slice(0, MAX_SEGMENTS))
  const others = names(tested) - names(stopping.filter(one => tested.includes(one)))
  const text = [
    ...worst.map(sentence => `${sentence}. `),
    hidden > 0
      ? `${counted(hidden, 'more segment')} ${hidden === 1 ? 'does' : 'do'} not hold. `
      : '',
    others > 0 ? `${othersHold(others)} ` : '',
    told.join(' ')
  ]
  return {label: 'Where', text: [text.join('').trim()]}
}

/** Worse for certain without failing, or by a value that nothing tests. */
function isWorse({detail, difference, evidence}: Finding): boolean {
  return (
    detail === 'worse-within-margin-perhaps' ||
    detail === 'worse-by-chance-perhaps' ||
    (evidence === 'bare' && (difference ?? 0) < 0)
  )
}

function othersHold(others: number): string {
  return others === 1 ? 'The other segment holds.' : `The other ${counted(others, 'segment')} hold.`
}

function segmentSentence(finding: Finding): string {
  const rows = finding.rows === null ? '' : ` (${counted(finding.rows, 'row')})`
  const metric = metricName(finding.subject) ?? finding.check
  const name = segmentName(finding.subject) ?? ''
  if (finding.status === 'fail' && finding.difference !== null && finding.difference < 0) {
    const live = isLive(finding) ? ' on live traffic' : ''
    return `${name} lost ${gainText(finding).replace('−', '')} of ${metric}${live}${rows}`
  }
  return `${name}${rows}, ${metric}: ${outcome(finding)}`
}

function gapCost(model: ModelVerdict): Remark | null {
  const {gaps} = model
  const open = gaps.incidents.filter(incident => incident.missing.length > 0)
  const priced = open.filter(incident => incident.cost !== null && incident.cost > 0)
  const unpriced = open.filter(incident => incident.cost === null).length
  const change = changeSentence(model)
  if (open.length === 0)
    return change === null
      ? null
      : {label: 'What the gaps would cost', text: [`nothing. ${change}`]}
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
  return {
    label: 'What the gaps would cost',
    text: [...total, `${assumed}${silent}${change === null ? '' : ` ${change}`}`]
  }
}

/** Besides the metrics, which the comparison shows. */
function differences(model: ModelVerdict): Remark | null {
  const compared = new Set(model.findings.map(({subject}) => `metrics.${subject.metric ?? ''}`))
  const telling = model.differences.filter(({what}) => !compared.has(what.replace(/\[.*/u, '')))
  if (telling.length === 0) return null
  const shown = telling.slice(0, MAX_DIFFERENCES).map(({what, baseline, candidate}) => {
    const name = what.replace(/^parameters\./u, '')
    if (baseline === null) return `${name} ${candidate ?? ''} (new)`
    return candidate === null ? `${name} (gone)` : `${name} ${baseline} → ${candidate}`
  })
  const rest = telling.length - shown.length
  const text = [...shown, ...(rest > 0 ? [`${count(rest)} more`] : [])].join(' · ')
  return {label: 'What differs from production', text: [text]}
}

function more(rest: number): RichText {
  return rest > 0 ? [`; ${counted(rest, 'more waiver')}`] : []
}
