import {checkCounts} from '../core/margin.ts'
import {betaQuantile, normalQuantile} from '../core/special.ts'

/** Two bounds, each one-sided at level alpha: together a 1 - 2 alpha interval. */
export interface Bounds {
  readonly lower: number
  readonly upper: number
}

/**
 * Wilson's score bounds of a proportion, without continuity correction: short, and on average right.
 * [0, 1] without data. Source: Wilson 1927, as in Newcombe, Stat Med 1998;17:857, method 3.
 */
export function wilsonBounds(successes: number, n: number, alpha: number): Bounds {
  checkShare(successes, n)
  if (n === 0) return {lower: 0, upper: 1}
  const z2 = normalQuantile(alpha) ** 2
  const middle = successes + z2 / 2
  const half = Math.sqrt(z2 * ((successes * (n - successes)) / n + z2 / 4))
  return {
    lower: successes === 0 ? 0 : (middle - half) / (n + z2),
    upper: successes === n ? 1 : (middle + half) / (n + z2)
  }
}

/**
 * Clopper and Pearson's exact bounds of a proportion: never wrong more often than alpha on a side.
 * [0, 1] without data. Source: Clopper & Pearson, Biometrika 1934;26:404.
 */
export function clopperPearsonBounds(successes: number, n: number, alpha: number): Bounds {
  checkShare(successes, n)
  return {
    lower: successes === 0 ? 0 : betaQuantile(alpha, successes, n - successes + 1),
    upper: successes === n ? 1 : betaQuantile(1 - alpha, successes + 1, n - successes)
  }
}

function checkShare(successes: number, n: number): void {
  checkCounts({successes, n})
  if (successes > n) throw new RangeError(`${successes} successes of ${n}`)
}
