import type {Condition, Ignored, MetricEntry} from '../evidence/metric.ts'
import type {Problem} from '../files/problem.ts'
import {cleanLine} from '../report/escape.ts'
import type {RowsReport} from './rows-report.ts'
import {padded} from '../report/terminal-text.ts'
import {someOf} from '../words/lists.ts'

const MAX_NAME_CHARS = 60

/** What `read` prints as JSON. */
export interface ReadingReport {
  readonly file: string
  readonly format: string
  readonly entries: readonly (Omit<MetricEntry, 'value'> & {readonly value: number | null})[]
  readonly ignored: readonly Ignored[]
  readonly conditions: readonly Condition[]
  readonly problems: readonly Problem[]
  /** Of a file of predictions. */
  readonly rows?: RowsReport
}

/** The same for a person: a line a number, the voting ones first. */
export function renderReading(report: ReadingReport): string {
  const {file, format, entries, ignored, problems, rows} = report
  const voting = entries.filter(e => e.votes)
  const silent = entries.filter(e => !e.votes)
  const numbers = `${voting.length} of ${entries.length} numbers vote`
  const held = rows === undefined ? numbers : `${rows.count} rows`
  const lines = [
    `${cleanLine(file)}: ${format}, ${format === 'predictions' && rows === undefined ? 'no rows' : held}`,
    ...(rows === undefined ? [] : linesOfRows(rows)),
    ...voting.map(entry => row(entry, `${entry.direction ?? '?'}  ${whereOf(entry)}`)),
    ...(silent.length === 0 ? [] : ['Shown, but not voting:']),
    ...silent.map(entry => row(entry, entry.why ?? '')),
    ...(ignored.length === 0 ? [] : ['Not used:']),
    ...ignored.map(
      ({what, why, line}) =>
        `  ${cleanLine(what)}: ${cleanLine(why)}${line === undefined ? '' : ` (line ${line})`}`
    ),
    ...(problems.length === 0 ? [] : ['Problems:']),
    ...problems.map(
      ({location, summary, remedy}) => `  ${location.line}: ${cleanLine(`${summary} ${remedy}`)}`
    )
  ]
  return `${lines.join('\n')}\n`
}

/** What was made of the columns, a line each. */
function linesOfRows(rows: RowsReport): readonly string[] {
  const {key, label, prediction, score, weight, cluster, others, classes, positive} = rows
  const said: readonly (readonly [string, string | null])[] = [
    ['key', key],
    ['label', label],
    ['prediction', prediction],
    ['score', score],
    ['weight', weight],
    ['rows belong together by', cluster],
    ['task', `${rows.task}: ${rows.because}`],
    ['classes', classes.length === 0 ? null : someOf(classes)],
    ['positive class', positive],
    ['may be segments', others.length === 0 ? null : someOf(others)]
  ]
  return [
    ...said.flatMap(([what, value]) =>
      value === null ? [] : [`  ${padded(what, 24)} ${cleanLine(value)}`]
    ),
    ...rows.notes.map(note => `  ${cleanLine(note)}`)
  ]
}

type Entry = ReadingReport['entries'][number]

function row(entry: Entry, rest: string): string {
  const {metric, canonical, value} = entry
  const name = canonical === undefined || canonical === metric ? metric : `${metric} (${canonical})`
  return `  ${padded(cleanLine(name, MAX_NAME_CHARS), 32)} ${String(value).padEnd(22)} ${cleanLine(rest)}`.trimEnd()
}

function whereOf({model, dataset, config, split, segment}: Entry): string {
  const parts = [
    model,
    dataset,
    config,
    split,
    ...Object.entries(segment ?? {}).map(([k, v]) => `${k}=${v}`)
  ]
  return parts.filter(part => part !== undefined).join(', ')
}
