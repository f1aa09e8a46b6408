import type {Problem} from '../metric.ts'
import type {Column, Table} from '../table.ts'
import {createLineIndex, grown, noTable, someOf} from './columns.ts'
import {type Cursor, END, MORE, createCursor, isOver, nextCell, skipBlankLines} from './cells.ts'
import {type Dictionary, codeOf, createDictionary, levelsOf} from './dictionary.ts'
import {readNumber} from './number.ts'

/** Embeddings and all: no prediction file has more. */
const MAX_COLUMNS = 20_000
/** Rows that do not fit the header before reading stops: the file is not what it says. */
const MAX_BROKEN_ROWS = 1_000
const SAMPLE_BYTES = 65_536
const SEMICOLON = 0x3b
const SEPARATORS = [0x2c, SEMICOLON, 0x09] as const

/**
 * What is known of a column while rows are read: nothing before the first cell that is not empty;
 * then numbers until a cell is none. A column whose numbers turn out to be texts is `late`: its
 * cells are read once more, as they are written.
 */
interface Reader {
  readonly name: string
  kind: 'unknown' | 'number' | 'text' | 'late' | 'done'
  values: Float64Array
  codes: Int32Array
  dictionary: Dictionary
}

interface Rows {
  readonly count: number
  readonly lineOf: (row: number) => number
  readonly problems: readonly Problem[]
}

/**
 * Reads UTF-8 bytes of separated values with a header line into columns.
 *
 * Comma, semicolon or tab (the one that the header uses most), quotes, doubled quotes, line breaks
 * in quotes, any line ending. A column is numeric when every cell that is not empty is a number.
 * Never throws: rows that do not fit the header, and a file that was cut, are problems that name
 * the lines.
 */
export function readCsv(path: string, bytes: Uint8Array): Table {
  const cursor = createCursor(bytes, separatorOf(bytes))
  skipBlankLines(cursor)
  if (isOver(cursor)) {
    return noTable(fault(path, 1, 'empty-file', `${path} is empty`, 'Write the rows again.'))
  }
  const headerLine = cursor.line
  const names = readHeader(cursor)
  if (names.length > MAX_COLUMNS) {
    const summary = `${path} has ${names.length} columns; at most ${MAX_COLUMNS} are read`
    return noTable(fault(path, headerLine, 'too-many-columns', summary, 'Leave columns out.'))
  }
  const body = {at: cursor.at, line: cursor.line}
  const readers = names.map(createReader)

  const rows = readRows(path, cursor, readers)
  if (readers.some(reader => reader.kind === 'late')) {
    for (const reader of readers) restart(reader, rows.count)
    Object.assign(cursor, body)
    readRows(path, cursor, readers)
  }

  const problems = [...rows.problems]
  const columns = new Map<string, Column>()
  const repeated = new Set<string>()
  readers.forEach((reader, index) => {
    const name = reader.name === '' ? `column ${index + 1}` : reader.name
    if (reader.name === '' && reader.kind === 'unknown') return
    if (columns.has(name)) {
      repeated.add(name)
      return
    }
    const {column, broken} = finish(reader, rows.count)
    columns.set(name, column)
    if (broken) {
      const summary = `Column ${name} of ${path} holds bytes that are not UTF-8 text`
      problems.push(fault(path, headerLine, 'not-utf-8', summary, 'Write the file as UTF-8.'))
    }
  })
  if (repeated.size > 0) {
    const summary = `${path} names ${someOf([...repeated])} more than once in its header`
    const remedy = 'Give each column its own name.'
    problems.push(fault(path, headerLine, 'duplicate-columns', summary, remedy))
  }
  return {rows: rows.count, columns, lineOf: rows.lineOf, problems}
}

