import type {Finding, ModelVerdict} from '../../verdict/verdict.ts'
import {count} from '../../words/numbers.ts'
import {comparisonName} from '../comparison.ts'
import {markupText} from '../escape.ts'
import {allowedText, changeText, moveText} from '../quantities.ts'
import {gravestFirst, standingOf} from '../standing.ts'
import {metricName, STANDING_WORDS} from '../words.ts'
import {framed} from './tables.ts'

const WIDTH = 300
const HEIGHT = 22
/** How many accepted losses the axis goes to either side. */
const REACH = 3

/**
 * All metrics and segments on one axis, in units of the accepted loss: 0 is the same, −1 the limit. What was not
 * judged stands below, and can be left out. Empty where nothing was compared.
 */
export function forest(model: ModelVerdict): string {
  const compared = gravestFirst(
    model.findings.filter(one => metricName(one.subject) !== null && one.difference !== null)
  )
  if (compared.length === 0) return ''
  const rows = compared.map(rowOf).join('')
  const heads = [
    'status',
    'metric and segment',
    'rows',
    'change (range)',
    'in accepted losses',
    'allowed'
  ]
    .map(
      (title, index) =>
        `<th scope="col"${NUMBERS.has(index) ? ' class="number"' : ''}>${index === 0 ? `<span class="hidden">${title}</span>` : title}</th>`
    )
    .join('')
  return [
    '<section id="comparisons"><h2>Every comparison on one axis</h2>',
    '<p class="note">Better is to the right: the dot is measured, the bar as far as chance leaves it open. The grey line is no difference, the dashed line the accepted loss. ↓ lower is better.</p>',
    framed(
      'Every comparison on one axis',
      `<table class="forest"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`,
      compared.length
    ),
    '</section>'
  ].join('')
}

const NUMBERS: ReadonlySet<number> = new Set([2, 3, 5])

function rowOf(finding: Finding): string {
  const words = STANDING_WORDS[standingOf(finding)]
  const cell = (label: string, text: string, number = false): string =>
    `<td${number ? ' class="number"' : ''} data-label="${label}">${markupText(text)}</td>`
  return [
    `<tr${finding.status === 'not-applicable' ? ' data-open' : ''}>`,
    `<td class="standing" data-is="${words}"><span>${words}</span></td>`,
    cell('metric and segment', comparisonName(finding)),
    cell('rows', finding.rows === null ? '–' : count(finding.rows), true),
    `<td class="number" data-label="change (range)" data-value="${finding.difference ?? 0}">${markupText(changeText(finding))}<br><span class="soft">${markupText(moveText(finding))}</span></td>`,
    `<td data-label="in accepted losses" data-value="${inLosses(finding) ?? 0}">${bar(finding)}</td>`,
    cell('allowed', allowedText(finding), true),
    '</tr>'
  ].join('')
}

/** A difference in accepted losses; null where none was accepted or the margin asks for a gain. */
function inLosses({difference, margin}: Finding): number | null {
  return difference === null || margin === null || margin <= 0 ? null : difference / margin
}

function bar(finding: Finding): string {
  const {margin, interval} = finding
  const middle = inLosses(finding)
  if (middle === null || margin === null)
    return '<span class="soft">no loss is accepted or asked about</span>'
  const at = (losses: number): number =>
    Math.round(((Math.max(-REACH, Math.min(REACH, losses)) + REACH) / (2 * REACH)) * (WIDTH - 16)) +
    8
  const [lower, upper] = (interval ?? [middle * margin, middle * margin]).map(
    (end, index) => end ?? (index === 0 ? -Infinity : Infinity)
  )
  const ends = [(lower ?? 0) / margin, (upper ?? 0) / margin] as const
  const out = (losses: number): string =>
    Math.abs(losses) <= REACH
      ? ''
      : `<path class="bar" d="M${at(losses)} ${HEIGHT / 2}l${losses < 0 ? 5 : -5} -4v8z"/>`
  const label = `${comparisonName(finding)}: ${changeText(finding)}, allowed ${allowedText(finding)}`
  return [
    `<svg role="img" aria-label="${markupText(label)}" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    `<path class="axis" d="M0 ${HEIGHT / 2}H${WIDTH}"/>`,
    `<path class="zero" d="M${at(0)} 1V${HEIGHT - 1}"/>`,
    `<path class="margin" d="M${at(-1)} 1V${HEIGHT - 1}"/>`,
    interval === null
      ? ''
      : `<path class="bar" d="M${at(ends[0])} ${HEIGHT / 2}H${at(ends[1])}"/>${out(ends[0])}${out(ends[1])}`,
    `<circle class="point" cx="${at(middle)}" cy="${HEIGHT / 2}" r="4"/>`,
    '</svg>'
  ].join('')
}
