import type {Predictions} from '../../evidence/evidence.ts'
import type {MetricEntry} from '../../evidence/metric.ts'
import type {Case} from '../case.ts'
import {count} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import {pairRows, type PairedRows} from '../rows/paired-rows.ts'
import {withinRounding} from '../rows/rounded-scores.ts'
import type {Definition} from '../rows/definition.ts'
import {definitionsOf} from '../rows/row-values.ts'
import {metricKey} from '../statements.ts'
import type {Finding} from '../../verdict/verdict.ts'
import {largestOf, smallestOf} from '../../statistics/core/extremes.ts'

const CHECK = 'rows-agreement'

/**
 * Do card and metrics file state what the candidate's own predictions give? The gate computes each
 * stated metric itself, by every definition that people mean by its name; a number that none of them
 * gives, beyond what rounding explains, is wrong, or of another evaluation set or model.
 */
export function rowsAgreement(given: Case): readonly Finding[] {
  const {predictions} = given.candidate.evidence
  const stated = statedOf(given.statements.candidate.entries)
  if (predictions === null || stated.length === 0) return []
  const measured = measure(given, predictions)
  return [...new Set(stated.map(metricKey))].flatMap(metric =>
    judge(
      metric,
      stated.filter(e => metricKey(e) === metric),
      measured
    )
  )
}

/** Numbers of the whole set and of one model; means over repeated trainings are of no one model. */
function statedOf(entries: readonly MetricEntry[]): readonly MetricEntry[] {
  const models = new Set(entries.map(e => e.model))
  return models.size > 1
    ? []
    : entries.filter(
        e =>
          e.votes &&
          Number.isFinite(e.value) &&
          e.segment === undefined &&
          e.repeats === undefined &&
          e.qualifier === undefined
      )
}

interface Measured {
  /** All of the candidate's own. */
  readonly rows: PairedRows
  readonly predictions: Predictions
  /** Where scores become classes; null where the file has the classes. */
  readonly threshold: number | null
  /** Metrics that were computed from the same rows already. */
  readonly known: ReadonlyMap<string, number>
}

/** The joined rows where they are all of the candidate's; else its rows, beside themselves. */
function measure(
  {baseline, rows, joined, metrics, demand}: Case,
  predictions: Predictions
): Measured {
  const {table, columns} = predictions
  const mapping = demand.policy.predictions
  const threshold = columns.prediction === undefined ? (mapping?.threshold ?? 0.5) : null
  const other = baseline === null ? predictions : baseline.evidence.predictions
  const alike = (['prediction', 'score'] as const).every(
    role => (columns[role] === undefined) === (other?.columns[role] === undefined)
  )
  if (rows !== null && alike && (baseline === null || joined?.rows === table.rows)) {
    const computed = metrics.flatMap(({metric, rows: comparison}) =>
      comparison === null ? [] : [[metric, comparison.difference.candidate] as const]
    )
    return {rows, predictions, threshold, known: new Map(computed)}
  }
  const all = Int32Array.from({length: table.rows}, (_, row) => row)
  const own = pairRows(
    {baseline: predictions, candidate: predictions},
    {baselineRows: all, candidateRows: all},
    mapping
  )
  return {rows: own, predictions, threshold, known: new Map()}
}

function judge(
  metric: string,
  entries: readonly MetricEntry[],
  measured: Measured
): readonly Finding[] {
  const {ways, complete} = definitionsOf(metric, measured.rows)
  const [own] = ways
  if (own === undefined) return []
  const values: {way: Definition; value: number}[] = []
  for (const way of ways) {
    const value = (way === own ? measured.known.get(metric) : undefined) ?? way.of(measured.rows)
    values.push({way, value})
    const entry = entries.find(e => isWithin(e, value, value))
    if (entry !== undefined) return [agreed(metric, entry, way, measured)]
  }
  const bounds = withinRounding(measured.rows, measured.threshold)
  for (const way of bounds === null ? [] : ways) {
    const ends = (bounds ?? []).map(way.of)
    const entry = entries.find(e => isWithin(e, smallestOf(ends), largestOf(ends)))
    if (entry !== undefined) return [agreed(metric, entry, way, measured)]
  }
  const fitting = ofTheseRows(entries, measured)
  const [entry] = fitting
  if (entry === undefined) return []
  return [differs(metric, entry, values, {measured, certain: complete && fitting.length === 1})]
}

/**
 * A whole number may have been rounded: 1 to two digits where it is a share, else to itself. A broken one
 * of which nobody knows how it was written is taken as exact.
 */
