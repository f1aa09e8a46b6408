import {
  linearise,
  type ClassTally,
  type ConfusionMetric,
  type LinearisedMetric
} from './confusion-metrics.ts'
import type {Difference, Question} from '../core/difference.ts'
import {orientation} from '../core/margin.ts'
import {restrictedTest, type Unit} from '../core/restricted.ts'
import {compareImposed, imposed} from './imposed.ts'
import {
  acceptedLoss,
  testPair,
  type Design,
  type MethodNote,
  type PairEstimate,
  type PairVariance,
  type Scored
} from './influence.ts'
import {tabulate, tallyOf, type ClassRows, type JointCell, type JointTable} from './joint-table.ts'

/** Two models on the same rows, each row right or wrong for each: what Tango's interval needs. */
export interface PairedRights {
  /** Rows where only the candidate is right, and where only the baseline is. */
  readonly wins: number
  readonly losses: number
  readonly n: number
  /** Shares of the rows that are right; NaN without rows. */
  readonly baseline: number
  readonly candidate: number
}

/** Rows of the smallest class below which the delta method gives way to the jackknife. */
const FEW_OF_A_CLASS = 30
const DELTA = {
  method: 'confusion-delta',
  reference: 'delta method on the joint table; Agresti 2002, 14.1'
}
const SCORE = {
  method: 'confusion-score',
  reference:
    'Tango 1998, Statistics in Medicine 17:891, on linearised rows; Owen 2001, Empirical Likelihood'
}
/** Cells times classes up to which the jackknife takes no time to speak of. */
const MOST_JACKKNIFED = 5e6
const JACKKNIFE = {method: 'confusion-jackknife', reference: 'Efron & Stein 1981'}

/** Wins, losses and accuracies of an unweighted table, for a test by Tango's interval. */
export function pairedAccuracy(table: JointTable): PairedRights {
  return pairedRights(table.cells)
}

/**
 * As `pairedAccuracy` on the rows of one label alone: the recall of that class, and where there are two
 * classes the specificity of the other. Tango's interval holds for few rows, the delta method does not.
 */
export function pairedRecall({cells}: JointTable, label: number): PairedRights {
  return pairedRights(cells.filter(cell => cell.label === label))
}

/** One model's confusion metric with the influence of each row; 0/0 counts as 0, as in scikit-learn. */
export function scoreConfusion(
  metric: ConfusionMetric,
  {label, prediction, classes}: {label: Int32Array; prediction: Int32Array; classes: number},
  weights?: Float64Array,
  positive = 1
): Scored {
  const table = tabulate({label, baseline: prediction, candidate: prediction, classes}, weights)
  const tally = tallyOf(table, 'baseline')
  const linear = linearise(metric, tally, positive)
  const influence = new Float64Array(label.length)
  for (let i = 0; i < influence.length; i++) {
    influence[i] = tally.total * slope(linear, label[i] ?? 0, prediction[i] ?? 0)
  }
  return {value: linear.value, influence}
}

/**
 * Tests two models' confusion metric on the same rows, weighted and clustered as the design says: by the score test
 * with the margin imposed, in which the worst that was not seen is a row of a label that was, which the
 * baseline gets right and the candidate wrong.
 */
export function compareConfusion(
  metric: ConfusionMetric,
  rows: ClassRows,
  question: Question,
  design: Design = {},
  positive = 1
): Difference {
  const {weights, clusters} = design
  const table = tabulate(rows, weights)
  if (clusters === undefined && weights === undefined) {
    return compareConfusionTable(metric, table, question, positive)
  }
  const {label, classes, baseline, candidate} = rows
  const pair = linearisePair(metric, table, positive)
  return compareImposed(
    scoreConfusion(metric, {label, prediction: baseline, classes}, weights, positive),
    scoreConfusion(metric, {label, prediction: candidate, classes}, weights, positive),
    question,
    design,
    {...SCORE, warnings: pair.warnings},
    {
      extremesAt: (factor, sign) => {
        const {loss, gain} = extremesOf(pair, factor, sign)
        return {loss: row => loss[label[row] ?? -1] ?? 0, gain: row => gain[label[row] ?? -1] ?? 0}
      }
    }
  )
}

/**
 * As `compareConfusion`, for independent rows of one weight that are counted already: O(cells), whatever the rows. The
 * standard error that is shown is the jackknife's where a class is small or a denominator is empty.
 */
