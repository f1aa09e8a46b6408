/** 64 bits of a text's UTF-8 bytes, for telling ids apart, into the halves of a row. */
export function hashInto(
  bytes: Uint8Array,
  start: number,
  end: number,
  highs: Uint32Array,
  lows: Uint32Array,
  row: number
): void {
  let high = 0x9e3779b9 ^ (end - start)
  let low = 0x85ebca6b
  for (let index = start; index < end; index++) {
    const byte = bytes[index] ?? 0
    high = Math.imul(high ^ byte, 0x01000193)
    low = Math.imul(low ^ byte, 0x5bd1e995)
    low ^= low >>> 15
  }
  highs[row] = mixed(high ^ low)
  lows[row] = mixed(low + Math.imul(high, 0x27d4eb2f))
}

/** Spreads every bit over the word. Source: finaliser of MurmurHash3, public domain. */
function mixed(word: number): number {
  let spread = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35)
  return spread ^ (spread >>> 16)
}
