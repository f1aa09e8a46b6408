import {cleanLine} from './escape.ts'
import {dressed, type RichTable, type Section} from './rich-text.ts'
import {
  displayWidth,
  inked,
  padded,
  terminalSkin,
  wrapped,
  type TerminalOptions
} from './terminal-text.ts'
import {largestOf} from '../statistics/core/extremes.ts'

const WIDTH = 80
/** Narrower than this a last column is put below its row. */
const MIN_LAST = 24

/** A section for a terminal: its title, paragraphs, table and list, within the width. */
export function sectionText(section: Section, options: TerminalOptions): string {
  const {width = WIDTH} = options
  const skin = terminalSkin(options)
  return [
    inked(cleanLine(section.title), 'bold', options),
    ...section.paragraphs.map(text => wrapped(dressed(text, skin), width, '  ')),
    ...(section.table === null ? [] : [tableText(section.table, options)]),
    ...section.list.map(text => wrapped(dressed(text, skin), width, '  - ', '    '))
  ].join('\n')
}

function tableText({columns, rows}: RichTable, options: TerminalOptions): string {
  const {width = WIDTH} = options
  const skin = terminalSkin(options)
  const titles = columns.map(({title}) => inked(cleanLine(title), 'dim', options))
  const cells = [titles, ...rows.map(row => row.map(cell => dressed(cell, skin)))]
  const last = columns.length - 1
  const widths = columns.map((_, at) => largestOf(cells.map(row => displayWidth(row[at] ?? ''))))
  return cells
    .map(row => {
      const main = row
        .slice(0, last)
        .map((cell, at) => padded(cell, widths[at] ?? 0, columns[at]?.numbers))
        .join('  ')
      const head = `  ${main}  `
      const text = row[last] ?? ''
      const room = width - displayWidth(head)
      if (text === '') return head.trimEnd()
      return room >= MIN_LAST
        ? wrapped(text, width, head, ' '.repeat(displayWidth(head)))
        : `${head.trimEnd()}\n${wrapped(text, width, '      ')}`
    })
    .join('\n')
}
