import type {MetricEntry} from '../../evidence/metric.ts'
import type {Difference, Question} from '../../statistics/core/difference.ts'
import {untestable} from '../../statistics/core/untestable.ts'
import {resampledT, welch} from '../../statistics/counts/repeats.ts'
import {largestOf, smallestOf} from '../../statistics/core/extremes.ts'

/**
 * Seeds are independent. Folds are not, since their training sets overlap: those of both models are
 * compared one by one, each tested on 1 / (k - 1) as many rows as it is trained on. Null where there are no repeats to
 * test, or none differs from another: then their means are all that is known.
 */
export function compareRepeats(
  baseline: MetricEntry,
  candidate: MetricEntry,
  question: Question
): Difference | null {
  const [before, after] = [baseline.repeats ?? [], candidate.repeats ?? []]
  if (before.length < 2 || after.length < 2) return null
  const repeats = {baseline: before, candidate: after}
  const {folds} = candidate
  const paired = folds !== undefined && folds === baseline.folds && before.length === after.length
  const apart = paired
    ? [after.map((value, fold) => value - (before[fold] ?? NaN))]
    : [before, after]
  const size = largestOf([...before, ...after].map(Math.abs))
  if (apart.every(values => areAlike(values, size))) return null
  if (paired && folds > 1) {
    return resampledT({...repeats, testPerTrain: 1 / (folds - 1)}, question)
  }
  const difference = welch(repeats, question)
  const independent = folds === undefined && baseline.folds === undefined
  return independent
    ? difference
    : untestable({...difference, warnings: [...difference.warnings, otherFolds]}, question)
}

/** Within what additions in another order may change. */
function areAlike(values: readonly number[], size: number): boolean {
  return largestOf(values) - smallestOf(values) <= 1e-9 * size
}

const otherFolds =
  'The models were not evaluated on the same folds, and folds overlap too much to be compared as if they were apart.'
