/**
 * The level of the k-th candidate that is tried on the same rows against the same baseline, k = 1, 2 …:
 * alpha / (k (k + 1)). The levels of any number of attempts add up to less than alpha, so trying often
 * does not let a worse model through.
 */
export function spentAlpha(alpha: number, attempt: number): number {
  if (!Number.isInteger(attempt) || attempt < 1) {
    throw new RangeError(`an attempt is counted from 1, not ${attempt}`)
  }
  return alpha / (attempt * (attempt + 1))
}

/** The chance that one of `attempts` unrelated candidates passes wrongly when each is tested at alpha. */
export function unspentRisk(alpha: number, attempts: number): number {
  return -Math.expm1(attempts * Math.log1p(-alpha))
}
