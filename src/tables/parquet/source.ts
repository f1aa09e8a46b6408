import {parquetRead} from 'hyparquet'
import type {Compressors, FileMetaData} from 'hyparquet'
import {checkLimit, LIMITS} from '../../files/limits.ts'
import type {RowSource} from '../collect.ts'
import {putNone, putText, type Sink} from '../sink.ts'
import {columnTypeOf} from './column-type.ts'
import type {ReadInto} from './pages.ts'
import {checkPages} from './pages.ts'
import {readFooter} from './footer.ts'
import {readRowGroup, topLevel} from './read.ts'

/** All rows of a Parquet file; nested columns as JSON. Throws where it is damaged or promises too much. */
export function parquetSource(bytes: Uint8Array, codecs: Compressors): RowSource {
  const metadata = readFooter(bytes.length, (from, to) => bytes.subarray(from, to))
  checkSize(metadata)
  const columns = topLevel(metadata.schema)
  const nested = new Set(
    columns
      .filter(element => columnTypeOf(element, element.num_children ?? 0).kind === 'unsupported')
      .map(({name}) => name)
  )
  const readInto: ReadInto = (buffer, length, position) => {
    const part = bytes.subarray(position, position + length)
    buffer.set(part)
    return part.length
  }
  return {
    expected: Number(metadata.num_rows),
    line: 1,
    cells: LIMITS.cells.most,
    read: async batches => {
      // Columns keep the file's order, whichever way they are read.
      for (const {name} of columns) {
        const sinks = batches.sinksOf(name)
        if (nested.has(name) && sinks.length > 0)
          await readNested({bytes, metadata, codecs}, name, sinks)
      }
      for (let group = 0; group < metadata.row_groups.length; group++) {
        const open = {metadata, readInto, codecs}
        const plain = (name: string): readonly Sink[] =>
          nested.has(name) ? [] : batches.sinksOf(name)
        await readRowGroup(open, group, batches, () => null, plain)
      }
    }
  }
}

/** Lists, groups and the rare types, which the library puts together. */
async function readNested(
  file: {
    readonly bytes: Uint8Array
    readonly metadata: FileMetaData
    readonly codecs: Compressors
  },
  name: string,
  sinks: readonly Sink[]
): Promise<void> {
  const {bytes, metadata, codecs} = file
  checkNested(file, name)
  const chunks: {rowStart: number; columnData: ArrayLike<unknown>}[] = []
  await parquetRead({
    file: {
      byteLength: bytes.length,
      slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer
    },
    metadata,
    columns: [name],
    compressors: codecs,
    // The library does not wait for this callback: an error in it would be lost.
    onChunk: chunk => chunks.push(chunk)
  })
  for (const {rowStart, columnData} of chunks) {
    for (let at = 0; at < columnData.length; at++) {
      const text = textOf(columnData[at])
      for (const sink of sinks) {
        if (text === null) putNone(sink, rowStart + at)
        else putText(sink, rowStart + at, text)
      }
    }
  }
}

/** The library reads what pages say of themselves. */
function checkNested(
  {bytes, metadata}: {readonly bytes: Uint8Array; readonly metadata: FileMetaData},
  name: string
): void {
  for (const {columns} of metadata.row_groups)
    for (const {meta_data: chunk} of columns)
      if (chunk?.path_in_schema[0] === name) checkPages(bytes, chunk)
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'bigint' ? inner.toString() : inner
    )
  } catch {
    return 'nested too deep'
  }
}

/** Memory is reserved by what the footer says. */
function checkSize({num_rows: rows, schema}: FileMetaData): void {
  checkLimit(LIMITS.rows, rows, 'it')
  const columns = topLevel(schema).length
  checkLimit(LIMITS.cells, Number(rows) * columns, `it, with ${columns} columns,`)
}
