/** The reference files' generator: the same uniform numbers in [0, 1) in every language. */
export function drawnNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(1103515245, state) + 12345) & 0x7fffffff
    return state / 2 ** 31
  }
}
