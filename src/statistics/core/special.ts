import erfc from '@stdlib/math-base-special-erfc'
import erfcinv from '@stdlib/math-base-special-erfcinv'
import gammainc from '@stdlib/math-base-special-gammainc'
import stdlibBetaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import stdlibBinomialCdf from '@stdlib/stats-base-dists-binomial-cdf'
import stdlibTCdf from '@stdlib/stats-base-dists-t-cdf'
import stdlibTQuantile from '@stdlib/stats-base-dists-t-quantile'

// Distribution functions of @stdlib, each within 1e-9 of a 2400-bit reference down to its tails. The normal
// ones go through erfc, because @stdlib's own normal quantile is -Infinity below 1e-17; an upper tail is
// always computed as such, never as 1 - cdf, which loses it.

/** P(Z <= z) of the standard normal distribution; the upper tail is `normalCdf(-z)`. */
export function normalCdf(z: number): number {
  return erfc(-z / Math.SQRT2) / 2
}

/** The z with P(Z <= z) = p, for p in [0, 1]. */
export function normalQuantile(p: number): number {
  return -Math.SQRT2 * erfcinv(2 * p)
}

/** P(T <= t) of Student's t; infinite degrees of freedom mean the normal distribution. */
export function tCdf(t: number, degreesOfFreedom: number): number {
  return degreesOfFreedom === Infinity ? normalCdf(t) : stdlibTCdf(t, degreesOfFreedom)
}

/** The t with P(T <= t) = p; infinite degrees of freedom mean the normal distribution. */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  return degreesOfFreedom === Infinity ? normalQuantile(p) : stdlibTQuantile(p, degreesOfFreedom)
}

/** The x with P(X <= x) = p of the beta distribution with shapes a, b > 0. */
export function betaQuantile(p: number, a: number, b: number): number {
  return stdlibBetaQuantile(p, a, b)
}

/** P(X <= k) for k, possibly negative, of `trials` trials that each succeed with probability p. */
export function binomialCdf(k: number, trials: number, p: number): number {
  return stdlibBinomialCdf(k, trials, p)
}

/** P(X > x) of the chi-square distribution. */
export function chiSquareUpper(x: number, degreesOfFreedom: number): number {
  return x <= 0 ? 1 : gammainc(x / 2, degreesOfFreedom / 2, true, true)
}

/** ln(n!) for an integer n >= 0, within 1e-14 relative: a sum for small n, else Stirling's series. */
export function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1
    for (let factor = 2; factor <= n; factor++) product *= factor
    return Math.log(product)
  }
  const x = n + 1
  const inverse = 1 / (x * x)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series
}

/** ln of the number of ways to choose k of n. */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}
