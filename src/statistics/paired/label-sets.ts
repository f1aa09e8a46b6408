import {linearise, type ClassTally, type ConfusionMetric} from './confusion-metrics.ts'
import type {Difference, Question} from '../core/difference.ts'
import {compareImposed} from './imposed.ts'
import type {Design, Scored} from './influence.ts'

/** Rows whose label and prediction are sets of labels, each set known by a code. */
export interface LabelSetRows {
  readonly label: Int32Array
  readonly prediction: Int32Array
  /** By code the labels of the set, from 0, ascending, each once. */
  readonly sets: readonly (readonly number[])[]
  /** Number of labels. */
  readonly labels: number
}

type Average = 'micro' | 'macro' | 'weighted'
export type LabelSetMetric = `${'precision' | 'recall' | 'f1'}_${Average}`

/** What a row's label and prediction have in common, the size of each, and of all labels. */
export interface Overlap {
  readonly common: number
  readonly actual: number
  readonly predicted: number
  readonly labels: number
}

/**
 * One model's metric over the labels, with the influence of each row; 0/0 counts as 0 and labels that nobody has
 * are left out, as in scikit-learn. Micro averages pool the labels.
 */
export function scoreLabelSets(
  metric: LabelSetMetric,
  rows: LabelSetRows,
  weights?: Float64Array
): Scored {
  const {sets, labels} = rows
  const isPooled = metric.endsWith('_micro')
  const codeOf = (label: number): number => (isPooled ? 0 : label)
  const size = isPooled ? 1 : labels
  const tally = tallyOf(rows, codeOf, size, weights)
  const name = (isPooled ? metric.replace('_micro', '') : metric) as ConfusionMetric
  // Weights by label are shares of all labels, not of the rows.
  const total = tally.actual.reduce((sum, count) => sum + count, 0)
  const {value, byHits, byPredicted, byActual, byTotal} = linearise(name, {...tally, total}, 0)
  const sumOf = (slopes: Float64Array): Float64Array =>
    Float64Array.from(sets, set => set.reduce((sum, l) => sum + (slopes[codeOf(l)] ?? 0), 0))
  const [ofPredicted, ofActual] = [
    sumOf(byPredicted),
    sumOf(byActual.map(slope => slope + byTotal))
  ]
  const influence = new Float64Array(rows.label.length)
  for (let row = 0; row < influence.length; row++) {
    const [actual, predicted] = [rows.label[row] ?? -1, rows.prediction[row] ?? -1]
    let slope = (ofPredicted[predicted] ?? 0) + (ofActual[actual] ?? 0)
    eachCommon(sets[actual] ?? [], sets[predicted] ?? [], label => {
      slope += byHits[codeOf(label)] ?? 0
    })
    influence[row] = tally.total * slope
  }
  return {value, influence}
}

/** Tests two models' metric on the same rows by the delta method, weighted and clustered as the design says. */
export function compareLabelSets(
  metric: LabelSetMetric,
  baseline: LabelSetRows,
  candidate: LabelSetRows,
  question: Question,
  design: Design = {}
): Difference {
  return compareImposed(
    scoreLabelSets(metric, baseline, design.weights),
    scoreLabelSets(metric, candidate, design.weights),
    question,
    design,
    {
      method: 'label-sets-delta',
      reference: 'delta method on the counts a label; Agresti 2002, 14.1',
      smallSample: true
    },
    // Rows of which no label differs do not have the same influence, so that they are not seen to be the same.
    {isRough: true}
  )
}

/** A value of each row's overlap. */
export function overlapRows(
  {label, prediction, sets, labels}: LabelSetRows,
  valueOf: (overlap: Overlap) => number
): Float64Array {
  const values = new Float64Array(label.length)
  for (let row = 0; row < values.length; row++) {
    const [actual, predicted] = [sets[label[row] ?? -1] ?? [], sets[prediction[row] ?? -1] ?? []]
    let common = 0
    eachCommon(actual, predicted, () => common++)
    values[row] = valueOf({common, actual: actual.length, predicted: predicted.length, labels})
  }
  return values
}

function tallyOf(
  {label, prediction, sets}: LabelSetRows,
  codeOf: (label: number) => number,
  size: number,
  weights: Float64Array | undefined
): ClassTally {
  const [hits, predicted, actual] = [
    new Float64Array(size),
    new Float64Array(size),
    new Float64Array(size)
  ]
  let total = 0
  for (let row = 0; row < label.length; row++) {
    const weight = weights?.[row] ?? 1
    const add = (counts: Float64Array) => (found: number) => {
      counts[codeOf(found)] = (counts[codeOf(found)] ?? 0) + weight
    }
    const [truth, answer] = [sets[label[row] ?? -1] ?? [], sets[prediction[row] ?? -1] ?? []]
    truth.forEach(add(actual))
    answer.forEach(add(predicted))
    eachCommon(truth, answer, add(hits))
    total += weight
  }
  return {hits, predicted, actual, total}
}

/** The labels of both sets, which are ascending. */
function eachCommon(
  one: readonly number[],
  other: readonly number[],
  found: (label: number) => void
): void {
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a, b] = [one[i] ?? 0, other[j] ?? 0]
    if (a === b) found(a)
    if (a <= b) i++
    if (b <= a) j++
  }
}
