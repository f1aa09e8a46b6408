import type {Difference, Question} from '../core/difference.ts'
import {compareImposed} from './imposed.ts'
import type {Design, MethodNote, Scored} from './influence.ts'
import {denseRanks, type DenseRanks} from '../core/sort.ts'

/** Positive rows below which no test is made, and below which the jackknife replaces the linear error. */
const TOO_FEW_POSITIVES = 10
const FEW_POSITIVES = 50

/**
 * Average precision of scores against labels (1 = positive), scikit-learn's step definition with ties
 * taken together: Σ (recall step)·precision. Its influence values are the derivatives by each row's
 * weight. NaN without a positive row; scores must not be NaN.
 */
export function scoreAveragePrecision(
  label: Int32Array,
  score: Float64Array,
  weights?: Float64Array
): Scored {
  const groups = groupScores(label, denseRanks(score), weights)
  const {rank, positives, found, taken, positiveTotal, total} = groups
  const precision = found.map((hits, g) => hits / (taken[g] ?? NaN))
  // What a positive at the group's score gains the groups below it, and any row costs them.
  const gain = runningSum(positives.map((p, g) => (p === 0 ? 0 : p / (taken[g] ?? NaN))))
  const cost = runningSum(
    positives.map((p, g) => (p === 0 ? 0 : (p / (taken[g] ?? NaN)) * (precision[g] ?? NaN)))
  )
  const value = averagePrecision(groups)
  const influence = new Float64Array(rank.length)
  for (let i = 0; i < influence.length; i++) {
    const g = rank[i] ?? 0
    const ofPositive = label[i] === 1 ? (precision[g] ?? NaN) + (gain[g] ?? NaN) - value : 0
    influence[i] = (total / positiveTotal) * (ofPositive - (cost[g] ?? NaN))
  }
  return {value, influence}
}

/**
 * The area under the precision-recall curve by trapezoids, from recall 0 and precision 1 on: what some
 * tools call average precision too. It is too high (Davis & Goadrich, ICML 2006), so it is never tested.
 */
export function trapezoidPrecisionArea(
  label: Int32Array,
  score: Float64Array,
  weights?: Float64Array
): number {
  const {found, taken, positiveTotal} = groupScores(label, denseRanks(score), weights)
  let [area, recall, precision] = [0, 0, 1]
  for (let g = found.length - 1; g >= 0; g--) {
    const next = {
      recall: (found[g] ?? NaN) / positiveTotal,
      precision: (found[g] ?? NaN) / (taken[g] ?? NaN)
    }
    area += ((next.recall - recall) * (next.precision + precision)) / 2
    recall = next.recall
    precision = next.precision
  }
  return area
}

/**
 * As `scoreAveragePrecision`, for rows without weights, with the changes that leaving out each row makes
 * in place of derivatives, scaled so that their sum of squares over n² is the jackknife variance. O(n log n).
 */
export function jackknifeAveragePrecision(label: Int32Array, score: Float64Array): Scored {
  const groups = groupScores(label, denseRanks(score), undefined)
  const {rank, positives, found, taken, positiveTotal} = groups
  // A group without rows has nothing to add; 0/0 otherwise.
  const term = (p: number, hits: number, rows: number): number =>
    p === 0 || rows === 0 ? 0 : (p * hits) / rows
  const terms = positives.map((p, g) => term(p, found[g] ?? 0, taken[g] ?? 0))
  const all = terms.reduce((sum, x) => sum + x, 0)
  const lessNegative = positives.map((p, g) => term(p, found[g] ?? 0, (taken[g] ?? 0) - 1))
  const lessPositive = positives.map((p, g) => term(p, (found[g] ?? 0) - 1, (taken[g] ?? 0) - 1))
  const own = positives.map((p, g) => term(p - 1, (found[g] ?? 0) - 1, (taken[g] ?? 0) - 1))
  const upTo = runningSum(terms)
  const upToLessNegative = runningSum(lessNegative)
  const upToLessPositive = runningSum(lessPositive)
  const left = new Float64Array(rank.length)
  for (let i = 0; i < left.length; i++) {
    const g = rank[i] ?? 0
    const above = all - (upTo[g] ?? 0)
    left[i] =
      label[i] === 1
        ? (above + (upToLessPositive[g] ?? 0) - (lessPositive[g] ?? 0) + (own[g] ?? 0)) /
          (positiveTotal - 1)
        : (above + (upToLessNegative[g] ?? 0)) / positiveTotal
  }
  const mean = left.reduce((sum, x) => sum + x, 0) / left.length
  const scale = Math.sqrt(left.length * (left.length - 1))
  return {value: averagePrecision(groups), influence: left.map(x => scale * (mean - x))}
}

