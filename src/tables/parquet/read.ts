import type {Compressors, FileMetaData} from 'hyparquet'
import type {Batches} from '../batches.ts'
import type {Sink} from '../sink.ts'
import {columnTypeOf} from './column-type.ts'
import {type Page, type ReadInto, createPages} from './pages.ts'
import {createPut} from './put.ts'

/** A column while its rows are read. */
interface Cursor {
  readonly next: () => Page | null
  readonly puts: readonly ReturnType<typeof createPut>[]
  page: Page | null
  pageRow: number
  /** Values of the page before `pageRow`. */
  value: number
}

/** A Parquet file that is open, and how its pages are unpacked. */
export interface OpenParquet {
  readonly metadata: FileMetaData
  readonly readInto: ReadInto
  readonly codecs: Compressors
}

/**
 * Reads the wanted columns of a row group, page by page, so that memory holds a page a column however large the
 * group is; `pause` is awaited after each batch. Throws where the file is damaged.
 */
export async function readRowGroup(
  {metadata, readInto, codecs}: OpenParquet,
  group: number,
  batches: Batches,
  pause: () => Promise<void> | null,
  sinksOf: (column: string) => readonly Sink[] = column => batches.sinksOf(column)
): Promise<void> {
  const found = metadata.row_groups[group]
  if (found === undefined) return
  const cursors: Cursor[] = []
  for (const {element, children, sinks} of columnsOf(metadata, sinksOf)) {
    const type = columnTypeOf(element, children)
    if (type.kind === 'unsupported') {
      batches.faults.add('other-type', element.name, 0, `is ${type.name}, which is not read`)
      continue
    }
    const chunk = found.columns.find(
      ({meta_data: data}) =>
        data?.path_in_schema.length === 1 && data.path_in_schema[0] === element.name
    )?.meta_data
    if (chunk === undefined) throw new Error(`a row group lacks column ${element.name}`)
    cursors.push({
      next: createPages(readInto, chunk, element, codecs),
      puts: sinks.map(sink => createPut(sink, type)),
      page: null,
      pageRow: 0,
      value: 0
    })
  }
  let left = Number(found.num_rows)
  while (left > 0) {
    const {row} = batches
    const count = Math.min(left, batches.rows - row)
    for (const cursor of cursors) fill(cursor, row, count)
    left -= count
    batches.row = row + count - 1
    batches.endRow()
    const waiting = pause()
    if (waiting !== null) await waiting
  }
}

/** The file's wanted columns. */
function columnsOf(
  {schema}: FileMetaData,
  sinksOf: (column: string) => readonly Sink[]
): readonly {
  readonly element: FileMetaData['schema'][number]
  readonly children: number
  readonly sinks: readonly Sink[]
}[] {
  return topLevel(schema).flatMap(element => {
    const sinks = sinksOf(element.name)
    return sinks.length === 0 ? [] : [{element, children: element.num_children ?? 0, sinks}]
  })
}

/** The elements right below the root, in the schema's depth-first list. */
export function topLevel(schema: FileMetaData['schema']): FileMetaData['schema'] {
  const found: FileMetaData['schema'] = []
  for (let at = 1; at < schema.length;) {
    const element = schema[at]
    if (element !== undefined) found.push(element)
    // Past it and all that is below it.
    for (let left = 1; left > 0 && at < schema.length; at++, left--)
      left += schema[at]?.num_children ?? 0
  }
  return found
}

function fill(cursor: Cursor, row: number, count: number): void {
  let done = 0
  while (done < count) {
    let {page} = cursor
    if (page === null || cursor.pageRow >= page.rows) {
      page = cursor.next()
      if (page === null) throw new Error('a column has fewer rows than its row group')
      cursor.page = page
      cursor.pageRow = 0
      cursor.value = 0
      if (page.rows === 0) continue
    }
    const part = Math.min(count - done, page.rows - cursor.pageRow)
    for (const put of cursor.puts) put(page, cursor.pageRow, cursor.value, part, row + done)
    cursor.value += page.defined === null ? part : definedIn(page.defined, cursor.pageRow, part)
    cursor.pageRow += part
    done += part
  }
}

function definedIn(defined: Uint8Array, from: number, count: number): number {
  let values = 0
  for (let at = from; at < from + count; at++) values += defined[at] ?? 0
  return values
}
