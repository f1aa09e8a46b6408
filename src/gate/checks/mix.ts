import type {MetricEntry} from '../../evidence/metric.ts'
import {metricOf} from '../../metrics/names.ts'
import type {Direction} from '../../statistics/core/difference.ts'
import {orientation} from '../../statistics/core/margin.ts'
import {mixEffect, type MixEffect} from '../../statistics/core/simpson.ts'
import type {Case} from '../case.ts'
import {spokenChange, count, distance, figure} from '../../words/figures.ts'
import {aFindingOf} from '../../verdict/finding.ts'
import {findingId} from '../../verdict/finding-id.ts'
import {capitalised, spokenName} from '../../words/names.ts'
import {metricKey, segmentText} from '../statements.ts'
import type {Finding} from '../../verdict/verdict.ts'

/**
 * Were the models evaluated on different mixes of the same segments, so that the whole says the opposite of
 * what both would on one mix? Asked of stated numbers, where segments come with their rows; rows that both
 * models were evaluated on are one mix. Only informs.
 *
 * Source: Simpson 1951; direct standardisation.
 */
export function mix({statements, metrics}: Case): readonly Finding[] {
  if (statements.baseline === null) return []
  const before = partsOf(statements.baseline.entries)
  return [...partsOf(statements.candidate.entries)].flatMap(([key, {metric, by, parts}]) => {
    const other = before.get(key)?.parts
    const known = metrics.find(one => one.metric === metric)
    if (other === undefined || known?.direction == null) return []
    const names = [...new Set([...parts.keys(), ...other.keys()])].sort()
    const segments = names.map(name => ({
      name,
      baseline: other.get(name) ?? NO_ROWS,
      candidate: parts.get(name) ?? NO_ROWS
    }))
    const effect = mixEffect(segments)
    const isMixed = segments.length > 1 && effect.reversal
    return isMixed
      ? [reversed({metric, by, share: known.share, direction: known.direction}, effect, segments)]
      : []
  })
}

interface Part {
  /** Value times rows. */
  readonly count: number
  readonly n: number
}

interface Divided {
  readonly metric: string
  /** The columns that divide the rows. */
  /** The dividing columns, in their order. */
  readonly by: readonly string[]
  readonly parts: Map<string, Part>
}

const NO_ROWS: Part = {count: 0, n: 0}

/** By metric and dividing columns the stated segments that come with their rows. */
function partsOf(entries: readonly MetricEntry[]): ReadonlyMap<string, Divided> {
  const found = new Map<string, Divided>()
  for (const entry of entries) {
    const {segment, n, value, percent} = entry
    const metric = metricKey(entry)
    if (segment === undefined || n === undefined || !isMeanOfRows(metric)) continue
    if (!Number.isFinite(value) || n <= 0) continue
    const by = Object.keys(segment).sort()
    const key = JSON.stringify([metric, by.join(' and '), entry.dataset, entry.split, entry.model])
    const divided = found.get(key) ?? {metric, by, parts: new Map<string, Part>()}
    const mean = percent === true ? value / 100 : value
    divided.parts.set(segmentText(segment), {count: mean * n, n})
    found.set(key, divided)
  }
  return found
}

/** A whole is then the mean of its parts, weighted by their rows. */
function isMeanOfRows(metric: string): boolean {
  const meanOf = metricOf(metric)?.meanOf
  return meanOf === 'hits' || meanOf === 'rows'
}

interface About {
  readonly metric: string
  /** The dividing columns, in their order. */
  readonly by: readonly string[]
  readonly share: boolean
  readonly direction: Direction
}

function reversed(
  {metric, by, share, direction}: About,
  {baseline, candidate, standardised, standardisedDifference, differences}: MixEffect,
  segments: readonly {readonly name: string; readonly baseline: Part; readonly candidate: Part}[]
): Finding {
  const sign = orientation(direction)
  const gain = sign * (candidate - baseline)
  const onOneMix = sign * standardisedDifference
  const [whole, parts] = gain > 0 ? ['better', 'worse'] : ['worse', 'better']
  const rows = segments.reduce((sum, segment) => sum + segment.candidate.n, 0)
  return aFindingOf({
    id: findingId('simpson', metric, by.join(',')),
    status: 'inconclusive',
    role: 'info',
    detail: 'mix',
    subject: {metric},
    direction,
    ...(share ? {unit: 'fraction'} : {}),
    baseline,
    candidate,
    difference: gain,
    rows,
    summary:
      `${capitalised(spokenName(metric))} is ${whole} over all segments by ${by.join(' and ')} (${spokenChange(baseline, candidate, share)}), ` +
      `but ${distance(onOneMix, share)} ${parts} on the mix of segments that the model in production was evaluated on (${figure(standardised, share)}): the models were evaluated on different mixes.`,
    remedy: 'Evaluate both models on the same rows; until then trust the segments.',
    steps: [
      ...segments.map((segment, i) => ({
        what: `change for ${segment.name}, ${count(segment.baseline.n)} rows then and ${count(segment.candidate.n)} now`,
        value: finiteOr(sign * (differences[i] ?? NaN))
      })),
      {what: 'change as a whole, positive = better', value: gain},
      {what: 'candidate on the mix of the baseline', value: standardised},
      {what: 'change on the mix of the baseline', value: onOneMix}
    ],
    reference: 'Simpson 1951; direct standardisation'
  })
}

function finiteOr(value: number): number | string {
  return Number.isFinite(value) ? value : 'not known: a model has no such rows'
}
