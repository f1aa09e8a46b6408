import {normalCdf} from './special.ts'

/** One-sided bounds of a noncentrality, each at its own level alpha. */
export interface NoncentralityBounds {
  readonly lower: number
  readonly upper: number
}

const STEPS = 80

/**
 * P(X <= x) of the noncentral χ² distribution, by Sankaran's approximation (Biometrika 1963;50:199):
 * within 0.01 of the exact one for a degree of freedom or more.
 */
export function noncentralChiSquareCdf(
  x: number,
  degreesOfFreedom: number,
  noncentrality: number
): number {
  if (x <= 0) return 0
  const k = degreesOfFreedom
  const mean = k + noncentrality
  const h = 1 - (2 / 3) * ((mean * (k + 3 * noncentrality)) / (k + 2 * noncentrality) ** 2)
  const p = (k + 2 * noncentrality) / mean ** 2
  const m = (h - 1) * (1 - 3 * h)
  const centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p)
  return normalCdf(((x / mean) ** h - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p)))
}

/**
 * The noncentralities that a χ² statistic leaves room for: those at which it would be neither as large
 * nor as small with a probability below alpha. 0 as a lower bound where it may be chance alone.
 */
export function noncentralityBounds(
  statistic: number,
  degreesOfFreedom: number,
  alpha: number
): NoncentralityBounds {
  if (statistic === Infinity) return {lower: Infinity, upper: Infinity}
  const at = (noncentrality: number): number =>
    noncentralChiSquareCdf(statistic, degreesOfFreedom, noncentrality)
  return {lower: whereBelow(1 - alpha, at, statistic), upper: whereBelow(alpha, at, statistic)}
}

/** The noncentrality at which a falling chance comes down to a level; 0 where it is never above. */
function whereBelow(level: number, chance: (at: number) => number, statistic: number): number {
  let [low, high] = [0, Math.max(1, statistic)]
  if (chance(0) <= level) return 0
  while (chance(high) > level) high *= 2
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2
    if (chance(middle) > level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
