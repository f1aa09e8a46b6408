import {compareMeans} from '../../statistics/paired/cluster.ts'
import {pairedMeanOfRows} from '../../statistics/paired/paired-mean.ts'
import type {Both, PairedRows} from './paired-rows.ts'
import {areEqual, designOf, isPlain, type RowMetric} from './row-metric.ts'

/** A mean of per-row losses, tested as such; lower is better unless it is said otherwise. */
export function meanOf(
  name: string,
  applies: RowMetric['applies'],
  columnsOf: (rows: PairedRows) => Both<Float64Array>
): RowMetric {
  return {
    name,
    direction: 'lower',
    share: false,
    applies,
    compare: (rows, question) => {
      const {baseline, candidate} = columnsOf(rows)
      return isPlain(rows)
        ? pairedMeanOfRows(baseline, candidate, question, isSame(rows))
        : compareMeans(baseline, candidate, question, designOf(rows))
    }
  }
}

function isSame({score, predicted}: PairedRows): boolean {
  const both = score ?? predicted
  return both !== null && areEqual(both)
}
