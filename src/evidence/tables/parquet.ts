import {parquetMetadata, parquetRead, parquetSchema} from 'hyparquet'
import type {Compressors, FileMetaData} from 'hyparquet'
import type {Problem} from '../metric.ts'
import type {Column, Table} from '../table.ts'
import {createColumnBuilder, noTable} from './columns.ts'

/** What a file may unpack to: metadata can promise anything. */
const MAX_ROWS = 50_000_000
const MAX_UNPACKED_BYTES = 4 * 2 ** 30

/** Decompressors by Parquet's name of the codec (`GZIP`, `ZSTD`, `BROTLI` …); Snappy needs none. */
export type Codecs = Compressors

/**
 * Reads a Parquet file into columns, one column at a time; nested ones as JSON.
 *
 * Uncompressed and Snappy always, the other codecs where `codecs` has them. Never throws: a file
 * that cannot be read gives a table without rows and the problem. The "line" of a row is its number.
 */
export async function readParquet(
  path: string,
  bytes: Uint8Array,
  codecs: Codecs = {}
): Promise<Table> {
  try {
    const metadata = parquetMetadata(bytes)
    const tooLarge = sizeProblem(path, metadata)
    if (tooLarge !== null) return noTable(tooLarge)
    const rows = Number(metadata.num_rows)
    if (rows === 0) {
      const summary = `${path} has no rows.`
      return noTable(problem(path, 'missing', 'no-rows', summary, 'Write one row an example.'))
    }
    const columns = new Map<string, Column>()
    for (const {element} of parquetSchema(metadata).children) {
      columns.set(element.name, await readColumn(bytes, metadata, element.name, rows, codecs))
    }
    return {rows, columns, lineOf: row => row + 1, problems: []}
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return noTable(unreadable(path, reason))
  }
}

async function readColumn(
  bytes: Uint8Array,
  metadata: FileMetaData,
  name: string,
  rows: number,
  compressors: Codecs
): Promise<Column> {
  const chunks: {rowStart: number; columnData: ArrayLike<unknown>}[] = []
  await parquetRead({
    file: {
      byteLength: bytes.length,
      slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer
    },
    metadata,
    columns: [name],
    compressors,
    // The library does not wait for this callback: an error in it would be lost.
    onChunk: chunk => chunks.push(chunk)
  })
  const builder = createColumnBuilder()
  let row = 0
  for (const {rowStart, columnData} of chunks.sort((a, b) => a.rowStart - b.rowStart)) {
    if (rowStart !== row)
      throw new Error(`rows ${row} to ${rowStart} of column ${name} are missing`)
    for (let at = 0; at < columnData.length; at++) builder.put(row + at, columnData[at])
    row += columnData.length
  }
  if (row !== rows) throw new Error(`column ${name} has ${row} rows instead of ${rows}`)
  return builder.finish(rows)
}

function sizeProblem(path: string, metadata: FileMetaData): Problem | null {
  let unpacked = 0
  for (const group of metadata.row_groups) {
    for (const {meta_data: column} of group.columns) {
      unpacked += Number(column?.total_uncompressed_size ?? 0)
    }
  }
  if (metadata.num_rows <= MAX_ROWS && unpacked <= MAX_UNPACKED_BYTES) return null
  const summary =
    `${path} holds ${metadata.num_rows} rows, ${unpacked} bytes unpacked; ` +
    `at most ${MAX_ROWS} rows and ${MAX_UNPACKED_BYTES} bytes are read.`
  return problem(
    path,
    'fail',
    'too-large',
    summary,
    'Keep only the columns and rows that the gate needs.'
  )
}

function unreadable(path: string, reason: string): Problem {
  const codec = /compression codec: (\w+)/u.exec(reason)?.[1]
  if (codec !== undefined) {
    const summary = `${path} is compressed with ${codec}, which cannot be read here.`
    const remedy = 'Write it with Snappy, Gzip or no compression.'
    return problem(path, 'missing', 'unknown-codec', summary, remedy)
  }
  const summary = `${path} cannot be read as Parquet: ${reason}.`
  return problem(path, 'fail', 'broken-parquet', summary, 'Write the file again, whole.')
}

function problem(
  path: string,
  status: Problem['status'],
  id: string,
  summary: string,
  remedy: string
): Problem {
  return {status, id, summary, remedy, location: {file: path, line: 1}}
}
