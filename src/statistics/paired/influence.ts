import type {Difference, Question, Step} from '../core/difference.ts'
import {checkQuestion, orientation} from '../core/margin.ts'
import {tCdf, tQuantile} from '../core/special.ts'
import {constantDifference} from './constant.ts'

/** One model's metric on n rows, linearised: how much each row moves it. */
export interface Scored {
  /** The metric; NaN where it is undefined on these rows. */
  readonly value: number
  /** Influence value of each row, of (weighted) mean 0, in the metric's unit. */
  readonly influence: Float64Array
}

/** How the rows came about. */
export interface Design {
  /** One weight a row, at least 0. */
  readonly weights?: Float64Array | undefined
  /** One code a row, from 0: rows of one code (a user, a session) depend on each other. */
  readonly clusters?: Int32Array | undefined
}

/** Sampling variances of an estimated pair. */
export interface PairVariance {
  /** Of candidate − baseline. */
  readonly difference: number
  readonly baseline: number
  /** Of candidate − baseline with the baseline. */
  readonly covariance: number
}

/** A pair of metric values whose difference can be tested by its standard error. */
export interface PairEstimate {
  readonly baseline: number
  readonly candidate: number
  readonly variance: PairVariance
  /** Degrees of freedom of Student's t; Infinity for the normal. */
  readonly df: number
  /** Independent units: rows or clusters. */
  readonly n: number
}

/** Name of a method, and what is to be said or held back with it. */
export interface MethodNote {
  readonly method: string
  readonly reference: string
  readonly warnings?: readonly string[]
  /** True where the data are too few for the method, whatever its p-values. */
  readonly degenerate?: boolean
  /** Each test is made at alpha divided by this (default 1), where the method is known to be liberal. */
  readonly alphaDivisor?: number
}

/** As `MethodNote`; `smallSample` asks for n − 1 in the variance and Student's t, as for a mean. */
export interface InfluenceNote extends MethodNote {
  readonly smallSample?: boolean
}

/** Clusters below which the cluster-robust error is not trusted, and not even shown as a test. */
const FEW_CLUSTERS = 30
const TOO_FEW_CLUSTERS = 10
/** A standard deviation of so many roundings of the values is no variation. */
const ROUNDINGS = 8

/**
 * Tests candidate against baseline from the influence values of both on the same rows. The standard
 * error is sqrt(Σ w²·IF²)/Σw; with clusters IF is summed inside each and CR1 and t on G − 1 df apply.
 */
export function compareInfluence(
  baseline: Scored,
  candidate: Scored,
  question: Question,
  design: Design,
  note: InfluenceNote
): Difference {
  const estimate = estimatePair(baseline, candidate, design, note.smallSample ?? false)
  const told = design.clusters === undefined ? note : clusterNote(note, estimate.n)
  return testPair(estimate, question, told)
}

/**
 * Values and variances of both models from their influence values; n − 1 in the variance and t where the
 * sample counts as small, as it always does with clusters.
 */
export function estimatePair(
  baseline: Scored,
  candidate: Scored,
  {weights, clusters}: Design,
  smallSample: boolean
): PairEstimate {
  const sums =
    clusters === undefined
      ? rowSums(baseline.influence, candidate.influence, weights)
      : clusterSums(baseline.influence, candidate.influence, weights, clusters)
  const unbiased = smallSample || clusters !== undefined
  const df = unbiased ? sums.units - 1 : Infinity
  return estimateOf(baseline.value, candidate.value, sums, unbiased, df)
}

/**
 * Tests an estimated pair against the question's margin. Where there is nothing to test by, the answer is
 * degenerate: p-values 1 and no bounds. A relative margin is tested as
 * candidate − (1 ∓ r)·baseline, so the error of the baseline counts; the bounds are those of the difference.
 */
export function testPair(pair: PairEstimate, question: Question, note: MethodNote): Difference {
  const {baseline, candidate, variance, df, n} = pair
  checkQuestion(question)
  const sign = orientation(question.direction)
  const difference = sign === 1 ? candidate - baseline : baseline - candidate
  const standardError = Math.sqrt(Math.max(0, variance.difference))
  const accepted = acceptedLoss(pair, question, sign)
  const {warnings = [], alphaDivisor: divisor = 1} = note
  const critical = -tQuantile(question.alpha / divisor, df)
  const leastError = Math.min(standardError, accepted.errorOfSlack)
  const noVariation = isRounding(leastError * Math.sqrt(n), baseline, candidate)
  const testable = !noVariation && Number.isFinite(standardError) && df >= 1
  const degenerate = !testable || note.degenerate === true
  const p = (z: number): number => (degenerate ? 1 : Math.min(1, divisor * tCdf(z, df)))
  const half = degenerate ? Infinity : critical * standardError
  const statistic = (difference + accepted.loss) / accepted.errorOfSlack
  const pNonInferior = p(-statistic)
  const steps: Step[] = [
    {what: 'baseline', value: baseline},
    {what: 'candidate', value: candidate},
    {what: 'difference, positive = better', value: difference},
    {what: `standard error of the difference, ${n} units`, value: standardError},
    {what: `critical value at alpha ${question.alpha / divisor}`, value: critical},
    {what: "margin in the metric's unit", value: accepted.loss},
    {what: '(difference + margin) / its standard error', value: statistic},
    {what: 'p of "worse by the margin or more"', value: pNonInferior}
  ]
  const isConstant =
    note.degenerate !== true && isRounding(standardError * Math.sqrt(n), baseline, candidate)
  const constant = isConstant ? constantDifference({difference, n}, accepted.loss) : null
  return {
    method: note.method,
    reference: note.reference,
    baseline,
    candidate,
    difference,
    lower: difference - half,
    upper: difference + half,
    pNonInferior,
    pRegression: p(difference / standardError),
    standardError: degenerate ? null : standardError,
    n,
    degenerate,
    warnings: testable ? warnings : [...warnings, untestable(pair, noVariation)],
    steps,
    ...(constant !== null && {...constant, degenerate: false, standardError: null})
  }
}

