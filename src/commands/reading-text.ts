import type {Ignored, MetricEntry, Problem} from '../evidence/metric.ts'

/** What `read` prints as JSON. */
export interface ReadingReport {
  readonly file: string
  readonly format: string
  readonly entries: readonly (Omit<MetricEntry, 'value'> & {readonly value: number | null})[]
  readonly ignored: readonly Ignored[]
  readonly problems: readonly Problem[]
}

/** The same for a person: a line a number, the voting ones first. */
export function renderReading(
  {file, format, entries, ignored, problems}: ReadingReport,
  {width}: {readonly width: number}
): string {
  const voting = entries.filter(e => e.votes)
  const silent = entries.filter(e => !e.votes)
  const name = (e: ReadingReport['entries'][number]): string =>
    e.canonical === undefined || e.canonical === e.metric
      ? e.metric
      : `${e.metric} (${e.canonical})`
  const where = (e: ReadingReport['entries'][number]): string =>
    [
      e.model,
      e.dataset,
      e.config,
      e.split,
      ...Object.entries(e.segment ?? {}).map(([k, v]) => `${k}=${v}`)
    ]
      .filter(part => part !== undefined)
      .join(', ')
  const lines = [
    `${file}: ${format}, ${voting.length} of ${entries.length} numbers vote`,
    ...voting.map(e =>
      `  ${name(e).padEnd(32)} ${String(e.value).padEnd(22)} ${e.direction ?? '?'}  ${where(e)}`.trimEnd()
    ),
    ...(silent.length === 0 ? [] : ['Shown, but not voting:']),
    ...silent.map(e =>
      `  ${name(e).padEnd(32)} ${String(e.value).padEnd(22)} ${e.why ?? ''}`.trimEnd()
    ),
    ...(ignored.length === 0 ? [] : ['Not used:']),
    ...ignored.map(i => `  ${i.what}: ${i.why}${i.line === undefined ? '' : ` (line ${i.line})`}`),
    ...(problems.length === 0 ? [] : ['Problems:']),
    ...problems.map(
      p => `  ${p.location.file ?? file}:${p.location.line}: ${p.summary} ${p.remedy}`
    )
  ]
  return `${lines.map(line => clip(line, width)).join('\n')}\n`
}

function clip(line: string, width: number): string {
  const plain = line.replace(/[\u0000-\u001f\u007f-\u009f]/gu, '�')
  const most = Math.max(width, 80) * 3
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain
}