/**
 * Tests two models' average precision on the same rows, weighted and clustered as the design says. Fewer
 * than 10 positive rows support no test; below 50 the error is the jackknife's where rows are plain.
 */
export function compareAveragePrecision(
  label: Int32Array,
  baseline: Float64Array,
  candidate: Float64Array,
  question: Question,
  design: Design = {}
): Difference {
  const {weights, clusters} = design
  const positives = label.reduce((count, y) => count + (y === 1 ? 1 : 0), 0)
  const byJackknife =
    positives < FEW_POSITIVES && positives > 1 && weights === undefined && clusters === undefined
  const score = (scores: Float64Array): Scored =>
    byJackknife
      ? jackknifeAveragePrecision(label, scores)
      : scoreAveragePrecision(label, scores, weights)
  const note: MethodNote = {
    method: byJackknife ? 'average-precision-jackknife' : 'average-precision-influence',
    reference: byJackknife ? 'Efron & Stein 1981' : 'Hampel 1974 (influence function)',
    degenerate: positives < TOO_FEW_POSITIVES,
    warnings: positives < FEW_POSITIVES ? [fewPositives(positives)] : []
  }
  return compareImposed(score(baseline), score(candidate), question, design, note, {
    degreesOfFreedom: () => positives - 1
  })
}

function fewPositives(positives: number): string {
  return positives < TOO_FEW_POSITIVES
    ? `There are ${positives} positive rows; a test needs at least ${TOO_FEW_POSITIVES}.`
    : `There are ${positives} positive rows; the error is rough below ${FEW_POSITIVES}.`
}

/** Rows grouped by score, in ascending order of it; weighted where weights are given. */
interface ScoreGroups {
  readonly rank: Int32Array
  readonly positives: Float64Array
  /** Positive rows, and all rows, of the group's score or a higher one. */
  readonly found: Float64Array
  readonly taken: Float64Array
  readonly positiveTotal: number
  readonly total: number
}

function groupScores(
  label: Int32Array,
  {rank, distinct}: DenseRanks,
  weights: Float64Array | undefined
): ScoreGroups {
  const positives = new Float64Array(distinct)
  const taken = new Float64Array(distinct)
  for (let i = 0; i < rank.length; i++) {
    const w = weights === undefined ? 1 : (weights[i] ?? 0)
    const g = rank[i] ?? 0
    taken[g] = (taken[g] ?? 0) + w
    if (label[i] === 1) positives[g] = (positives[g] ?? 0) + w
  }
  const found = runningSum(positives.toReversed()).reverse()
  const all = runningSum(taken.toReversed()).reverse()
  return {rank, positives, found, taken: all, positiveTotal: found[0] ?? 0, total: all[0] ?? 0}
}

function averagePrecision({positives, found, taken, positiveTotal}: ScoreGroups): number {
  let sum = 0
  positives.forEach((p, g) => {
    if (p > 0) sum += (p * (found[g] ?? 0)) / (taken[g] ?? NaN)
  })
  return sum / positiveTotal
}

function runningSum(values: Float64Array): Float64Array {
  let sum = 0
  return values.map(x => (sum += x))
}
