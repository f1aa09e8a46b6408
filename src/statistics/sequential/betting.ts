// Looked up once: the sum below is the inner loop of every bound.
const {exp, log, log1p} = Math

/** Rows that share a value in [0, 1]. */
export interface Cell {
  readonly value: number
  readonly count: number
}

/** Shares of the capital that are bet, from nearly all down to a three-thousandth: no tuning needed. */
const BETS: readonly number[] = Array.from({length: 24}, (_, index) => 0.99 * 2 ** (-index / 2))

/** The same down to a ten-millionth: what a bet on something rare has to be, lest every miss ruins. */
export const BETS_ON_RARE: readonly number[] = Array.from(
  {length: 24},
  (_, index) => 0.99 * 2 ** -index
)

/**
 * ln of the capital made by betting that the mean of values in [0, 1] is more than `mean`, averaged over
 * the bets. Fair or worse if it is not: the capital then ever reaches 1 / alpha with probability alpha
 * at most. It is convex in `mean` and never rises with it.
 *
 * Source: Waudby-Smith & Ramdas, J R Stat Soc B 2024;86:1; universal portfolio of Cover 1991.
 */
export function logCapital(cells: readonly Cell[], mean: number, bets = BETS): number {
  const logs = new Float64Array(bets.length)
  let largest = -Infinity
  for (let i = 0; i < logs.length; i++) {
    const bet = bets[i] ?? 0
    let sum = 0
    for (const {value, count} of cells) {
      if (count > 0) sum += count * log1p(value === 0 ? -bet : bet * (value / mean - 1))
    }
    logs[i] = sum
    if (sum > largest) largest = sum
  }
  if (!Number.isFinite(largest)) return largest
  let relative = 0
  for (const capital of logs) relative += exp(capital - largest)
  return largest + log(relative / logs.length)
}
