import {gravestOf} from '../verdict/stands.ts'
import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import {counted} from '../words/lists.ts'
import {capitalised, sampleUnits} from '../words/names.ts'
import {count} from '../words/numbers.ts'
import {marginText, moveText, rangeText, valuePair} from './quantities.ts'
import type {RichText} from './rich-text.ts'
import {isLive} from './standing.ts'
import {isShown} from './title.ts'
import {outcome, moreRows, subjectName} from './words.ts'

/**
 * Why, with the numbers: before and after, on what, how far chance leaves it open, what is allowed. Of a pass the first
 * comparison that was asked for. Where nothing was compared, the gate's own sentence.
 */
export function leadOf(model: ModelVerdict): RichText {
  const {findings, headline, verdict} = model
  const told = verdict === 'pass' ? mainOf(findings) : gravestOf(findings)
  if (told === undefined || told.baseline === null || told.difference === null) return [headline]
  const [from, to] = valuePair(told)
  const name = capitalised(subjectName(told))
  const lead: RichText = [
    {strong: `${name} ${from === to ? `stays at ${to}` : moveText(told)}`},
    `${basisOf(told)}: ${outcomeOf(told)}.`
  ]
  return verdict === 'pass' && (findings.filter(isShown).length > 1 || hasWaiver(findings))
    ? [...lead, ` ${headline}`]
    : lead
}

function mainOf(findings: readonly Finding[]): Finding | undefined {
  const shown = findings.filter(isShown)
  return shown.find(one => one.role === 'guard') ?? shown[0]
}

function hasWaiver(findings: readonly Finding[]): boolean {
  return findings.some(one => one.waiver !== null)
}

function basisOf(finding: Finding): string {
  const {evidence, rows, subject} = finding
  if (evidence === 'bare') return ' (bare values)'
  if (rows === null) return ''
  if (isLive(finding)) return ` on ${counted(rows, 'request')} of live traffic`
  const units = `${count(rows)} ${sampleUnits(subject.metric, evidence)}`
  return evidence === 'paired-rows' ? ` on the same ${units}` : ` on ${units}`
}

function outcomeOf(finding: Finding): string {
  const {status, marginAssumed, detail} = finding
  const assumed = marginAssumed === true ? ' (assumed)' : ''
  if (status === 'pass') return `${outcome(finding)}${assumed}`
  const range = rangeText(finding)
  const margin = marginText(finding)
  const asked =
    margin === null
      ? ''
      : detail === 'gain-too-small'
        ? `; a gain of ${margin} is asked for`
        : `; ${margin} of loss is accepted${assumed}`
  const said = range === null ? outcome(finding) : `really ${range}`
  const more = moreRows(finding)
  return `${said}${asked}${more === null ? '' : `; about ${more} would settle it`}`
}
