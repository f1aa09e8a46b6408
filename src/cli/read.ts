import {readFile, stat} from 'node:fs/promises'
import {jsonText} from '../report/escape.ts'
import {UserError} from '../errors.ts'
import {readAny} from '../evidence/formats/read.ts'
import {kindOfEvidence} from '../evidence/discover.ts'
import type {MetricEntry} from '../evidence/metric.ts'
import {LIMITS} from '../files/limits.ts'
import {EXIT, type CommandFunction} from './command.ts'
import {formatAmong, print} from './check.ts'
import {otherFile} from './other-file.ts'
import {reportRows} from './rows-report.ts'
import {notRows} from '../tables/not-rows.ts'
import {runFolder} from './run-folder.ts'
import {renderReading, type ReadingReport} from './reading-text.ts'

/** As of a check. */

/** `read FILE`: what the gate reads from a card, a metrics file or predictions, which of it votes, and what it leaves. */
export const read: CommandFunction = async (line, terminal) => {
  const [file, ...more] = line.operands
  if (file === undefined || more.length > 0) {
    throw new UserError('read takes one file: promotion-gate read metrics.json.')
  }
  const format = formatAmong(line, ['text', 'json'])
  const report = await readPath(file)
  const rendered = format === 'json' ? jsonText(report) : renderReading(report)
  await print(rendered, line, terminal)
  return report.problems.some(p => p.status === 'fail') ? EXIT.fail : EXIT.pass
}

async function readPath(file: string): Promise<ReadingReport> {
  const found = await stat(file).catch(() => null)
  if (found === null) throw new UserError(`There is no file ${file}.`)
  if (found.isDirectory()) return reportOf(file, await runFolder(file))
  if (!found.isFile()) throw new UserError(`${file} is neither a file nor a folder.`)
  if (found.size > LIMITS.predictionsFile.most) {
    throw new UserError(
      `${file} has ${found.size} bytes; at most ${LIMITS.predictionsFile.most} are read.`
    )
  }
  return await reportBytes(file, await readFile(file))
}

/** Predictions by their name, or where nothing else is found and the columns are those of predictions. */
async function reportBytes(file: string, bytes: Uint8Array): Promise<ReadingReport> {
  const other = otherFile(file, bytes)
  if (other !== null) {
    const ignored = [{what: file, why: other.why}]
    return {file, format: other.format, entries: [], ignored, conditions: [], problems: []}
  }
  const isNamed =
    kindOfEvidence(file) === 'predictions' ||
    bytes.length > LIMITS.metricsFile.most ||
    notRows(file, bytes)?.id === 'other-format'
  const reading = isNamed ? null : readAny(file, bytes).reading
  if (reading !== null && reading.entries.length > 0) return reportOf(file, reading)
  const {rows, problems} = await reportRows(file, bytes)
  if (rows === null && reading !== null) return reportOf(file, reading)
  const nothing = {entries: [], ignored: [], conditions: []}
  return {file, format: 'predictions', ...nothing, ...(rows !== null && {rows}), problems}
}

function reportOf(
  file: string,
  {format, entries, ignored, conditions, problems}: ReturnType<typeof readAny>['reading']
): ReadingReport {
  return {file, format, entries: entries.map(plain), ignored, conditions, problems}
}

/** JSON has no NaN and no infinity: such a value is null, and `why` says what it was. */
function plain(entry: MetricEntry): ReadingReport['entries'][number] {
  return Number.isFinite(entry.value)
    ? entry
    : {...entry, value: null, votes: false, why: entry.why ?? `the value is ${String(entry.value)}`}
}
