import {count} from '../words/numbers.ts'
import {counted} from '../words/lists.ts'
import {cleanLine, markdownCode, markdownMarkup, markdownText, MAX_NAME_CHARS} from './escape.ts'
import {intervalPicture} from './interval-picture.ts'
import type {Step} from './next-steps.ts'
import {dressed, type RichTable, type RichText, type Section, type Skin} from './rich-text.ts'
import {largestOf} from '../statistics/core/extremes.ts'

/** How GitHub Markdown shows text. */
export const MARKDOWN_SKIN: Skin = {
  plain: text => markdownText(text),
  code: text => markdownCode(text),
  strong: text => `**${markdownText(text)}**`,
  picture: finding => codeOrNothing(intervalPicture(finding))
}

/** A section under a heading of the given level, nothing left out. */
export function openSection({title, paragraphs, table, list}: Section, level: number): string {
  return blocks([
    `${'#'.repeat(level)} ${markdownText(title)}`,
    ...paragraphs.map(paragraph => dressed(paragraph, MARKDOWN_SKIN)),
    table === null ? '' : tableText(table, Infinity),
    list.map(item => `- ${dressed(item, MARKDOWN_SKIN)}`).join('\n')
  ])
}

/** Something folded away under a title. */
export function fold(title: string, parts: readonly string[]): string {
  return blocks([`<details><summary>${markdownMarkup(title)}</summary>`, ...parts, '</details>'])
}

/** A part of a fold under its title. */
export function part(section: Section, rows: number): string {
  return blocks([`**${markdownText(section.title)}**`, content(section, rows)])
}

/** What stands below a title, at most `rows` rows of it. */
export function content({paragraphs, table, list}: Section, rows: number): string {
  const items = list.slice(0, rows)
  const left = list.length - items.length
  return blocks([
    ...paragraphs.map(paragraph => dressed(paragraph, MARKDOWN_SKIN)),
    table === null ? '' : tableText(table, rows),
    items.map(item => `- ${dressed(item, MARKDOWN_SKIN)}`).join('\n'),
    left === 0 ? '' : `… and ${count(left)} more.`
  ])
}

/** A table with at most `rows` rows, and how many were left out. */
export function tableText({columns, rows: all}: RichTable, rows: number): string {
  const shown = all.slice(0, rows)
  const left = all.length - shown.length
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const cell = (text: RichText, column: number): string => {
    const written = dressed(text, MARKDOWN_SKIN)
    return columns[column]?.numbers === true ? written.replaceAll(' ', '&nbsp;') : written
  }
  const table = [
    line(columns.map(({title}) => markdownText(title, MAX_NAME_CHARS))),
    line(columns.map(({numbers}) => (numbers === true ? '--:' : '---'))),
    ...shown.map(row => line(row.map(cell)))
  ].join('\n')
  return left === 0 ? table : `${table}\n\n… and ${counted(left, 'more row')}.`
}

/** Lines to copy, folded: a fence longer than any in them keeps them whole. */
export function copyable({title, lines}: NonNullable<Step['copy']>): string {
  const clean = lines.map(line => `${/^ */u.exec(line)?.[0] ?? ''}${cleanLine(line)}`)
  const runs = clean.join('\n').match(/`+/gu) ?? []
  const fence = '`'.repeat(largestOf([3, ...runs.map(run => run.length + 1)]))
  return blocks([
    `<details><summary>${markdownMarkup(title)}</summary>`,
    `${fence}yaml\n${clean.join('\n')}\n${fence}`,
    '</details>'
  ])
}

function codeOrNothing(text: string): string {
  return text === '' ? '' : markdownCode(text)
}

/** An address that cannot leave the parentheses of its link. */
export function address(url: string): string {
  return url.replace(/[\s()<>|\\`]/gu, character =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29')
  )
}

/** Blocks of Markdown, empty ones left out. */
export function blocks(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n\n')
}
