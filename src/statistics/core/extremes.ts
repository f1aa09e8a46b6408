/** The largest of any number of values; −∞ of none. NaN where one is. `Math.max` takes only so many arguments. */
export function largestOf(values: Iterable<number>): number {
  let most = -Infinity
  for (const value of values) most = Math.max(most, value)
  return most
}

/** The smallest of any number of values; ∞ of none. NaN where one is. */
export function smallestOf(values: Iterable<number>): number {
  let least = Infinity
  for (const value of values) least = Math.min(least, value)
  return least
}
