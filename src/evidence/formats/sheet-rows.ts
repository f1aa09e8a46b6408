import {ignore, newDraft} from './draft.ts'
import {readTree} from './generic.ts'
import type {MapNode, Node} from './node.ts'
import type {Sheet} from './sheet.ts'
import type {Format} from './source.ts'

/** A table without steps: repeats by seed or fold, named values, or a row a segment. */
export const sheetRows: Format = {
  name: 'metrics-table',
  read: ({path, root, sheet, syntax}) => {
    if (syntax !== 'sheet' || sheet === null || root === null) return null
    const draft = newDraft(path)
    readTree(draft, root)
    sheet.uneven.forEach(line => {
      ignore(
        draft,
        `line ${line}`,
        `it has not ${sheet.header.length} cells as the header has`,
        line
      )
    })
    return draft
  }
}

/** A table as a list of mappings; blank cells are left out. */
export function nodeOfSheet(sheet: Sheet): Node {
  const items = sheet.rows.map(({cells, line}): MapNode => {
    const pairs = sheet.header.map(
      (name, column) => [name, cellNode(cells[column] ?? '', line)] as const
    )
    return {kind: 'map', entries: new Map(pairs.filter(([, node]) => node.value !== '')), line}
  })
  return {kind: 'list', items, line: 1}
}

// --- internal ---

function cellNode(cell: string, line: number) {
  const value = Number(cell)
  const isNumber = cell !== '' && /^[-+.\d]/.test(cell) && !Number.isNaN(value)
  return isNumber
    ? ({kind: 'number', value, raw: cell, line} as const)
    : ({kind: 'text', value: cell, line} as const)
}