export function compareConfusionTable(
  metric: ConfusionMetric,
  table: JointTable,
  question: Question,
  positive = 1
): Difference {
  const {estimate, note} = estimateConfusion(metric, table, positive)
  const usual = testPair(estimate, question, note)
  if (!Number.isFinite(usual.difference)) return usual
  const pair = linearisePair(metric, table, positive)
  const sign = orientation(question.direction)
  const count = Float64Array.from(table.cells, cell => cell.rows)
  return imposed(
    {...usual, ...SCORE},
    factor => {
      const units = {influence: cellInfluences(table, pair, factor, sign), count}
      const value = sign * (pair.candidate.value - factor * pair.baseline.value)
      const error =
        factor === 1
          ? Math.sqrt(Math.max(0, estimate.variance.difference))
          : acceptedLoss(estimate, question, sign).errorOfSlack
      return restrictedTest(
        {...units, ...unseenOf(table, pair, factor, sign)},
        value,
        error,
        Infinity
      )
    },
    question
  )
}

/** What a row of each cell adds to sign · (candidate − factor · baseline). */
function cellInfluences(
  {cells}: JointTable,
  pair: LinearisedPair,
  factor: number,
  sign: number
): Float64Array {
  return Float64Array.from(
    cells,
    ({label, baseline, candidate}) =>
      sign *
      pair.total *
      (slope(pair.candidate, label, candidate) - factor * slope(pair.baseline, label, baseline))
  )
}

/** The worst and the best row of a label that has rows. */
function unseenOf(
  {cells}: JointTable,
  pair: LinearisedPair,
  factor: number,
  sign: number
): {readonly worst: Unit; readonly best: Unit} {
  const {loss, gain} = extremesOf(pair, factor, sign)
  let [most, least] = [0, 0]
  for (const {label} of cells) {
    most = Math.max(most, gain[label] ?? 0)
    least = Math.max(least, loss[label] ?? 0)
  }
  return {worst: {influence: -least, share: 1}, best: {influence: most, share: 1}}
}

/** By label how much one row could lose or gain at most in sign · (candidate − factor · baseline). */
function extremesOf(
  {baseline, candidate, total}: LinearisedPair,
  factor: number,
  sign: number
): {readonly loss: Float64Array; readonly gain: Float64Array} {
  const [before, after] = [slopeRanges(baseline), slopeRanges(candidate)]
  const down = after.low.map((low, y) => total * (factor * (before.high[y] ?? 0) - low))
  const up = after.high.map((high, y) => total * (high - factor * (before.low[y] ?? 0)))
  return sign === 1 ? {loss: down, gain: up} : {loss: up, gain: down}
}

/** By label the smallest and the largest slope that a prediction could have. O(classes). */
function slopeRanges({byHits, byPredicted, byActual, byTotal}: LinearisedMetric): {
  readonly low: Float64Array
  readonly high: Float64Array
} {
  const order = Array.from(byPredicted.keys()).sort(
    (a, b) => (byPredicted[a] ?? 0) - (byPredicted[b] ?? 0)
  )
  const other = (codes: readonly number[], label: number): number =>
    byPredicted[codes.find(code => code !== label) ?? label] ?? 0
  const [least, most] = [order.slice(0, 2), order.slice(-2).reverse()]
  const ofRight = byHits.map((hits, label) => hits + (byPredicted[label] ?? 0))
  const rest = byActual.map(actual => actual + byTotal)
  return {
    low: rest.map((x, label) => x + Math.min(ofRight[label] ?? 0, other(least, label))),
    high: rest.map((x, label) => x + Math.max(ofRight[label] ?? 0, other(most, label)))
  }
}

/** The pair of values with its variances, and how they were found. */
export function estimateConfusion(
  metric: ConfusionMetric,
  table: JointTable,
  positive = 1
): {readonly estimate: PairEstimate; readonly note: MethodNote} {
  const pair = linearisePair(metric, table, positive)
  const isSmall = table.cells.length * table.classes <= MOST_JACKKNIFED
  const byJackknife = pair.fragile && !table.weighted && isSmall
  const variance = byJackknife ? jackknife(metric, table, positive) : delta(table, pair)
  const n = table.cells.reduce((sum, {rows}) => sum + rows, 0)
  const [baseline, candidate] = n === 0 ? [NaN, NaN] : [pair.baseline.value, pair.candidate.value]
  return {
    estimate: {baseline, candidate, variance, df: Infinity, n},
    note: {...(byJackknife ? JACKKNIFE : DELTA), warnings: pair.warnings}
  }
}

