import type {Card} from './evidence.ts'
import {ignore, stateNumber} from './entries/draft.ts'
import type {Draft} from './entries/draft.ts'
import {headingOf} from '../files/syntax/heading.ts'
import {parseNumber} from '../files/syntax/number.ts'
import {shortened} from '../files/text.ts'

type Section = Card['sections'][number]

const SENTENCE = /achieves the following results(?: on (?:the |an? )?(\w+)(?: set)?)?/iu
const HEADING = /^#{1,6}\s+(Validation|Test|Evaluation) Metrics\s*$/iu
const ITEM = /^\s*[-*]\s([^:]+):([^]+)$/u
const PLACEHOLDER =
  /\[?more information needed\]?|\[?needs more information\]?|\b(?:TODO|TBD|N\/A)\b[.:]?|\{\{[^{}]*\}\}/giu

/**
 * Reads the list after "It achieves the following results on the evaluation set:" (Trainer) or below
 * "Validation Metrics" (AutoTrain). Where `model-index` has numbers the list repeats them and is ignored.
 */
export function readBodyResults(
  draft: Draft,
  body: readonly string[],
  firstLine: number,
  repeated: boolean
): void {
  let split: string | null = null
  const told = new Set<string>()
  body.forEach((whole, index) => {
    const line = shortened(whole)
    const opened = SENTENCE.exec(line) ?? HEADING.exec(line)
    const [name = '', value = ''] = (ITEM.exec(line) ?? []).slice(1).map(part => part.trim())
    if (opened !== null) split = opened[1]?.toLowerCase() ?? ''
    else if (split !== null && name !== '' && value !== '') {
      if (repeated)
        ignore(draft, name, 'the list of the body; model-index was read', firstLine + index)
      else readItem(draft, {name, value, split, line: firstLine + index}, told)
    } else if (line.trim() !== '') split = null
  })
}

/** The headings of a card's body, and which have nothing below them but a placeholder. */
export function sectionsOf(body: readonly string[]): readonly Section[] {
  const found = headingsOf(body)
  const own = found.map(({line}, index) => isBlank(body.slice(line + 1, found[index + 1]?.line)))
  return found.map(({heading, level}, index) => ({
    heading,
    level,
    empty: own.slice(index, endOf(found, index)).every(Boolean)
  }))
}

interface Item {
  readonly name: string
  readonly value: string
  readonly split: string
  readonly line: number
}

function readItem(draft: Draft, {name, value, split, line}: Item, told: Set<string>): void {
  const number = parseNumber(value)
  if (number === null) {
    ignore(draft, name, `"${value.slice(0, 40)}" is not a number`, line)
    return
  }
  const key = `${split}\n${name}`
  if (told.has(key)) {
    ignore(draft, name, 'a second list of results for the same set', line)
    return
  }
  told.add(key)
  const part = SPLITS.get(split)
  stateNumber(draft, name, number, line, {metric: name, split: part})
}

const SPLITS: ReadonlyMap<string, string> = new Map([
  ['evaluation', 'evaluation'],
  ['eval', 'evaluation'],
  ['test', 'test'],
  ['val', 'validation'],
  ['validation', 'validation'],
  ['dev', 'validation'],
  ['training', 'train'],
  ['train', 'train']
])

interface Heading {
  readonly heading: string
  readonly level: number
  /** Index in the body. */
  readonly line: number
}

/** Headings with `#`, outside of fenced code. */
function headingsOf(body: readonly string[]): readonly Heading[] {
  let fence: string | null = null
  const found: Heading[] = []
  body.forEach((whole, line) => {
    const text = shortened(whole)
    const mark = /^\s{0,3}(```|~~~)/u.exec(text)?.[1]
    if (mark !== undefined && (fence === null || fence === mark))
      fence = fence === null ? mark : null
    const heading = fence === null ? headingOf(text) : null
    if (heading !== null) found.push({...heading, line})
  })
  return found
}

/** Index after the last heading inside a section. */
function endOf(found: readonly Heading[], index: number): number {
  const level = found[index]?.level ?? 0
  let end = index + 1
  while ((found[end]?.level ?? 0) > level) end++
  return end
}

function isBlank(lines: readonly string[]): boolean {
  const text = withoutComments(lines.map(shortened).join('\n')).replace(PLACEHOLDER, '')
  // Field names of the template ("**Developed by:**") without their values say nothing.
  return (
    text
      .replace(/^[ \t]*[-*][ \t]+\*\*[^*\n]+\*\*[ \t]*(?::[ \t]*)?$/gmu, '')
      .replace(/[\s*_.:-]+/gu, '') === ''
  )
}

function withoutComments(text: string): string {
  const [before = '', ...rest] = text.split('<!--')
  // A comment that is never closed hides all that follows, as in HTML.
  return [before, ...rest.map(part => part.split('-->').slice(1).join('-->'))].join('')
}
