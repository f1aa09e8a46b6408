import {bucketEdge, bucketValue, NEGATIVE_BUCKET, ZERO_BUCKET} from '../../traffic/buckets.ts'
import type {Side} from '../../traffic/side.ts'
import {COST_UNIT} from '../../traffic/table-plans.ts'
import {rowsIn, type Traffic} from '../../traffic/traffic.ts'
import type {HistogramBin} from '../../statistics/core/histogram.ts'

/** Counted numbers of a side, ascending; numbers below 0 count as 0. */
export function histogramOf(
  traffic: Traffic,
  what: 'latency' | 'cost' | 'reward',
  side: Side
): readonly HistogramBin[] {
  return rowsIn(traffic, what, side).flatMap(({key: [bucket], count}) => {
    if (typeof bucket !== 'number') return []
    if (bucket <= ZERO_BUCKET) return [{above: -Infinity, upTo: 0, value: 0, count}]
    const [above, upTo] = [bucketEdge(bucket - 1), bucketEdge(bucket)]
    return [{above, upTo, value: bucketValue(bucket), count}]
  })
}

/** Whether a side has numbers below 0, of which a histogram does not know the size. */
export function hasNegative(traffic: Traffic, what: 'cost' | 'reward', side: Side): boolean {
  return rowsIn(traffic, what, side).some(({key}) => key[0] === NEGATIVE_BUCKET)
}

/** The exact sum of a side's costs or rewards. */
export function sumOf(traffic: Traffic, what: 'cost' | 'reward', side: Side): number {
  const units = rowsIn(traffic, what, side).reduce(
    (sum, {measures}) => sum + BigInt(measures[0] ?? 0),
    0n
  )
  return Number(units) * COST_UNIT
}
