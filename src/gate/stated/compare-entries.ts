import type {MetricEntry} from '../../evidence/metric.ts'
import {metricOf} from '../../metrics/names.ts'
import {meantMargin, type WrittenMargin} from '../../policy/margin.ts'
import {
  printedRates,
  reportedEstimates,
  standardErrorOf
} from '../../statistics/counts/aggregates.ts'
import type {Difference, Direction, Question} from '../../statistics/core/difference.ts'
import {allowedLoss, orientation} from '../../statistics/core/margin.ts'
import {resampledT, welch} from '../../statistics/counts/repeats.ts'
import {twoProportions} from '../../statistics/counts/two-proportions.ts'
import {untestable} from '../../statistics/core/untestable.ts'
import type {Comparison} from '../comparison/comparison.ts'

/** Two stated numbers compared: all of a comparison that does not depend on where they stand. */
export type StatedComparison = Pick<Comparison, 'basis' | 'question' | 'difference'> & {
  /** As it was written, or assumed. */
  readonly margin: WrittenMargin
}

/** What is to be shown of two numbers; `margin` is null where nobody wrote one. */
export interface StatedQuestion {
  readonly direction: Direction
  readonly alpha: number
  readonly margin: WrittenMargin | null
  /** The best value of the metric as a fraction; null where there is none, and a margin of error means nothing. */
  readonly best: number | null
  readonly assumed: WrittenMargin
}

const DEFAULT_INTERVAL_LEVEL = 0.95
/** JSON drops the last zeros of 0.90, so a number is never taken to be coarser than this. */
const FEWEST_DECIMALS = 2
const MOST_DECIMALS = 15

/**
 * Compares two numbers by the best that the files give with them: n, standard error or interval,
 * repeats, else the bare values, which are taken literally where nobody wrote a margin.
 */
export function compareEntries(
  baseline: MetricEntry,
  candidate: MetricEntry,
  put: StatedQuestion
): StatedComparison {
  const margin = put.margin ?? put.assumed
  const percent = candidate.percent === true
  const question: Question = {
    alpha: put.alpha,
    direction: put.direction,
    margin: inUnit(margin, put.best, percent ? 100 : 1)
  }
  const tested =
    testCounts(baseline, candidate, question, percent) ??
    testErrors(baseline, candidate, question) ??
    testRepeats(baseline, candidate, question)
  if (tested !== null) return {...tested, question, margin}
  const literal = put.margin === null
  const accepted = literal
    ? {value: rounding(baseline, candidate), relative: false}
    : question.margin
  return {
    basis: 'bare',
    difference: compareBare(baseline.value, candidate.value, {...question, margin: accepted}),
    question: {...question, margin: accepted},
    margin: literal ? {...ROUNDING, value: accepted.value} : margin
  }
}

const ROUNDING: WrittenMargin = {
  value: 0,
  relative: false,
  points: false,
  ofError: false,
  text: 'rounding',
  assumed: true
}

type Tested = Pick<Comparison, 'basis' | 'difference'>

/** One percentage point is 0.01 of a fraction, and 1 where the metric is written in percent; so is its best value. */
function inUnit(margin: WrittenMargin, best: number | null, unit: number): Question['margin'] {
  const {value, relative} = margin
  if (relative) return meantMargin(margin, best === null ? null : best * unit) ?? NONE
  return {value: margin.points ? value * unit : value, relative}
}

/** What is accepted where a margin has no meaning. */
const NONE: Question['margin'] = {value: 0, relative: false}

/**
 * From value and n. Equal n are taken for the same rows, of which it is not known which ones each model
 * gets wrong: the worst case counts. Different n are two samples.
 */
function testCounts(
  baseline: MetricEntry,
  candidate: MetricEntry,
  question: Question,
  percent: boolean
): Tested | null {
  const [before, after] = [baseline.n, candidate.n]
  const isShareOfRows = metricOf(candidate.canonical ?? '')?.meanOf === 'hits'
  if (before === undefined || after === undefined || !isShareOfRows) return null
  const unit = percent ? 100 : 1
  const shares = {baseline: baseline.value / unit, candidate: candidate.value / unit}
  if (!Object.values(shares).every(share => share >= 0 && share <= 1)) return null
  const put = {
    ...question,
    margin: inFractions(question.margin, unit)
  }
  const written = Math.max(baseline.decimals ?? 0, candidate.decimals ?? 0)
  const decimals = Math.max(written + (percent ? 2 : 0), FEWEST_DECIMALS)
  const difference =
    before === after
      ? printedRates(
          {
            baseline: {value: shares.baseline, decimals},
            candidate: {value: shares.candidate, decimals},
            n: before,
            dependence: 'worst-case'
          },
          put
        )
      : twoProportions(
          {
            baseline: {count: Math.round(shares.baseline * before), n: before},
            candidate: {count: Math.round(shares.candidate * after), n: after}
          },
          put
        )
  return {basis: 'counts', difference: scaled(difference, unit)}
}

