import type {Encoding, SchemaElement} from 'hyparquet'
import {deltaBinaryUnpack, deltaByteArray, deltaLengthByteArray} from 'hyparquet/src/delta.js'
import {byteStreamSplit} from 'hyparquet/src/encoding.js'
import {readHybrid} from './hybrid.ts'

/** Values of a page as they are stored. */
export type Stored =
  | {readonly kind: 'numbers'; readonly values: Float64Array | Float32Array | Int32Array}
  /** 64-bit integers as pairs of words, the low one first. */
  | {readonly kind: 'longs'; readonly words: Int32Array}
  | {readonly kind: 'flags'; readonly values: Uint8Array}
  | {
      readonly kind: 'bytes'
      readonly bytes: Uint8Array
      readonly starts: Int32Array
      readonly ends: Int32Array
    }
  | {readonly kind: 'indexes'; readonly indexes: Int32Array}

/** Decodes `count` values that begin at `from`. Throws where there are fewer, or the encoding is not known. */
export function decodeStored(
  bytes: Uint8Array,
  from: number,
  count: number,
  encoding: Encoding,
  {type, type_length: length}: SchemaElement
): Stored {
  const reader = {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    offset: from
  }
  switch (encoding) {
    case 'PLAIN':
      return decodePlain(bytes, from, count, type, length)
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY': {
      const indexes = new Int32Array(count)
      const width = bytes[from] ?? 0
      if (width > 0 && count > 0) readHybrid(bytes, from + 1, bytes.length, width, indexes, count)
      return {kind: 'indexes', indexes}
    }
    case 'RLE': {
      const values = new Uint8Array(count)
      return {
        kind: 'flags',
        values: readHybrid(bytes, from + 4, bytes.length, 1, values, count)
      }
    }
    case 'DELTA_BINARY_PACKED': {
      if (type === 'INT32') {
        const values = new Int32Array(count)
        deltaBinaryUnpack(reader, count, values)
        return {kind: 'numbers', values}
      }
      const values = new BigInt64Array(count)
      deltaBinaryUnpack(reader, count, values)
      return {kind: 'longs', words: new Int32Array(values.buffer)}
    }
    case 'DELTA_LENGTH_BYTE_ARRAY':
    case 'DELTA_BYTE_ARRAY': {
      const values: Uint8Array[] = new Array<Uint8Array>(count)
      if (encoding === 'DELTA_BYTE_ARRAY') deltaByteArray(reader, count, values)
      else deltaLengthByteArray(reader, count, values)
      return joined(values)
    }
    case 'BYTE_STREAM_SPLIT': {
      if (type === undefined) break
      const values = byteStreamSplit(reader, count, type, length)
      if (values instanceof BigInt64Array)
        return {kind: 'longs', words: new Int32Array(values.buffer)}
      if (
        values instanceof Float64Array ||
        values instanceof Float32Array ||
        values instanceof Int32Array
      )
        return {kind: 'numbers', values}
      if (Array.isArray(values)) return joined(values.filter(value => value instanceof Uint8Array))
      break
    }
    // Both were given up before Parquet 2, and nothing writes them.
    case 'BIT_PACKED':
    case 'GROUP_VAR_INT':
  }
  throw new Error(`the encoding ${encoding} of ${type ?? 'a group'} is not known`)
}

function decodePlain(
  bytes: Uint8Array,
  from: number,
  count: number,
  type: SchemaElement['type'],
  length = 0
): Stored {
  const body = (size: number): ArrayBuffer => {
    const end = from + count * size
    if (end > bytes.length) throw new Error(`a page ends before its ${count} values`)
    // A copy, since typed arrays must begin at a multiple of their size.
    return new Uint8Array(bytes.subarray(from, end)).buffer
  }
  switch (type) {
    case 'DOUBLE':
      return {kind: 'numbers', values: new Float64Array(body(8))}
    case 'FLOAT':
      return {kind: 'numbers', values: new Float32Array(body(4))}
    case 'INT32':
      return {kind: 'numbers', values: new Int32Array(body(4))}
    case 'INT64':
      return {kind: 'longs', words: new Int32Array(body(8))}
    case 'BOOLEAN': {
      if (from + Math.ceil(count / 8) > bytes.length)
        throw new Error(`a page ends before its ${count} values`)
      const values = new Uint8Array(count)
      for (let index = 0; index < count; index++)
        values[index] = ((bytes[from + (index >> 3)] ?? 0) >> (index & 7)) & 1
      return {kind: 'flags', values}
    }
    case 'INT96':
    case 'FIXED_LEN_BYTE_ARRAY': {
      const size = type === 'INT96' ? 12 : length
      const fixed = new Uint8Array(body(size))
      const starts = Int32Array.from({length: count}, (_, index) => index * size)
      return {kind: 'bytes', bytes: fixed, starts, ends: starts.map(start => start + size)}
    }
    case 'BYTE_ARRAY': {
      if (from + count * 4 > bytes.length) throw new Error(`a page ends before its ${count} values`)
      const starts = new Int32Array(count)
      const ends = new Int32Array(count)
      let at = from
      for (let index = 0; index < count; index++) {
        const size =
          (bytes[at] ?? 0) |
          ((bytes[at + 1] ?? 0) << 8) |
          ((bytes[at + 2] ?? 0) << 16) |
          ((bytes[at + 3] ?? 0) << 24)
        at += 4
        starts[index] = at
        at += size
        ends[index] = at
        if (size < 0 || at > bytes.length) throw new Error(`a page ends before its ${count} values`)
      }
      return {kind: 'bytes', bytes, starts, ends}
    }
    case undefined:
      throw new Error('a group has no values')
  }
}

function joined(values: readonly Uint8Array[]): Stored {
  const bytes = new Uint8Array(values.reduce((size, value) => size + value.length, 0))
  const starts = new Int32Array(values.length)
  const ends = new Int32Array(values.length)
  let at = 0
  values.forEach((value, index) => {
    starts[index] = at
    bytes.set(value, at)
    at += value.length
    ends[index] = at
  })
  return {kind: 'bytes', bytes, starts, ends}
}
