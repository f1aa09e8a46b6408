import {brotliDecompressSync, gunzipSync} from 'node:zlib'
import type {Codecs} from '../evidence/read-table.ts'

/** Node's own decompressors, which are faster than those of the library; they stop at the size that is expected. */
export const CODECS: Codecs = {
  GZIP: (packed, most) => gunzipSync(packed, {maxOutputLength: Math.max(1, most)}),
  BROTLI: (packed, most) => brotliDecompressSync(packed, {maxOutputLength: Math.max(1, most)})
}
