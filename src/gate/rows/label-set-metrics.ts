import {
  compareLabelSets,
  overlapRows,
  type LabelSetMetric,
  type LabelSetRows,
  type Overlap
} from '../../statistics/paired/label-sets.ts'
import {setOf} from './label-sets.ts'
import {meanOf} from './mean-metric.ts'
import type {Both, PairedRows} from './paired-rows.ts'
import {designOf, eachSide, there, type OfRows} from './row-metric.ts'

/** An average over the labels of rows that have several each. */
export function bySets(name: LabelSetMetric): OfRows {
  return (rows, question) => {
    const {baseline, candidate} = setsOf(rows)
    return compareLabelSets(name, baseline, candidate, question, designOf(rows))
  }
}

/** The F1 of each row's labels. */
export const f1OfRows: OfRows = meanOf(rows =>
  overlaps(rows, ({common, actual, predicted}) => share(2 * common, actual + predicted))
)

/** What each row's labels have in common with those that were predicted, among all of both. */
export const jaccardOfRows: OfRows = meanOf(rows =>
  overlaps(rows, ({common, actual, predicted}) => share(common, actual + predicted - common))
)

/** The share of labels that are wrong. */
export const hammingOfRows: OfRows = meanOf(rows =>
  overlaps(rows, ({common, actual, predicted, labels}) =>
    share(actual + predicted - 2 * common, labels)
  )
)

/** 0/0 is 0, as scikit-learn's zero_division=0. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}

function overlaps(rows: PairedRows, valueOf: (overlap: Overlap) => number): Both<Float64Array> {
  return eachSide(setsOf(rows), side => overlapRows(side, valueOf))
}

/** The classes are sets as they are written; a row without a prediction has the empty one. */
function setsOf({label, predicted, classes}: PairedRows): Both<LabelSetRows> {
  const named = classes.map(setOf)
  const names = [...new Set(named.flat())].sort()
  const codes = new Map(names.map((name, code) => [name, code]))
  // Names are in the order of their codes, so the codes of each set ascend.
  const sets = named.map(set => set.map(name => codes.get(name) ?? 0))
  return eachSide(there(predicted), prediction => ({
    label: there(label),
    prediction,
    sets,
    labels: names.length
  }))
}
