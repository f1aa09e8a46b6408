/**
 * Holm's adjusted p-values, in the order given: rejecting those at most alpha wrongly rejects any with
 * probability alpha at most, whatever their dependence. Source: Holm, Scand J Stat 1979;6:65.
 */
export function holm(pValues: readonly number[]): number[] {
  const n = pValues.length
  return adjust(pValues.map(proof), (p, rank, before) => Math.max(before, p * (n - rank)), 0)
}

/** A value that is no number proves nothing. */
function proof(p: number): number {
  return Number.isNaN(p) ? 1 : p
}

/** Steps through the values from the smallest, each result depending on the one before; at most 1. */
function adjust(
  values: readonly number[],
  step: (value: number, rank: number, before: number) => number,
  start: number
): number[] {
  const adjusted = values.map(() => start)
  let before = start
  const order = values.map((value, index) => ({value, index}))
  order.sort((left, right) => left.value - right.value)
  order.forEach(({value, index}, rank) => {
    before = step(value, rank, before)
    adjusted[index] = Math.min(1, before)
  })
  return adjusted
}
