// Types of random.mjs, for tests that draw numbers.

export const WORD: number
export function threefry(
  key: readonly [number, number],
  counter: readonly [number, number]
): [number, number]
export function fillRandom(words: Uint32Array, seed: number, stream: number): void
