import {findRepository} from '../adapters/git.ts'
import {openPointer} from '../adapters/registries/pointer.ts'
import type {CommandLine} from './options.ts'
import {UserError} from '../errors.ts'
import {inForce, type PromotionRecord} from '../verdict/record.ts'
import {cleanLine, jsonText} from '../report/escape.ts'
import {displayWidth, padded} from '../report/terminal-text.ts'
import {folderOperand, writeOutput} from './check.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {openWorld} from './judge.ts'
import {registriesOf} from './pointer.ts'
import {largestOf} from '../statistics/core/extremes.ts'

interface ModelHistory {
  readonly model: string
  readonly pointer: string
  /** What the registry says now. */
  readonly current: string | null
  /** What the records say of the day that is asked for; absent without one. */
  readonly onDay?: {readonly day: string; readonly version: string | null}
  readonly records: readonly PromotionRecord[]
}

/** `history [path]`: who put what into production, when and on which verdict. */
export const history: CommandFunction = async (line, terminal) => {
  const path = folderOperand(line)
  const {format = 'text', output} = line.text
  if (format !== 'text' && format !== 'json')
    throw new UserError(`history --format is "${format}"; allowed: text, json.`)
  const day = dayOf(line)
  const world = await openWorld(line, path, terminal)
  const models: ModelHistory[] = []
  for (const [model, registry] of registriesOf(line, world)) {
    const pointer = await openPointer(registry, async () => await findRepository(path), new Date())
    const records = await pointer.records()
    const onDay =
      day === null ? {} : {onDay: {day, version: inForce(records, day)?.version.version ?? null}}
    const current = (await pointer.current())?.version ?? null
    models.push({model, pointer: pointer.name, current, ...onDay, records})
  }
  const told = format === 'json' ? jsonText(models) : models.map(historyText).join('\n')
  if (output === undefined) terminal.write(told)
  else await writeOutput(output, told)
  return EXIT.pass
}

function dayOf({text}: CommandLine): string | null {
  if (text.at === undefined) return null
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(text.at) && !Number.isNaN(Date.parse(text.at))
  if (isDay) return text.at
  throw new UserError(`--at is "${text.at}"; it is a day, such as 2026-11-21.`)
}

/** A table for a terminal, one line a move, oldest first. */
function historyText({model, pointer, current, onDay, records}: ModelHistory): string {
  const head = `${model}: ${pointer} points at ${current ?? 'no version'}`
  const then =
    onDay === undefined
      ? []
      : [`On ${onDay.day} it pointed at ${onDay.version ?? 'no version that is recorded'}.`]
  const drift =
    records.length > 0 && records.at(-1)?.version.version !== current
      ? ['Somebody moved it since the last record, past this gate.']
      : []
  const rows = records.map(rowOf)
  const table = rows.length === 0 ? ['No move is recorded.'] : columns([HEADINGS, ...rows])
  return `${[...[head, ...then].map(text => cleanLine(text)), ...drift, ...table].join('\n')}\n`
}

const MAX_CELL_CHARS = 60
const HEADINGS = ['when', 'what', 'version', 'replaced', 'by', 'verdict', 'pull request']

function rowOf({at, kind, version, replaced, by, verdict, pullRequest}: PromotionRecord): string[] {
  return [
    at.replace('T', ' ').replace(/\.\d+Z$/u, ' UTC'),
    kind,
    version.version,
    replaced?.version ?? '-',
    by,
    verdict?.word ?? '-',
    pullRequest === null ? '-' : `#${pullRequest}`
  ].map(cell => cleanLine(cell, MAX_CELL_CHARS))
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = HEADINGS.map((_, column) =>
    largestOf(rows.map(row => displayWidth(row[column] ?? '')))
  )
  return rows.map(row =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  )
}
