import type {Difference, Question} from '../../statistics/core/difference.ts'
import {identicalPredictions} from '../../statistics/core/identical.ts'
import {isOfClasses} from './needs.ts'
import type {PairedRows} from './paired-rows.ts'
import {areEqual, type RowMetric} from './row-metric.ts'
import {smallestOf} from '../../statistics/core/extremes.ts'

/**
 * Compares both models on a metric that applies to the rows. Where all that the metric looks at is the same in
 * both there is no variance to test by, and the number of rows decides.
 */
export function compareRows(metric: RowMetric, rows: PairedRows, question: Question): Difference {
  const difference = metric.ofRows(rows, question)
  const isUntested =
    difference.degenerate && difference.difference === 0 && rows.weights === undefined
  return isUntested && isSame(metric, rows)
    ? identicalPredictions(difference, unitsOf(rows), question)
    : difference
}

/** Whether both models say the same of every row, in all that they say: then they are one. */
export function isSameModel({rows, predicted, score, classScores}: PairedRows): boolean {
  const said = predicted !== null || score !== null || classScores !== null
  return (
    said &&
    rows > 0 &&
    (predicted === null || areEqual(predicted)) &&
    (score === null || areEqual(score)) &&
    (classScores?.baseline ?? []).every((column, k) =>
      areEqual({
        baseline: column,
        candidate: classScores?.candidate[k] ?? new Float64Array(0)
      })
    )
  )
}

function isSame(metric: RowMetric, {predicted, score, classScores}: PairedRows): boolean {
  if (isOfClasses(metric.needs)) return predicted !== null && areEqual(predicted)
  if (classScores === null) return score !== null && areEqual(score)
  const {baseline, candidate} = classScores
  return baseline.every((column, k) =>
    areEqual({baseline: column, candidate: candidate[k] ?? new Float64Array(0)})
  )
}

/** Rows that count by themselves: clusters, and of several classes the rows of the smallest one. */
function unitsOf({rows, task, clusters, label}: PairedRows): number {
  if (clusters !== undefined) return new Set(clusters).size
  if (label === null || task === 'multilabel') return rows
  const counts = new Map<number, number>()
  for (const code of label) counts.set(code, (counts.get(code) ?? 0) + 1)
  return smallestOf(counts.values())
}
