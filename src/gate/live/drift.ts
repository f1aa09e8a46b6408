import type {KeyValue} from '../../traffic/statistics.ts'
import {rowsIn, type ReferenceCounts, type Traffic} from '../../traffic/traffic.ts'
import {categoryDrift, type CategoryDrift} from '../../statistics/drift/drift.ts'
import {count, figure} from '../../words/figures.ts'
import {spokenTime} from '../../words/times.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import type {Finding, Status} from '../../verdict/verdict.ts'
import type {TrafficDemand} from './demand.ts'
import {beyondLimit, driftDays, driftTime, total, type DriftTime} from './drift-since.ts'
import {storableSteps} from '../comparison/finding.ts'

/** Fewer rows on either side say nothing: the index alone is about (categories − 1) · (1/n + 1/m). */
const FEWEST_ROWS = 100

/** Is live traffic still what the candidate was evaluated on? */
export function drift(traffic: Traffic, demand: TrafficDemand): readonly Finding[] {
  return (traffic.reference?.drift ?? []).map(reference => judge(traffic, reference, demand))
}

function judge(
  traffic: Traffic,
  {field, edges, counts}: ReferenceCounts,
  {drift: limits}: TrafficDemand
): Finding {
  const live = rowsIn(traffic, 'drift', field).map(
    ({key, count: n}) => [key[0] ?? null, n] as const
  )
  const keys = [...new Set([...counts, ...live].map(([key]) => key))].sort(ascending)
  const of = (pairs: readonly (readonly [KeyValue, number])[]): readonly number[] => {
    const rows = new Map(pairs)
    return keys.map(key => rows.get(key) ?? 0)
  }
  const [before, now] = [of(counts), of(live)]
  const [n, m] = [total(before), total(now)]
  const id = findingId('shadow', 'drift', field.replace(/^(?:text|number):/u, ''))
  const name = spokenField(field)
  if (n < FEWEST_ROWS || m < FEWEST_ROWS) {
    return aFindingOf({
      id,
      status: 'not-applicable',
      role: 'info',
      detail: 'too-few',
      rows: m,
      summary: `There are too few rows with ${name} to tell whether it drifted: ${count(n)} in the evaluation set, ${count(m)} live.`
    })
  }
  const measured = (counted: readonly number[]): Measured =>
    measure(before, counted, edges !== null, limits)
  const {found, distance, isFar, isChance} = measured(now)
  const status: Status = isFar && !isChance ? 'inconclusive' : 'pass'
  const turn = driftTime(driftDays(traffic, field, keys), counted => {
    const of = measured(counted)
    return of.isFar && !of.isChance
  })
  // A log that is within the limit as a whole may have gone beyond it on its last days.
  const time = status !== 'pass' || turn?.when === 'since' ? turn : null
  const [key, from, to] = largestChange(keys, before, now)
  const where = edges === null ? spokenText(key) : spokenBin(Number(key), edges)
  const moved = `${where} went from ${figure(from, true)} of the evaluation set to ${figure(to, true)} of live requests`
  return aFindingOf({
    id,
    status,
    detail: isFar && isChance ? 'chance' : null,
    direction: 'lower',
    candidate: found.psi,
    limit: {atMost: limits.psi},
    method: edges === null ? 'psi' : 'psi and kolmogorov-smirnov',
    evidence: 'counts',
    rows: m,
    summary:
      status === 'pass'
        ? `In live traffic ${name} is spread as in the evaluation set.`
        : `Live traffic is not what the candidate was evaluated on: of ${name}, ${moved}.${sentenceOf(time)}`,
    remedy:
      status === 'pass'
        ? null
        : 'Evaluate both models on recent data; or, where the change is known and harmless, raise the limit of drift in the policy.',
    notes: [
      ...(status !== 'pass' || time === null
        ? []
        : [
            `It is beyond the limit ${spokenTime(beyondLimit(time))}, although the log as a whole is not.`
          ]),
      `How far it moved: stability index ${figure(found.psi, false)} (limit ${limits.psi})${distance === null ? '' : `, largest gap between the two distributions ${figure(distance, true)} (limit ${figure(limits.ks, true)})`}. That decides, not whether chance explains it (p ${found.p.toPrecision(2)}): among many requests the smallest difference is hardly chance.`
    ],
    steps: storableSteps([
      {what: 'rows of the evaluation set', value: n},
      {what: 'live requests', value: m},
      {what: 'population stability index', value: found.psi},
      {what: 'p of the index if nothing drifted', value: found.psiP},
      ...(distance === null
        ? []
        : [{what: 'Kolmogorov–Smirnov distance at the edges', value: distance}]),
      {what: 'chi-square', value: found.chiSquare},
      {what: 'p of chi-square', value: found.p},
      {what: 'Jensen–Shannon distance', value: found.jensenShannon}
    ]),
    ...(time === null ? {} : {beyondLimit: beyondLimit(time)}),
    reference: 'Siddiqi 2006, Credit Risk Scorecards; Kolmogorov 1933; Pearson 1900'
  })
}

function sentenceOf(time: DriftTime | null): string {
  if (time === null) return ''
  return ` It ${time.when === 'until' ? 'was' : 'is'} so ${spokenTime(beyondLimit(time))}.`
}

interface Measured {
  readonly found: CategoryDrift
  /** Kolmogorov–Smirnov, of numbers. */
  readonly distance: number | null
  /** Whether a limit is exceeded, and whether chance alone may do so. */
  readonly isFar: boolean
  readonly isChance: boolean
}

function measure(
  before: readonly number[],
  now: readonly number[],
  isNumber: boolean,
  limits: TrafficDemand['drift']
): Measured {
  const found = categoryDrift(before, now)
  const distance = isNumber ? largestGap(before, now) : null
  return {
    found,
    distance,
    isFar: found.psi > limits.psi || (distance !== null && distance > limits.ks),
    // What chance alone makes of the index is no drift.
    isChance: found.psiP > 0.05 && found.p > 0.05
  }
}

/** The largest difference of the two shares below an edge. */
function largestGap(before: readonly number[], now: readonly number[]): number {
  const [n, m] = [total(before), total(now)]
  let [low, high, largest] = [0, 0, 0]
  before.forEach((rows, i) => {
    low += rows / n
    high += (now[i] ?? 0) / m
    largest = Math.max(largest, Math.abs(low - high))
  })
  return largest
}

function largestChange<K>(
  keys: readonly K[],
  before: readonly number[],
  now: readonly number[]
): readonly [key: K | null, from: number, to: number] {
  const [n, m] = [total(before), total(now)]
  const changes = keys.map((key, i) => [key, (before[i] ?? 0) / n, (now[i] ?? 0) / m] as const)
  return changes.reduce<readonly [K | null, number, number]>(
    (most, one) => (Math.abs(one[2] - one[1]) > Math.abs(most[2] - most[1]) ? one : most),
    [null, 0, 0]
  )
}

function ascending(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}

function spokenField(field: string): string {
  if (field.endsWith('.score')) return `the score of the ${field.slice(0, -'.score'.length)}`
  return field.replace(/^(?:text|number):/u, '')
}

function spokenText(key: string | number | null): string {
  return key === null ? 'no value' : `"${key}"`
}

function spokenBin(bin: number, edges: readonly number[]): string {
  const [low, high] = [edges[bin - 1], edges[bin]]
  if (low === undefined) return `values up to ${figure(high ?? NaN, false)}`
  if (high === undefined) return `values above ${figure(low, false)}`
  return `values from ${figure(low, false)} to ${figure(high, false)}`
}
