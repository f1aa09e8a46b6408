import type {Difference, Question} from '../core/difference.ts'
import {
  baselineFactor,
  checkCounts,
  checkQuestion,
  isOfOtherRate,
  ofOtherRate,
  orientation
} from '../core/margin.ts'
import {crossing} from '../core/roots.ts'
import {normalCdf, normalQuantile} from '../core/special.ts'
import {untestable} from '../core/untestable.ts'

/** A count out of n independent rows, of good rows or, where lower is better, of bad ones. */
export interface Count {
  readonly count: number
  readonly n: number
}

/**
 * The difference of two independent proportions by Miettinen and Nurminen's score test: for models scored on
 * different rows. On the same rows it is valid but wasteful when their errors go together; use `tango`.
 * A relative margin is tested by the same authors' score test of the ratio.
 *
 * Source: Miettinen & Nurminen, Stat Med 1985;4:213.
 */
export function twoProportions(
  {baseline, candidate}: {readonly baseline: Count; readonly candidate: Count},
  question: Question
): Difference {
  checkQuestion(question)
  for (const {count, n} of [baseline, candidate]) {
    checkCounts({count, n})
    if (count > n) throw new RangeError(`${count} of ${n} rows`)
  }
  const known = {
    method: 'miettinen-nurminen-score',
    reference: 'Miettinen & Nurminen 1985, Statistics in Medicine 4:213',
    baseline: baseline.count / baseline.n,
    candidate: candidate.count / candidate.n,
    n: Math.min(baseline.n, candidate.n)
  }
  if (known.n === 0) {
    return untestable({...known, warnings: ['A model has no row.'], steps: []}, question)
  }
  const {alpha, margin, direction} = question
  // Seen from the better model's side: swapping the counts is the same as swapping the sign.
  const [better, worse] = direction === 'higher' ? [candidate, baseline] : [baseline, candidate]
  const score = (difference: number): number => differenceScore(better, worse, difference)
  const atMargin = margin.relative
    ? ratioScoreAtMargin(baseline, candidate, question)
    : score(-margin.value)
  const atZero = score(0)
  const critical = -normalQuantile(alpha)
  const difference = better.count / better.n - worse.count / worse.n
  const pNonInferior = normalCdf(-atMargin)
  return {
    ...known,
    difference,
    lower: crossing(score, critical, -1, difference),
    upper: -crossing(x => -score(-x), critical, -1, -difference),
    pNonInferior,
    pRegression: normalCdf(atZero),
    standardError: null,
    degenerate: false,
    warnings: [],
    steps: [
      {what: 'baseline', value: `${baseline.count} of ${baseline.n}`},
      {what: 'candidate', value: `${candidate.count} of ${candidate.n}`},
      {what: 'difference of the shares, positive = better', value: difference},
      {what: 'z of a loss as large as the margin', value: atMargin},
      {what: 'p of a loss as large as the margin', value: pNonInferior},
      {what: 'z of no loss', value: atZero}
    ]
  }
}

/**
 * z of the hypothesis that the shares differ by `difference`, first minus second: it decreases with it.
 * 0/0 is 0.
 */
export function differenceScore(first: Count, second: Count, difference: number): number {
  // One side only is computed, so that swapping the models mirrors the result to the last bit.
  if (difference < 0) return -differenceScore(second, first, -difference)
  const excess = first.count / first.n - second.count / second.n - difference
  if (excess === 0) return 0
  const slope = (share: number): number =>
    logLikelihoodSlope(first, share + difference) + logLikelihoodSlope(second, share)
  // The most likely share of the second: the likelihood is concave, so its slope falls through 0 once.
  const share = crossing(slope, 0, 0, 1 - difference)
  return excess / standardDeviation(first, Math.min(1, share + difference), second, share, 1)
}

/** z of "the candidate's share is worse than the baseline's by the relative margin"; large is proof that it is not. */
function ratioScoreAtMargin(baseline: Count, candidate: Count, question: Question): number {
  if (isOfOtherRate(question.margin)) {
    return ratioScoreAtMargin(others(baseline), others(candidate), ofOtherRate(question))
  }
  const factor = baselineFactor(question, baseline.count / baseline.n)
  return orientation(question.direction) * ratioScore(candidate, baseline, factor)
}

function others({count, n}: Count): Count {
  return {count: n - count, n}
}

/** z of the hypothesis that the first share is `factor` times the second. */
function ratioScore(first: Count, second: Count, factor: number): number {
  if (factor <= 0) return Infinity
  const excess = first.count / first.n - (factor * second.count) / second.n
  if (excess === 0) return 0
  // The most likely share of the second is the smaller root of a x^2 - b x + c = 0.
  const a = (first.n + second.n) * factor
  const b = first.n * factor + first.count + second.n + second.count * factor
  const c = first.count + second.count
  const share = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c)))
  return excess / standardDeviation(first, Math.min(1, factor * share), second, share, factor)
}

/** Of first share - factor * second share, with the N / (N - 1) that sets this test apart from Mee's. */
function standardDeviation(
  first: Count,
  firstShare: number,
  second: Count,
  secondShare: number,
  factor: number
): number {
  const all = first.n + second.n
  const variance =
    (firstShare * (1 - firstShare)) / first.n +
    (factor * factor * secondShare * (1 - secondShare)) / second.n
  return Math.sqrt((variance * all) / (all - 1))
}

/** An outcome that did not happen says nothing about its probability, at 0 and 1 too. */
function logLikelihoodSlope({count, n}: Count, share: number): number {
  const happened = count === 0 ? 0 : count / share
  const not = n === count ? 0 : (n - count) / Math.max(0, 1 - share)
  return happened - not
}
