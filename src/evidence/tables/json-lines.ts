import {isRecord} from '../record.ts'
import {parsePlainJson} from '../../files/syntax/plain-json.ts'
import type {Problem} from '../metric.ts'
import type {Table} from '../table.ts'
import {
  type ColumnBuilder,
  createColumnBuilder,
  createLineIndex,
  noTable,
  someOf
} from './columns.ts'

const LF = 0x0a
const QUOTE = 0x22
const COMMA = 0x2c
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const SPACE = 0x20
const MAX_BROKEN_ROWS = 1_000
/** Rows times columns: every row may name columns of its own. */
const MAX_CELLS = 100_000_000

/** Rows that are parsed together. */
const BATCH = 256
const decoder = new TextDecoder()

type Row = Readonly<Record<string, unknown>>

/** Bytes of one row's text, and its 1-based line. */
interface Span {
  start: number
  end: number
  line: number
}

/**
 * Reads UTF-8 bytes of JSON lines, or of a JSON list, with one object a row, into columns.
 *
 * Accepts `NaN` and `Infinity`, which Python writes; keeps integers beyond 2^53 as texts. Rows that
 * are no objects, and a list that is cut, are problems that name the lines. Never throws.
 */
export function readJsonRows(path: string, bytes: Uint8Array): Table {
  const builders = new Map<string, ColumnBuilder>()
  const lines = createLineIndex()
  const broken: number[] = []
  let rows = 0
  let isSparse = false

  const isList = bytes[firstByte(bytes, 0, bytes.length)] === OPEN_LIST
  const {next, cut} = isList ? listItems(bytes) : textLines(bytes)
  let spans = take(next)
  while (spans.length > 0 && broken.length < MAX_BROKEN_ROWS && !isSparse) {
    parseRows(bytes, spans, isList).forEach((value, index) => {
      const line = spans[index]?.line ?? 1
      if (value === null) {
        broken.push(line)
        return
      }
      lines.begin(rows, line)
      for (const name in value) builderOf(builders, name).put(rows, value[name])
      rows++
    })
    isSparse = rows * builders.size > MAX_CELLS
    spans = take(next)
  }

  const problems = problemsOf(path, rows, broken, cut())
  if (rows === 0) return noTable(...problems)
  if (isSparse) return noTable(...problems, tooSparse(path, rows, builders.size))
  const columns = new Map([...builders].map(([name, builder]) => [name, builder.finish(rows)]))
  return {rows, columns, lineOf: lines.lineOf, problems}
}

function builderOf(builders: Map<string, ColumnBuilder>, name: string): ColumnBuilder {
  const known = builders.get(name)
  if (known !== undefined) return known
  const fresh = createColumnBuilder()
  builders.set(name, fresh)
  return fresh
}

function tooSparse(path: string, rows: number, columns: number): Problem {
  return {
    status: 'fail',
    id: 'too-many-columns',
    summary: `${path} names ${columns} different columns in its first ${rows} rows.`,
    remedy: 'Give every row the same few keys.',
    location: {file: path, line: 1}
  }
}

function problemsOf(
  path: string,
  rows: number,
  broken: readonly number[],
  cut: number
): readonly Problem[] {
  const problems: Problem[] = []
  const [first] = broken
  if (first !== undefined) {
    problems.push({
      status: 'fail',
      id: 'broken-rows',
      summary: `${path} has rows that are not JSON objects: line ${someOf(broken)}.`,
      remedy: 'Write one JSON object a row; a last row that is broken means that the file was cut.',
      location: {file: path, line: first}
    })
  }
  if (cut > 0) {
    problems.push({
      status: 'fail',
      id: 'cut-file',
      summary: `${path} seems to be cut: its list of rows is not closed where it ends, on line ${cut}.`,
      remedy: 'Write the file again, whole.',
      location: {file: path, line: cut}
    })
  }
  if (rows === 0 && problems.length === 0) {
    problems.push({
      status: 'missing',
      id: 'no-rows',
      summary: `${path} has no rows.`,
      remedy: 'Write one JSON object an example.',
      location: {file: path, line: 1}
    })
  }
  return problems
}

function take(next: () => Span | null): readonly Span[] {
  const spans: Span[] = []
  while (spans.length < BATCH) {
    const span = next()
    if (span === null) break
    spans.push(span)
  }
  return spans
}

/** The objects of some rows, null for what is none: all at once, or one by one where one is broken. */
function parseRows(
  bytes: Uint8Array,
  spans: readonly Span[],
  isList: boolean
): readonly (Row | null)[] {
  const [first] = spans
  const last = spans.at(-1)
  if (first === undefined || last === undefined) return []
  const text = decoder.decode(bytes.subarray(first.start, last.end))
  // A line break inside a JSON text is written as an escape: every real one ends a row.
  const values = parse(`[${isList ? text : text.replaceAll('\n', ',')}]`)
  if (Array.isArray(values) && values.length === spans.length) return values.map(rowOf)
  return spans.map(({start, end}) => rowOf(parse(decoder.decode(bytes.subarray(start, end)))))
}

function parse(text: string): unknown {
  try {
    return parsePlainJson(text)
  } catch {
    return undefined
  }
}

function rowOf(value: unknown): Row | null {
  return isRecord(value) ? value : null
}

function firstByte(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  while (at < end && (bytes[at] ?? 0) <= SPACE) at++
  return at
}

function textLines(bytes: Uint8Array): {next: () => Span | null; cut: () => number} {
  let at = 0
  let line = 0

  function next(): Span | null {
    while (at < bytes.length) {
      const start = at
      const newline = bytes.indexOf(LF, at)
      const end = newline < 0 ? bytes.length : newline
      at = end + 1
      line++
      if (firstByte(bytes, start, end) < end) return {start, end, line}
    }
    return null
  }

  return {next, cut: () => 0}
}

function listItems(bytes: Uint8Array): {next: () => Span | null; cut: () => number} {
  let at = 0
  let line = 1
  let open = true

  function skipSpace(): void {
    for (; (bytes[at] ?? Infinity) <= SPACE; at++) if (bytes[at] === LF) line++
  }

  /** Moves over a text, a list, an object or a plain value. */
  function skipValue(): void {
    let depth = 0
    for (; at < bytes.length; at++) {
      const byte = bytes[at]
      if (byte === QUOTE) {
        for (at++; at < bytes.length && bytes[at] !== QUOTE; at++) {
          if (bytes[at] === BACKSLASH) at++
        }
      } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++
      else if (byte === LF) line++
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
        if (depth === 0) return
        depth--
        if (depth === 0) {
          at++
          return
        }
      } else if (byte === COMMA && depth === 0) return
    }
  }

  function next(): Span | null {
    if (!open) return null
    skipSpace()
    if (bytes[at] === OPEN_LIST || bytes[at] === COMMA) at++
    skipSpace()
    if (bytes[at] === CLOSE_LIST) open = false
    if (!open || at >= bytes.length) return null
    const span = {start: at, end: at, line}
    skipValue()
    span.end = Math.min(at, bytes.length)
    // An item that takes no room, such as a stray bracket, must not stop the reading for ever.
    if (span.end === span.start) at++
    return span
  }

  return {next, cut: () => (open && at >= bytes.length ? line : 0)}
}
