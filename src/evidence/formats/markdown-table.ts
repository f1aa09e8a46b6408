import {newDraft} from '../entries/draft.ts'
import type {Format} from '../entries/format.ts'
import {isNoise} from '../entries/key-words.ts'
import {readTree} from '../entries/tree.ts'
import {contextOf, TOP} from '../entries/where.ts'
import {markdownTables} from '../../files/syntax/markdown-table.ts'
import type {MarkdownTable} from '../../files/syntax/markdown-table.ts'
import {textOf} from '../../files/syntax/node.ts'
import {recognise} from '../../metrics/names.ts'

/** The tables of a report in Markdown that hold metrics, a row a metric or a row a model, split or class. */
export const markdownTable: Format = {
  name: 'markdown-table',
  read: ({path, text, syntax}) => {
    if (syntax !== 'text') return null
    const tables = markdownTables(text).filter(isOfMetrics)
    if (tables.length === 0) return null
    const draft = newDraft(path)
    for (const {heading, rows} of tables) {
      const where = tables.length > 1 && !isNoise(heading) ? contextOf(TOP, heading) : TOP
      readTree(draft, rows, where)
    }
    return draft
  }
}

/** Whether a text has a table of metrics. */
export function hasTableOfMetrics(text: string): boolean {
  return markdownTables(text).some(isOfMetrics)
}

/** A metric at the head of a column, or of a row. */
function isOfMetrics({header, rows}: MarkdownTable): boolean {
  const first = rows.items.map(row =>
    row.kind === 'map' ? textOf(row.entries.get(header[0] ?? '')) : undefined
  )
  return (
    rows.items.length > 0 &&
    [...header, ...first].some(name => name !== undefined && isMetric(name))
  )
}

function isMetric(name: string): boolean {
  return recognise(name).direction !== undefined
}
