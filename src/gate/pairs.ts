import {NOT_FINITE, type MetricEntry} from '../evidence/metric.ts'
import {metricKey, segmentText} from './statements.ts'

/** The same number of both versions; one side may be absent, or be measured on something else. */
export interface Pair {
  /** Canonical name where known. */
  readonly metric: string
  /** What tells it from other numbers of the same metric; '' where the metric has one number only. */
  readonly label: string
  readonly candidate: MetricEntry | null
  readonly baseline: MetricEntry | null
  /** Where both are there but not on the same evaluation set: how they differ. */
  readonly mismatch: string | null
}

const PARTS = ['task', 'dataset', 'config', 'split', 'qualifier'] as const

/** Finds for each number of either version its counterpart; nothing of either side is lost. */
export function pairEntries(
  candidate: readonly MetricEntry[],
  baseline: readonly MetricEntry[]
): readonly Pair[] {
  const parts =
    severalModels(candidate) || severalModels(baseline) ? (['model', ...PARTS] as const) : PARTS
  const identity = (e: MetricEntry): string =>
    JSON.stringify([
      metricKey(e),
      ...parts.map(p => e[p]?.toLowerCase() ?? null),
      segmentText(e.segment)
    ])
  const waiting = new Map<string, MetricEntry[]>()
  for (const entry of baseline) {
    const same = waiting.get(identity(entry))
    if (same === undefined) waiting.set(identity(entry), [entry])
    else same.push(entry)
  }
  const found = candidate.map(
    entry => [entry, waiting.get(identity(entry))?.shift() ?? null] as const
  )
  const left = [...waiting.values()].flat()
  const pairs: Omit<Pair, 'label'>[] = found.map(([entry, twin]) => {
    const other = twin ?? onlyOther(entry, candidate, baseline, left)
    if (twin === null && other !== null) left.splice(left.indexOf(other), 1)
    const mismatch = other === null ? null : differenceOf(entry, other)
    return {metric: metricKey(entry), candidate: entry, baseline: other, mismatch}
  })
  for (const entry of left) {
    pairs.push({metric: metricKey(entry), candidate: null, baseline: entry, mismatch: null})
  }
  const counts = new Map<string, number>()
  for (const {metric} of pairs) counts.set(metric, (counts.get(metric) ?? 0) + 1)
  return pairs.map(pair => ({
    ...pair,
    label: (counts.get(pair.metric) ?? 0) > 1 ? labelOf(pair, parts) : ''
  }))
}

function severalModels(entries: readonly MetricEntry[]): boolean {
  return new Set(entries.map(e => e.model)).size > 1
}

/** A metric that each side has exactly once is the same question, even when asked of another data set. */
function onlyOther(
  entry: MetricEntry,
  candidate: readonly MetricEntry[],
  baseline: readonly MetricEntry[],
  left: readonly MetricEntry[]
): MetricEntry | null {
  const same = (e: MetricEntry): boolean =>
    metricKey(e) === metricKey(entry) && segmentText(e.segment) === segmentText(entry.segment)
  const others = baseline.filter(same)
  const other = others[0]
  return candidate.filter(same).length === 1 &&
    others.length === 1 &&
    other !== undefined &&
    left.includes(other)
    ? other
    : null
}

/** A part that only one side states is no contradiction; another value of it is. */
function differenceOf(a: MetricEntry, b: MetricEntry): string | null {
  for (const part of ['dataset', 'config', 'split', 'revision', 'qualifier'] as const) {
    const [x, y] = [a[part], b[part]]
    if (x !== undefined && y !== undefined && x.toLowerCase() !== y.toLowerCase()) {
      return `${part} ${x} instead of ${y}`
    }
  }
  return null
}

function labelOf(pair: Omit<Pair, 'label'>, parts: readonly (keyof MetricEntry)[]): string {
  const entry = pair.candidate ?? pair.baseline
  if (entry === null) return ''
  const words = parts
    .filter(p => p !== 'task')
    .map(p => entry[p])
    .filter(v => v !== undefined)
  const segment = segmentText(entry.segment)
  return [...words.map(String), ...(segment === '' ? [] : [segment])].join('/')
}

/** Whether a number speaks for or against the model, or was meant to. */
export function isQuality({votes, why}: MetricEntry): boolean {
  return votes || why === NOT_FINITE
}
