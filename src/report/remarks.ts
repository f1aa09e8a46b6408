import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import {liveRemark} from './live.ts'
import {moveText, valuePair} from './quantities.ts'
import {joined, type Remark, type RichText} from './rich-text.ts'
import {gravestFirst, isLive, standingOf, stopsPromotion} from './standing.ts'
import {counted, listed} from '../words/lists.ts'
import {count} from '../words/numbers.ts'
import {metricName, outcome, segmentName} from './words.ts'

const MAX_SEGMENTS = 3
const MAX_WAIVERS = 5
const MAX_NOTES = 2
const MAX_UNDIRECTED = 5

/** What else a first look needs, in order; only what there is something to say about. */
export function remarksOn(model: ModelVerdict): readonly Remark[] {
  return [
    notes(model),
    undirected(model),
    waivers(model),
    segments(model),
    liveRemark(model)
  ].filter(remark => remark !== null)
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
  const rest = told.length - MAX_NOTES
  const others = rest > 0 ? [`${counted(rest, 'more note')} below.`] : []
  return {label: 'Note', text: [[...told.slice(0, MAX_NOTES), ...others].join(' ')]}
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
  return candidate === null ? `${before}, gone` : moveText(finding)
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

/** The worst segment, the others that are worse for certain or by a bare value, and how many nobody could test. */
function segments({findings}: ModelVerdict): Remark | null {
  const all = findings.filter(one => segmentName(one.subject) !== null)
  const judged = all.filter(one => one.status !== 'not-applicable')
  const tested = judged.filter(one => one.evidence !== 'bare')
  const told = [...gravestFirst(judged).filter(stopsPromotion), ...judged.filter(isWorseAndPasses)]
  const [worst = worstOf(tested)] = told
  if (worst === undefined && all.length === 0) return null
  const others = told.slice(1, MAX_SEGMENTS).map(segmentSentence)
  const rest = names(told) - names(told.slice(0, MAX_SEGMENTS))
  const holding = told.length === 0 ? names(tested) : 0
  const open = names(all) - names(tested)
  const parts = [
    worst === undefined ? '' : `${[segmentSentence(worst), ...others].join('; ')}.`,
    rest > 0 ? `${counted(rest, 'more segment')} below.` : '',
    holding > 0 ? allHold(holding) : '',
    open > 0 ? `${count(open)} could not be tested.` : ''
  ]
  return {label: 'Worst segment', text: [parts.filter(part => part !== '').join(' ')]}
}

function names(findings: readonly Finding[]): number {
  return new Set(findings.map(one => segmentName(one.subject))).size
}

function worstOf(findings: readonly Finding[]): Finding | undefined {
  return findings.toSorted((a, b) => (a.difference ?? 0) - (b.difference ?? 0))[0]
}

function allHold(number: number): string {
  return number === 1 ? 'It holds.' : `All ${counted(number, 'segment')} hold.`
}

function isWorseAndPasses(finding: Finding): boolean {
  return finding.status === 'pass' && isLoss(finding)
}

/** Worse for certain without failing, or by a value that nothing tests. */
function isLoss({detail, difference, evidence}: Finding): boolean {
  return (
    detail === 'worse-within-margin-perhaps' ||
    detail === 'worse-by-chance-perhaps' ||
    (evidence === 'bare' && (difference ?? 0) < 0)
  )
}

function segmentSentence(finding: Finding): string {
  const metric = metricName(finding.subject) ?? finding.check
  const rows = finding.rows === null ? '' : ` (${counted(finding.rows, 'row')})`
  const live = isLive(finding) ? ' on live traffic' : ''
  const values = finding.baseline === null ? outcome(finding) : moveText(finding)
  const bare = finding.evidence === 'bare' ? ', a bare value' : ''
  return `${segmentName(finding.subject) ?? ''}, ${metric}${live} ${values}${rows}${bare}`
}

function more(rest: number): RichText {
  return rest > 0 ? [`; ${counted(rest, 'more waiver')}`] : []
}
