import {brotliDecompressSync, gunzipSync} from 'node:zlib'
import type {Codecs} from '../evidence/read-table.ts'

/** Node's own decompressors, which are faster than those of the library. */
export const CODECS: Codecs = {
  GZIP: packed => gunzipSync(packed),
  BROTLI: packed => brotliDecompressSync(packed)
}
