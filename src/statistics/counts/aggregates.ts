import type {Difference, Question, Step} from '../core/difference.ts'
import {baselineFactor, checkCounts, checkQuestion, orientation} from '../core/margin.ts'
import {studentTest, testedDifference} from '../core/mean-test.ts'
import {normalQuantile} from '../core/special.ts'
import {tango} from '../paired/tango.ts'
import {twoProportions} from './two-proportions.ts'
import {untestable} from '../core/untestable.ts'

/** A share of rows as it was printed. */
export interface PrintedRate {
  readonly value: number
  /** Digits after the point; the true value is within half a unit of the last one. */
  readonly decimals: number
}

/** Two models' shares of the same n rows, where it is not known which rows they are. */
export interface PrintedRates {
  readonly baseline: PrintedRate
  readonly candidate: PrintedRate
  readonly n: number
  /**
   * `worst-case` (always valid): as many rows differ as the rates allow. `independent`: the errors of
   * the models are unrelated or go together, which the user asserts, or the rows are others.
   */
  readonly dependence: 'worst-case' | 'independent'
}

/** The least and the most. */
export type Range = readonly [number, number]

/** The whole numbers of rows that are printed as this rate; null when none is, so n or rate is wrong. */
export function countsOf({value, decimals}: PrintedRate, n: number): Range | null {
  const half = 0.5 * 10 ** -decimals
  // 0.865 * 2000 is 1730 but for rounding, and must count as 1730.
  const slack = 1e-9 * Math.max(1, n * Math.abs(value))
  const least = Math.max(0, Math.ceil(n * (value - half) - slack))
  const most = Math.min(n, Math.floor(n * (value + half) + slack))
  return least <= most ? [least, most] : null
}

/**
 * The difference of two rates of which only the printed values and n are known. Each side of the answer
 * uses the counts, among those printed so, that claim least, and under `worst-case` the most discordant
 * rows that the rates allow: for error rates e that widens the variance over unrelated errors by
 * 1 / (1 - e) only. Source: Tango 1998; Miettinen & Nurminen 1985.
 */
export function printedRates(rates: PrintedRates, question: Question): Difference {
  checkQuestion(question)
  const {n, dependence} = rates
  checkCounts({n})
  const baseline = countsOf(rates.baseline, n)
  const candidate = countsOf(rates.candidate, n)
  if (n === 0 || baseline === null || candidate === null) {
    const warning = `No count of ${n} rows is printed as these rates: n or a rate is wrong.`
    return untestable(
      {
        method: `${dependence}-rates`,
        reference: 'Tango 1998, Statistics in Medicine 17:891',
        baseline: rates.baseline.value,
        candidate: rates.candidate.value,
        n,
        warnings: [warning],
        steps: []
      },
      question
    )
  }
  const [least, most] = [0, 1] as const
  const test = (ofBaseline: 0 | 1, ofCandidate: 0 | 1): Difference =>
    testCounts(baseline[ofBaseline], candidate[ofCandidate], n, dependence, question)
  const isHigher = question.direction === 'higher'
  const unfavourable = isHigher ? test(most, least) : test(least, most)
  const favourable = isHigher ? test(least, most) : test(most, least)
  return {
    ...unfavourable,
    method: `${dependence}-rates`,
    baseline: rates.baseline.value,
    candidate: rates.candidate.value,
    difference: orientation(question.direction) * (rates.candidate.value - rates.baseline.value),
    upper: favourable.upper,
    pRegression: favourable.pRegression,
    steps: [
      {what: 'rows of the baseline that are printed so', value: rangeOf(baseline)},
      {what: 'rows of the candidate that are printed so', value: rangeOf(candidate)},
      ...unfavourable.steps
    ]
  }
}

/** A metric with the standard error that came with it. */
export interface ReportedEstimate {
  readonly value: number
  readonly standardError: number
}

/**
 * The difference of two estimates with standard errors. Their covariance is not known: the errors add up
 * (always valid), or with `independent` their squares do, which the user asserts, for other rows or for
 * models whose errors go together.
 */
export function reportedEstimates(
  estimates: {
    readonly baseline: ReportedEstimate
    readonly candidate: ReportedEstimate
    readonly independent: boolean
    /** Rows behind each estimate, if known; it is only shown. */
    readonly n?: number
  },
  question: Question
): Difference {
  checkQuestion(question)
  const {baseline, candidate, independent, n = 0} = estimates
  const sign = orientation(question.direction)
  const factor = baselineFactor(question, baseline.value)
  const test = (scale: number): ReturnType<typeof studentTest> => {
    const scaled = Math.abs(scale) * baseline.standardError
    const error = independent
      ? Math.hypot(scaled, candidate.standardError)
      : scaled + candidate.standardError
    return studentTest(sign * (candidate.value - scale * baseline.value), error, Infinity)
  }
  const usable = baseline.standardError >= 0 && candidate.standardError >= 0
  const steps: Step[] = [
    {what: 'standard error of the baseline', value: baseline.standardError},
    {what: 'standard error of the candidate', value: candidate.standardError},
    {what: 'together', value: independent ? 'root of the sum of squares' : 'sum (worst case)'}
  ]
  const known = {
    method: independent ? 'independent-standard-errors' : 'worst-case-standard-errors',
    reference: 'variance of a difference; Cauchy-Schwarz for the worst case',
    baseline: baseline.value,
    candidate: candidate.value,
    n,
    warnings: [],
    steps
  }
  return usable
    ? testedDifference(known, test(1), test(factor), question)
    : untestable({...known, warnings: ['A standard error is negative or missing.']}, question)
}

/** The standard error behind a two-sided normal interval at `level`, e.g. 0.95; NaN for one that is reversed. */
export function standardErrorOf(
  interval: {readonly lower: number; readonly upper: number},
  level: number
): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`level must be in (0, 1), not ${level}`)
  const width = interval.upper - interval.lower
  return width >= 0 ? width / (-2 * normalQuantile((1 - level) / 2)) : NaN
}

function testCounts(
  baseline: number,
  candidate: number,
  n: number,
  dependence: PrintedRates['dependence'],
  question: Question
): Difference {
  if (dependence === 'independent') {
    const data = {baseline: {count: baseline, n}, candidate: {count: candidate, n}}
    return twoProportions(data, question)
  }
  const isHigher = question.direction === 'higher'
  const goodBaseline = isHigher ? baseline : n - baseline
  const goodCandidate = isHigher ? candidate : n - candidate
  const losses = Math.min(goodBaseline, n - goodCandidate)
  const wins = losses + goodCandidate - goodBaseline
  return tango({wins, losses, n, baseline: baseline / n, candidate: candidate / n}, question)
}

function rangeOf([least, most]: Range): string {
  return least === most ? `${least}` : `${least} to ${most}`
}
