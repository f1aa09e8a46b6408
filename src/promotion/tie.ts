import {digestOf} from '../reading/digest.ts'
import {readMetricsFile} from '../evidence/formats/read.ts'
import type {MetricEntry} from '../evidence/metric.ts'
import type {ModelVerdict} from '../verdict/verdict.ts'
import {findAlike} from '../reading/own-layout.ts'
import type {Tree} from '../ports.ts'
import type {VersionName} from '../verdict/record.ts'
import type {Refusal} from './rules.ts'
import {smallestOf} from '../statistics/core/extremes.ts'

/** The judged files, as they are shown and as they lie in a tree. */
export interface JudgedFiles {
  readonly tree: Tree
  /** What is put before the tree's paths when they are shown. */
  readonly prefix: string
}

/** Where an evidence file lies in its tree. */
export function pathIn({prefix}: JudgedFiles, shown: string): string {
  return prefix !== '' && shown.startsWith(`${prefix}/`) ? shown.slice(prefix.length + 1) : shown
}

/**
 * Whether a registry's version is the candidate that was judged: what both keep must agree (predictions byte by
 * byte, metrics number by number, as exactly as they are written), and something must be in both.
 */
export async function tied(
  {name, candidate}: ModelVerdict,
  judged: JudgedFiles,
  version: VersionName,
  kept: Tree,
  commits: readonly string[]
): Promise<Refusal> {
  const files = await kept.list()
  let ties = version.commit !== null && commits.includes(version.commit) ? 1 : 0
  for (const {kind, path, digest} of candidate.evidence) {
    const there = findAlike(path, files) ?? (kind === 'metrics' ? generated(files) : null)
    if (there === null) continue
    const bytes = await kept.read(there)
    if (digestOf(bytes) === digest) {
      ties++
    } else if (kind === 'predictions') {
      return `${there} of ${version.version} is not the ${path} on which ${name} was judged: check again.`
    } else if (kind === 'metrics') {
      const own = readMetricsFile(path, await judged.tree.read(pathIn(judged, path))).entries
      const {shared, other} = compare(own, readMetricsFile(there, bytes).entries)
      if (other !== null)
        return `${version.version} has another ${other.metric} than the ${other.value} in ${path}, on which ${name} was judged: check again.`
      ties += shared
    }
  }
  if (ties > 0) return null
  return `Nothing that the registry keeps of ${version.version} shows that it is the ${name} that was judged: log its metrics, its predictions or its commit on the run.`
}

/** What a registry says without a file of its own. */
function generated(files: readonly string[]): string | null {
  return files.includes('metrics.json') ? 'metrics.json' : null
}

function compare(
  own: readonly MetricEntry[],
  others: readonly MetricEntry[]
): {readonly shared: number; readonly other: MetricEntry | null} {
  const byKey = new Map(others.map(entry => [keyOf(entry), entry]))
  let shared = 0
  for (const entry of own) {
    const other = byKey.get(keyOf(entry))
    if (other === undefined) continue
    if (!agree(entry, other)) return {shared, other: entry}
    shared++
  }
  return {shared, other: null}
}

function keyOf({metric, canonical, dataset, split, segment}: MetricEntry): string {
  return JSON.stringify([canonical ?? metric, dataset, split, segment])
}

/** More than this part of a value is no rounding: 0.9 is what a registry writes for 0.90, not for 0.95. */
const MAX_ROUNDING = 0.01

/** Equal as far as the coarser of the two is written, where that says something. */
function agree(a: MetricEntry, b: MetricEntry): boolean {
  if (Object.is(a.value, b.value)) return true
  const written = [a.decimals, b.decimals].filter(decimals => decimals !== undefined)
  const half = written.length === 0 ? 0 : 0.5 * 10 ** -smallestOf(written)
  if (half > MAX_ROUNDING * Math.abs(a.value)) return false
  return Math.abs(a.value - b.value) <= half * (1 + 1e-9)
}
