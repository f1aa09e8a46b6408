/** Deeper than any structure of Parquet's. */
const MOST_LEVELS = 32

/**
 * Looks through a structure of Thrift's compact protocol before it is read: its lists may say that they have any number
 * of elements, for which memory would be reserved. Gives the place after it; throws where a list is longer than the bytes
 * that are left. Source: Apache Thrift, "Thrift Compact protocol encoding".
 */
export function checkThrift(bytes: Uint8Array, from: number): number {
  let at = from

  function number(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      if (at >= bytes.length) throw new Error('a structure of it has no end')
      const byte = bytes[at++] ?? 0
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      if (factor > 2 ** 56) throw new Error('a number of it has no end')
    }
  }

  function skip(count: number): void {
    if (count > bytes.length - at) throw new Error('a text or list is longer than the file')
    at += count
  }

  function element(type: number, levels: number): void {
    switch (type) {
      case 1:
      case 2:
        return
      case 3:
        skip(1)
        return
      case 4:
      case 5:
      case 6:
        number()
        return
      case 7:
        skip(8)
        return
      case 8:
        skip(number())
        return
      case 9:
        list(levels)
        return
      case 12:
        structure(levels)
        return
      default:
        throw new Error('a structure of it has parts of no known kind')
    }
  }

  function list(levels: number): void {
    const head = number8()
    const size = head >> 4 === 15 ? number() : head >> 4
    const type = head & 15
    if (size > bytes.length - at) throw new Error('a list is longer than the file')
    // Truth values take a byte each in a list.
    for (let index = 0; index < size; index++) element(type < 3 ? 3 : type, levels + 1)
  }

  function structure(levels: number): void {
    if (levels > MOST_LEVELS) throw new Error('its structures are nested too deep')
    for (;;) {
      const head = number8()
      if (head % 16 === 0) return
      if (head >> 4 === 0) number()
      element(head & 15, levels + 1)
    }
  }

  function number8(): number {
    if (at >= bytes.length) throw new Error('a structure of it has no end')
    return bytes[at++] ?? 0
  }

  structure(0)
  return at
}
