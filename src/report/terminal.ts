import type {ModelVerdict, Verdict, VerdictWord} from '../verdict/verdict.ts'
import {comparisonTable} from './comparison.ts'
import {checksTitle, unjudgedTitle} from './details.ts'
import {cleanLine, shortened} from './escape.ts'
import {count} from '../words/numbers.ts'
import {type FirstLook, firstLookAt} from './first-look.ts'
import type {Step} from './next-steps.ts'
import {moveText, pairOrDash} from './quantities.ts'
import {readinessTitle} from './readiness.ts'
import {dressed, type RichTable} from './rich-text.ts'
import {changeSentence} from './stage-sections.ts'
import {gravestFirst, type Standing, standingOf, stopsPromotion, worstFirst} from './standing.ts'
import {
  displayWidth,
  type Ink,
  inked,
  padded,
  type TerminalOptions,
  terminalSkin,
  wrapped
} from './terminal-text.ts'
import {stopsTable} from './stops.ts'
import {counted} from '../words/lists.ts'
import {metricName} from './words.ts'
import {largestOf} from '../statistics/core/extremes.ts'

const WIDTH = 80
const MAX_NAME = 28
const MAX_VERSION = 16
const MAX_COMPARISONS = 30
const MAX_COPIED = 6

const VERDICTS: Readonly<Record<VerdictWord, {readonly badge: string; readonly ink: Ink}>> = {
  pass: {badge: '✓ PASS', ink: 'green'},
  fail: {badge: '✗ FAIL', ink: 'red'},
  hold: {badge: '? HOLD', ink: 'yellow'}
}
const SIGNS: Readonly<Record<Standing, {readonly sign: string; readonly ink: Ink}>> = {
  fail: {sign: '✗', ink: 'red'},
  missing: {sign: '?', ink: 'yellow'},
  inconclusive: {sign: '?', ink: 'yellow'},
  waived: {sign: '!', ink: 'yellow'},
  noted: {sign: 'i', ink: 'dim'},
  pass: {sign: '✓', ink: 'green'},
  'not-applicable': {sign: '-', ink: 'dim'}
}

const LEGEND =
  '● measured, ├ ┤ how far chance leaves it open, 0 no difference, ╎ the accepted loss; better is to the right, ↓ lower is better.'

const NOTHING_FOUND =
  'no model was found to judge. Looked for a card (README.md with front matter, model_card.md), metrics (metrics.json, eval_results.yaml, …) and predictions (predictions.csv, …) by their usual names: name them with --card, --metrics or --predictions, or in a policy (promotion-gate init)'

/**
 * The verdict for a terminal: per model the verdict and its reason, the metrics that decide, where,
 * live, gaps, difference, next step. Within `width` columns wherever words allow it.
 */
export function renderTerminal(verdict: Verdict, options: TerminalOptions = {}): string {
  const {models} = verdict
  if (models.length === 0) {
    const {badge, ink} = VERDICTS[verdict.verdict]
    const words = verdict.verdict === 'pass' ? 'no model is promoted here' : NOTHING_FOUND
    return `${wrapped(words, options.width ?? WIDTH, `${inked(badge, ink, options)}  `, ' '.repeat(8))}\n`
  }
  const rule = inked('─'.repeat(options.width ?? WIDTH), 'dim', options)
  const going = models.filter(model => model.verdict === 'pass').length
  const tally = `${count(going)} of ${counted(models.length, 'model')} may be promoted`
  return [
    worstFirst(models)
      .map(model => modelText(model, verdict, options))
      .join(`\n${rule}\n\n`),
    models.length === 1 ? '' : `${rule}\n${inked(tally, VERDICTS[verdict.verdict].ink, options)}\n`
  ].join('')
}

