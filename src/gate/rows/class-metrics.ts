import {thousands} from '../../words/thousands.ts'
import {compareMeans} from '../../statistics/paired/cluster.ts'
import {compareConfusion, pairedRecall} from '../../statistics/paired/confusion.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {tabulate, type ClassRows} from '../../statistics/paired/joint-table.ts'
import type {PairedOutcomes} from '../../statistics/paired/outcomes.ts'
import {tango} from '../../statistics/paired/tango.ts'
import {CONFUSION_METRICS, type ConfusionEntry} from '../class-metrics.ts'
import type {Both, PairedRows} from './paired-rows.ts'
import {designOf, eachSide, isPlain, there, type RowMetric} from './row-metric.ts'

/** Metrics of predicted classes. */
export const CLASS_METRICS: readonly RowMetric[] = [
  {
    name: 'accuracy',
    direction: 'higher',
    share: true,
    applies: hasClasses,
    compare: compareAccuracy
  },
  {
    name: 'recall',
    direction: 'higher',
    share: true,
    applies: isBinary,
    compare: (rows, question) => compareClass(rows, rows.positive, 'recall', question)
  },
  {
    name: 'specificity',
    direction: 'higher',
    share: true,
    applies: isBinary,
    compare: (rows, question) => compareClass(rows, 1 - rows.positive, 'specificity', question)
  },
  ...CONFUSION_METRICS.map(confusion)
]

/** Answers that are right as a whole or not: sets of labels, and texts. */
export const EXACT_MATCH: RowMetric = {
  name: 'exact_match',
  direction: 'higher',
  share: true,
  applies: hasAnswers,
  compare: compareAccuracy
}

/** Whether the rows are of two classes, one of which counts; or of one alone, which it may be or not. */
export function hasPositive({
  truth,
  classes,
  positive
}: Pick<PairedRows, 'truth' | 'classes' | 'positive'>): boolean {
  return truth !== null && classes.length <= 2 && (positive < classes.length || classes.length < 2)
}

function hasClasses({label, predicted, task}: PairedRows): boolean {
  return label !== null && predicted !== null && (task === 'binary' || task === 'multiclass')
}

function isBinary(rows: PairedRows): boolean {
  return hasClasses(rows) && hasPositive(rows)
}

function hasAnswers({label, predicted, task}: PairedRows): boolean {
  return label !== null && predicted !== null && (task === 'multilabel' || task === 'generation')
}

/** The share of right rows: by Tango's test, or by sums over the clusters. */
function compareAccuracy(rows: PairedRows, question: Question): Difference {
  const label = there(rows.label)
  if (isPlain(rows)) return tango(countHits(label, there(rows.predicted)), question)
  const {baseline, candidate} = eachSide(there(rows.predicted), codes => {
    // Not `Float64Array.from`, which takes ten times as long for a million rows.
    const hits = new Float64Array(codes.length)
    for (let row = 0; row < hits.length; row++) hits[row] = codes[row] === label[row] ? 1 : 0
    return hits
  })
  return compareMeans(baseline, candidate, question, designOf(rows))
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
function compareClass(
  rows: PairedRows,
  code: number,
  name: 'recall' | 'specificity',
  question: Question
): Difference {
  const design = designOf(rows)
  if (!isPlain(rows) || code < 0 || code > 1) {
    return compareConfusion(name, classRowsOf(rows), question, design, Math.max(0, rows.positive))
  }
  const outcomes = pairedRecall(tabulate(classRowsOf(rows)), code)
  const difference = tango(outcomes, question)
  const note = `${thousands(outcomes.n)} of the ${thousands(rows.rows)} rows are of the class that counts.`
  return {...difference, warnings: [...difference.warnings, note]}
}

function confusion({name, share, needsPositive}: ConfusionEntry): RowMetric {
  return {
    name,
    direction: 'higher',
    share,
    applies: needsPositive ? isBinary : hasClasses,
    compare: (rows, question) =>
      compareConfusion(
        name,
        classRowsOf(rows),
        question,
        designOf(rows),
        Math.max(0, rows.positive)
      )
  }
}

function classRowsOf({label, predicted, classes}: PairedRows): ClassRows {
  return {label: there(label), ...there(predicted), classes: classes.length + 1}
}
