import {compareMeans} from '../../statistics/paired/cluster.ts'
import {pairedMeanOfRows} from '../../statistics/paired/paired-mean.ts'
import type {Both, PairedRows} from './paired-rows.ts'
import {areEqual, designOf, isPlain, type OfRows} from './row-metric.ts'

/** A mean of a number of each row, tested as such. */
export function meanOf(columnsOf: (rows: PairedRows) => Both<Float64Array>): OfRows {
  return (rows, question) => {
    const {baseline, candidate} = columnsOf(rows)
    return isPlain(rows)
      ? pairedMeanOfRows(baseline, candidate, question, isSame(rows))
      : compareMeans(baseline, candidate, question, designOf(rows))
  }
}

function isSame({score, predicted}: PairedRows): boolean {
  const both = score ?? predicted
  return both !== null && areEqual(both)
}
