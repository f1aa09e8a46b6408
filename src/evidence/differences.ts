import type {FieldDifference} from '../verdict/verdict.ts'
import type {Evidence, RecordedDigest} from './evidence.ts'
import type {MetricEntry} from './metric.ts'

/** A digest, of which a person reads twelve digits. */
const LONG_DIGEST = /:([\da-f]{12})[\da-f]{8,}/gu
const MAX_TEXT = 200

/**
 * What differs between the model in production and this one, as texts, null where one side lacks it:
 * hyperparameters, data, weights, code, environment, card fields, metrics; in this order, each sorted
 * by name.
 */
export function describeDifferences(
  baseline: Evidence,
  candidate: Evidence
): readonly FieldDifference[] {
  return [
    ...differ('parameters', baseline.parameters, candidate.parameters),
    ...differ('data', digestsOf(baseline, 'data'), digestsOf(candidate, 'data'), shortDigests),
    ...differ(
      'weights',
      digestsOf(baseline, 'weights'),
      digestsOf(candidate, 'weights'),
      shortDigests
    ),
    ...differ('code', digestsOf(baseline, 'code'), digestsOf(candidate, 'code'), shortDigests),
    ...differEnvironments(baseline.environment, candidate.environment),
    ...differ('card', baseline.card?.fields ?? {}, candidate.card?.fields ?? {}),
    ...differMetrics(baseline, candidate)
  ]
}

type Texts = Readonly<Record<string, string>>

function differ(
  kind: string,
  baseline: Texts,
  candidate: Texts,
  shorten: (baseline: string, candidate: string) => readonly [string, string] = shortTexts
): readonly FieldDifference[] {
  const before = new Map(Object.entries(baseline))
  const after = new Map(Object.entries(candidate))
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(inOrder)
  return names.flatMap(name => {
    const was = before.get(name)
    const is = after.get(name)
    if (was === is) return []
    const [short, shorter] = shorten(was ?? '', is ?? '')
    return [
      {
        what: `${kind}.${name}`,
        baseline: was === undefined ? null : short,
        candidate: is === undefined ? null : shorter
      }
    ]
  })
}

/** Where one side records no package at all, the other's list says nothing about a change. */
function differEnvironments(baseline: Texts, candidate: Texts): readonly FieldDifference[] {
  const [before, after] = [Object.keys(baseline).length, Object.keys(candidate).length]
  if (before > 0 && after > 0) return differ('environment', baseline, candidate)
  if (before === after) return []
  const recorded = (packages: number): string | null =>
    packages === 0 ? null : `${packages} ${packages === 1 ? 'package' : 'packages'} recorded`
  return [{what: 'environment', baseline: recorded(before), candidate: recorded(after)}]
}

/** Two digests of one path, as when stages saw different content, are both told. */
function digestsOf({digests}: Evidence, role: RecordedDigest['role']): Texts {
  const byPath = new Map<string, Set<string>>()
  for (const found of digests) {
    if (found.role !== role) continue
    byPath.set(found.path, (byPath.get(found.path) ?? new Set()).add(found.digest))
  }
  return Object.fromEntries([...byPath].map(([path, all]) => [path, [...all].sort().join(', ')]))
}

/** The numbers of the metrics files, or else of the card, named by what tells them apart. */
function differMetrics(baseline: Evidence, candidate: Evidence): readonly FieldDifference[] {
  const before = qualityOf(baseline)
  const after = qualityOf(candidate)
  const all = [...before, ...after].map(aboutOf)
  const telling = [...new Set(all.flatMap(about => [...about.keys()]))].filter(
    name => new Set(all.map(about => about.get(name))).size > 1
  )
  return differ('metrics', valuesOf(before, telling), valuesOf(after, telling))
}

function qualityOf({metrics, card}: Evidence): readonly MetricEntry[] {
  const isQuality = (entry: MetricEntry): boolean => entry.votes || entry.canonical !== undefined
  const entries = metrics.filter(isQuality)
  return entries.length > 0 ? entries : (card?.entries ?? []).filter(isQuality)
}

function valuesOf(entries: readonly MetricEntry[], telling: readonly string[]): Texts {
  return Object.fromEntries(
    entries.map(entry => {
      const about = aboutOf(entry)
      const parts = telling.flatMap(name => {
        const value = about.get(name)
        return value === undefined ? [] : [`${name}=${value}`]
      })
      const metric = entry.canonical ?? entry.metric
      return [parts.length === 0 ? metric : `${metric}[${parts.join(', ')}]`, String(entry.value)]
    })
  )
}

function aboutOf(entry: MetricEntry): ReadonlyMap<string, string> {
  const {segment, model, task, dataset, config, split, qualifier} = entry
  const about = Object.entries({model, task, dataset, config, split, qualifier, ...segment})
  return new Map(about.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** The first digits, unless those are alike. */
function shortDigests(baseline: string, candidate: string): readonly [string, string] {
  const [a, b] = [baseline, candidate].map(text => text.replaceAll(LONG_DIGEST, ':$1'))
  return a === undefined || b === undefined || a === b ? [baseline, candidate] : [a, b]
}

/** Cut where they are long, around the place where they begin to differ. */
function shortTexts(baseline: string, candidate: string): readonly [string, string] {
  let same = 0
  while (same < baseline.length && baseline[same] === candidate[same]) same++
  const from = Math.max(0, same - MAX_TEXT / 4)
  return [cut(baseline, from), cut(candidate, from)]
}

function cut(text: string, from: number): string {
  if (text.length <= MAX_TEXT) return text
  const end = from + MAX_TEXT
  return `${from > 0 ? '…' : ''}${text.slice(from, end)}${end < text.length ? '…' : ''}`
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
