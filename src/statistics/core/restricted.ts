import type {MeanTest} from './mean-test.ts'
import {distanceTo} from './roots.ts'
import {tCdf, tQuantile} from './special.ts'

/** What one unit (a row, a cluster, all rows of a cell) adds to an estimated mean. */
export interface Unit {
  /** Its influence on the estimate; the influences of all units add up to 0. */
  readonly influence: number
  /** Its share of the whole, 1 on average: how far its value moves with the level that is tested. */
  readonly share: number
}

/** The units of an estimate, and the worst and the best that a unit which was not seen might be. */
export interface Units {
  readonly influence: Float64Array
  /** 1 each where it is not given. */
  readonly share?: Float64Array | undefined
  /** How often each of them occurs; once where it is not given. */
  readonly count?: Float64Array | undefined
  readonly worst: Unit
  readonly best: Unit
}

/**
 * The score test of an estimated mean, with the hypothesis imposed: the error is that of the most likely sample
 * of which the hypothesis holds, and not that of the sample that was drawn. Where few units differ, the drawn
 * one shows too little variance just when it shows too few losses, so that the usual error lets worse models
 * pass; the restricted one does not, and is there even where no unit differs. Of rows that are 0 or 1 it is
 * Tango's test to the last digits.
 *
 * The most likely sample gives weights to the units that were seen and to the worst that was not. Sources:
 * Tango, Stat Med 1998;17:891; Owen, Empirical Likelihood, 2001, ch. 2 and 3.
 */
export function restrictedTest(
  units: Units,
  estimate: number,
  standardError: number,
  df: number
): MeanTest {
  const statistic = (level: number): number => restrictedScore(units, estimate - level)
  const bound = (alpha: number, side: 1 | -1): number => {
    const critical = -tQuantile(alpha, df)
    const step = standardError > 0 ? critical * standardError : FIRST_STEP
    return (
      estimate - side * distanceTo(critical, step, e => side * restrictedScore(units, side * e))
    )
  }
  return {
    name: df === Infinity ? 'z with the hypothesis imposed' : 't with the hypothesis imposed',
    estimate,
    standardError,
    statistic,
    pAtMost: level => tCdf(-statistic(level), df),
    pAtLeast: level => tCdf(statistic(level), df),
    lower: alpha => bound(alpha, 1),
    upper: alpha => bound(alpha, -1)
  }
}

const FIRST_STEP = 1e-3

/**
 * The statistic of a mean that is `excess` above the hypothesis: excess over its restricted error; infinite where
 * no unit, seen or not, can lie on the other side, so that the hypothesis cannot hold.
 */
export function restrictedScore(units: Units, excess: number): number {
  if (excess === 0) return 0
  return Math.sign(excess) * Math.sqrt(squaredScore(units, excess))
}

function squaredScore({influence, share, count, worst, best}: Units, excess: number): number {
  const side = Math.sign(excess)
  // Values are counted so that the mean is above 0: `least` is the one furthest on the other side.
  const valueOf = (unit: Unit): number => side * (unit.influence + excess * unit.share)
  const values = new Float64Array(influence.length)
  const unseen = valueOf(side > 0 ? worst : best)
  let [n, least] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const times = count === undefined ? 1 : (count[i] ?? 0)
    const value =
      side * ((influence[i] ?? NaN) + excess * (share === undefined ? 1 : (share[i] ?? 0)))
    values[i] = value
    n += times
    if (times > 0 && value < least) least = value
  }
  const furthest = Math.min(least, unseen)
  if (!(furthest < 0)) return Infinity
  const {tilt, isBound} = tiltOf(values, count, furthest, least > unseen)
  let [variance, seen] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN
    const times = count === undefined ? 1 : (count[i] ?? 0)
    if (times === 0) continue
    const likely = times / (n * (1 + tilt * value))
    variance += likely * value * value
    seen += likely
  }
  if (isBound) variance += Math.max(0, 1 - seen) * furthest * furthest
  return (n * excess * excess) / variance
}

/**
 * The multiplier of the hypothesis: units get weights proportional to 1 / (1 + tilt * value), so that their mean
 * is 0. It ends where a unit that was not seen begins to take weight.
 */
function tiltOf(
  values: Float64Array,
  count: Float64Array | undefined,
  furthest: number,
  isUnseen: boolean
): {readonly tilt: number; readonly isBound: boolean} {
  let [low, high] = [0, -1 / furthest]
  if (isUnseen && slopeAt(values, count, high).value >= 0) return {tilt: high, isBound: true}
  let tilt = 0
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const {value, slope} = slopeAt(values, count, tilt)
    if (value > 0) low = tilt
    else high = tilt
    const newton = tilt - value / slope
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - tilt) <= TILT_DIGITS * next) return {tilt: next, isBound: false}
    tilt = next
  }
  return {tilt, isBound: false}
}

const MOST_TRIES = 100
const TILT_DIGITS = 1e-13

/** The mean under a tilt, times a constant, and its derivative: it falls with the tilt. */
function slopeAt(
  values: Float64Array,
  count: Float64Array | undefined,
  tilt: number
): {readonly value: number; readonly slope: number} {
  let [value, slope] = [0, 0]
  for (let i = 0; i < values.length; i++) {
    const times = count === undefined ? 1 : (count[i] ?? 0)
    if (times === 0) continue
    const tilted = (values[i] ?? NaN) / (1 + tilt * (values[i] ?? NaN))
    value += times * tilted
    slope -= times * tilted * tilted
  }
  return {value, slope}
}
