import {parquetMetadata, type ColumnMetaData, type FileMetaData} from 'hyparquet'
import {checkLimit, LIMITS} from '../../files/limits.ts'
import {topLevel} from './read.ts'
import {checkThrift} from './thrift.ts'

const MAGIC = 'PAR1'
/** The footer's length, and the mark behind it. */
const TAIL = 8

/**
 * The footer of a Parquet file of `size` bytes, of which `bytesOf` gives a part. Throws where it is cut or damaged, or
 * says more than is read.
 */
export function readFooter(
  size: number,
  bytesOf: (from: number, to: number) => Uint8Array
): FileMetaData {
  const end = bytesOf(Math.max(0, size - TAIL), size)
  if (end.length < TAIL || String.fromCharCode(...end.subarray(4)) !== MAGIC)
    throw new Error('it is cut: a Parquet file ends with its footer, and this one does not')
  const length = new DataView(end.buffer, end.byteOffset).getUint32(0, true)
  if (length + TAIL + MAGIC.length > size) throw new Error('its footer is damaged')
  checkLimit(LIMITS.footer, length, 'its footer')
  const footer = bytesOf(size - TAIL - length, size)
  checkThrift(footer, 0)
  const metadata = parquetMetadata(bufferOf(footer), {geoparquet: false})
  if (!Array.isArray(metadata.schema) || !Array.isArray(metadata.row_groups))
    throw new Error('its footer is damaged')
  checkLimit(LIMITS.columns, topLevel(metadata.schema).length, 'it')
  checkLimit(LIMITS.logRows, metadata.num_rows, 'it')
  let rows = 0n
  for (const group of metadata.row_groups) {
    rows += group.num_rows
    for (const {meta_data: chunk} of group.columns) if (chunk !== undefined) checkPlace(chunk, size)
  }
  if (rows !== metadata.num_rows)
    throw new Error(`its footer says ${metadata.num_rows} rows, and ${rows} in its row groups`)
  return metadata
}

function checkPlace(chunk: ColumnMetaData, size: number): void {
  const {total_compressed_size: bytes, num_values: values, data_page_offset: data} = chunk
  const from = chunk.dictionary_page_offset ?? data
  const isWhole = bytes >= 0n && values >= 0n && data >= 0n && from >= 0n
  if (!isWhole || (from > 0n && from < data ? from : data) + bytes > BigInt(size))
    throw new Error('a column lies beyond the end of the file')
}

/** The library looks at the whole buffer below a view. */
function bufferOf(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}
