/** The mixture's parameter that makes one-sided bounds at level alpha narrowest after `optimalCount` rows. */
export function mixtureWidth(alpha: number, optimalCount: number): number {
  if (!(optimalCount > 0))
    throw new RangeError(`optimalCount must be positive, not ${optimalCount}`)
  const log = -2 * Math.log(2 * alpha)
  return optimalCount / (log + Math.log1p(log))
}

/**
 * Half the width of the one-sided bound after n rows, in standard deviations of one row: of a mean without bounds on
 * its values that is looked at after every row. The guarantee is asymptotic.
 *
 * Source: Robbins' normal mixture; Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas, Ann Stat 2024;52:2613.
 */
export function mixtureRadius(n: number, alpha: number, rho: number): number {
  const log = Math.log1p(Math.sqrt((n + rho) / rho) / (2 * alpha))
  return Math.sqrt(2 * (n + rho) * log) / n
}
