/**
 * Decodes `count` values of Parquet's hybrid of runs and packed bits, `width` bits each, from `bytes[from..to)`.
 * Throws where they end too early. Source: Apache Parquet format, Encodings, "RLE/bit-packing hybrid".
 */
export function readHybrid<T extends Int32Array | Uint8Array>(
  bytes: Uint8Array,
  from: number,
  to: number,
  width: number,
  into: T,
  count: number
): T {
  const mask = width === 32 ? 0xffffffff : 2 ** width - 1
  let at = from
  let seen = 0
  while (seen < count) {
    let header = 0
    let shift = 0
    for (;;) {
      if (at >= to) throw new Error(`a page ends after ${seen} of ${count} values`)
      const byte = bytes[at++] ?? 0
      header += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) break
      shift += 7
    }
    const length = Math.floor(header / 2)
    if (header % 2 === 0) {
      const size = (width + 7) >> 3
      let value = 0
      for (let byte = 0; byte < size; byte++) value |= (bytes[at++] ?? 0) << (byte * 8)
      into.fill(value, seen, Math.min(count, seen + length))
      seen += length
      continue
    }
    const packed = Math.min(length * 8, count - seen)
    let bit = at * 8
    for (let index = 0; index < packed; index++, bit += width) {
      const place = bit >>> 3
      const offset = bit & 7
      let value =
        ((bytes[place] ?? 0) |
          ((bytes[place + 1] ?? 0) << 8) |
          ((bytes[place + 2] ?? 0) << 16) |
          ((bytes[place + 3] ?? 0) << 24)) >>>
        offset
      if (offset + width > 32) value |= (bytes[place + 4] ?? 0) << (32 - offset)
      into[seen + index] = value & mask
    }
    seen += packed
    at += length * width
  }
  return into
}
