import type {Difference, Question} from './difference.ts'
import {clusterNote, type MethodNote} from './influence.ts'
import {allowedLoss, checkQuestion} from './margin.ts'
import {fillRandom, WORD} from './random.ts'

/** Both models' metric on the rows, each row counted as often as its weight says; NaN where undefined. */
export type PairStatistic = (
  weights: Float64Array
) => readonly [baseline: number, candidate: number]

/** What is drawn, how often, and by which chance. */
export interface BootstrapPlan {
  readonly rows: number
  /** One code a row, from 0, each code used: whole clusters are drawn then, in place of rows. */
  readonly clusters?: Int32Array | undefined
  /** At least 2,000 for a bound at alpha 0.05. */
  readonly replicates: number
  readonly seed: number
  /** n draws with replacement, or for each unit a Poisson count of mean 1 (Chamandy et al. 2012). */
  readonly scheme: 'multinomial' | 'poisson'
}

/** The metric of both models in every replicate. */
export interface Replicates {
  readonly baseline: Float64Array
  readonly candidate: Float64Array
}

/** Replicates that may be undefined before the bootstrap is given up. */
const MAX_UNDEFINED_SHARE = 0.01
const REFERENCE = 'Efron & Tibshirani 1993, ch. 13'

/**
 * Draws rows or clusters with replacement and measures both models on each draw. The result depends on
 * the plan alone: replicate r is made of stream r of the seed.
 */
export function bootstrap(statistic: PairStatistic, plan: BootstrapPlan): Replicates {
  const {rows, clusters, replicates, seed, scheme} = plan
  const units = unitsOf(plan)
  const words = new Uint32Array(units)
  const counts = new Float64Array(units)
  const weights = clusters === undefined ? counts : new Float64Array(rows)
  const baseline = new Float64Array(replicates)
  const candidate = new Float64Array(replicates)
  for (let r = 0; r < replicates; r++) {
    fillRandom(words, seed, r)
    if (scheme === 'multinomial') countDraws(words, counts)
    else countPoisson(words, counts)
    clusters?.forEach((code, i) => {
      weights[i] = counts[code] ?? 0
    })
    const [b, c] = statistic(weights)
    baseline[r] = b
    candidate[r] = c
  }
  return {baseline, candidate}
}

/**
 * Tests the difference by the percentile bootstrap, for metrics that have no better method; never for
 * accuracies and other means of 0 and 1, whose score interval is exact where this one has no width.
 * p-values are (1 + replicates against)/(1 + replicates); an undefined replicate is against.
 */
export function compareByBootstrap(
  statistic: PairStatistic,
  question: Question,
  plan: BootstrapPlan
): Difference {
  checkQuestion(question)
  const {alpha, margin, direction} = question
  const [baseline, candidate] = statistic(new Float64Array(plan.rows).fill(1))
  const draws = bootstrap(statistic, plan)
  const gain = (b: number, c: number): number => (direction === 'higher' ? c - b : b - c)
  const gains = draws.baseline.map((b, r) => gain(b, draws.candidate[r] ?? NaN))
  const slack = gains.map((x, r) => x + allowedLoss(margin, draws.baseline[r] ?? NaN))
  const sorted = gains.filter(x => !Number.isNaN(x)).sort()
  const undefinedDraws = plan.replicates - sorted.length
  const units = unitsOf(plan)
  const name: MethodNote = {method: `${plan.scheme}-bootstrap`, reference: REFERENCE}
  const note = plan.clusters === undefined ? name : clusterNote(name, units)
  const degenerate =
    note.degenerate === true ||
    Number.isNaN(candidate - baseline) ||
    sorted[0] === sorted.at(-1) ||
    undefinedDraws > MAX_UNDEFINED_SHARE * plan.replicates
  const lower = degenerate ? -Infinity : quantileOf(sorted, alpha)
  const upper = degenerate ? Infinity : quantileOf(sorted, 1 - alpha)
  const pNonInferior = degenerate ? 1 : shareNot(slack, x => x > 0)
  return {
    ...name,
    baseline,
    candidate,
    difference: gain(baseline, candidate),
    lower,
    upper,
    pNonInferior,
    pRegression: degenerate ? 1 : shareNot(gains, x => x < 0),
    standardError: degenerate ? null : deviation(sorted),
    n: units,
    degenerate,
    warnings: [
      ...(note.warnings ?? []),
      ...(undefinedDraws > 0
        ? [`The metric is undefined in ${undefinedDraws} of ${plan.replicates} replicates.`]
        : []),
      ...(sorted[0] === sorted.at(-1)
        ? ['No replicate differs: there is no variation to test by.']
        : [])
    ],
    steps: [
      {what: 'baseline', value: baseline},
      {what: 'candidate', value: candidate},
      {what: 'difference, positive = better', value: gain(baseline, candidate)},
      {what: `replicates of ${plan.scheme} draws, seed ${plan.seed}`, value: plan.replicates},
      {what: `difference at the ${alpha} quantile of the replicates`, value: lower},
      {what: "margin in the metric's unit", value: allowedLoss(margin, baseline)},
      {what: '(1 + replicates worse by the margin or more)/(1 + replicates)', value: pNonInferior}
    ]
  }
}

/** The smallest value with at least a share q of the sorted values up to it. */
export function quantileOf(sorted: Float64Array, q: number): number {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? NaN
}

function unitsOf({rows, clusters}: BootstrapPlan): number {
  return clusters?.reduce((most, code) => Math.max(most, code + 1), 0) ?? rows
}

function shareNot(values: Float64Array, favourable: (x: number) => boolean): number {
  const against = values.reduce((count, x) => count + (favourable(x) ? 0 : 1), 0)
  return (1 + against) / (1 + values.length)
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1))
}

function countDraws(words: Uint32Array, counts: Float64Array): void {
  counts.fill(0)
  for (const word of words) {
    const unit = Math.floor((word / WORD) * counts.length)
    counts[unit] = (counts[unit] ?? 0) + 1
  }
}

/** P(count <= k) of the Poisson distribution of mean 1, up to where a 32-bit word cannot see beyond. */
const POISSON_CDF = poissonCdf(13)

function countPoisson(words: Uint32Array, counts: Float64Array): void {
  for (let i = 0; i < counts.length; i++) {
    const u = (words[i] ?? 0) / WORD
    let count = 0
    while (u >= (POISSON_CDF[count] ?? 1)) count++
    counts[i] = count
  }
}

function poissonCdf(terms: number): Float64Array {
  let term = Math.exp(-1)
  let sum = 0
  return Float64Array.from({length: terms}, (_, k) => {
    if (k > 0) term /= k
    sum += term
    return sum
  })
}