function halfUnit({value, decimals, percent}: MetricEntry): number {
  const digits = percent !== true && Math.abs(value) <= 1 ? 2 : 0
  return 0.5 * 10 ** -(decimals ?? (Number.isInteger(value) ? digits : MOST_DECIMALS))
}

const MOST_DECIMALS = 15
/** Sums in another order, or in single precision, give other last digits. */
const ROUNDING = 1e-6

function isWithin(entry: MetricEntry, low: number, high: number): boolean {
  const unit = entry.percent === true ? 100 : 1
  const slack = halfUnit(entry) / unit
  const stated = entry.value / unit
  const near = ROUNDING * Math.max(Math.abs(stated), Math.abs(low), Math.abs(high))
  return stated >= low - slack - near && stated <= high + slack + near
}

/**
 * The statements that can be of these rows: of as many examples, and of a split or data set that the
 * file's name has, where several are left.
 */
function ofTheseRows(
  entries: readonly MetricEntry[],
  {rows, predictions: {path, table}}: Measured
): readonly MetricEntry[] {
  const counts = [undefined, rows.rows, table.rows]
  const name = path.toLowerCase()
  const named = ({split, dataset}: MetricEntry): boolean =>
    [split === 'validation' ? 'val' : split, dataset].some(
      part => part !== undefined && name.includes(part.toLowerCase())
    )
  const asMany = entries.filter(e => counts.includes(e.n))
  const byName = asMany.filter(named)
  if (byName.length > 0) return byName
  return asMany.filter(e => e.split !== 'validation')
}

function agreed(
  metric: string,
  entry: MetricEntry,
  {words}: Definition,
  {rows}: Measured
): Finding {
  return aFindingOf({
    id: findingId(CHECK, metric),
    status: 'pass',
    subject: subjectOf(metric, entry),
    evidence: 'files',
    rows: rows.rows,
    summary: `${titleOf(metric)} is what the ${count(rows.rows)} predictions give.`,
    notes: words === '' ? [] : [`Computed as ${spokenName(metric)} ${words}.`],
    location: locationOf(entry)
  })
}

function differs(
  metric: string,
  entry: MetricEntry,
  values: readonly {readonly way: Definition; readonly value: number}[],
  {measured: {rows, predictions}, certain}: {readonly measured: Measured; readonly certain: boolean}
): Finding {
  const name = spokenName(metric)
  const [own] = values
  const words = own === undefined || own.way.words === '' ? '' : ` (${name} ${own.way.words})`
  const others = values.length > 1 ? ', and no other usual definition gives it either' : ''
  const stated = `${String(entry.value)}${entry.percent === true ? ' %' : ''}`
  const file = entry.location.file ?? 'the metrics file'
  return aFindingOf({
    id: findingId(CHECK, metric),
    status: certain ? 'fail' : 'inconclusive',
    // The decision rests on the rows; where the number may be of something else, it is only shown.
    role: certain ? 'guard' : 'info',
    subject: subjectOf(metric, entry),
    evidence: 'files',
    rows: rows.rows,
    summary: `${titleOf(metric)} is ${stated} in ${file}, but the candidate’s own predictions give ${shown(own?.value ?? NaN, entry)}${words}${others}.`,
    remedy: `Find out which is wrong: ${file}, left over from another model or evaluation set, or ${predictions.path}; and write both from one evaluation.`,
    notes: certain
      ? [...rows.notes]
      : [
          ...rows.notes,
          'The number may be of other data or follow another definition, so it does not count.'
        ],
    steps: [
      {what: `in ${file}, line ${entry.location.line}`, value: entry.value},
      ...values.map(({way, value}) => ({
        what: `from ${predictions.path}: ${way.words === '' ? name : `${name} ${way.words}`}`,
        value: Number.isFinite(value) ? value : String(value)
      }))
    ],
    location: locationOf(entry)
  })
}

/** With one digit more than the statement has, so that the difference is seen. */
function shown(value: number, {percent, decimals, value: stated}: MetricEntry): string {
  const scaled = percent === true ? value * 100 : value
  const fewest = percent === true ? 2 : Math.abs(stated) <= 1 ? 4 : 2
  const digits = Math.min(12, Math.max(fewest, (decimals ?? 0) + 1))
  return `${String(Number(scaled.toFixed(digits)))}${percent === true ? ' %' : ''}`
}

function titleOf(metric: string): string {
  return capitalised(spokenName(metric))
}

function subjectOf(metric: string, {dataset, split}: MetricEntry): Finding['subject'] {
  return {
    metric,
    ...(dataset === undefined ? {} : {dataset}),
    ...(split === undefined ? {} : {split})
  }
}

function locationOf({location: {file, line}}: MetricEntry): Finding['location'] {
  return file === undefined ? null : {file, line}
}
