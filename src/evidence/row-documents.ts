import {LIMITS} from '../files/limits.ts'
import type {RowSource} from '../tables/collect.ts'
import {putNone, putNumber, putText, type Sink} from '../tables/sink.ts'
import {parsePlainJson} from '../files/syntax/plain-json.ts'
import {isRecord, listAt} from './record.ts'

const LF = 0x0a
const OPEN_OBJECT = 0x7b
const SPACE = 0x20
/** The name of the keys of rows that a mapping gives, where its rows have no such column. */
const KEY = 'id'
const WHOLE = /^\d+$/u
/** Documents are parsed as a whole; larger files are written a row a line. */
const MAX_BYTES = 2 ** 28

type Row = Readonly<Record<string, unknown>>

/**
 * The rows of one JSON document: pandas' orients (`split`, `columns`, `index`, `table`), lists by column, or a list of
 * objects under a name. Null where the text is a list of objects or JSON lines, which need not be parsed as a whole.
 */
export function documentSource(text: Uint8Array): RowSource<void> | null {
  const start = text.findIndex(byte => byte > SPACE)
  const isObject = text[start] === OPEN_OBJECT
  if (text.length > MAX_BYTES || (isObject ? isLines(text) : !isListOfLists(text, start)))
    return null
  let document: unknown
  try {
    document = parsePlainJson(new TextDecoder().decode(text))
  } catch {
    return null
  }
  const rows = isObject ? rowsOf(document) : namedRows(document)
  return rows === null ? null : sourceOf(rows)
}

/** Whether the first line is a whole row: an object of plain values, or one of several. */
function isLines(text: Uint8Array): boolean {
  const start = text.findIndex(byte => byte > SPACE)
  const newline = text.indexOf(LF, start)
  const end = newline < 0 ? text.length : newline
  let first: unknown
  try {
    first = parsePlainJson(new TextDecoder().decode(text.subarray(start, end)))
  } catch {
    return false
  }
  const isLast = text.subarray(end).every(byte => byte <= SPACE)
  return !isLast || !isRecord(first) || !Object.values(first).some(isNested)
}

function isListOfLists(text: Uint8Array, start: number): boolean {
  const second = text.subarray(start + 1).find(byte => byte > SPACE)
  return second === text[start]
}

/** The rows of a document, whose shape its values tell; null for one of no known shape. */
function rowsOf(document: unknown): readonly Row[] | null {
  if (!isRecord(document)) return null
  const {columns} = document
  const data = listAt(document, 'data')
  if (Array.isArray(columns) && data.length > 0) return namedRows([columns, ...data])
  const lists = Object.entries(document).filter(([, value]) => Array.isArray(value))
  const listed = lists.find(([, value]) => isRowList(value))?.[1]
  if (isRowList(listed)) return listed
  const [first] = lists
  if (first !== undefined) {
    const many = (first[1] as readonly unknown[]).length
    const whole = lists.filter(([, value]) => (value as readonly unknown[]).length === many)
    return Array.from({length: many}, (_, row) =>
      Object.fromEntries(whole.map(([name, value]) => [name, (value as readonly unknown[])[row]]))
    )
  }
  return mappedRows(Object.entries(document).filter(entry => isRecordEntry(entry)))
}

/** Pandas' `columns` (a mapping of rows a column), or a mapping of rows by their key. */
function mappedRows(entries: readonly (readonly [string, Row])[]): readonly Row[] | null {
  const [first] = entries
  if (first === undefined) return null
  const inner = Object.keys(first[1])
  if (inner.length > 0 && inner.every(name => WHOLE.test(name))) {
    const isCounted = inner.every((name, index) => name === String(index))
    return inner.map(index => ({
      ...(isCounted ? {} : {[KEY]: index}),
      ...Object.fromEntries(entries.map(([name, values]) => [name, values[index]]))
    }))
  }
  return entries.map(([key, row]) => ({[KEY]: key, ...row}))
}

/** Lists of values, of which the first names the columns. */
function namedRows(lists: unknown): readonly Row[] | null {
  if (!Array.isArray(lists)) return null
  const [names, ...rows] = lists as readonly unknown[]
  if (!Array.isArray(names) || !names.every(name => typeof name === 'string')) return null
  return rows.map(row =>
    Object.fromEntries(
      names.map((name, index) => [name, Array.isArray(row) ? (row[index] as unknown) : null])
    )
  )
}

function sourceOf(rows: readonly Row[]): RowSource<void> {
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))]
  return {
    expected: rows.length,
    line: 1,
    cells: LIMITS.cells.most,
    read: batches => {
      const columns = names.map(name => ({name, sinks: batches.sinksOf(name)}))
      for (const row of rows) {
        for (const {name, sinks} of columns)
          for (const sink of sinks) put(sink, batches.row, row[name])
        batches.endRow()
      }
    }
  }
}

function put(sink: Sink, row: number, value: unknown): void {
  if (value === null || value === undefined) putNone(sink, row)
  else if (typeof value === 'number') putNumber(sink, row, value)
  else putText(sink, row, typeof value === 'string' ? value : JSON.stringify(value))
}

function isRowList(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord)
}

function isRecordEntry(entry: readonly [string, unknown]): entry is readonly [string, Row] {
  return isRecord(entry[1])
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}
