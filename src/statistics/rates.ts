import type {Difference, Question} from './difference.ts'
import {baselineFactor, checkCounts, checkQuestion} from './margin.ts'
import {crossing} from './roots.ts'
import {binomialCdf, normalCdf, normalQuantile} from './special.ts'
import {untestable} from './untestable.ts'

/** Events, and the requests, hours … in which they were counted. */
export interface Events {
  readonly count: number
  readonly exposure: number
}

/** Exact p-value of a ratio of rates, and mid-p, which counts half of the observed case. */
export interface RatioTest {
  readonly exact: number
  readonly midP: number
}

/**
 * The difference of two event rates that were counted on different requests. A relative margin and a
 * regression are tested exactly, given the number of events of both; an absolute margin and the bounds by
 * the score test, so that a bound may differ a little from the exact p-value of a regression.
 *
 * Sources: Przyborowski & Wilenski, Biometrika 1940;31:313; Miettinen & Nurminen, Stat Med 1985;4:213.
 */
export function eventRates(
  {baseline, candidate}: {readonly baseline: Events; readonly candidate: Events},
  question: Question
): Difference {
  checkQuestion(question)
  for (const {count, exposure} of [baseline, candidate]) checkCounts({count, exposure})
  const {margin, direction, alpha} = question
  const known = {
    method: margin.relative ? 'exact-conditional-rates' : 'score-rates',
    reference: margin.relative
      ? 'Przyborowski & Wilenski 1940, Biometrika 31:313'
      : 'Miettinen & Nurminen 1985, Statistics in Medicine 4:213',
    baseline: baseline.count / baseline.exposure,
    candidate: candidate.count / candidate.exposure,
    n: Math.min(baseline.exposure, candidate.exposure),
    warnings: [],
    steps: [
      {what: 'baseline', value: `${baseline.count} in ${baseline.exposure}`},
      {what: 'candidate', value: `${candidate.count} in ${candidate.exposure}`}
    ]
  }
  if (known.n === 0) return untestable({...known, warnings: ['A model has no request.']}, question)
  if (margin.relative && baseline.count + candidate.count === 0) {
    const warning = 'No event in either model: a ratio cannot be tested, an absolute margin can.'
    return untestable({...known, warnings: [warning]}, question)
  }
  const [better, worse] = direction === 'higher' ? [candidate, baseline] : [baseline, candidate]
  const score = (difference: number): number => rateScore(better, worse, difference)
  const factor = baselineFactor(question, known.baseline)
  const pNonInferior = margin.relative
    ? ratioTest(baseline, candidate, factor, direction === 'higher' ? 'more' : 'fewer').exact
    : normalCdf(-score(-margin.value))
  const z2 = normalQuantile(alpha) ** 2
  const difference = better.count / better.exposure - worse.count / worse.exposure
  // Further than twice the largest rates that either count allows no bound can be.
  const reach = 2 * ((better.count + z2) / better.exposure + (worse.count + z2) / worse.exposure)
  const critical = Math.sqrt(z2)
  const test = ratioTest(baseline, candidate, 1, direction === 'higher' ? 'fewer' : 'more')
  return {
    ...known,
    difference,
    lower: crossing(score, critical, difference - reach, difference),
    upper: -crossing(x => -score(-x), critical, -difference - reach, -difference),
    pNonInferior,
    pRegression: test.exact,
    standardError: null,
    degenerate: false,
    steps: [
      ...known.steps,
      {what: 'difference of the rates, positive = better', value: difference},
      {what: 'p of a loss as large as the margin', value: pNonInferior},
      {what: 'exact p of no loss', value: test.exact},
      {what: 'the same, mid-p', value: test.midP}
    ]
  }
}

/**
 * P-value of "the candidate's rate is `factor` times the baseline's", against fewer or more events of the
 * candidate: given the events of both, its own are binomial. 1 without any event.
 */
export function ratioTest(
  baseline: Events,
  candidate: Events,
  factor: number,
  against: 'fewer' | 'more'
): RatioTest {
  if (factor <= 0) return against === 'more' ? {exact: 0, midP: 0} : {exact: 1, midP: 1}
  const all = baseline.count + candidate.count
  if (all === 0) return {exact: 1, midP: 1}
  const expected = factor * candidate.exposure
  const [few, share] =
    against === 'fewer'
      ? [candidate.count, expected / (expected + baseline.exposure)]
      : [baseline.count, baseline.exposure / (expected + baseline.exposure)]
  const exact = binomialCdf(few, all, share)
  const below = few === 0 ? 0 : binomialCdf(few - 1, all, share)
  return {exact, midP: (exact + below) / 2}
}

/** z of the hypothesis that the rates differ by `difference`, first minus second; 0/0 is 0. */
function rateScore(first: Events, second: Events, difference: number): number {
  if (difference < 0) return -rateScore(second, first, -difference)
  const excess = first.count / first.exposure - second.count / second.exposure - difference
  if (excess === 0) return 0
  // The most likely rate of the second under the hypothesis: the positive root of a x^2 + b x - c = 0.
  const a = first.exposure + second.exposure
  const b = a * difference - first.count - second.count
  const c = second.count * difference
  const root = Math.sqrt(b * b + 4 * a * c)
  const rate = b > 0 ? (2 * c) / (b + root) : (root - b) / (2 * a)
  return excess / Math.sqrt((rate + difference) / first.exposure + rate / second.exposure)
}
