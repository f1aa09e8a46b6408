/** The reference files' generator: the same uniform numbers in [0, 1) in every language. */
export function drawnNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff
    return state / 2 ** 31
  }
}

/** To three decimals, as the reference files round. */
export function thousandths(value: number): number {
  return Math.floor(value * 1000 + 0.5) / 1000
}
