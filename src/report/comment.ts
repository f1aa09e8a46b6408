import type {ModelVerdict, Verdict, VerdictWord} from '../verdict/verdict.ts'
import {comparisonTable} from './comparison.ts'
import {comparisonSection, detailsOf} from './details.ts'
import {markdownCode, markdownMarkup, markdownText, MAX_NAME_CHARS} from './escape.ts'
import {intervalPicture} from './interval-picture.ts'
import {count} from '../words/numbers.ts'
import {type Outline, outlineOf} from './outline.ts'
import {dressed, type RichTable, type RichText, type Section, type Skin} from './rich-text.ts'
import type {Standing} from './standing.ts'
import {counted} from '../words/lists.ts'
import {modelTitle} from './words.ts'

/** First line of every comment of ours; text from outside can never contain it. */
export const COMMENT_MARKER = '<!-- model-promotion-gate -->'
/** What GitHub accepts as a comment; it is undocumented, and beyond it the API answers 422. */
export const MAX_COMMENT_CHARS = 65_536

export interface ReportLinks {
  /** Where the full report is. */
  readonly report?: string
  /** Where the workflow run is. */
  readonly run?: string
}

export interface MarkdownOptions {
  /** In UTF-16 code units, so never fewer than GitHub counts. */
  readonly limit?: number
  readonly links?: ReportLinks
}

/** How much of a verdict a report shows. */
interface Form {
  /** Rows of a folded table; 0 leaves all folded parts out. */
  readonly rows: number
  /** Models with all that stands above the fold; the others get a line. */
  readonly models: number
  /** Models that get a line at all. */
  readonly lines: number
}

/** What is said of one model, at each length. */
interface Part {
  readonly line: string
  readonly look: string
  readonly sections: readonly Section[]
}

const MAX_COMPARISONS = 12
const PICTURE_LEGEND =
  'Better is to the right: ● measured, ├ ┤ as far as the evidence leaves room, 0 no difference, ' +
  '╎ the end of the accepted loss; ↓ lower is better.'
const VERDICT_ICONS: Readonly<Record<VerdictWord, string>> = {pass: '✅', fail: '⛔', hold: '⏸️'}
const ICONS: Readonly<Record<Standing, string>> = {
  fail: '⛔',
  missing: '❔',
  inconclusive: '⏸️',
  waived: '⚠️',
  noted: 'ℹ️',
  pass: '✅',
  'not-applicable': '➖'
}
const FORMS: readonly Form[] = [
  {rows: Infinity, models: Infinity, lines: Infinity},
  {rows: 300, models: Infinity, lines: Infinity},
  {rows: 100, models: Infinity, lines: Infinity},
  {rows: 30, models: Infinity, lines: Infinity},
  {rows: 10, models: Infinity, lines: Infinity},
  {rows: 0, models: Infinity, lines: Infinity},
  {rows: 0, models: 10, lines: Infinity},
  {rows: 0, models: 3, lines: 50},
  {rows: 0, models: 0, lines: 50},
  {rows: 0, models: 0, lines: 5},
  {rows: 0, models: 0, lines: 0}
]
const SKIN: Skin = {
  plain: text => markdownText(text),
  code: text => markdownCode(text),
  strong: text => `**${markdownText(text)}**`,
  picture: finding => codeOrNothing(intervalPicture(finding))
}

/**
 * The pull-request comment on all models of a verdict, in GitHub Markdown, the marker on its first
 * line. Longer than `limit` it says less: folded tables lose rows, then go, then models shrink to a
 * line; whatever is left out is counted. The shortest form, a few hundred characters, is the least
 * there is.
 */
export function renderComment(verdict: Verdict, options: MarkdownOptions = {}): string {
  const limit = (options.limit ?? MAX_COMMENT_CHARS) - COMMENT_MARKER.length - 1
  return `${COMMENT_MARKER}\n${renderMarkdown(verdict, {...options, limit})}`
}

/** What takes the place of the comment where a later push changes no model any more. */
export function renderTakenBack(verdict: Verdict, options: MarkdownOptions = {}): string {
  return blocks([
    renderComment(verdict, options).trimEnd(),
    'An earlier push to this pull request changed a model; the last one does not. What was said of it then is in the history of this comment.\n'
  ])
}

/** The report on all models in GitHub Markdown without a marker, at most `limit` long like a comment. */
export function renderMarkdown(verdict: Verdict, options: MarkdownOptions = {}): string {
  const {limit = Infinity, links = {}} = options
  const level = verdict.models.length === 1 ? 2 : 3
  const parts = verdict.models.map(model => ({
    line: `- ${VERDICT_ICONS[model.verdict]} ${markdownText(modelTitle(model))}`,
    look: firstLook(model, verdict, level),
    sections: sectionsOf(model, verdict)
  }))
  let shortest = ''
  for (const form of FORMS) {
    shortest = inForm(form, parts, verdict, links)
    if (shortest.length <= limit) break
  }
  return shortest
}

/** What stands above the fold on one model, as Markdown, under a heading of the given level. */
export function firstLook(model: ModelVerdict, verdict: Verdict, level = 2): string {
  const outline = outlineOf(model, verdict)
  const [cost] = outline.cost === null ? [] : [dressed(outline.cost, SKIN)]
  return blocks([
    `${'#'.repeat(level)} ${VERDICT_ICONS[model.verdict]} ${markdownText(outline.title)}`,
    [markdownText(outline.reason), cost].filter(line => line !== undefined).join('<br>\n'),
    model.verdict === 'pass' ? '' : comparisonsInShort(outline, model),
    remarks(outline),
    next(outline)
  ])
}