/** Standard error of one metric, as `compareInfluence` computes that of a difference. */
export function influenceError(
  {influence}: Scored,
  {weights, clusters}: Design,
  smallSample: boolean
): {readonly standardError: number; readonly units: number} {
  const none = new Float64Array(influence.length)
  const sums =
    clusters === undefined
      ? rowSums(none, influence, weights)
      : clusterSums(none, influence, weights, clusters)
  const {variance, n} = estimateOf(0, 0, sums, smallSample || clusters !== undefined, Infinity)
  return {standardError: Math.sqrt(variance.difference), units: n}
}

/** The note, with what few clusters mean for the test added. */
function clusterNote<Note extends MethodNote>(note: Note, clusters: number): Note {
  if (clusters >= FEW_CLUSTERS) return note
  const tooFew = clusters < TOO_FEW_CLUSTERS
  const warning = tooFew
    ? `There are ${clusters} clusters; a test needs at least ${TOO_FEW_CLUSTERS}.`
    : `There are ${clusters} clusters; the cluster-robust error is rough below ${FEW_CLUSTERS}.`
  return {
    ...note,
    warnings: [...(note.warnings ?? []), warning],
    degenerate: note.degenerate === true || tooFew
  }
}

interface InfluenceSums {
  readonly difference: number
  readonly baseline: number
  readonly covariance: number
  readonly weight: number
  /** Rows of positive weight, or clusters that have one. */
  readonly units: number
}

function rowSums(
  baseline: Float64Array,
  candidate: Float64Array,
  weights: Float64Array | undefined
): InfluenceSums {
  let [difference, variance, covariance, weight, units] = [0, 0, 0, 0, 0]
  for (let i = 0; i < baseline.length; i++) {
    const w = weights === undefined ? 1 : (weights[i] ?? 0)
    const b = w * (baseline[i] ?? NaN)
    const d = w * (candidate[i] ?? NaN) - b
    difference += d * d
    variance += b * b
    covariance += d * b
    weight += w
    if (w > 0) units++
  }
  return {difference, baseline: variance, covariance, weight, units}
}

function clusterSums(
  baseline: Float64Array,
  candidate: Float64Array,
  weights: Float64Array | undefined,
  clusters: Int32Array
): InfluenceSums {
  const codes = clusters.reduce((most, code) => Math.max(most, code + 1), 0)
  const [b, c, mass] = [new Float64Array(codes), new Float64Array(codes), new Float64Array(codes)]
  for (let i = 0; i < baseline.length; i++) {
    const w = weights === undefined ? 1 : (weights[i] ?? 0)
    const code = clusters[i] ?? 0
    b[code] = (b[code] ?? 0) + w * (baseline[i] ?? NaN)
    c[code] = (c[code] ?? 0) + w * (candidate[i] ?? NaN)
    mass[code] = (mass[code] ?? 0) + w
  }
  const weight = mass.reduce((sum, w) => sum + w, 0)
  const units = mass.reduce((count, w) => count + (w > 0 ? 1 : 0), 0)
  return {...rowSums(b, c, undefined), weight, units}
}

function estimateOf(
  baseline: number,
  candidate: number,
  sums: InfluenceSums,
  unbiased: boolean,
  df: number
): PairEstimate {
  const {units, weight} = sums
  const scale = (unbiased ? units / (units - 1) : 1) / (weight * weight)
  const variance = {
    difference: sums.difference * scale,
    baseline: sums.baseline * scale,
    covariance: sums.covariance * scale
  }
  return {baseline, candidate, variance, df, n: units}
}

/** The margin in the metric's unit, and the standard error of difference + margin. */
export function acceptedLoss(
  {baseline, variance}: PairEstimate,
  {margin}: Question,
  sign: number
): {readonly loss: number; readonly errorOfSlack: number} {
  if (!margin.relative) {
    return {loss: margin.value, errorOfSlack: Math.sqrt(Math.max(0, variance.difference))}
  }
  const distance = baseline - (margin.origin ?? 0)
  const share = margin.value * Math.sign(distance)
  const slack =
    variance.difference + 2 * sign * share * variance.covariance + share * share * variance.baseline
  return {loss: share * distance, errorOfSlack: Math.sqrt(Math.max(0, slack))}
}

function untestable({baseline, candidate}: PairEstimate, noVariation: boolean): string {
  if (Number.isNaN(candidate - baseline)) return 'The metric is undefined on these rows.'
  return noVariation
    ? 'The difference does not vary between the rows: it has no error to test it by.'
    : 'The error of the difference cannot be computed from these rows.'
}

function isRounding(deviation: number, baseline: number, candidate: number): boolean {
  const size = Math.max(Math.abs(baseline), Math.abs(candidate))
  return deviation <= ROUNDINGS * Number.EPSILON * size || deviation === 0
}
