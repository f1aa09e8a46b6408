import type {Difference, Question} from './difference.ts'
import {addedLoss, baselineFactor, checkQuestion, orientation} from './margin.ts'
import type {Bounds} from './proportion.ts'
import {crossing} from './roots.ts'
import {binomialCdf} from './special.ts'
import {untestable} from './untestable.ts'

/** Two models' values on the same rows, such as latencies of the same requests. */
export interface PairedValues {
  readonly baseline: ArrayLike<number>
  readonly candidate: ArrayLike<number>
}

/** The values in ascending order; NaN comes last. */
export function sorted(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort()
}

/** The p-quantile of sorted values, between two of them in proportion (type 7); NaN without values. */
export function quantile(ascending: Float64Array, p: number): number {
  const position = (ascending.length - 1) * p
  const index = Math.floor(position)
  const below = ascending[index] ?? NaN
  const above = ascending[index + 1] ?? below
  return above === below ? below : below + (position - index) * (above - below)
}

/**
 * Exact bounds of the p-quantile of the population, each one-sided at level alpha: two of the sorted
 * values, or an infinity where there are too few. Needs no assumption but independence.
 * Source: Conover, Practical Nonparametric Statistics, 1999.
 */
export function quantileBounds(ascending: Float64Array, p: number, alpha: number): Bounds {
  const {lower, upper} = quantileRanks(ascending.length, p, alpha)
  return {
    lower: lower === null ? -Infinity : (ascending[lower - 1] ?? NaN),
    upper: upper === null ? Infinity : (ascending[upper - 1] ?? NaN)
  }
}

/** The ranks, from 1, of the values that are the bounds of `quantileBounds`; null where there is none. */
export function quantileRanks(
  n: number,
  p: number,
  alpha: number
): {readonly lower: number | null; readonly upper: number | null} {
  const fewest = smallest(n, k => binomialCdf(k, n, p) > alpha)
  const most = smallest(n, k => binomialCdf(n - k - 1, n, 1 - p) <= alpha)
  return {lower: fewest === 0 ? null : fewest, upper: most < n ? most + 1 : null}
}

const fewestBeyond = 30

/**
 * The difference of a quantile of two models on the same rows: exact bounds of each, combined by MOVER with
 * the correlation of "above the own quantile". Cautious, never liberal. With fewer than 30 rows expected
 * beyond the quantile the bounds are shown but nothing is tested. p-values of 1/2 and more are given as 1.
 *
 * Source: Zou & Donner, Stat Med 2008;27:1693.
 */
export function quantileDifference(
  values: PairedValues,
  p: number,
  question: Question
): Difference {
  checkQuestion(question)
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be in (0, 1), not ${p}`)
  const n = values.baseline.length
  if (values.candidate.length !== n) {
    throw new RangeError(`${n} rows and ${values.candidate.length} rows`)
  }
  const baseline = sorted(values.baseline)
  const candidate = sorted(values.candidate)
  const ofBaseline = quantile(baseline, p)
  const ofCandidate = quantile(candidate, p)
  const beyond = n * Math.min(p, 1 - p)
  const known = {
    method: 'mover-quantile',
    reference: 'Zou & Donner 2008, Statistics in Medicine 27:1693',
    baseline: ofBaseline,
    candidate: ofCandidate,
    n,
    warnings:
      beyond < fewestBeyond
        ? ['Too few rows beyond the quantile to compare it; a limit works.']
        : [],
    steps: []
  }
  if (n === 0 || Number.isNaN(baseline.at(-1)) || Number.isNaN(candidate.at(-1))) {
    return untestable({...known, warnings: ['No row, or a row without a value.']}, question)
  }
  const correlation = correlationAbove(values, ofBaseline, ofCandidate)
  const sign = orientation(question.direction)
  const bounds = (alpha: number, factor: number): Bounds => {
    const raw = mover(
      {value: factor * ofBaseline, bounds: scaled(quantileBounds(baseline, p, alpha), factor)},
      {value: ofCandidate, bounds: quantileBounds(candidate, p, alpha)},
      correlation
    )
    return sign === 1 ? raw : {lower: -raw.upper, upper: -raw.lower}
  }
  const factor = baselineFactor(question, ofBaseline)
  const level = -addedLoss(question.margin, ofBaseline)
  const {lower, upper} = bounds(question.alpha, 1)
  const isTestable = beyond >= fewestBeyond
  const pNonInferior = isTestable ? smallestAlpha(at => bounds(at, factor).lower > level) : 1
  return {
    ...known,
    difference: sign * (ofCandidate - ofBaseline),
    lower,
    upper,
    pNonInferior,
    pRegression: isTestable ? smallestAlpha(at => bounds(at, 1).upper < 0) : 1,
    standardError: null,
    degenerate: !isTestable,
    steps: [
      {what: 'rows', value: n},
      {what: `quantile ${p} of the baseline`, value: ofBaseline},
      {what: `quantile ${p} of the candidate`, value: ofCandidate},
      {what: 'correlation of "above the own quantile"', value: correlation},
      {what: 'lower bound of the difference, positive = better', value: lower},
      {what: 'upper bound', value: upper},
      {what: 'p of a loss as large as the margin', value: pNonInferior}
    ]
  }
}

interface Bounded {
  readonly value: number
  readonly bounds: Bounds
}

/** Bounds of second - first from the bounds of each (Zou & Donner 2008). */
function mover(first: Bounded, second: Bounded, correlation: number): Bounds {
  const distance = (one: number, other: number): number =>
    one === Infinity || other === Infinity
      ? Infinity
      : Math.sqrt(Math.max(0, one * one - 2 * correlation * one * other + other * other))
  const difference = second.value - first.value
  return {
    lower:
      difference - distance(second.value - second.bounds.lower, first.bounds.upper - first.value),
    upper:
      difference + distance(second.bounds.upper - second.value, first.value - first.bounds.lower)
  }
}

function scaled({lower, upper}: Bounds, factor: number): Bounds {
  return factor >= 0
    ? {lower: factor * lower, upper: factor * upper}
    : {lower: factor * upper, upper: factor * lower}
}

/** Phi of the two indicators; 0, the cautious guess, where one of them never changes. */
function correlationAbove(values: PairedValues, ofBaseline: number, ofCandidate: number): number {
  const n = values.baseline.length
  let [first, second, both] = [0, 0, 0]
  for (let row = 0; row < n; row++) {
    const isFirst = (values.baseline[row] ?? NaN) > ofBaseline
    const isSecond = (values.candidate[row] ?? NaN) > ofCandidate
    if (isFirst) first++
    if (isSecond) second++
    if (isFirst && isSecond) both++
  }
  const spread = first * (n - first) * second * (n - second)
  return spread > 0 ? (n * both - first * second) / Math.sqrt(spread) : 0
}

/** The p-value that bounds imply: the smallest level, up to 1/2, at which they show it; else 1. */
function smallestAlpha(isShown: (alpha: number) => boolean): number {
  const shown = (log: number): number => (isShown(Math.exp(-log)) ? 1 : 0)
  return shown(Math.LN2) === 0 ? 1 : Math.exp(-crossing(shown, 1, Math.LN2, 40))
}

/** The smallest k from 0 to n with a property that larger k keep; n if none below has it. */
function smallest(n: number, has: (k: number) => boolean): number {
  let [low, high] = [0, n]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (has(middle)) high = middle
    else low = middle + 1
  }
  return low
}
