import {ignore, newDraft} from '../entries/draft.ts'
import {readTree} from '../entries/tree.ts'
import type {Format} from '../entries/format.ts'

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