function separatorOf(bytes: Uint8Array): number {
  const counts = SEPARATORS.map(separator => readHeader(createCursor(bytes, separator)).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? SEPARATORS[0]
}

function readHeader(cursor: Cursor): string[] {
  const decoder = new TextDecoder()
  const names: string[] = []
  let next: number = MORE
  while (next === MORE && names.length <= MAX_COLUMNS) {
    next = nextCell(cursor)
    names.push(decoder.decode(cursor.cell.subarray(cursor.start, cursor.end)).trim())
  }
  return names
}

function createReader(name: string): Reader {
  return {
    name,
    kind: 'unknown',
    values: new Float64Array(0),
    codes: new Int32Array(0),
    dictionary: createDictionary()
  }
}

/** Makes ready for the second reading: only the late columns take part in it, as texts. */
function restart(reader: Reader, rows: number): void {
  if (reader.kind === 'late') {
    reader.kind = 'text'
    reader.values = new Float64Array(0)
    reader.codes = new Int32Array(rows).fill(-1)
    reader.dictionary = createDictionary()
  } else if (reader.kind === 'text') {
    reader.kind = 'done'
  }
}

function readRows(path: string, cursor: Cursor, readers: readonly Reader[]): Rows {
  const lines = createLineIndex()
  const short: number[] = []
  const long: number[] = []
  const width = readers.length
  const decimalComma = cursor.separator === SEMICOLON
  let capacity = estimateRows(cursor, width)
  let row = 0
  let next: number = MORE
  skipBlankLines(cursor)
  while (!isOver(cursor) && short.length + long.length < MAX_BROKEN_ROWS) {
    if (row === capacity) capacity = Math.ceil(capacity * 1.5)
    const line = cursor.line
    lines.begin(row, line)
    let cells = 0
    do {
      next = nextCell(cursor)
      const reader = readers[cells++]
      if (reader !== undefined) store(reader, cursor, row, capacity, decimalComma)
    } while (next === MORE)
    if (cells < width) {
      short.push(line)
      for (const reader of readers.slice(cells)) storeEmpty(reader, row, capacity)
    } else if (cells > width) long.push(line)
    row++
    skipBlankLines(cursor)
  }

  const problems: Problem[] = []
  const {unterminated} = cursor
  // A last row that is too short and has no line end is where the file was cut.
  const cut = next === END && short.length > 0 && short.at(-1) === lines.lineOf(row - 1)
  if (unterminated > 0 || cut) {
    const line = unterminated > 0 ? unterminated : (short.pop() ?? 1)
    const how = unterminated > 0 ? 'a quote that is never closed' : 'fewer cells than the header'
    const summary = `${path} seems to be cut: line ${line}, where it ends, has ${how}`
    problems.push(fault(path, line, 'cut-file', summary, 'Write the file again, whole.'))
  }
  for (const [which, found] of [
    ['fewer', short],
    ['more', long]
  ] as const) {
    const [first] = found
    if (first === undefined) continue
    const stopped = isOver(cursor) ? '' : `; reading stopped at line ${cursor.line}`
    const summary =
      `${path} has rows with ${which} cells than the ${width} of its header: ` +
      `line ${someOf(found)}${stopped}`
    const remedy = 'Write one cell a column in every row, and quote texts that hold the separator.'
    problems.push(fault(path, first, `rows-with-${which}-cells`, summary, remedy))
  }
  if (row === 0) {
    const summary = `${path} has a header and no rows`
    problems.push(fault(path, 1, 'no-rows', summary, 'Write one row an example.'))
  }
  return {count: row, lineOf: lines.lineOf, problems}
}

/** Rows to make room for, from the first ones; a complete row has at least a byte a column. */
function estimateRows({bytes, at}: Cursor, width: number): number {
  const sample = bytes.subarray(at, at + SAMPLE_BYTES)
  let ends = 1
  for (let place = 0; place < sample.length; place++) {
    const byte = sample[place]
    if (byte === 0x0a || byte === 0x0d) ends++
  }
  const rows = ((bytes.length - at) * ends) / Math.max(sample.length, 1)
  return Math.ceil(Math.min(rows * 1.02, (bytes.length - at) / width)) + 16
}

function store(
  reader: Reader,
  cursor: Cursor,
  row: number,
  capacity: number,
  decimalComma: boolean
): void {
  const {cell, start, end} = cursor
  if (start === end) {
    storeEmpty(reader, row, capacity)
    return
  }
  switch (reader.kind) {
    case 'unknown':
    case 'number': {
      if (row >= reader.values.length) {
        reader.values = grown(reader.values, new Float64Array(capacity))
        if (reader.kind === 'unknown') reader.values.fill(NaN, 0, row)
      }
      const read = readNumber(cell, start, end, decimalComma, reader.values, row)
      if (read) reader.kind = 'number'
      else if (reader.kind === 'number') reader.kind = 'late'
      else {
        reader.kind = 'text'
        reader.values = new Float64Array(0)
        reader.codes = new Int32Array(capacity).fill(-1, 0, row)
        reader.codes[row] = codeOf(reader.dictionary, cell, start, end, capacity)
      }
      return
    }
    case 'text':
      if (row >= reader.codes.length) reader.codes = grown(reader.codes, new Int32Array(capacity))
      reader.codes[row] = codeOf(reader.dictionary, cell, start, end, capacity)
      return
    case 'late':
    case 'done':
  }
}

function storeEmpty(reader: Reader, row: number, capacity: number): void {
  if (reader.kind === 'number') {
    if (row >= reader.values.length) {
      reader.values = grown(reader.values, new Float64Array(capacity))
    }
    reader.values[row] = NaN
  } else if (reader.kind === 'text') {
    if (row >= reader.codes.length) reader.codes = grown(reader.codes, new Int32Array(capacity))
    reader.codes[row] = -1
  }
}

function finish(reader: Reader, rows: number): {column: Column; broken: boolean} {
  if (reader.kind === 'text' || reader.kind === 'done') {
    const {levels, broken, mayRepeat} = levelsOf(reader.dictionary)
    const codes = reader.codes.subarray(0, rows)
    const column = {kind: 'text', codes, levels, ...(mayRepeat ? {mayRepeat} : {})} as const
    return {column, broken}
  }
  const values =
    reader.kind === 'number' ? reader.values.subarray(0, rows) : new Float64Array(rows).fill(NaN)
  return {column: {kind: 'number', values}, broken: false}
}

function fault(path: string, line: number, id: string, summary: string, remedy: string): Problem {
  const status = id === 'empty-file' || id === 'no-rows' ? 'missing' : 'fail'
  return {status, id, summary: `${summary}.`, remedy, location: {file: path, line}}
}
