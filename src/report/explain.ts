import type {Finding} from '../verdict/verdict.ts'
import {cleanLine} from './escape.ts'
import {count, percent} from '../words/numbers.ts'
import {
  differenceSentence,
  gainText,
  limitText,
  lossText,
  marginText,
  quantity,
  rangeText
} from './quantities.ts'
import {standingOf} from './standing.ts'
import {displayWidth, inked, padded, type TerminalOptions, wrapped} from './terminal-text.ts'
import {capitalised} from '../words/names.ts'
import {STANDING_WORDS, subjectName} from './words.ts'
import {largestOf} from '../statistics/core/extremes.ts'

const WIDTH = 80

/**
 * One finding explained for a person at a terminal: what was found, the arithmetic step by step,
 * the rule with its numbers, what would change the answer, where the method is published.
 */
export function renderExplanation(finding: Finding, options: TerminalOptions = {}): string {
  const {width = WIDTH} = options
  const lines = (texts: readonly string[]): string =>
    texts.map(text => wrapped(cleanLine(text), width, '  ')).join('\n')
  const parts: readonly (readonly [string, string])[] = [
    ['The arithmetic', arithmetic(finding)],
    ['The rule', lines(rule(finding))],
    ['To know', lines(finding.notes)],
    ['What would change the answer', lines(changes(finding))],
    ['Waived', lines(waiver(finding))],
    ['Where', lines(place(finding))],
    ['Reference', lines(finding.reference === null ? [] : [finding.reference])]
  ]
  const title = `${cleanLine(finding.id)}: ${STANDING_WORDS[standingOf(finding)]}`
  return [
    inked(title, 'bold', options),
    sentences(finding)
      .map(text => wrapped(cleanLine(text), width))
      .join('\n'),
    ...parts.flatMap(([head, body]) =>
      body === '' ? [] : [`${inked(head, 'bold', options)}\n${body}`]
    )
  ]
    .join('\n\n')
    .concat('\n')
}

function sentences(finding: Finding): readonly string[] {
  const difference = differenceSentence(finding, subjectName(finding))
  return difference === null ? [finding.summary] : [finding.summary, capitalised(difference)]
}

function arithmetic({steps, method, rows, evidence}: Finding): string {
  const basis = [
    method === null ? [] : [`method ${cleanLine(method)}`],
    evidence === null ? [] : [`evidence ${evidence.replace('-', ' ')}`],
    rows === null ? [] : [`${count(rows)} rows`]
  ].flat()
  const wide = largestOf([0, ...steps.map(step => displayWidth(cleanLine(step.what)))])
  const column = Math.min(wide, 56)
  return [
    ...(basis.length === 0 ? [] : [`  ${basis.join(', ')}`]),
    ...steps.map(({what, value}) =>
      `  ${padded(cleanLine(what), column)}  ${stepValue(value)}`.trimEnd()
    )
  ].join('\n')
}

/** Full precision: whoever follows the arithmetic wants to compute it again. */
function stepValue(value: number | string | null): string {
  if (value === null) return ''
  if (typeof value === 'string') return cleanLine(value)
  return Number.isInteger(value)
    ? count(value)
    : String(Number(value.toPrecision(8))).replace('-', '−')
}

function rule(finding: Finding): readonly string[] {
  const {role, confidence, interval, margin, limit, candidate} = finding
  const roles = {
    guard: 'A guard: it must be shown to hold, doubt holds the promotion.',
    screen: 'A screen: it stops the promotion on proven harm only.',
    info: 'For information: it is shown and decides nothing.'
  }
  const level = confidence === null ? '' : `, each bound at ${percent(confidence)} confidence`
  const accepted = marginText(finding)
  const texts = [roles[role]]
  if (margin !== null && accepted !== null && finding.difference !== null) {
    texts.push(
      interval === null
        ? `It passes when the gain, ${gainText(finding)}, is not below −${accepted}.`
        : `It passes when even the lower bound of the gain is above −${accepted}; the gain is ${gainText(finding)}, ${rangeText(finding) ?? 'without bounds'}${level}.`
    )
  }
  if (limit !== null) {
    const value = candidate === null ? 'not known' : quantity(candidate, finding)
    texts.push(`Whatever the baseline: ${limitText(finding)}; the candidate is ${value}.`)
  }
  return texts
}

function changes(finding: Finding): readonly string[] {
  const {status, remedy, rows, rowsNeeded, margin, interval} = finding
  if (status === 'pass' || status === 'not-applicable') return []
  const texts = remedy === null ? [] : [remedy]
  if (rowsNeeded !== null) {
    texts.push(
      `About ${count(rowsNeeded)} rows in all would settle it; there are ${count(rows ?? 0)}.`
    )
  }
  const lower = interval?.[0] ?? null
  if (margin !== null && lower !== null && lower <= -margin) {
    texts.push(
      `With this evidence it would pass with an accepted loss above ${lossText(-lower, finding)}.`
    )
  }
  texts.push(`A waiver in the policy for ${finding.id}, with a reason, an approver and a last day.`)
  return texts
}

function waiver({waiver: given}: Finding): readonly string[] {
  if (given === null) return []
  return [`${given.reason}; approved by ${given.approvedBy}, until ${given.expires}`]
}

function place({location}: Finding): readonly string[] {
  return location === null ? [] : [`${location.file}:${location.line}`]
}
