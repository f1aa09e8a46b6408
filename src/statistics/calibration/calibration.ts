import {normalCdf, normalQuantile} from '../core/special.ts'

/** One line of a reliability table. */
export interface ReliabilityBin {
  readonly rows: number
  /** Mean probability, and share of rows of class 1. */
  readonly predicted: number
  readonly observed: number
}

/** How a reliability table is off: mean, largest and root-mean-square |observed − predicted|. */
export interface CalibrationError {
  readonly expected: number
  readonly largest: number
  readonly rootMeanSquare: number
}

/** Murphy's (1973) parts of the Brier score, of the binned probabilities. */
export interface BrierParts {
  readonly reliability: number
  readonly resolution: number
  readonly uncertainty: number
}

/** Spiegelhalter's (1986) test of "the probabilities are right"; p is two-sided. */
export interface SpiegelhalterTest {
  readonly z: number
  readonly p: number
}

/** Logistic regression of the label on logit(probability): slope 1 and intercept 0 when calibrated. */
export interface CalibrationLine {
  readonly intercept: number
  readonly slope: number
  readonly slopeError: number
}

/** Probabilities are kept this far from 0 and 1 before their logit. */
const CLIP = 1e-12
const MAX_ITERATIONS = 100
const CONVERGED = 1e-12
/** A fitted log-odds beyond this on every row means that the classes are separated. */
const SEPARATED_LOGIT = 30
/** From so many rows on the line of a thinned sample is fitted first: a start from which few steps are left. */
const THINNED_FROM = 20_000
const THINNED_BY = 16

/** Bins of equal width on [0, 1], empty ones left out; a probability of 1 is in the last. */
export function reliabilityTable(
  label: Int32Array,
  probability: Float64Array,
  bins: number
): readonly ReliabilityBin[] {
  return tableOf(label, probability, bins, null)
}

/** The table's calibration errors; biased upwards and dependent on the bins, so to be shown, not to gate. */
export function calibrationError(table: readonly ReliabilityBin[]): CalibrationError {
  const rows = table.reduce((sum, bin) => sum + bin.rows, 0)
  const gap = (bin: ReliabilityBin): number => Math.abs(bin.observed - bin.predicted)
  return {
    expected: table.reduce((sum, bin) => sum + (bin.rows / rows) * gap(bin), 0),
    largest: table.reduce((most, bin) => Math.max(most, gap(bin)), 0),
    rootMeanSquare: Math.sqrt(
      table.reduce((sum, bin) => sum + (bin.rows / rows) * gap(bin) ** 2, 0)
    )
  }
}

/**
 * One-sided bounds of the expected calibration error of these bins, each at level alpha. The error of
 * the shares cannot move the mean of the gaps by more than their own mean size (triangle inequality),
 * which is that of half-normal variables: rather too wide than too narrow. Shares are smoothed by half
 * a row of either class, so that a bin of one class only is not held for certain.
 */
export function expectedErrorBounds(
  table: readonly ReliabilityBin[],
  alpha: number
): {readonly lower: number; readonly upper: number} {
  const rows = table.reduce((sum, bin) => sum + bin.rows, 0)
  let [mean, variance] = [0, 0]
  for (const bin of table) {
    const share = (bin.observed * bin.rows + 0.5) / (bin.rows + 1)
    const ofShare = (share * (1 - share)) / bin.rows
    const weight = bin.rows / rows
    mean += weight * Math.sqrt((2 / Math.PI) * ofShare)
    variance += weight ** 2 * (1 - 2 / Math.PI) * ofShare
  }
  const room = mean - normalQuantile(alpha) * Math.sqrt(variance)
  const {expected} = calibrationError(table)
  return {lower: Math.max(0, expected - room), upper: Math.min(1, expected + room)}
}

/** reliability − resolution + uncertainty is the Brier score, when probabilities are equal inside bins. */
export function brierParts(table: readonly ReliabilityBin[]): BrierParts {
  const rows = table.reduce((sum, bin) => sum + bin.rows, 0)
  const share = (part: (bin: ReliabilityBin) => number): number =>
    table.reduce((sum, bin) => sum + (bin.rows / rows) * part(bin), 0)
  const base = share(bin => bin.observed)
  return {
    reliability: share(bin => (bin.predicted - bin.observed) ** 2),
    resolution: share(bin => (bin.observed - base) ** 2),
    uncertainty: base * (1 - base)
  }
}

