import {markupText, MAX_NAME_CHARS} from '../escape.ts'
import {drawing} from './drawing.ts'
import {dressed, type RichTable, type Section, type Skin} from '../rich-text.ts'

/** How the page shows text. */
export const PAGE_SKIN: Skin = {
  plain: text => markupText(text),
  code: text => `<code>${markupText(text, MAX_NAME_CHARS)}</code>`,
  strong: text => `<strong>${markupText(text)}</strong>`,
  picture: drawing
}

/** Rows from which on a table can be searched. */
const MANY_ROWS = 8

/** A part that can be opened; its paragraphs lead to the table. */
export function foldedSection({title, paragraphs, table, list}: Section): string {
  const items = list.map(item => `<li>${dressed(item, PAGE_SKIN)}</li>`).join('')
  return [
    `<details><summary>${markupText(title)}</summary>`,
    notes(paragraphs),
    table === null ? '' : tableText(table, title),
    items === '' ? '' : `<ul>${items}</ul>`,
    '</details>'
  ].join('')
}

/** Paragraphs in small print. */
function notes(paragraphs: Section['paragraphs']): string {
  return paragraphs.map(text => `<p class="note">${dressed(text, PAGE_SKIN)}</p>`).join('')
}

/** A table that scrolls by itself; of a column without a title the cells are standings. */
export function tableText({columns, rows}: RichTable, name: string): string {
  const heads = columns.map(({title, numbers}) => {
    const label = title === '' ? '<span class="hidden">status</span>' : markupText(title)
    return `<th scope="col"${numbers === true ? ' class="number"' : ''}>${label}</th>`
  })
  const lines = rows.map(row => {
    const cells = row.map((cell, index) => {
      const text = dressed(cell, PAGE_SKIN)
      const column = columns[index]
      const label = column === undefined ? '' : ` data-label="${markupText(column.title)}"`
      if (column?.title === '')
        return `<td class="standing" data-is="${text}"><span>${text}</span></td>`
      return `<td${column?.numbers === true ? ' class="number"' : ''}${label}>${text}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return framed(
    name,
    `<table><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`,
    rows.length
  )
}

/** A table that the keyboard can scroll, and that the page's script sorts and, where it is long, searches. */
export function framed(name: string, table: string, rows: number): string {
  const kind = rows >= MANY_ROWS ? ' data-search' : ''
  return `<div class="scroll" role="region" aria-label="${markupText(name)}" tabindex="0" data-sort${kind}>${table}</div>`
}
