import type {ModelVerdict, Verdict, VerdictWord} from '../verdict/verdict.ts'
import {evidenceOf, evidenceTitle} from './details.ts'
import {markdownCode, markdownText} from './escape.ts'
import {type FirstLook, firstLookAt} from './first-look.ts'
import {
  address,
  blocks,
  content,
  copyable,
  fold,
  MARKDOWN_SKIN,
  part,
  tableText
} from './markdown.ts'
import {count} from '../words/numbers.ts'
import type {Step} from './next-steps.ts'
import {readinessInShort} from './readiness.ts'
import {dressed} from './rich-text.ts'
import {type Standing, worstFirst} from './standing.ts'
import {stopsTable} from './stops.ts'
import {counted, listed} from '../words/lists.ts'
import {modelTitle} from './title.ts'
import {baselineVersion, candidateVersion} from './words.ts'

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
  /** The ISO date from which a proposed waiver counts its days. */
  readonly today?: string
}

/** How much of a verdict a report shows. */
interface Form {
  /** Rows of a folded table; 0 leaves all folded parts out. */
  readonly rows: number
  /** Models of which more is told than a line. */
  readonly models: number
  /** Models that get a line at all. */
  readonly lines: number
}

const MAX_STOPS = 6
const MAX_MODELS_OPEN = 40
const PICTURE_LEGEND =
  'Better is to the right: ● measured, ├ ┤ as far as the evidence leaves room, 0 no difference, ' +
  '╎ the end of the accepted loss; ↓ lower is better.'
const VERDICT_ICONS: Readonly<Record<VerdictWord, string>> = {
  pass: '✅',
  fail: '⛔',
  hold: '⏸️'
}
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
  const {limit = MAX_COMMENT_CHARS} = options
  let shortest = ''
  for (const form of FORMS) {
    shortest = inForm(form, verdict, options)
    if (shortest.length <= limit) break
  }
  return shortest
}

/** What stands above the folds on one model, as Markdown, under a heading of the given level. */
export function firstLook(
  model: ModelVerdict,
  verdict: Verdict,
  today: string | null = null,
  level = 2
): string {
  const look = firstLookAt(model, verdict, today)
  const harm = look.harm === null ? [] : [`**Harm:** ${dressed(look.harm, MARKDOWN_SKIN)}`]
  const remarks = look.remarks.map(
    ({label, text}) => `**${label}:** ${dressed(text, MARKDOWN_SKIN)}`
  )
  return blocks([
    `${'#'.repeat(level)} ${VERDICT_ICONS[model.verdict]} ${markdownText(look.title)}`,
    [dressed(look.lead, MARKDOWN_SKIN), ...harm, ...remarks].join('<br>\n'),
    stops(look),
    nextText(look.next)
  ])
}

/** The folds below the first look: what the verdict rests on, and how ready the team is. */
export function folds(model: ModelVerdict, verdict: Verdict, rows = Infinity): string {
  if (rows === 0) return ''
  const evidence = evidenceOf(model, verdict, standing => ICONS[standing])
  const readiness = readinessInShort(model)
  return blocks([
    fold(`Evidence: ${evidenceTitle(model)}`, [
      `<sub>${markdownText(PICTURE_LEGEND)}</sub>`,
      ...evidence.map(section => part(section, rows))
    ]),
    readiness === null ? '' : fold(readiness.title, [content(readiness, rows)])
  ])
}

function inForm(form: Form, verdict: Verdict, options: MarkdownOptions): string {
  const {links = {}, today = null} = options
  const {models} = verdict
  const [only] = models
  const body =
    models.length === 1 && only !== undefined && form.models > 0
      ? [firstLook(only, verdict, today), folds(only, verdict, form.rows)]
      : manyModels(form, verdict, today)
  return `${blocks([
    ...body,
    form.rows === Infinity ? '' : 'Shortened to fit; the whole is in the report.',
    footer(verdict, links)
  ])}\n`
}

/** One table of all models, the worst first, and a fold for each that is stopped. */
function manyModels(form: Form, verdict: Verdict, today: string | null): readonly string[] {
  const sorted = worstFirst(verdict.models)
  const lines = sorted.slice(0, form.lines)
  const hidden = sorted.length - lines.length
  const open = sorted.filter(model => model.verdict !== 'pass').slice(0, form.models)
  return [
    `## ${VERDICT_ICONS[verdict.verdict]} ${overall(verdict)}`,
    modelTable(lines.slice(0, MAX_MODELS_OPEN)),
    lines.length <= MAX_MODELS_OPEN
      ? ''
      : fold(counted(lines.length - MAX_MODELS_OPEN, 'more model'), [
          modelTable(lines.slice(MAX_MODELS_OPEN))
        ]),
    hidden === 0 || form.lines === 0 ? '' : `… and ${counted(hidden, 'more model')}.`,
    ...open.map(model =>
      fold(modelTitle(model), [
        firstLook(model, verdict, today, 3),
        folds(model, verdict, form.rows)
      ])
    )
  ]
}

function modelTable(models: readonly ModelVerdict[]): string {
  const rows = models.map(model => [[VERDICT_ICONS[model.verdict]], [modelTitle(model)]])
  return rows.length === 0
    ? ''
    : tableText({columns: [{title: ''}, {title: 'model'}], rows}, Infinity)
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

/** What stops the promotion, the rest counted. */
function stops({stops: all}: FirstLook): string {
  if (all.length === 0) return ''
  const table = stopsTable(all.slice(0, MAX_STOPS), standing => ICONS[standing])
  const rest = all.length - MAX_STOPS
  return blocks([
    tableText(table, Infinity),
    rest > 0 ? `<sub>… and ${count(rest)} more that stop it.</sub>` : ''
  ])
}

function nextText(steps: readonly Step[]): string {
  if (steps.length === 0) return ''
  const items = steps.map(({text}, index) => `${index + 1}. ${dressed(text, MARKDOWN_SKIN)}`)
  // Within the list it would set all its items apart.
  const copies = steps.flatMap(({copy}) => (copy === undefined ? [] : [copyable(copy)]))
  return blocks([`**Do next**\n\n${items.join('\n')}`, ...copies])
}

/** Where the whole is, what was compared with what, and whose margins. */
function footer({models, policy}: Verdict, {report, run}: ReportLinks): string {
  const [only] = models
  const versions =
    models.length !== 1 || only === undefined
      ? []
      : [
          `${markdownText(candidateVersion(only) ?? 'this change')} against ${markdownText(only.baseline === null ? 'nothing yet' : (baselineVersion(only) ?? 'production'))}`
        ]
  const margins = [
    policy.assumed.length === 0 ? '' : 'some margins assumed',
    /\.ya?ml$/u.test(policy.source) ? `policy ${markdownCode(policy.source)}` : 'no policy'
  ].filter(words => words !== '')
  const parts = [
    report === undefined ? [] : [`[Full report](${address(report)})`],
    run === undefined ? [] : [`[Workflow run](${address(run)})`],
    versions,
    models.length === 0 ? [] : [listed(margins)]
  ].flat()
  return parts.length === 0 ? '' : `<sub>${parts.join(' · ')}</sub>`
}
