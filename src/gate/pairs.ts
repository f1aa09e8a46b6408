import {IMPOSSIBLE, NOT_FINITE, type MetricEntry} from '../evidence/metric.ts'
import {splitOf} from '../metrics/names.ts'
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

type Unlabelled = Omit<Pair, 'label'>
type Identity = (entry: MetricEntry) => string
type Part = (typeof PARTS)[number] | 'model'

const PARTS = ['task', 'dataset', 'config', 'split', 'qualifier', 'place'] as const

/**
 * Finds for each number of either version its counterpart, by name, type, configuration and set, and never by
 * its place in the file; nothing of either side is lost.
 */
export function pairEntries(
  candidate: readonly MetricEntry[],
  baseline: readonly MetricEntry[]
): readonly Pair[] {
  const several = severalModels(candidate) || severalModels(baseline)
  const parts: readonly Part[] = several ? ['model', ...PARTS] : PARTS
  const twins = twinsOf(candidate, baseline, parts)
  const own = groupedBy(candidate, questionOf)
  const others = groupedBy(baseline, questionOf)
  const left = new Set(baseline)
  for (const twin of twins.values()) left.delete(twin)
  const pairs: Unlabelled[] = candidate.map(entry => {
    const twin = twins.get(entry) ?? onlyOther(entry, own, others, left)
    if (twin !== null) left.delete(twin)
    const mismatch = twin === null ? null : differenceOf(entry, twin)
    return {metric: metricKey(entry), candidate: entry, baseline: twin, mismatch}
  })
  for (const entry of left) {
    pairs.push({metric: metricKey(entry), candidate: null, baseline: entry, mismatch: null})
  }
  return labelled(pairs, parts)
}

/** Pairs what is told apart by all that is written, then by less; what is not told apart stays alone. */
function twinsOf(
  candidate: readonly MetricEntry[],
  baseline: readonly MetricEntry[],
  parts: readonly Part[]
): Map<MetricEntry, MetricEntry> {
  const found = new Map<MetricEntry, MetricEntry>()
  const taken = new Set<MetricEntry>()
  const whole: Identity = e =>
    JSON.stringify([metricKey(e), ...parts.map(part => lower(e[part])), segmentText(e.segment)])
  const written: Identity = e => `${whole(e)} ${lower(e.metric)}`
  const titled: Identity = e => `${whole(e)} ${lower(e.title)}`
  const exact: Identity = e => `${written(e)} ${lower(e.title)}`
  for (const identity of [exact, written, titled, whole]) {
    const others = groupedBy(
      baseline.filter(e => !taken.has(e)),
      identity
    )
    const own = groupedBy(
      candidate.filter(e => !found.has(e)),
      identity
    )
    for (const [key, entries] of own) {
      const same = others.get(key) ?? []
      const isTold = entries.length === 1 && same.length === 1
      // The same statement several times over: the worst is held against the worst.
      const isRepeated = identity === exact
      if (!isTold && !isRepeated) continue
      const sorted = same.toSorted(worstFirst)
      entries.toSorted(worstFirst).forEach((entry, index) => {
        const twin = sorted[index]
        if (twin === undefined) return
        found.set(entry, twin)
        taken.add(twin)
      })
    }
  }
  return found
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

function worstFirst(a: MetricEntry, b: MetricEntry): number {
  return a.direction === 'lower' ? b.value - a.value : a.value - b.value
}

function lower(text: string | undefined): string {
  return text?.trim().toLowerCase() ?? ''
}

function severalModels(entries: readonly MetricEntry[]): boolean {
  return new Set(entries.map(e => e.model)).size > 1
}

/** A metric that each side has exactly once is the same question, even when asked of another data set. */
function onlyOther(
  entry: MetricEntry,
  candidate: ReadonlyMap<string, readonly MetricEntry[]>,
  baseline: ReadonlyMap<string, readonly MetricEntry[]>,
  left: ReadonlySet<MetricEntry>
): MetricEntry | null {
  const question = questionOf(entry)
  const [other, ...more] = baseline.get(question) ?? []
  const isOnly = candidate.get(question)?.length === 1 && more.length === 0
  return isOnly && other !== undefined && left.has(other) ? other : null
}

function questionOf(entry: MetricEntry): string {
  return JSON.stringify([metricKey(entry), segmentText(entry.segment)])
}

/**
 * A part that only one side states is no contradiction; another value of it is, and so is a split besides the
 * test set: `val_accuracy` does not stand in for `accuracy`.
 */
function differenceOf(a: MetricEntry, b: MetricEntry): string | null {
  for (const part of [...PARTS, 'revision'] as const) {
    const [x, y] = [a[part], b[part]]
    if (x !== undefined && y !== undefined && wordsOf(x) !== wordsOf(y)) {
      return `${part} ${x} instead of ${y}`
    }
  }
  const [own, other] = [otherThanTest(a), otherThanTest(b)]
  if (own !== null && b.split === undefined) return `split ${own} instead of none`
  return other !== null && a.split === undefined ? `no split instead of ${other}` : null
}

/** A split that is not what a number without one is of. */
function otherThanTest({split}: MetricEntry): string | null {
  const known = split === undefined ? null : splitOf(split)
  return known === 'test' || known === 'evaluation' ? null : known
}

/** Spelled with hyphens or with spaces, a task or data set is the same. */
function wordsOf(text: string): string {
  return lower(text).replace(/[\s_-]+/gu, ' ')
}

/** Numbers of one metric are told apart by their parts, and where these are equal by their names. */
function labelled(pairs: readonly Unlabelled[], parts: readonly Part[]): readonly Pair[] {
  const labels = new Map<Unlabelled, string>()
  for (const same of groupedBy(pairs, pair => pair.metric).values()) {
    if (same.length === 1) continue
    for (const [label, members] of groupedBy(same, pair => labelOf(pair, parts))) {
      const isNamed = new Set(members.map(nameOf)).size > 1
      for (const pair of members) {
        const words = isNamed ? [label, nameOf(pair)] : [label]
        labels.set(pair, words.filter(word => word !== '').join('/'))
      }
    }
  }
  return pairs.map(pair => ({...pair, label: labels.get(pair) ?? ''}))
}

function nameOf({candidate, baseline}: Unlabelled): string {
  const entry = candidate ?? baseline
  return entry?.title ?? entry?.metric ?? ''
}

function labelOf({candidate, baseline}: Unlabelled, parts: readonly Part[]): string {
  const entry = candidate ?? baseline
  if (entry === null) return ''
  const words = parts.filter(part => part !== 'task').map(part => entry[part])
  const segment = segmentText(entry.segment)
  return [...words, segment].filter(word => word !== undefined && word !== '').join('/')
}

/** Whether a number speaks for or against the model, or was meant to. */
export function isQuality({votes, why}: MetricEntry): boolean {
  return votes || why === NOT_FINITE || why === IMPOSSIBLE
}
