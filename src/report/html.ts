import type {Finding, ModelVerdict, Verdict} from '../verdict/verdict.ts'
import {comparisonSection, evidenceOf} from './details.ts'
import {markupText, MAX_NAME_CHARS} from './escape.ts'
import {STYLE} from './html-style.ts'
import {intervalMarks} from './interval-picture.ts'
import {firstLookAt} from './first-look.ts'
import {rangeText} from './quantities.ts'
import type {Step} from './next-steps.ts'
import {readinessOf, readinessTitle} from './readiness.ts'
import {dressed, type RichTable, type Section, type Skin} from './rich-text.ts'
import {counted} from '../words/lists.ts'
import {STANDING_WORDS, subjectName} from './words.ts'

const CELL = 9
const HEIGHT = 20
const PICTURE_LEGEND =
  'Better is to the right: the dot is measured, the bar as far as the evidence leaves room, the grey ' +
  'line no difference, the dashed line the end of the accepted loss; ↓ lower is better.'
const SKIN: Skin = {
  plain: text => markupText(text),
  code: text => `<code>${markupText(text, MAX_NAME_CHARS)}</code>`,
  strong: text => `<strong>${markupText(text)}</strong>`,
  picture: drawing
}

/**
 * The whole verdict as one HTML page: no script, no resource from elsewhere, light and dark, for
 * the screen and for print. Text from outside is only ever text.
 */
export function renderHtml(verdict: Verdict): string {
  const {models} = verdict
  const title = models.length === 1 ? (models[0]?.name ?? '') : counted(models.length, 'model')
  const contents = models.length < 2 ? '' : overview(models)
  const empty = models.length === 0 ? `<p>No model was judged: ${verdict.verdict}.</p>` : ''
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="color-scheme" content="light dark">',
    `<title>${markupText(title)}: ${verdict.verdict}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    contents,
    empty,
    ...models.map((model, index) => article(model, verdict, index)),
    '</main>',
    `<footer>${markupText(`${verdict.tool.name} ${verdict.tool.version}`)}</footer>`,
    '</body>',
    '</html>',
    ''
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n')
}

function overview(models: readonly ModelVerdict[]): string {
  const items = models.map(
    (model, index) =>
      `<li><span class="badge ${model.verdict}">${model.verdict}</span> <a href="#model-${index + 1}">${markupText(model.name)}</a></li>`
  )
  return `<nav aria-label="Models"><ul>${items.join('')}</ul></nav>`
}

function article(model: ModelVerdict, verdict: Verdict, index: number): string {
  const look = firstLookAt(model, verdict)
  const words = (standing: keyof typeof STANDING_WORDS): string => STANDING_WORDS[standing]
  const comparisons = comparisonSection(model, words)
  const remarks = look.remarks.map(
    ({label, text}) => `<dt>${markupText(label)}</dt><dd>${dressed(text, SKIN)}</dd>`
  )
  const next = look.next.map(stepText)
  return [
    `<article id="model-${index + 1}" class="${model.verdict}">`,
    '<header>',
    `<p class="badge ${model.verdict}">${model.verdict}</p>`,
    `<h1>${markupText(look.title)}</h1>`,
    `<p class="reason">${dressed(look.lead, SKIN)}</p>`,
    look.harm === null ? '' : `<p class="cost">Harm: ${dressed(look.harm, SKIN)}</p>`,
    '</header>',
    comparisons === null ? '' : openSection({...comparisons, paragraphs: [[PICTURE_LEGEND]]}),
    remarks.length === 0 ? '' : `<dl>${remarks.join('')}</dl>`,
    next.length === 0
      ? ''
      : `<section class="next"><h2>Do next</h2><ol>${next.join('')}</ol></section>`,
    ...evidenceOf(model, verdict, words)
      .filter(({title}) => title !== comparisons?.title)
      .map(foldedSection),
    `<h2>Readiness</h2><p class="note">Not part of this verdict: ${markupText(readinessTitle(model))}.</p>`,
    ...readinessOf(model).map(foldedSection),
    '</article>'
  ]
    .filter(part => part !== '')
    .join('\n')
}

function stepText({text, copy}: Step): string {
  const lines = copy?.lines.map(line => markupLine(line)).join('\n')
  return `<li>${dressed(text, SKIN)}${lines === undefined ? '' : `<pre><code>${lines}</code></pre>`}</li>`
}

/** A line of text to copy, its indentation kept. */
function markupLine(line: string): string {
  return `${/^ */u.exec(line)?.[0] ?? ''}${markupText(line)}`
}

/** Its paragraphs are the legend of the table. */
function openSection({title, paragraphs, table}: Section): string {
  return `<section><h2>${markupText(title)}</h2>${table === null ? '' : tableText(table)}${notes(paragraphs)}</section>`
}

/** Its paragraphs lead to the table. */
function foldedSection({title, paragraphs, table, list}: Section): string {
  const items = list.map(item => `<li>${dressed(item, SKIN)}</li>`).join('')
  return [
    `<details><summary>${markupText(title)}</summary>`,
    notes(paragraphs),
    table === null ? '' : tableText(table),
    items === '' ? '' : `<ul>${items}</ul>`,
    '</details>'
  ].join('')
}

function notes(paragraphs: Section['paragraphs']): string {
  return paragraphs.map(text => `<p class="note">${dressed(text, SKIN)}</p>`).join('')
}

/** A column without a title holds standings; the style gives each its colour. */
function tableText({columns, rows}: RichTable): string {
  const heads = columns.map(({title, numbers}) => {
    const label = title === '' ? '<span class="hidden">status</span>' : markupText(title)
    return `<th scope="col"${numbers === true ? ' class="number"' : ''}>${label}</th>`
  })
  const lines = rows.map(row => {
    const cells = row.map((cell, index) => {
      const text = dressed(cell, SKIN)
      const column = columns[index]
      if (column?.title === '')
        return `<td class="standing" data-is="${text}"><span>${text}</span></td>`
      return `<td${column?.numbers === true ? ' class="number"' : ''}>${text}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="scroll"><table><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

/** A difference drawn: interval, point, zero and margin; worded for those who cannot see it. */
function drawing(finding: Finding): string {
  const marks = intervalMarks(finding, 22)
  if (marks === null) return ''
  const at = (cell: number): number => Math.round((cell + 0.5) * CELL)
  const [width, middle] = [marks.width * CELL, HEIGHT / 2]
  const [lower, upper] = [at(marks.lower ?? -0.5), at(marks.upper ?? marks.width - 0.5)]
  const end = (cell: number | null): string =>
    cell === null ? '' : `<path class="bar" d="M${at(cell)} ${middle - 5}v10"/>`
  const interval = marks.bounded
    ? `<path class="bar" d="M${lower} ${middle}H${upper}"/>${end(marks.lower)}${end(marks.upper)}`
    : ''
  const margin =
    marks.margin === null ? '' : `<path class="margin" d="M${at(marks.margin)} 1V${HEIGHT - 1}"/>`
  const label = `${subjectName(finding)}: ${rangeText(finding) ?? 'no range'}`
  return [
    `<svg role="img" aria-label="${markupText(label)}" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}">`,
    `<path class="axis" d="M0 ${middle}H${width}"/>`,
    `<path class="zero" d="M${at(marks.zero)} 1V${HEIGHT - 1}"/>`,
    margin,
    interval,
    `<circle class="point" cx="${at(marks.difference)}" cy="${middle}" r="4"/>`,
    '</svg>'
  ].join('')
}
