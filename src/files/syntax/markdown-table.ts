import {shortLinesOf} from '../text.ts'
import type {ListNode, MapNode, Node} from './node.ts'
import {headingOf} from './heading.ts'
import {cellNode} from './sheet.ts'

/** A table of a Markdown text. */
export interface MarkdownTable {
  /** The heading above it, or an empty text. */
  readonly heading: string
  readonly header: readonly string[]
  /** Each row as a mapping of the header to its cells; blank cells are left out. */
  readonly rows: ListNode
}

const RULE = /^(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/u

/** The tables with pipes of a text, outside of fenced code. */
export function markdownTables(text: string): readonly MarkdownTable[] {
  const lines = shortLinesOf(text)
  const tables: MarkdownTable[] = []
  let heading = ''
  let isFenced = false
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (/^\s*(?:```|~~~)/u.test(line)) isFenced = !isFenced
    if (isFenced) continue
    heading = headingOf(line)?.heading ?? heading
    const rule = lines[index + 1] ?? ''
    if (!line.includes('|') || !rule.includes('|') || !RULE.test(rule.trim())) continue
    const header = cellsOf(line)
    const rows: MapNode[] = []
    for (index += 2; (lines[index] ?? '').includes('|'); index++) {
      rows.push(rowOf(header, cellsOf(lines[index] ?? ''), index + 1))
    }
    index--
    tables.push({heading, header, rows: {kind: 'list', items: rows, line: index - rows.length + 1}})
  }
  return tables
}

function rowOf(header: readonly string[], cells: readonly string[], line: number): MapNode {
  const pairs = header.map((name, column): [string, Node] => [
    name,
    cellNode(cells[column] ?? '', line)
  ])
  return {kind: 'map', entries: new Map(pairs.filter(([, node]) => !isBlank(node))), line}
}

function isBlank(node: Node): boolean {
  return node.kind === 'text' && /^[-–—]?$/u.test(node.value)
}

/** Without Markdown's marks of emphasis, code and links. */
function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map(cell => unmarked(cell.trim()))
}

function unmarked(cell: string): string {
  return cell
    .replace(/^\[([^\]]*)\]\([^)]*\)$/u, '$1')
    .replace(/^(\*{1,3}|_{1,3}|`)(.*)\1$/u, '$2')
    .trim()
}