/** The folded part on one model, as Markdown, with at most `rows` rows a table. */
export function foldedDetails(model: ModelVerdict, verdict: Verdict, rows = Infinity): string {
  return foldedSections(sectionsOf(model, verdict), rows)
}

function sectionsOf(model: ModelVerdict, verdict: Verdict): readonly Section[] {
  const icon = (standing: Standing): string => ICONS[standing]
  const comparisons = comparisonSection(model, icon)
  const inShort =
    model.verdict !== 'pass' && (comparisons?.table?.rows.length ?? 0) <= MAX_COMPARISONS
  return [inShort ? null : comparisons, ...detailsOf(model, verdict, icon)].filter(
    section => section !== null
  )
}

function foldedSections(sections: readonly Section[], rows: number): string {
  return rows === 0 ? '' : blocks(sections.map(section => folded(section, rows)))
}

function inForm(form: Form, parts: readonly Part[], verdict: Verdict, links: ReportLinks): string {
  const shown = parts.slice(0, form.models)
  const lines = parts.slice(shown.length).slice(0, form.lines)
  const hidden = parts.length - shown.length - lines.length
  const many = parts.length !== 1 || shown.length === 0
  return `${blocks([
    many ? `## ${VERDICT_ICONS[verdict.verdict]} ${overall(verdict)}` : '',
    ...shown.flatMap(({look, sections}) => [look, foldedSections(sections, form.rows)]),
    lines.map(({line}) => line).join('\n'),
    hidden === 0 || form.lines === 0 ? '' : `… and ${counted(hidden, 'more model')}.`,
    form.rows === Infinity ? '' : 'Shortened to fit; the whole is in the report.',
    linkLine(links)
  ])}\n`
}

/** The verdict on several models at once. */
function overall({models, verdict}: Verdict): string {
  if (models.length === 0) {
    return verdict === 'pass' ? 'No model is promoted here' : 'No model was found to judge'
  }
  const going = models.filter(model => model.verdict === 'pass').length
  if (going === models.length) return `${counted(going, 'model')} may be promoted`
  return `${count(models.length - going)} of ${counted(models.length, 'model')} may not be promoted`
}

function comparisonsInShort({comparisons}: Outline, model: ModelVerdict): string {
  if (comparisons.length === 0) return ''
  const shown = comparisons.slice(0, MAX_COMPARISONS)
  const rest = comparisons.length - shown.length
  const more = rest === 0 ? '' : ` ${counted(rest, 'more comparison')} below.`
  const table = comparisonTable(shown, model, standing => ICONS[standing])
  const legend = model.baseline === null ? more : `${PICTURE_LEGEND}${more}`
  return blocks([
    tableText(table, Infinity),
    legend === '' ? '' : `<sub>${markdownText(legend)}</sub>`
  ])
}

function remarks({remarks: all}: Outline): string {
  return all.map(({label, text}) => `**${label}:** ${dressed(text, SKIN)}`).join('<br>\n')
}

function next({next: steps}: Outline): string {
  const [only] = steps
  if (only === undefined) return ''
  if (steps.length === 1) return `**Next:** ${dressed(only, SKIN)}`
  // Without the empty line an empty step would make a heading of the line above.
  return `**Next:**\n\n${steps.map(step => `- ${dressed(step, SKIN)}`).join('\n')}`
}

/** A section under a heading of the given level, nothing left out. */
export function openSection({title, paragraphs, table, list}: Section, level: number): string {
  return blocks([
    `${'#'.repeat(level)} ${markdownText(title)}`,
    ...paragraphs.map(paragraph => dressed(paragraph, SKIN)),
    table === null ? '' : tableText(table, Infinity),
    list.map(item => `- ${dressed(item, SKIN)}`).join('\n')
  ])
}

function folded({title, paragraphs, table, list}: Section, rows: number): string {
  const items = list.slice(0, rows)
  const left = list.length - items.length
  return blocks([
    `<details><summary>${markdownMarkup(title)}</summary>`,
    ...paragraphs.map(paragraph => dressed(paragraph, SKIN)),
    table === null ? '' : tableText(table, rows),
    items.map(item => `- ${dressed(item, SKIN)}`).join('\n'),
    left === 0 ? '' : `… and ${count(left)} more.`,
    '</details>'
  ])
}

/** A table with at most `rows` rows, and how many were left out. */
function tableText({columns, rows: all}: RichTable, rows: number): string {
  const shown = all.slice(0, rows)
  const left = all.length - shown.length
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const cell = (text: RichText, column: number): string => {
    const written = dressed(text, SKIN)
    return columns[column]?.numbers === true ? written.replaceAll(' ', '&nbsp;') : written
  }
  const table = [
    line(columns.map(({title}) => markdownText(title, MAX_NAME_CHARS))),
    line(columns.map(({numbers}) => (numbers === true ? '--:' : '---'))),
    ...shown.map(row => line(row.map(cell)))
  ].join('\n')
  return left === 0 ? table : `${table}\n\n… and ${counted(left, 'more row')}.`
}

function linkLine({report, run}: ReportLinks): string {
  const links = [
    report === undefined ? [] : [`[Full report](${address(report)})`],
    run === undefined ? [] : [`[Workflow run](${address(run)})`]
  ]
  return links.flat().join(' · ')
}

function codeOrNothing(text: string): string {
  return text === '' ? '' : markdownCode(text)
}

/** An address that cannot leave the parentheses of its link. */
function address(url: string): string {
  return url.replace(/[\s()<>|\\`]/gu, character =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29')
  )
}

function blocks(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('\n\n')
}
