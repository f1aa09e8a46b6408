import {parseNumber} from '../../files/syntax/number.ts'
import {shortLinesOf} from '../../files/text.ts'
import {isReportHeader, readReportText} from '../entries/class-report.ts'
import {ignore, newDraft, stateNumber} from '../entries/draft.ts'
import type {Draft, Traits} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'

const MAX_HEADING = 100

/** A report for people: lines "name: number" under headings, and classification reports in between. */
export const freeText: Format = {
  name: 'free-text',
  read: ({path, text, syntax}) => {
    if (syntax !== 'text') return null
    const lines = shortLinesOf(text)
    const plain = newDraft(path)
    readLines(plain, lines, () => ({}))
    if (plain.entries.length === 0) return null
    if (!hasTwins(plain)) return plain
    // Only the headings tell equal names apart.
    const headed = newDraft(path)
    readLines(headed, lines, under)
    return headed
  }
}

function readLines(
  draft: Draft,
  lines: readonly string[],
  traitsOf: (heading: string) => Traits
): void {
  let heading = ''
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (isReportHeader(line)) {
      index = readReportText(draft, lines, index, traitsOf(heading)) - 1
      continue
    }
    const {name, value} = pairOf(line)
    const number = parseNumber(value)
    if (number !== null && /^\p{L}/u.test(name)) {
      stateNumber(draft, name, number, index + 1, traitsOf(heading))
    } else if (isHeading(line)) {
      heading = line
        .trim()
        .replace(/^#+\s*/u, '')
        .replace(/:$/u, '')
    } else if (/\d\.\d/u.test(line)) {
      ignore(draft, line.trim().slice(0, 80), 'not of the form "name: number"', index + 1)
    }
  }
}

/** What stands before and after the first colon, equals sign or wide gap; the value is empty without one. */
function pairOf(line: string): {readonly name: string; readonly value: string} {
  const text = line.trim().replace(/^[-*•]\s+/u, '')
  const gap = /[:=]|\s{3,}/u.exec(text)
  if (gap === null) return {name: text, value: ''}
  const rest = text.slice(gap.index + gap[0].length)
  return {name: unmarked(text.slice(0, gap.index)), value: unmarked(rest)}
}

/** Without Markdown's marks of emphasis and code. */
function unmarked(text: string): string {
  return text.replace(/[*_`]{1,3}(?=\s|$)|(?<=^|\s)[*_`]{1,3}/gu, '').trim()
}

function hasTwins({entries}: Draft): boolean {
  const names = entries.map(entry => JSON.stringify([entry.metric, entry.split, entry.segment]))
  return new Set(names).size < names.length
}

function isHeading(line: string): boolean {
  const text = line.trim()
  return /^[#\p{L}]/u.test(text) && text.length <= MAX_HEADING && !/^name: count/iu.test(text)
}

/** What a heading says about the numbers below it: the model, or only where they stand. */
function under(heading: string): Traits {
  if (heading === '') return {}
  return /\bmodel\b/iu.test(heading) ? {model: heading} : {qualifier: `section=${heading}`}
}