function inFractions(margin: Question['margin'], unit: number): Question['margin'] {
  return margin.relative
    ? {...margin, origin: (margin.origin ?? 0) / unit}
    : {...margin, value: margin.value / unit}
}

function testErrors(
  baseline: MetricEntry,
  candidate: MetricEntry,
  question: Question
): Tested | null {
  const [before, after] = [errorOf(baseline), errorOf(candidate)]
  if (before === null || after === null) return null
  const n = Math.min(baseline.n ?? Infinity, candidate.n ?? Infinity)
  const estimates = {
    baseline: {value: baseline.value, standardError: before},
    candidate: {value: candidate.value, standardError: after},
    independent: false,
    ...(Number.isFinite(n) ? {n} : {})
  }
  return {basis: 'counts', difference: reportedEstimates(estimates, question)}
}

function errorOf({standardError, interval, intervalLevel}: MetricEntry): number | null {
  if (standardError !== undefined) return standardError >= 0 ? standardError : null
  if (interval === undefined) return null
  const error = standardErrorOf(
    {lower: interval[0], upper: interval[1]},
    intervalLevel ?? DEFAULT_INTERVAL_LEVEL
  )
  return Number.isFinite(error) ? error : null
}

/**
 * Seeds are independent. Folds are not, since their training sets overlap: those of both models are
 * compared one by one, each tested on 1 / (k - 1) as many rows as it is trained on.
 */
function testRepeats(
  baseline: MetricEntry,
  candidate: MetricEntry,
  question: Question
): Tested | null {
  const [before, after] = [baseline.repeats ?? [], candidate.repeats ?? []]
  if (before.length < 2 || after.length < 2) return null
  const repeats = {baseline: before, candidate: after}
  const {folds} = candidate
  const paired = folds !== undefined && folds === baseline.folds && before.length === after.length
  if (paired && folds > 1) {
    const difference = resampledT({...repeats, testPerTrain: 1 / (folds - 1)}, question)
    return {basis: 'repeats', difference}
  }
  const difference = welch(repeats, question)
  const independent = folds === undefined && baseline.folds === undefined
  return {
    basis: 'repeats',
    difference: independent
      ? difference
      : untestable({...difference, warnings: [...difference.warnings, otherFolds]}, question)
  }
}

const otherFolds =
  'The models were not evaluated on the same folds, and folds overlap too much to be compared as if they were apart.'

/** Half a unit of the last digit that either number has: less than that may be rounding. */
function rounding(baseline: MetricEntry, candidate: MetricEntry): number {
  const half = 0.5 * 10 ** -Math.max(digitsOf(baseline), digitsOf(candidate))
  // Two evaluations of the same thing differ by the order of their additions.
  return Math.max(half, 1e-9 * Math.abs(baseline.value))
}

/** A broken number of which nobody knows how it was written is taken as exact. */
function digitsOf({decimals, value}: MetricEntry): number {
  return decimals ?? (Number.isInteger(value) ? 0 : MOST_DECIMALS)
}

function compareBare(baseline: number, candidate: number, question: Question): Difference {
  const difference = orientation(question.direction) * (candidate - baseline)
  const accepted = allowedLoss(question.margin, baseline)
  // 0.91 - 0.90 is 0.010000000000000009: a loss of just the margin is accepted.
  const kept = difference >= -accepted - 1e-12 * Math.max(Math.abs(baseline), Math.abs(candidate))
  return {
    method: 'bare-values',
    reference: '',
    baseline,
    candidate,
    difference,
    lower: difference,
    upper: difference,
    pNonInferior: kept ? 0 : 1,
    pRegression: kept ? 1 : 0,
    standardError: null,
    n: 0,
    degenerate: false,
    warnings: [],
    steps: [
      {what: 'in production', value: baseline},
      {what: 'candidate', value: candidate},
      {
        what: `difference, positive where the candidate is better (${question.direction} is better)`,
        value: difference
      },
      {what: 'loss that is accepted', value: accepted}
    ]
  }
}

/** A difference of fractions, written as the percentages that the files have. */
function scaled(difference: Difference, unit: number): Difference {
  if (unit === 1) return difference
  const {baseline, candidate, lower, upper, standardError, planningError} = difference
  return {
    ...difference,
    baseline: baseline * unit,
    candidate: candidate * unit,
    difference: difference.difference * unit,
    lower: lower * unit,
    upper: upper * unit,
    standardError: standardError === null ? null : standardError * unit,
    ...(planningError === undefined ? {} : {planningError: planningError * unit})
  }
}
