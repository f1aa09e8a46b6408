/** A copy of a file, and how it was broken. */
export interface BrokenCopy {
  readonly way: string
  readonly bytes: Uint8Array
}

/** `count` broken copies of a file, the same for a seed. */
export function brokenCopies(bytes: Uint8Array, count: number, seed: number): Iterable<BrokenCopy>
