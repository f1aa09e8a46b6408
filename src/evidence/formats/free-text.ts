import {parseNumber} from '../number.ts'
import {linesOf} from '../text.ts'
import {isReportHeader, readReportText} from './classification-report.ts'
import {ignore, newDraft, stateNumber} from './draft.ts'
import type {Draft, Traits} from './draft.ts'
import type {Format} from './source.ts'

const PAIR =
  /^\s*(?:[-*•]\s+)?[*_`]*([\p{L}][^:=|]{0,80}?)[*_`]*\s*(?::|=|\s{3,})\s*[*_`]*([-+.\d\p{L}][^|]*?)[*_`]*\s*$/u
const MAX_HEADING = 100

/** A report for people: lines "name: number" under headings, and classification reports in between. */
export const freeText: Format = {
  name: 'free-text',
  read: ({path, text, syntax}) => {
    if (syntax !== 'text') return null
    const lines = linesOf(text)
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

// --- internal ---

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
    const pair = PAIR.exec(line)
    const number = parseNumber(pair?.[2] ?? '')
    if (pair !== null && number !== null) {
      stateNumber(draft, (pair[1] ?? '').trim(), number, index + 1, traitsOf(heading))
    } else if (isHeading(line)) {
      heading = line
        .trim()
        .replace(/^#+\s*/, '')
        .replace(/:$/, '')
    } else if (/\d\.\d/.test(line)) {
      ignore(draft, line.trim().slice(0, 80), 'not of the form "name: number"', index + 1)
    }
  }
}

function hasTwins({entries}: Draft): boolean {
  const names = entries.map(entry => JSON.stringify([entry.metric, entry.split, entry.segment]))
  return new Set(names).size < names.length
}

function isHeading(line: string): boolean {
  const text = line.trim()
  return /^[#\p{L}]/u.test(text) && text.length <= MAX_HEADING && !/^name: count/i.test(text)
}

/** What a heading says about the numbers below it: the model, or only where they stand. */
function under(heading: string): Traits {
  if (heading === '') return {}
  return /\bmodel\b/i.test(heading) ? {model: heading} : {qualifier: `section=${heading}`}
}