/** z = Σ (y − p)(1 − 2p) / √Σ (1 − 2p)² p(1 − p); NaN where all probabilities are 0, 1/2 or 1. */
export function spiegelhalter(label: Int32Array, probability: Float64Array): SpiegelhalterTest {
  let sum = 0
  let variance = 0
  for (let i = 0; i < probability.length; i++) {
    const p = probability[i] ?? NaN
    sum += ((label[i] === 1 ? 1 : 0) - p) * (1 - 2 * p)
    variance += (1 - 2 * p) ** 2 * p * (1 - p)
  }
  const z = variance > 0 ? sum / Math.sqrt(variance) : NaN
  return {z, p: 2 * normalCdf(-Math.abs(z))}
}

/**
 * Slope and intercept by iteratively reweighted least squares (Cox, Biometrika 1958;45:562). Null where
 * they do not exist or are not reached: one class only, equal probabilities, classes that a threshold separates.
 */
export function calibrationLine(
  label: Int32Array,
  probability: Float64Array
): CalibrationLine | null {
  const logit = logitsOf(probability)
  const start = logit.length < THINNED_FROM ? null : fitLine(label, logit, NO_LINE, THINNED_BY)
  return fitLine(label, logit, start ?? NO_LINE, 1)
}

const NO_LINE = {intercept: 0, slope: 0}

/** Fits the line to every `step`-th row, from a first guess. */
function fitLine(
  label: Int32Array,
  logit: Float64Array,
  start: Pick<CalibrationLine, 'intercept' | 'slope'>,
  step: number
): CalibrationLine | null {
  let {intercept, slope} = start
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    let [g0, g1, h00, h01, h11, least] = [0, 0, 0, 0, 0, Infinity]
    for (let i = 0; i < logit.length; i += step) {
      const x = logit[i] ?? NaN
      const odds = intercept + slope * x
      const fitted = 1 / (1 + Math.exp(-odds))
      const residual = (label[i] === 1 ? 1 : 0) - fitted
      const w = fitted * (1 - fitted)
      g0 += residual
      g1 += residual * x
      h00 += w
      h01 += w * x
      h11 += w * x * x
      least = Math.min(least, Math.abs(odds))
    }
    const determinant = h00 * h11 - h01 * h01
    if (!(determinant > CONVERGED * h00 * h11) || least > SEPARATED_LOGIT) return null
    const stepIntercept = (h11 * g0 - h01 * g1) / determinant
    const stepSlope = (h00 * g1 - h01 * g0) / determinant
    intercept += stepIntercept
    slope += stepSlope
    if (Math.abs(stepIntercept) + Math.abs(stepSlope) <= CONVERGED * (1 + Math.abs(slope))) {
      return {intercept, slope, slopeError: Math.sqrt(h00 / determinant)}
    }
  }
  return null
}

/** `binOf` has the bin of every row; null for bins of equal width. */
function tableOf(
  label: Int32Array,
  probability: Float64Array,
  bins: number,
  binOf: Int32Array | null
): readonly ReliabilityBin[] {
  const rows = new Float64Array(bins)
  const predicted = new Float64Array(bins)
  const observed = new Float64Array(bins)
  for (let i = 0; i < label.length; i++) {
    const p = probability[i] ?? NaN
    const bin = binOf === null ? Math.min(Math.floor(p * bins), bins - 1) : (binOf[i] ?? 0)
    rows[bin] = (rows[bin] ?? 0) + 1
    predicted[bin] = (predicted[bin] ?? 0) + p
    observed[bin] = (observed[bin] ?? 0) + (label[i] === 1 ? 1 : 0)
  }
  return Array.from(rows, (count, bin) => ({
    rows: count,
    predicted: (predicted[bin] ?? NaN) / count,
    observed: (observed[bin] ?? NaN) / count
  })).filter(bin => bin.rows > 0)
}

function logitsOf(probability: Float64Array): Float64Array {
  const logit = new Float64Array(probability.length)
  for (let i = 0; i < logit.length; i++) {
    const p = Math.min(Math.max(probability[i] ?? NaN, CLIP), 1 - CLIP)
    logit[i] = Math.log(p / (1 - p))
  }
  return logit
}
