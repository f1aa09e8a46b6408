/** Tells how many different ids there are, in 12 to 24 bytes each. */
export interface IdSet {
  /** Ids as pairs of words, the high one first. */
  add(words: Uint32Array): void
  size(): number
}

const EMPTY = 0
/** So many full slots in a row are no chance: ids that find no place are kept in a `Set`. */
const MOST_PROBES = 256

/** A growing set of 64-bit hashes in one table with open addressing, with room for `expected` ones. */
export function createIdSet(expected = 0): IdSet {
  let capacity = 1 << 12
  while (expected * 3 > capacity * 2) capacity *= 2
  let table = new Uint32Array(capacity * 2)
  let size = 0
  let hasZero = false
  const crowded = new Map<string, readonly [number, number]>()

  /** Whether the id was not there before. */
  function put(into: Uint32Array, mask: number, high: number, low: number): boolean {
    let slot = (low ^ (high >>> 7)) & mask
    for (let probes = 0; probes < MOST_PROBES; probes++, slot = (slot + 1) & mask) {
      const [h, l] = [into[slot * 2] ?? EMPTY, into[slot * 2 + 1] ?? EMPTY]
      if (h === EMPTY && l === EMPTY) {
        into[slot * 2] = high
        into[slot * 2 + 1] = low
        return true
      }
      if (h === high && l === low) return false
    }
    const before = crowded.size
    return crowded.set(`${high} ${low}`, [high, low]).size > before
  }

  function grow(): void {
    const larger = new Uint32Array(capacity * 4)
    capacity *= 2
    for (let at = 0; at < table.length; at += 2) {
      const [high, low] = [table[at] ?? EMPTY, table[at + 1] ?? EMPTY]
      if (high !== EMPTY || low !== EMPTY) put(larger, capacity - 1, high, low)
    }
    const waiting = [...crowded.values()]
    crowded.clear()
    for (const [high, low] of waiting) put(larger, capacity - 1, high, low)
    table = larger
  }

  return {
    add: words => {
      for (let at = 0; at < words.length; at += 2) {
        const [high, low] = [words[at] ?? EMPTY, words[at + 1] ?? EMPTY]
        if (high === EMPTY && low === EMPTY) {
          if (!hasZero) size++
          hasZero = true
          continue
        }
        if (size * 3 > capacity * 2) grow()
        if (put(table, capacity - 1, high, low)) size++
      }
    },
    size: () => size
  }
}
