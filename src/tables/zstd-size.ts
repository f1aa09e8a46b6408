import {OverLimit} from '../files/limits.ts'

const MAGIC = 0xfd2fb528
/** The last four bits are free. */
const SKIPPED = 0x184d2a5
/** No block unpacks to more. */
const BLOCK = 1 << 17
const EQUAL_BYTES = 1
const PACKED = 2

/**
 * Throws `OverLimit` where Zstandard frames may unpack to more than `most` bytes, without unpacking them: a frame says how
 * much it holds, or its blocks do: one of equal bytes how many, a packed one 128 KiB at most. What is damaged is left to
 * who unpacks. Source: RFC 8878, section 3.1.1.
 */
export function checkZstd(bytes: Uint8Array, most: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size = 0
  for (let at = 0; at + 8 <= bytes.length;) {
    const magic = view.getUint32(at, true)
    if (magic >>> 4 === SKIPPED) {
      at += 8 + view.getUint32(at + 4, true)
      continue
    }
    if (magic !== MAGIC) return
    const frame = frameAt(bytes, at + 4)
    const blocks = blocksAt(bytes, frame.blocks)
    size += frame.size ?? blocks.size
    if (size > most) throw new OverLimit(`it unpacks to more than ${most} bytes`)
    at = blocks.end + (frame.hasChecksum ? 4 : 0)
  }
}

interface Frame {
  /** What the frame says that it holds; null where it does not. */
  readonly size: number | null
  readonly hasChecksum: boolean
  /** Where its blocks begin. */
  readonly blocks: number
}

function frameAt(bytes: Uint8Array, at: number): Frame {
  const flags = bytes[at] ?? 0
  const isSingle = (flags & 0x20) !== 0
  const sizeAt = at + 1 + (isSingle ? 0 : 1) + ([0, 1, 2, 4][flags & 3] ?? 0)
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0
  let size = sizeBytes === 2 ? 256 : 0
  for (let index = 0; index < sizeBytes; index++)
    size += (bytes[sizeAt + index] ?? 0) * 2 ** (8 * index)
  return {
    size: sizeBytes === 0 ? null : size,
    hasChecksum: (flags & 4) !== 0,
    blocks: sizeAt + sizeBytes
  }
}

function blocksAt(bytes: Uint8Array, from: number): {readonly size: number; readonly end: number} {
  let size = 0
  for (let at = from; at + 3 <= bytes.length;) {
    const head = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
    const kind = (head >> 1) & 3
    const length = head >> 3
    size += kind === PACKED ? BLOCK : length
    at += 3 + (kind === EQUAL_BYTES ? 1 : length)
    if (head % 2 === 1) return {size, end: at}
  }
  return {size, end: bytes.length}
}
