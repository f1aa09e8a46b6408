import {linesOf} from '../text.ts'
import type {MapNode, Node, NumberNode, TextNode} from './node.ts'

/** A small table of texts: a metrics log, not predictions. */
export interface Sheet {
  /** Trimmed. */
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
  /** Lines with another number of cells than the header. */
  readonly uneven: readonly number[]
}

interface SheetRow {
  /** Trimmed; as many as the header has. */
  readonly cells: readonly string[]
  readonly line: number
}

/** Comma, tab or semicolon separated values with a header line; null where the text is no such table. */
export function parseSheet(text: string): Sheet | null {
  const lines = linesOf(text)
  const head = lines.findIndex(line => line.trim() !== '' && !line.startsWith('#'))
  const first = lines[head]
  if (first === undefined) return null
  const separator = separatorOf(first)
  const header = split(first, separator)
  const rows: SheetRow[] = []
  const uneven: number[] = []
  for (let index = head + 1; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line.trim() === '') continue
    const cells = split(line, separator)
    if (cells.length === header.length) rows.push({cells, line: index + 1})
    else uneven.push(index + 1)
  }
  return {header, rows, uneven}
}

/** A table as a list of mappings; blank cells are left out, and so are columns of which none is known to be meant. */
export function nodeOfSheet(sheet: Sheet): Node {
  const unclear = new Set(unclearColumns(sheet))
  const items = sheet.rows.map(({cells, line}): MapNode => {
    const pairs = sheet.header.map(
      (name, column) => [name, cellNode(cells[column] ?? '', line)] as const
    )
    const told = pairs.filter(([name, node]) => node.value !== '' && !unclear.has(name))
    return {kind: 'map', entries: new Map(told), line}
  })
  return {kind: 'list', items, line: 1}
}

/** Names that stand over several columns with different values. */
export function unclearColumns({header, rows}: Sheet): readonly string[] {
  const firsts = new Map(header.toReversed().map((name, at) => [name, header.length - 1 - at]))
  const isOther = (name: string, column: number): boolean => {
    const first = firsts.get(name) ?? column
    return first !== column && rows.some(({cells}) => cells[first] !== cells[column])
  }
  return [...new Set(header.filter((name, column) => name !== '' && isOther(name, column)))]
}

function separatorOf(line: string): string {
  const marks = ['\t', ',', ';']
  const most = marks.reduce((most, mark) => Math.max(most, line.split(mark).length), 0)
  return marks.find(mark => most > 1 && line.split(mark).length === most) ?? ','
}

function split(line: string, separator: string): readonly string[] {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === separator && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

/** A cell as a number or a text. */
export function cellNode(cell: string, line: number): NumberNode | TextNode {
  const value = Number(cell)
  const isNumber = cell !== '' && /^[-+.\d]/u.test(cell) && !Number.isNaN(value)
  return isNumber
    ? ({kind: 'number', value, raw: cell, line} as const)
    : ({kind: 'text', value: cell, line} as const)
}