function modelText(model: ModelVerdict, verdict: Verdict, options: TerminalOptions): string {
  const {width = WIDTH} = options
  const look = firstLookAt(model, verdict, options.today ?? null)
  const skin = terminalSkin(options)
  const {badge, ink} = VERDICTS[model.verdict]
  const title = wrapped(
    cleanLine(look.title),
    width,
    `${inked(badge, ink, options)}  `,
    ' '.repeat(8)
  )
  const harm = look.harm === null ? [] : [{label: 'Harm', text: look.harm}]
  return paragraphs([
    title,
    wrapped(dressed(look.lead, skin), width),
    comparisons(look, model, options),
    otherStops(look, options),
    [...harm, ...look.remarks]
      .map(({label, text}) => `${inked(`${label}:`, 'bold', options)} ${dressed(text, skin)}`)
      .map(remark => wrapped(remark, width, '', '  '))
      .join('\n'),
    next(look, options),
    everything(model, options),
    unjudged(model, options),
    footer(model, options),
    readiness(model, options)
  ])
}

function comparisons(look: FirstLook, model: ModelVerdict, options: TerminalOptions): string {
  const shown = look.comparisons.slice(0, MAX_COMPARISONS)
  if (shown.length === 0) return ''
  const rest = look.comparisons.length - shown.length
  const table = comparisonTable(shown, model, standing => SIGNS[standing].sign)
  const inks = shown.map(finding => SIGNS[standingOf(finding)].ink)
  const more = rest === 0 ? '' : `\n… and ${counted(rest, 'more comparison')}.`
  const {width = WIDTH} = options
  const isWide = mainWidth(table) > width
  const legend =
    isWide || model.baseline === null ? '' : `\n${inked(wrapped(LEGEND, width), 'dim', options)}`
  return tableText(isWide ? withoutPicture(table) : table, inks, options) + more + legend
}

/** What stops the promotion and is no comparison of whole models. */
function otherStops({stops, comparisons}: FirstLook, options: TerminalOptions): string {
  const others = stops.filter(one => !comparisons.includes(one))
  if (others.length === 0) return ''
  const table = stopsTable(others.slice(0, MAX_COMPARISONS), standing => SIGNS[standing].sign)
  const {width = WIDTH} = options
  const skin = terminalSkin(options)
  const lines = table.rows.map(([name = [], change = [], allowed = []]) => {
    const limit = dressed(allowed, skin)
    const text = `${dressed(name, skin)}: ${dressed(change, skin)}`
    return wrapped(limit === '' ? text : `${text}, allowed ${limit}`, width, '', '  ')
  })
  return lines.join('\n')
}

/** The table in columns, each row's last cell beside it where there is room, else below it. */
function tableText(table: RichTable, inks: readonly Ink[], options: TerminalOptions): string {
  const {width = WIDTH} = options
  const last = table.columns.length - 1
  const [titles = [], ...rows] = cellsOf(table)
  const widths = widthsOf(table)
  const main = (row: readonly string[]): string =>
    row
      .slice(0, last)
      .map((cell, index) => padded(cell, widths[index] ?? 0, table.columns[index]?.numbers))
      .join('  ')
  const beside = mainWidth(table) + 2 + (widths[last] ?? 0) <= width
  const lines = rows.map((row, index) => {
    const text = inkedSign(main(row), inks[index] ?? 'dim', options)
    const result = row[last] ?? ''
    return beside ? `${text}  ${result}` : `${text.trimEnd()}\n${wrapped(result, width, '     ')}`
  })
  return [inked(main(titles).trimEnd(), 'dim', options), ...lines].join('\n')
}

/** The titles and then the rows, as text; names are shortened, versions told without their place. */
function cellsOf({columns, rows}: RichTable): readonly (readonly string[])[] {
  const skin = terminalSkin({})
  const titles = columns.map(({title, numbers}) =>
    numbers === true ? shortened(cleanLine(title.replace(/, [^]*$/u, '')), MAX_VERSION) : title
  )
  const cells = rows.map(row =>
    row.map((cell, index) => {
      const text = dressed(cell, skin)
      return index === 1 ? shortened(text, MAX_NAME) : text
    })
  )
  return [titles, ...cells]
}

function widthsOf(table: RichTable): readonly number[] {
  const cells = cellsOf(table)
  return table.columns.map((_, index) =>
    largestOf(cells.map(row => displayWidth(row[index] ?? '')))
  )
}

/** Columns that a row takes without its last cell. */
function mainWidth(table: RichTable): number {
  const widths = widthsOf(table).slice(0, -1)
  return widths.reduce((sum, one) => sum + one + 2, -2)
}

