/**
 * Arrays for what is worked out of one batch, used again for the next: making and clearing new ones would take
 * longer than the work itself. An array holds what the batch before left in it.
 */
export interface Arena {
  numbers(rows: number): Float64Array
  codes(rows: number): Int32Array
  flags(rows: number): Uint8Array
  /** All arrays are free again. */
  reset(): void
}

/** An arena without arrays. */
export function createArena(): Arena {
  const pools = [
    createPool(rows => new Float64Array(rows)),
    createPool(rows => new Int32Array(rows)),
    createPool(rows => new Uint8Array(rows))
  ] as const
  const [numbers, codes, flags] = pools
  return {
    numbers: numbers.take,
    codes: codes.take,
    flags: flags.take,
    reset: () => {
      for (const pool of pools) pool.reset()
    }
  }
}

interface Pool<T> {
  readonly take: (rows: number) => T
  readonly reset: () => void
}

function createPool<T extends {readonly length: number}>(make: (rows: number) => T): Pool<T> {
  const arrays: T[] = []
  let used = 0
  return {
    take: rows => {
      let array = arrays[used]
      if (array?.length !== rows) {
        array = make(rows)
        arrays[used] = array
      }
      used++
      return array
    },
    reset: () => {
      used = 0
    }
  }
}
