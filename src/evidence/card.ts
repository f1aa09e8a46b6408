import type {Card} from './evidence.ts'
import {readBodyResults, sectionsOf} from './card-body.ts'
import {readBodyTables} from './card-tables.ts'
import {readModelIndex} from './card-index.ts'
import {ignore, newDraft} from './entries/draft.ts'
import type {Draft} from './entries/draft.ts'
import {brief, get, isNull, kindOf, pairsOf} from '../files/syntax/node.ts'
import type {Node} from '../files/syntax/node.ts'
import {parseYaml} from '../files/syntax/yaml.ts'
import type {Reading} from './metric.ts'
import {at, broken} from '../files/problem.ts'
import {LIMITS} from '../files/limits.ts'
import {linesOf, tooLarge} from '../files/text.ts'

/**
 * Reads a Hugging Face model card: the numbers of `model-index`, or where it has none the list of results
 * that the Trainer writes into the body; the other fields; the sections. Bad input is a problem with
 * file and line, never an exception, and one broken result does not hide the others.
 */
export function readCard(path: string, text: string): {card: Card; reading: Reading} {
  if (text.length > LIMITS.card.most) return refused(path, text.length)
  const draft = newDraft(path)
  const parts = splitCard(text.replace(/^\uFEFF/u, ''))
  const front = readFront(draft, parts)
  const index = get(front, 'model-index') ?? get(front, 'model_index')
  if (index !== undefined) {
    noteSpelling(draft, front)
    readModelIndex(draft, index)
  }
  const fromIndex = draft.entries.length > 0
  readBodyResults(draft, parts.body, parts.bodyLine, fromIndex)
  readBodyTables(draft, parts.body, parts.bodyLine, draft.entries.length > 0)
  const card: Card = {
    path,
    entries: draft.entries,
    fields: fieldsOf(front),
    sections: sectionsOf(parts.body)
  }
  const format = fromIndex
    ? 'model-index'
    : draft.entries.length > 0
      ? 'trainer-list'
      : 'model-card'
  const {entries, ignored, conditions, problems} = draft
  return {card, reading: {format, entries, ignored, conditions, problems}}
}

interface Parts {
  /** The YAML between the two lines of dashes; null where there is none. */
  readonly front: string | null
  readonly frontLine: number
  readonly body: readonly string[]
  readonly bodyLine: number
  /** A first line of dashes without a second one. */
  readonly unclosed: boolean
}

/** Front matter is the first block, after nothing but blank space, between two lines `---`. */
function splitCard(text: string): Parts {
  const lines = linesOf(text)
  const start = lines.findIndex(line => line.trim() !== '')
  const whole = {front: null, frontLine: 1, body: lines, bodyLine: 1, unclosed: false}
  if (lines[start]?.trim() !== '---') return whole
  const end = lines.findIndex((line, index) => index > start && line.trimEnd() === '---')
  if (end < 0) return {...whole, unclosed: /^[\w-]+:/u.test(lines[start + 1] ?? '')}
  return {
    front: lines.slice(start + 1, end).join('\n'),
    frontLine: start + 2,
    body: lines.slice(end + 1),
    bodyLine: end + 2,
    unclosed: false
  }
}

function readFront(draft: Draft, {front, frontLine, unclosed}: Parts): Node | null {
  if (unclosed) {
    draft.problems.push(
      broken(
        'unclosed-front-matter',
        at(draft.file),
        `${draft.file} begins front matter with "---" and never ends it; it was not read.`,
        'Put a line "---" after the YAML.'
      )
    )
  }
  if (front === null) {
    ignore(
      draft,
      'front matter',
      'the card does not begin with a YAML block between lines "---"',
      1
    )
    return null
  }
  if (front.length > LIMITS.frontMatter.most) {
    draft.problems.push(tooLarge(draft.file, front.length, LIMITS.frontMatter.most))
    return null
  }
  const {root, problems} = parseYaml(draft.file, front, frontLine)
  for (const one of problems) draft.problems.push(one)
  if (root === null || root.kind === 'map') return root
  draft.problems.push(
    broken(
      'front-matter-not-a-mapping',
      at(draft.file, frontLine),
      `The front matter of ${draft.file} is ${kindOf(root)}; it must be a mapping of keys to values.`,
      'Write keys such as "license:" and "model-index:".'
    )
  )
  return null
}

function noteSpelling(draft: Draft, front: Node | null): void {
  const old = get(front, 'model_index')
  if (old === undefined) return
  const used = get(front, 'model-index') === undefined
  const why = used
    ? 'read as "model-index"; the Hub ignores it'
    : 'a "model-index" stands beside it'
  ignore(draft, 'model_index', why, old.line)
}

/** Every other field that is filled in, as one text; `model-index` holds numbers, not a description. */
function fieldsOf(front: Node | null): Readonly<Record<string, string>> {
  const described = pairsOf(front).filter(
    ([key, node]) => !/^model[-_]index$/u.test(key) && !isNull(node) && brief(node).trim() !== ''
  )
  return Object.fromEntries(described.map(([key, node]) => [key, brief(node)]))
}

function refused(path: string, size: number): {card: Card; reading: Reading} {
  const problems = [tooLarge(path, size, LIMITS.card.most)]
  const card = {path, entries: [], fields: {}, sections: []}
  return {card, reading: {format: 'unreadable', entries: [], ignored: [], conditions: [], problems}}
}
