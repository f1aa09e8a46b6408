import type {ColumnMetaData, Compressors, SchemaElement} from 'hyparquet'
import {checkLimit, LIMITS, mostUnpacked, OverLimit} from '../../files/limits.ts'
import {parquetHeader} from 'hyparquet/src/column.js'
import {decompressPage} from 'hyparquet/src/datapage.js'
import {readHybrid} from './hybrid.ts'
import {checkZstd} from '../zstd-size.ts'
import {checkThrift} from './thrift.ts'
import {type Stored, decodeStored} from './stored.ts'

/** Reads bytes of a file into the beginning of a buffer; gives how many there were. */
export type ReadInto = (buffer: Uint8Array, length: number, position: number) => number

/** Some rows of a column. */
export interface Page {
  readonly rows: number
  /** 1 for the rows that have a value; null where all have. */
  readonly defined: Uint8Array | null
  /** The values of those rows. */
  readonly stored: Stored
  /** What indexes point at. */
  readonly dictionary: Stored | null
}

const WINDOW = 1 << 18
const HEADER = 1 << 12

/** Gives the data pages of a column's chunk one after the other; null after the last. Throws where it is damaged.
 * A page is good until the next one is asked for. */
export function createPages(
  readInto: ReadInto,
  chunk: ColumnMetaData,
  element: SchemaElement,
  codecs: Compressors
): () => Page | null {
  const dictionaryAt = chunk.dictionary_page_offset
  const isBefore =
    dictionaryAt !== undefined && dictionaryAt > 0n && dictionaryAt < chunk.data_page_offset
  let at = Number(isBefore ? dictionaryAt : chunk.data_page_offset)
  const end = at + Number(chunk.total_compressed_size)
  let left = Number(chunk.num_values)
  let dictionary: Stored | null = null
  const isOptional = element.repetition_type !== 'REQUIRED'

  /** Read ahead, since pages may be small: `window` holds the file's bytes from `windowAt`. */
  let window = new Uint8Array(0)
  let windowAt = 0
  let windowEnd = 0

  function bytesAt(length: number): Uint8Array {
    const wanted = Math.min(length, end - at)
    if (at < windowAt || at + wanted > windowEnd) {
      const size = Math.min(Math.max(wanted, WINDOW), end - at)
      if (size > window.length) window = new Uint8Array(size)
      windowAt = at
      windowEnd = at + readInto(window, size, at)
    }
    return window.subarray(at - windowAt, Math.min(at - windowAt + wanted, windowEnd - windowAt))
  }

  function header(): ReturnType<typeof parquetHeader> {
    for (let size = HEADER; ; size *= 16) {
      const bytes = bytesAt(size)
      const reader = {view: viewOf(bytes), offset: 0}
      try {
        checkThrift(bytes, 0)
        const found = parquetHeader(reader)
        at += reader.offset
        return found
      } catch (error) {
        // A header with long statistics may be longer than what was looked at.
        if (size >= end - at) throw error
      }
    }
  }

  function body(size: number): Uint8Array {
    if (!(size >= 0) || at + size > end) throw new Error('a page is longer than its column')
    const bytes = bytesAt(size)
    if (bytes.length < size) throw new Error('the file ends within a page')
    at += size
    return bytes
  }

  function unpacked(bytes: Uint8Array, size: number): Uint8Array {
    checkUnpacked(bytes.length, size)
    if (chunk.codec === 'ZSTD') checkZstd(bytes, size)
    return size === 0 ? new Uint8Array(0) : decompressPage(bytes, size, chunk.codec, codecs)
  }

  return () => {
    while (left > 0) {
      if (at >= end) throw new Error(`a column ends ${left} rows too early`)
      const found = header()
      const bytes = body(found.compressed_page_size)
      const size = found.uncompressed_page_size
      if (found.dictionary_page_header !== undefined) {
        // Kept beyond the next read: a copy where nothing was unpacked.
        checkRows(found.dictionary_page_header.num_values, LIMITS.pageRows.most)
        const page = new Uint8Array(unpacked(bytes, size))
        dictionary = decodeStored(
          page,
          0,
          found.dictionary_page_header.num_values,
          'PLAIN',
          element
        )
        continue
      }
      const first = found.data_page_header
      const second = found.data_page_header_v2
      if (first !== undefined) {
        const page = unpacked(bytes, size)
        const rows = first.num_values
        checkRows(rows, left)
        left -= rows
        let from = 0
        let defined: Uint8Array | null = null
        if (isOptional) {
          const length = viewOf(page).getUint32(0, true)
          from = 4 + length
          defined = definedOf(page, 4, from, rows)
        }
        return pageOf(page, from, rows, defined, first.encoding)
      }
      if (second !== undefined) {
        const rows = second.num_values
        checkRows(rows, left)
        left -= rows
        const levels = second.repetition_levels_byte_length + second.definition_levels_byte_length
        const start = second.repetition_levels_byte_length
        const defined =
          isOptional && second.num_nulls > 0 ? definedOf(bytes, start, levels, rows) : null
        const rest = bytes.subarray(levels)
        const page =
          second.is_compressed === false ? rest : unpacked(rest, Math.max(0, size - levels))
        return pageOf(page, 0, rows, defined, second.encoding)
      }
    }
    return null
  }

  function pageOf(
    page: Uint8Array,
    from: number,
    rows: number,
    defined: Uint8Array | null,
    encoding: Parameters<typeof decodeStored>[3]
  ): Page {
    let values = rows
    if (defined !== null) {
      values = 0
      for (const flag of defined) values += flag
    }
    const all = values === rows ? null : defined
    return {
      rows,
      defined: all,
      stored: decodeStored(page, from, values, encoding, element),
      dictionary
    }
  }
}