/** The picture, last but one, is what a narrow terminal can best do without. */
function withoutPicture({columns, rows}: RichTable): RichTable {
  return {columns: columns.toSpliced(-2, 1), rows: rows.map(row => row.toSpliced(-2, 1))}
}

function inkedSign(line: string, ink: Ink, options: TerminalOptions): string {
  return inked(line.slice(0, 1), ink, options) + line.slice(1)
}

function next({next: steps}: FirstLook, options: TerminalOptions): string {
  if (steps.length === 0) return ''
  const {width = WIDTH} = options
  const lines = steps.flatMap(({text, copy}: Step, index) => [
    wrapped(dressed(text, terminalSkin(options)), width, `  ${index + 1}. `, '     '),
    ...firstOf(copy?.lines ?? []).map(
      line => `     ${/^ */u.exec(line)?.[0] ?? ''}${cleanLine(line)}`
    )
  ])
  return [inked('Do next:', 'bold', options), ...lines].join('\n')
}

function footer(model: ModelVerdict, options: TerminalOptions): string {
  const {width = WIDTH} = options
  const [first] = gravestFirst(model.findings).filter(stopsPromotion)
  const hint =
    first === undefined ? '' : ` The arithmetic: promotion-gate explain ${cleanLine(first.id)}`
  const {unjudged} = model
  const more =
    unjudged === undefined || unjudged.count === 0 || options.verbose === true
      ? ''
      : ` ${unjudgedTitle(unjudged)} (--verbose lists them).`
  return inked(wrapped(`${checksTitle(model.findings)}.${more}${hint}`, width), 'dim', options)
}

/** The comment has all that can be copied; here the first shows how. */
function firstOf(lines: readonly string[]): readonly string[] {
  return lines.length <= MAX_COPIED ? lines : [...lines.slice(0, MAX_COPIED), '  …']
}

/** How ready the team is, in a line: it is no part of the verdict. */
function readiness(model: ModelVerdict, options: TerminalOptions): string {
  if (model.gaps.practices.length === 0 && model.gaps.incidents.length === 0) return ''
  const change = changeSentence(model)
  const told = `Not part of this verdict: ${readinessTitle(model)} (promotion-gate gaps).`
  const line = change === null ? told : `${told} ${change}`
  return inked(wrapped(cleanLine(line), options.width ?? WIDTH), 'dim', options)
}

/** Each finding with its sentence, the gravest first, where somebody wants to know. */
function everything({findings}: ModelVerdict, options: TerminalOptions): string {
  if (findings.length === 0 || options.verbose !== true) return ''
  const {width = WIDTH} = options
  const lines = gravestFirst(findings).map(finding => {
    const {sign, ink} = SIGNS[standingOf(finding)]
    const values = metricName(finding.subject) === null ? '' : ` (${moveText(finding)})`
    const text = cleanLine(`${finding.id}${values}: ${finding.summary}`)
    return wrapped(text, width, `${inked(sign, ink, options)}  `, '     ')
  })
  return [inked(`${checksTitle(findings)}:`, 'bold', options), ...lines].join('\n')
}

/** What nobody judges, a line each, where somebody wants to know. */
function unjudged({unjudged: found}: ModelVerdict, options: TerminalOptions): string {
  if (found === undefined || found.count === 0 || options.verbose !== true) return ''
  const {width = WIDTH} = options
  const left = found.count - found.shown.length
  const lines = found.shown.map(({what, why, location, ...values}) => {
    const [before, now] = pairOrDash(values.baseline, values.candidate)
    const known = values.baseline === null && values.candidate === null ? '' : ` ${before} → ${now}`
    const at = location === null ? '' : ` (${location.file}:${location.line})`
    return wrapped(cleanLine(`${what}${known}: ${why}${at}`), width, '  ', '    ')
  })
  return [
    inked(`${unjudgedTitle(found)}:`, 'bold', options),
    ...lines,
    ...(left === 0 ? [] : [`  … and ${count(left)} more.`])
  ].join('\n')
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.filter(part => part !== '').join('\n\n')}\n`
}