function pairedRights(cells: readonly JointCell[]): PairedRights {
  const count = (holds: (cell: JointCell) => boolean): number =>
    cells.reduce((sum, cell) => sum + (holds(cell) ? cell.rows : 0), 0)
  const n = count(() => true)
  return {
    wins: count(({label, baseline, candidate}) => label === candidate && label !== baseline),
    losses: count(({label, baseline, candidate}) => label === baseline && label !== candidate),
    n,
    baseline: count(({label, baseline}) => label === baseline) / n,
    candidate: count(({label, candidate}) => label === candidate) / n
  }
}

interface LinearisedPair {
  readonly baseline: LinearisedMetric
  readonly candidate: LinearisedMetric
  readonly total: number
  /** True where a linear approximation is not to be trusted. */
  readonly fragile: boolean
  readonly warnings: readonly string[]
}

function linearisePair(
  metric: ConfusionMetric,
  table: JointTable,
  positive: number
): LinearisedPair {
  const tally = tallyOf(table, 'baseline')
  const baseline = linearise(metric, tally, positive)
  const candidate = linearise(metric, tallyOf(table, 'candidate'), positive)
  const smallest = smallestClass(metric, table, positive)
  const undefinedTerms = Math.max(baseline.undefinedTerms, candidate.undefinedTerms)
  const warnings: string[] = []
  if (smallest < FEW_OF_A_CLASS) {
    warnings.push(`The smallest class that counts has ${smallest} rows: the error is rough.`)
  }
  if (undefinedTerms > 0) {
    warnings.push(`The metric is 0/0 for ${undefinedTerms} of its classes, counted as 0.`)
  }
  return {baseline, candidate, total: tally.total, fragile: warnings.length > 0, warnings}
}

/** Rows of the class that limits the metric: the positive one, or the rarest that has labels. */
function smallestClass(
  metric: ConfusionMetric,
  {classes, cells}: JointTable,
  positive: number
): number {
  const rows = new Float64Array(classes)
  for (const cell of cells) rows[cell.label] = (rows[cell.label] ?? 0) + cell.rows
  if (metric === 'precision' || metric === 'recall' || metric === 'f1') return rows[positive] ?? 0
  if (metric === 'accuracy' || metric.endsWith('_micro')) return Infinity
  return rows.reduce((least, count) => (count > 0 && count < least ? count : least), Infinity)
}

function slope(linear: LinearisedMetric, label: number, prediction: number): number {
  return (
    (label === prediction ? (linear.byHits[label] ?? 0) : 0) +
    (linear.byPredicted[prediction] ?? 0) +
    (linear.byActual[label] ?? 0) +
    linear.byTotal
  )
}

/** The slopes' mean over the rows is 0, since a metric does not change when all counts double. */
function delta({cells}: JointTable, pair: LinearisedPair): PairVariance {
  let [difference, baseline, covariance] = [0, 0, 0]
  for (const cell of cells) {
    const b = slope(pair.baseline, cell.label, cell.baseline)
    const d = slope(pair.candidate, cell.label, cell.candidate) - b
    difference += cell.squaredWeight * d * d
    baseline += cell.squaredWeight * b * b
    covariance += cell.squaredWeight * d * b
  }
  return {difference, baseline, covariance}
}

/** Exact: leaving out any row of a cell gives the same value. */
function jackknife(metric: ConfusionMetric, table: JointTable, positive: number): PairVariance {
  const ofBaseline = tallyOf(table, 'baseline')
  const ofCandidate = tallyOf(table, 'candidate')
  const left = table.cells.map(({label, baseline, candidate, rows}) => {
    const b = linearise(metric, without(ofBaseline, label, baseline), positive).value
    return {
      rows,
      b,
      d: linearise(metric, without(ofCandidate, label, candidate), positive).value - b
    }
  })
  const n = ofBaseline.total
  const meanB = left.reduce((sum, {rows, b}) => sum + rows * b, 0) / n
  const meanD = left.reduce((sum, {rows, d}) => sum + rows * d, 0) / n
  const spread = (product: (d: number, b: number) => number): number =>
    ((n - 1) / n) *
    left.reduce((sum, {rows, b, d}) => sum + rows * product(d - meanD, b - meanB), 0)
  return {
    difference: spread(d => d * d),
    baseline: spread((_, b) => b * b),
    covariance: spread((d, b) => d * b)
  }
}

function without(tally: ClassTally, label: number, prediction: number): ClassTally {
  const less = (counts: Float64Array, code: number): Float64Array =>
    counts.map((count, k) => (k === code ? count - 1 : count))
  return {
    hits: label === prediction ? less(tally.hits, label) : tally.hits,
    predicted: less(tally.predicted, prediction),
    actual: less(tally.actual, label),
    total: tally.total - 1
  }
}
