const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** What follows a cell: another of its row, the end of the row, or the end of the file. */
export const MORE = 0
export const ROW_END = 1
export const END = 2

/** A place in separated values, and the cell before it: `cell[start..end)`. */
export interface Cursor {
  readonly bytes: Uint8Array
  readonly separator: number
  at: number
  /** 1-based line of `at`. */
  line: number
  /** `bytes`, or a copy where the cell has doubled quotes. */
  cell: Uint8Array
  start: number
  end: number
  /** Line of a quote that is never closed, else 0. */
  unterminated: number
}

/** A cursor at the beginning. */
export function createCursor(bytes: Uint8Array, separator: number): Cursor {
  return {bytes, separator, at: 0, line: 1, cell: bytes, start: 0, end: 0, unterminated: 0}
}

/** Whether everything is read. */
export function isOver(cursor: Cursor): boolean {
  return cursor.at >= cursor.bytes.length
}

/** Moves over lines with nothing on them. */
export function skipBlankLines(cursor: Cursor): void {
  while (cursor.bytes[cursor.at] === LF || cursor.bytes[cursor.at] === CR) endLine(cursor)
}

/** Reads a cell and what ends it; quotes are taken off, doubled ones inside made single. */
export function nextCell(cursor: Cursor): typeof MORE | typeof ROW_END | typeof END {
  const {bytes, separator} = cursor
  if (bytes[cursor.at] === QUOTE) return quotedCell(cursor)
  const {length} = bytes
  let at = cursor.at
  cursor.cell = bytes
  cursor.start = at
  while (at < length) {
    const byte = bytes[at]
    if (byte === separator || byte === LF || byte === CR) break
    at++
  }
  cursor.end = at
  cursor.at = at
  return endCell(cursor)
}

function quotedCell(cursor: Cursor): typeof MORE | typeof ROW_END | typeof END {
  const {bytes, line} = cursor
  const parts: Uint8Array[] = []
  let from = cursor.at + 1
  let at = from
  for (;;) {
    const byte = bytes[at]
    if (byte === undefined) {
      cursor.unterminated = line
      break
    }
    if (byte === QUOTE) {
      if (bytes[at + 1] !== QUOTE) break
      parts.push(bytes.subarray(from, at + 1))
      at += 2
      from = at
      continue
    }
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) cursor.line++
    at++
  }
  cursor.cell = bytes
  cursor.start = from
  cursor.end = at
  cursor.at = Math.min(at + 1, bytes.length)
  const next = bytes[cursor.at]
  const stray = next !== undefined && next !== cursor.separator && next !== LF && next !== CR
  if (parts.length > 0 || stray) {
    parts.push(bytes.subarray(from, at))
    if (stray) parts.push(strayText(cursor))
    join(cursor, parts)
  }
  return endCell(cursor)
}

/** Text between a closing quote and the next separator, which other readers keep too. */
function strayText(cursor: Cursor): Uint8Array {
  const {bytes, separator, at: start} = cursor
  let byte = bytes[cursor.at]
  while (byte !== undefined && byte !== separator && byte !== LF && byte !== CR) {
    byte = bytes[++cursor.at]
  }
  return bytes.subarray(start, cursor.at)
}

function join(cursor: Cursor, parts: readonly Uint8Array[]): void {
  cursor.cell = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  cursor.start = 0
  cursor.end = 0
  for (const part of parts) {
    cursor.cell.set(part, cursor.end)
    cursor.end += part.length
  }
}

function endCell(cursor: Cursor): typeof MORE | typeof ROW_END | typeof END {
  const byte = cursor.bytes[cursor.at]
  if (byte === undefined) return END
  if (byte === cursor.separator) {
    cursor.at++
    return MORE
  }
  endLine(cursor)
  return ROW_END
}

function endLine(cursor: Cursor): void {
  const windows = cursor.bytes[cursor.at] === CR && cursor.bytes[cursor.at + 1] === LF
  cursor.at += windows ? 2 : 1
  cursor.line++
}
