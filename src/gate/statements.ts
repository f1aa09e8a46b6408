import type {Evidence} from '../evidence/evidence.ts'
import type {MetricEntry} from '../evidence/metric.ts'
import {nameKey} from '../metrics/names.ts'

/** A number of the card and the same number of the metrics file. */
interface Agreement {
  readonly card: MetricEntry
  readonly metrics: MetricEntry
  readonly agrees: boolean
}

/** What a version states about itself, each number once. */
export interface Statements {
  /** The metrics file's numbers, and those of the card that the metrics file does not have. */
  readonly entries: readonly MetricEntry[]
  readonly agreements: readonly Agreement[]
}

/** The name under which entries of different spelling are the same metric. */
export function metricKey(entry: Pick<MetricEntry, 'metric' | 'canonical'>): string {
  return entry.canonical ?? nameKey(entry.metric)
}

/**
 * Lays card and metrics file side by side. A card number and a metrics number are the same statement
 * when metric and every stated part of their identities agree; the metrics file then speaks, and the
 * card is only held against it.
 */
export function statementsOf(evidence: Evidence): Statements {
  const card = evidence.card?.entries ?? []
  const agreements: Agreement[] = []
  const spoken = new Set<MetricEntry>()
  for (const entry of card) {
    if (!entry.votes) continue
    const twins = evidence.metrics.filter(m => m.votes && sameStatement(entry, m))
    const twin = twins.find(m => agree(entry, m)) ?? (twins.length === 1 ? twins[0] : undefined)
    if (twin === undefined) continue
    spoken.add(entry)
    agreements.push({card: entry, metrics: twin, agrees: agree(entry, twin)})
  }
  return {entries: [...evidence.metrics, ...card.filter(e => !spoken.has(e))], agreements}
}

const IDENTITY = ['dataset', 'config', 'split', 'qualifier', 'place'] as const

function sameStatement(a: MetricEntry, b: MetricEntry): boolean {
  if (metricKey(a) !== metricKey(b)) return false
  const clash = IDENTITY.some(part => {
    const [x, y] = [a[part], b[part]]
    return x !== undefined && y !== undefined && x.toLowerCase() !== y.toLowerCase()
  })
  return !clash && segmentText(a.segment) === segmentText(b.segment)
}

/** Equal within half a unit of the coarser number's last digit; percent and fraction are the same number. */
export function agree(a: MetricEntry, b: MetricEntry): boolean {
  const x = a.percent === true && b.percent !== true ? a.value / 100 : a.value
  const y = b.percent === true && a.percent !== true ? b.value / 100 : b.value
  const slack = Math.max(halfUnit(a, b.percent === true), halfUnit(b, a.percent === true))
  return Math.abs(x - y) <= slack * (1 + 1e-9) + 1e-12 * Math.max(Math.abs(x), Math.abs(y))
}

function halfUnit(entry: MetricEntry, otherPercent: boolean): number {
  const unit = 0.5 * 10 ** -(entry.decimals ?? 15)
  return entry.percent === true && !otherPercent ? unit / 100 : unit
}

/** `country=NO, device=phone`; empty for the whole. */
export function segmentText(segment: Readonly<Record<string, string>> | undefined): string {
  return Object.entries(segment ?? {})
    .map(([column, value]) => `${column}=${value}`)
    .sort()
    .join(', ')
}