/** Rows that a page says it has, before memory is reserved for them. */
function checkRows(rows: number, left: number): void {
  checkLimit(LIMITS.pageRows, rows, 'a page')
  if (!(rows >= 0 && rows <= left)) throw new Error(`a page of ${rows} rows where ${left} are left`)
}

function checkUnpacked(packed: number, size: number): void {
  if (!(size >= 0)) throw new Error(`a page of ${size} bytes`)
  checkLimit(LIMITS.page, size, 'a page')
  if (size > mostUnpacked(packed))
    throw new OverLimit(
      `a page of ${packed} bytes unpacks to ${size}; at most ${LIMITS.ratio.most} times as many are read`
    )
}

/** Checks the pages of a column's chunk by what their headers say, for a reader that takes them at their word. */
export function checkPages(bytes: Uint8Array, chunk: ColumnMetaData): void {
  const {dictionary_page_offset: dictionary, data_page_offset: data} = chunk
  let at = Number(
    dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data
  )
  const end = at + Number(chunk.total_compressed_size)
  let left = Number(chunk.num_values)
  checkLimit(LIMITS.cells, left, 'a column')
  while (left > 0 && at < Math.min(end, bytes.length)) {
    const rest = bytes.subarray(at, end)
    const reader = {view: viewOf(rest), offset: 0}
    checkThrift(rest, 0)
    const found = parquetHeader(reader)
    const {compressed_page_size: packed, dictionary_page_header: known} = found
    if (!(packed >= 0)) throw new Error(`a page of ${packed} bytes`)
    checkUnpacked(packed, found.uncompressed_page_size)
    if (known !== undefined) checkRows(known.num_values, LIMITS.pageRows.most)
    const rows = (found.data_page_header ?? found.data_page_header_v2)?.num_values ?? 0
    checkRows(rows, left)
    left -= rows
    at += reader.offset + packed
  }
}

function definedOf(bytes: Uint8Array, from: number, to: number, rows: number): Uint8Array {
  return readHybrid(bytes, from, to, 1, new Uint8Array(rows), rows)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
