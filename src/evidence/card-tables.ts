import {markdownTables} from '../files/syntax/markdown-table.ts'
import {textOf, writtenOf} from '../files/syntax/node.ts'
import {recognise} from '../metrics/names.ts'
import {ignore, stateNumber, type Draft} from './entries/draft.ts'

const OF_METRICS = /^(?:metrics?|measures?|score)(?: name)?$/iu
const OF_VALUES = /^(?:values?|results?|scores?|test|evaluation|eval)$/iu

/**
 * Reads the tables of a card's body that have a metric and its value a row. Of other tables with metrics nobody can
 * say which row or column is this model: each is ignored aloud, with what would make it count. `repeated`: the card
 * gives its numbers elsewhere, too.
 */
export function readBodyTables(
  draft: Draft,
  body: readonly string[],
  firstLine: number,
  repeated: boolean
): void {
  for (const {header, rows} of markdownTables(body.join('\n'))) {
    const [name = '', value = ''] = header
    const cells = rows.items.flatMap(row => (row.kind === 'map' ? [row] : []))
    const named = cells.map(row => textOf(row.entries.get(name)) ?? '')
    const metrics = [...header, ...named].filter(text => recognise(text).direction !== undefined)
    if (metrics.length === 0) continue
    const line = firstLine + rows.line - 1
    const isPlain =
      header.length === 2 && OF_METRICS.test(plain(name)) && OF_VALUES.test(plain(value))
    if (repeated || !isPlain) {
      const why = repeated
        ? 'a table of the body; the numbers of the card are read elsewhere'
        : 'a table of which it is not known what is this model: write its numbers to model-index or to a metrics file'
      ignore(draft, [...new Set(metrics)].join(', '), why, line)
      continue
    }
    for (const [at, row] of cells.entries()) {
      const cell = row.entries.get(value)
      const number = cell === undefined ? null : writtenOf(cell)
      const metric = plain(named[at] ?? '')
      if (number === null)
        ignore(draft, metric, 'its cell is not a number', firstLine + row.line - 1)
      else stateNumber(draft, metric, number, firstLine + row.line - 1, {metric})
    }
  }
}

/** Without the marks of Markdown. */
function plain(text: string): string {
  return text.replaceAll(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?=\s|$)/gu, '').trim()
}
