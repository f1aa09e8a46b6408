import type {Condition, Ignored, MetricEntry, Problem} from '../evidence/metric.ts'
import {cleanLine} from '../report/escape.ts'
import {padded} from '../report/terminal-text.ts'

const MAX_NAME_CHARS = 60

/** What `read` prints as JSON. */
export interface ReadingReport {
  readonly file: string
  readonly format: string
  readonly entries: readonly (Omit<MetricEntry, 'value'> & {readonly value: number | null})[]
  readonly ignored: readonly Ignored[]
  readonly conditions: readonly Condition[]
  readonly problems: readonly Problem[]
}

/** The same for a person: a line a number, the voting ones first. */
export function renderReading({file, format, entries, ignored, problems}: ReadingReport): string {
  const voting = entries.filter(e => e.votes)
  const silent = entries.filter(e => !e.votes)
  const lines = [
    `${cleanLine(file)}: ${format}, ${voting.length} of ${entries.length} numbers vote`,
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
