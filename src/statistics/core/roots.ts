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

/**
 * How far to go until a rising function of the distance, below `level` at 0, reaches it: in steps that double, the first
 * of them `step`, then between the last two by false position (Dowell & Jarratt, BIT 1971;11:168). Infinity where it
 * never does.
 */
export function distanceTo(
  level: number,
  step: number,
  rising: (distance: number) => number
): number {
  let [near, below] = [0, -level]
  let [far, above] = [step, rising(step) - level]
  for (let tries = 0; above < 0; tries++) {
    if (tries === MOST_DOUBLINGS) return Infinity
    ;[near, below] = [far, above]
    far *= 2
    above = rising(far) - level
  }
  let before = 0
  for (let tries = 0; tries < MOST_TRIES && far - near > DIGITS * far; tries++) {
    const guess = near - (below * (far - near)) / (above - below)
    const middle = guess > near && guess < far ? guess : (near + far) / 2
    const at = rising(middle) - level
    if (at < 0) {
      ;[near, below] = [middle, at]
      if (before < 0) above /= 2
    } else {
      ;[far, above] = [middle, at]
      if (before > 0) below /= 2
    }
    before = at < 0 ? -1 : 1
  }
  return far
}

const MOST_DOUBLINGS = 60
const MOST_TRIES = 100
const DIGITS = 1e-13
