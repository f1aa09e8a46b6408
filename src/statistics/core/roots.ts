/**
 * The x between `low` and `high` where a function that never increases falls through `level`, to the last
 * bit. Gives `high` when the function stays at or above the level, `low` when it starts below.
 */
export function crossing(
  decreasing: (x: number) => number,
  level: number,
  low: number,
  high: number
): number {
  if (!(decreasing(low) >= level)) return low
  if (decreasing(high) >= level) return high
  let above = low
  let below = high
  for (;;) {
    const middle = above + (below - above) / 2
    // Neighbouring numbers have no middle; near 0 they are denormal, which nobody needs.
    if (middle <= above || middle >= below || below - above < 1e-300) return above
    if (decreasing(middle) >= level) above = middle
    else below = middle
  }
}
