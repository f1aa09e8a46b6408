import {closeSync, createReadStream, openSync, readSync} from 'node:fs'
import * as zlib from 'node:zlib'

import {LIMITS, mostUnpacked, OverLimit} from '../../../files/limits.ts'
import {checkZstd} from '../../../tables/zstd-size.ts'
import type {Compressors} from 'hyparquet'
import {compressors, decompressZstd} from 'hyparquet-compressors'

/** How UTF-8 text lies in a file: packed, or as UTF-16, which spreadsheets export. */
export type Packing = 'none' | 'gzip' | 'zstd' | 'brotli' | 'utf-16le' | 'utf-16be'

/** Where Node's own Zstandard is missing, a file is unpacked at once; larger ones are refused. */
const LARGEST_ZSTD = 2 ** 26
/** Less than this is read however well it is packed. */
const FREE = 2 ** 30

/** Decompressors of Parquet pages: Node's own, which are faster, else those of the library. */
export function pageCodecs(): Compressors {
  return {
    ...compressors,
    GZIP: (input, most) => zlib.gunzipSync(input, {maxOutputLength: most}),
    BROTLI: (input, most) => zlib.brotliDecompressSync(input, {maxOutputLength: most}),
    ...('zstdDecompressSync' in zlib
      ? {ZSTD: (input, most) => zlib.zstdDecompressSync(input, {maxOutputLength: most})}
      : {})
  }
}

/** A file that is open for reading at any place. */
export interface OpenBytes {
  /** Up to `length` bytes from `position` into a buffer of the caller; how many there were. */
  readInto(buffer: Uint8Array, offset: number, length: number, position: number): number
  close(): void
}

/** Opens a local file. Throws what the system says. */
export function openBytes(path: string): OpenBytes {
  const file = openSync(path, 'r')
  return {
    readInto: (buffer, offset, length, position) => {
      let read = 0
      while (read < length) {
        const got = readSync(file, buffer, offset + read, length - read, position + read)
        if (got === 0) break
        read += got
      }
      return read
    },
    close: () => {
      closeSync(file)
    }
  }
}

/**
 * The content of a compressed file, piece by piece. Throws where it is damaged or cut, and `OverLimit` where it holds so
 * much more than its size that it is no log.
 */
export async function* unpackedBytes(
  path: string,
  packing: Exclude<Packing, 'none'>,
  size: number
): AsyncGenerator<Uint8Array, void, undefined> {
  const most = mostUnpacked(size, FREE)
  let total = 0
  for await (const piece of allUnpacked(path, packing, size)) {
    total += piece.length
    if (total > most)
      throw new OverLimit(
        `its ${size} bytes unpack to more than ${most}: more than ${LIMITS.ratio.most} times as many are not read`
      )
    yield piece
  }
}

async function* allUnpacked(
  path: string,
  packing: Exclude<Packing, 'none'>,
  size: number
): AsyncGenerator<Uint8Array, void, undefined> {
  const packed = createReadStream(path, {highWaterMark: 1 << 18})
  if (packing === 'utf-16le' || packing === 'utf-16be') {
    const decoder = new TextDecoder(packing)
    for await (const piece of packed)
      if (piece instanceof Uint8Array) yield Buffer.from(decoder.decode(piece, {stream: true}))
    return
  }
  if (packing === 'zstd' && !('createZstdDecompress' in zlib)) {
    if (size > LARGEST_ZSTD)
      throw new Error('Zstandard files of this size need Node 22.15 or newer; use gzip')
    const pieces: Uint8Array[] = []
    for await (const piece of packed) if (piece instanceof Uint8Array) pieces.push(piece)
    const all = Buffer.concat(pieces)
    checkZstd(all, mostUnpacked(size, FREE))
    yield decompressZstd(all)
    return
  }
  const unpack =
    packing === 'gzip'
      ? zlib.createGunzip({chunkSize: 1 << 18})
      : packing === 'brotli'
        ? zlib.createBrotliDecompress({chunkSize: 1 << 18})
        : zlib.createZstdDecompress({chunkSize: 1 << 18})
  packed.on('error', error => unpack.destroy(error))
  try {
    for await (const piece of packed.pipe(unpack)) if (piece instanceof Uint8Array) yield piece
  } finally {
    packed.destroy()
    unpack.destroy()
  }
}
