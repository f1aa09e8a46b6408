import {gravestOf} from '../verdict/stands.ts'
import type {Finding, ModelVerdict} from '../verdict/verdict.ts'
import {capitalised} from '../words/names.ts'
import {spokenTime} from '../words/times.ts'
import {comparisonName} from './comparison.ts'
import {liveName} from './live.ts'
import {allowedText, changeText, limitBroken, valuePair} from './quantities.ts'
import type {RichTable, RichText} from './rich-text.ts'
import {gravestFirst, isLive, type Standing, standingOf, stopsPromotion} from './standing.ts'
import {metricName, outcome, segmentName, subjectName} from './words.ts'

/** Everything that stops a promotion, in the order of its weight: the headline's, wholes, segments. */
export function stopsOf({findings}: Pick<ModelVerdict, 'findings'>): readonly Finding[] {
  const gravest = gravestOf(findings)
  const stopping = gravestFirst(findings).filter(stopsPromotion)
  const isWhole = (one: Finding): boolean => segmentName(one.subject) === null
  const weight = (one: Finding): number =>
    one === gravest ? 0 : (one.status === 'fail' ? 1 : 3) + (isWhole(one) ? 0 : 1)
  return stopping.toSorted((a, b) => weight(a) - weight(b))
}

/** What stops the promotion in three columns, which a phone has room for: what, how it changed, what is allowed. */
export function stopsTable(
  stops: readonly Finding[],
  icon: (standing: Standing) => string
): RichTable {
  return {
    columns: [
      {title: 'check'},
      {title: 'change (range)', numbers: true},
      {title: 'allowed', numbers: true}
    ],
    rows: stops.map((finding, index) => [
      nameCell(finding, index === 0, icon),
      [changeCell(finding)],
      [allowedText(finding)]
    ])
  }
}

function nameCell(
  finding: Finding,
  isGravest: boolean,
  icon: (standing: Standing) => string
): RichText {
  const name = nameOf(finding)
  return [`${icon(standingOf(finding))} `, isGravest ? {strong: name} : name]
}

function nameOf(finding: Finding): string {
  if (metricName(finding.subject) !== null) return comparisonName(finding)
  return capitalised(isLive(finding) ? liveName(finding) : subjectName(finding))
}

function changeCell(finding: Finding): string {
  const {beyondLimit} = finding
  if (beyondLimit !== undefined) return `${valuePair(finding)[1]} ${spokenTime(beyondLimit)}`
  if (limitBroken(finding) !== null) return valuePair(finding)[1]
  if (finding.difference !== null && finding.baseline !== null) return changeText(finding)
  return finding.candidate === null || finding.limit === null
    ? outcome(finding)
    : valuePair(finding)[1]
}
