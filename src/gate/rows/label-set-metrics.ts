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
import {designOf, eachSide, there, type RowMetric} from './row-metric.ts'

/** Metrics of rows that have several labels each. */
export const LABEL_SET_METRICS: readonly RowMetric[] = [
  ...(
    [
      'f1_micro',
      'f1_macro',
      'f1_weighted',
      'precision_micro',
      'precision_macro',
      'recall_micro',
      'recall_macro'
    ] as const
  ).map(average),
  {...meanOf('f1_samples', hasSets, f1OfRows), direction: 'higher', share: true},
  {...meanOf('jaccard', hasSets, jaccardOfRows), direction: 'higher', share: true},
  {...meanOf('hamming_loss', hasSets, hammingOfRows), share: true}
]

function average(name: LabelSetMetric): RowMetric {
  return {
    name,
    direction: 'higher',
    share: true,
    applies: hasSets,
    compare: (rows, question) => {
      const {baseline, candidate} = setsOf(rows)
      return compareLabelSets(name, baseline, candidate, question, designOf(rows))
    }
  }
}

function hasSets({label, predicted, task}: PairedRows): boolean {
  return task === 'multilabel' && label !== null && predicted !== null
}

function f1OfRows(rows: PairedRows): Both<Float64Array> {
  return overlaps(rows, ({common, actual, predicted}) => share(2 * common, actual + predicted))
}

function jaccardOfRows(rows: PairedRows): Both<Float64Array> {
  return overlaps(rows, ({common, actual, predicted}) => share(common, actual + predicted - common))
}

function hammingOfRows(rows: PairedRows): Both<Float64Array> {
  return overlaps(rows, ({common, actual, predicted, labels}) =>
    share(actual + predicted - 2 * common, labels)
  )
}

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
