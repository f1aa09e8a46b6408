import {readCard} from '../card.ts'
import type {Card} from '../evidence.ts'
import type {Reading} from '../metric.ts'
import type {Problem} from '../../files/problem.ts'
import {absent, at} from '../../files/problem.ts'
import {LIMITS} from '../../files/limits.ts'
import {decodeText, linesOf} from '../../files/text.ts'
import {newDraft} from '../entries/draft.ts'
import type {Findings} from '../entries/format.ts'
import {FORMATS} from './index.ts'
import {hasAverages} from './averages-text.ts'
import {isLmEvalTable} from './lm-eval-table.ts'
import {hasTableOfMetrics} from './markdown-table.ts'
import {mlflowMetricName, readMlflowMetric} from './mlflow.ts'
import {parseSource} from '../entries/source.ts'

/** The content of a card or metrics file, whichever it is; `card` is null for a metrics file. */
export interface AnyReading {
  readonly card: Card | null
  readonly reading: Reading
}

/**
 * The numbers of a metrics file in any known format, chosen by content and name. Bad input is a
 * problem, never an exception; what can be read of it is read.
 */
export function readMetricsFile(path: string, bytes: Uint8Array): Reading {
  const decoded = decodeText(path, bytes, LIMITS.metricsFile.most)
  if (!decoded.ok) return failed(decoded.problem)
  const {source, problems} = parseSource(path, decoded.text)
  for (const format of FORMATS) {
    const found = format.read(source)
    if (found === null) continue
    if (found.entries.length > LIMITS.statedNumbers.most) return tooMany(path, found.entries.length)
    return {format: format.name, ...pick(found), problems: [...problems, ...found.problems]}
  }
  return {...EMPTY, format: 'unknown', problems: [...problems, nothing(path)]}
}

/** Reads a card (Markdown that is no table of results) or a metrics file. Never throws on bad input. */
export function readAny(path: string, bytes: Uint8Array): AnyReading {
  if (!/\.(?:md|mdx|markdown)$/iu.test(path))
    return {card: null, reading: readMetricsFile(path, bytes)}
  const decoded = decodeText(path, bytes, LIMITS.card.most)
  if (!decoded.ok) return {card: null, reading: failed(decoded.problem)}
  const isCard = linesOf(decoded.text)[0]?.trim() === '---' || !isTable(path, decoded.text)
  return isCard ? readCard(path, decoded.text) : {card: null, reading: readMetricsFile(path, bytes)}
}

/**
 * The metrics of a run folder of MLflow's file store, by path: every file below a `metrics` folder. Other
 * files (params, tags, artifacts) are not read.
 */
export function readMlflowRun(files: ReadonlyMap<string, Uint8Array>): Reading {
  const draft = newDraft('')
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!/(?:^|\/)metrics\//u.test(path)) continue
    const decoded = decodeText(path, bytes, LIMITS.metricsFile.most)
    if (!decoded.ok) draft.problems.push(decoded.problem)
    else if (!readMlflowMetric({...draft, file: path}, mlflowMetricName(path), decoded.text)) {
      draft.problems.push(nothing(path))
    }
  }
  return {format: 'mlflow-run', ...pick(draft), problems: draft.problems}
}

const EMPTY = {entries: [], ignored: [], conditions: []}

/** Whether a Markdown text is results and no card; a file that is called a card is one, whatever metrics it lists. */
function isTable(path: string, text: string): boolean {
  const isCardName = /(?:^|\/)(?:readme|(?:model[-_]?)?card)\b[^/]*$/iu.test(path)
  return isLmEvalTable(text) || (!isCardName && (hasTableOfMetrics(text) || hasAverages(text)))
}

function pick({entries, ignored, conditions}: Findings) {
  return {entries, ignored, conditions}
}

function failed(problem: Problem): Reading {
  return {...EMPTY, format: 'unreadable', problems: [problem]}
}

function tooMany(path: string, stated: number): Reading {
  const {most} = LIMITS.statedNumbers
  return failed(
    absent(
      'too-large',
      at(path),
      `${path} states ${stated} numbers, more than the ${most} that are read.`,
      'Write those that tell how good the model is into a metrics file of their own; what is there for each row is predictions.'
    )
  )
}

function nothing(path: string): Problem {
  return absent(
    'no-metrics',
    at(path),
    `No number with a name was found in ${path}.`,
    'Write the metrics as a mapping of names to numbers, in JSON, YAML, TOML or CSV.'
  )
}
