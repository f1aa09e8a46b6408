import {count} from '../../words/numbers.ts'
import {compareConfusion, pairedRecall} from '../../statistics/paired/confusion.ts'
import type {ConfusionMetric} from '../../statistics/paired/confusion-metrics.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {tabulate, type ClassRows} from '../../statistics/paired/joint-table.ts'
import type {PairedOutcomes} from '../../statistics/paired/outcomes.ts'
import {tango} from '../../statistics/paired/tango.ts'
import type {Both, PairedRows} from './paired-rows.ts'
import {designOf, isPlain, there, type OfRows} from './row-metric.ts'

/** The share of right rows: by Tango's test, or by its like for weights and clusters. */
export function hits(rows: PairedRows, question: Question): Difference {
  const label = there(rows.label)
  if (isPlain(rows)) return tango(countHits(label, there(rows.predicted)), question)
  return compareConfusion('accuracy', classRowsOf(rows), question, designOf(rows))
}

/** Who is right where, counted without a column of right and wrong. */
function countHits(label: Int32Array, {baseline, candidate}: Both<Int32Array>): PairedOutcomes {
  const n = label.length
  let [wins, losses, both] = [0, 0, 0]
  for (let row = 0; row < n; row++) {
    const truth = label[row]
    const before = baseline[row] === truth
    const after = candidate[row] === truth
    if (before && after) both++
    else if (after) wins++
    else if (before) losses++
  }
  return {wins, losses, n, baseline: (both + losses) / n, candidate: (both + wins) / n}
}

/** Right answers among the rows of one class are a rate like accuracy, and tested like it. */
export function hitsOfClass(name: 'recall' | 'specificity'): OfRows {
  return (rows, question) => {
    const code = name === 'recall' ? rows.positive : 1 - rows.positive
    if (!isPlain(rows) || code < 0 || code > 1) return byTable(name)(rows, question)
    const outcomes = pairedRecall(tabulate(classRowsOf(rows)), code)
    const difference = tango(outcomes, question)
    const note = `${count(outcomes.n)} of the ${count(rows.rows)} rows are of the class that counts.`
    return {...difference, warnings: [...difference.warnings, note]}
  }
}

/** A metric of the joint table of labels and both models' classes, by the delta method. */
export function byTable(name: ConfusionMetric): OfRows {
  return (rows, question) =>
    compareConfusion(name, classRowsOf(rows), question, designOf(rows), Math.max(0, rows.positive))
}

function classRowsOf({label, predicted, classes}: PairedRows): ClassRows {
  return {label: there(label), ...there(predicted), classes: classes.length + 1}
}
