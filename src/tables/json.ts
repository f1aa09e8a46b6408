import {checkLimit, LIMITS} from '../files/limits.ts'
import type {Batches} from './batches.ts'
import type {RecordReader} from './csv.ts'
import {lineEndsIn} from './lines.ts'
import {type Sink, putBytes, putNone, putText} from './sink.ts'

const LF = 0x0a
const CR = 0x0d
const TAB = 0x09
const SPACE = 0x20
const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const decoder = new TextDecoder()
const BAD = -1

/** One field of the objects, known by its name's bytes. */
interface Field {
  readonly name: Uint8Array
  readonly sinks: readonly Sink[]
}

/**
 * Reads objects, one a line, or (`isList`) as the items of a list. Values are taken from the bytes as they are
 * written, so that whole numbers of any length keep their digits; `NaN` and `Infinity`, which Python writes, are
 * understood; a list or object as value is its JSON. What is no object is left out, and a fault.
 */
export function createJsonReader(batches: Batches, isList: boolean): RecordReader {
  const {lines, faults} = batches
  const fields: Field[] = []
  /** By what is written between the quotes. */
  const places = new Map<string, number>()
  const isFilled = new Uint8Array(LIMITS.columns.most)
  let isClosed = false

  function fieldAt(index: number, bytes: Uint8Array, start: number, end: number): number {
    // Objects of a log name their fields in the same order: the next one is mostly the one expected.
    if (isNamed(fields[index], bytes, start, end)) return index
    const name = new Uint8Array(bytes.subarray(start, end))
    const text = decoder.decode(name)
    const known = places.get(text)
    if (known !== undefined) return known
    checkLimit(LIMITS.columns, fields.length + 1, 'it')
    places.set(text, fields.length)
    const column = text.includes('\\') ? (textOfJson(`"${text}"`) ?? text) : text
    const found = batches.sinksOf(column)
    return fields.push({name, sinks: found}) - 1
  }

  /** Puts the object of `bytes[from..to)` into the row; the place after it, or −1 where it is none. */
  function readObject(bytes: Uint8Array, from: number, to: number): number {
    let at = skipSpace(bytes, from, to)
    if (bytes[at] !== OPEN_OBJECT || at >= to) return BAD
    at = skipSpace(bytes, at + 1, to)
    let index = 0
    isFilled.fill(0, 0, fields.length)
    if (bytes[at] === CLOSE_OBJECT) return at + 1
    for (;;) {
      if (at >= to || bytes[at] !== QUOTE) return BAD
      const nameEnd = stringEnd(bytes, at, to)
      if (nameEnd === BAD) return BAD
      index = fieldAt(index, bytes, at + 1, nameEnd - 1)
      at = skipSpace(bytes, nameEnd, to)
      if (at >= to || bytes[at] !== COLON) return BAD
      at = skipSpace(bytes, at + 1, to)
      const end = valueEnd(bytes, at, to)
      if (end === BAD || end === at) return BAD
      const field = fields[index]
      if (field !== undefined && field.sinks.length > 0) {
        for (const sink of field.sinks) putValue(sink, batches.row, bytes, at, end)
        isFilled[index] = 1
      }
      index++
      at = skipSpace(bytes, end, to)
      if (at >= to) return BAD
      if (bytes[at] === CLOSE_OBJECT) break
      if (bytes[at] !== COMMA) return BAD
      at = skipSpace(bytes, at + 1, to)
    }
    return at + 1
  }

  function putRow(bytes: Uint8Array, from: number, to: number): void {
    lines?.begin(batches.before + batches.row)
    const end = readObject(bytes, from, to)
    if (end === BAD || skipSpace(bytes, end, to) !== to) {
      const row = batches.before + batches.row + 1
      faults.add('bad-row', '', row, 'no JSON object', lines?.line)
      return
    }
    for (let index = 0; index < fields.length; index++) {
      if (isFilled[index] === 1) continue
      for (const sink of fields[index]?.sinks ?? []) putNone(sink, batches.row)
    }
    batches.endRow()
  }

  function readLines(bytes: Uint8Array, from: number, to: number, isEnd: boolean): number {
    let at = from
    while (at < to) {
      const found = bytes.indexOf(LF, at)
      const isWhole = found >= 0 && found < to
      if (!isWhole && !isEnd) return at
      const end = isWhole ? found : to
      if (skipSpace(bytes, at, end) < end) putRow(bytes, at, end)
      at = isWhole ? end + 1 : to
      if (lines !== null) lines.line++
    }
    return at
  }

  function readList(bytes: Uint8Array, from: number, to: number, isEnd: boolean): number {
    let at = from
    const count = (start: number, end: number): void => {
      if (lines !== null) lines.line += lineEndsIn(bytes, start, end)
    }
    while (!isClosed) {
      const start = at
      while (at < to && (isSpace(bytes[at]) || bytes[at] === COMMA || bytes[at] === OPEN_LIST)) at++
      count(start, at)
      if (bytes[at] === CLOSE_LIST && at < to) {
        isClosed = true
        break
      }
      const end = at < to ? valueEnd(bytes, at, to) : BAD
      if (end === BAD || end === to || end === at) {
        if (!isEnd) return at
        const row = batches.before + batches.row + 1
        faults.add('cut-file', '', row, 'its list of rows is not closed', lines?.line)
        isClosed = true
        break
      }
      putRow(bytes, at, end)
      count(at, end)
      at = end
    }
    return to
  }

  return isList ? readList : readLines
}

/** So many objects show which fields there are. */
const LOOKED_AT = 100

/** Names of the fields of the first objects, of lines or (`isList`) of a list; null where not one is whole. */
export function namesOfObjects(
  bytes: Uint8Array,
  from: number,
  isList: boolean,
  isEnd: boolean
): readonly string[] | null {
  const names = new Set<string>()
  let objects = 0
  for (let at = isList ? from + 1 : from; at < bytes.length && objects < LOOKED_AT;) {
    if (bytes[at] !== OPEN_OBJECT) {
      at++
      continue
    }
    const end = valueEnd(bytes, at, bytes.length)
    const lineEnd = isList ? -1 : bytes.indexOf(LF, at)
    // A line that is cut is no reason to pass over the next.
    const isCut = end === BAD || (lineEnd >= 0 && end > lineEnd)
    const text = isCut ? '' : decoder.decode(bytes.subarray(at, end))
    for (const name of namesOfObject(text) ?? []) names.add(name)
    checkLimit(LIMITS.columns, names.size, 'it')
    objects++
    if (isList && end === BAD) break
    at = isList ? end : lineEnd < 0 ? bytes.length : lineEnd + 1
  }
  return names.size === 0 && !isEnd ? null : [...names]
}

/** Names of an object's fields; null where it is none. */
function namesOfObject(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.keys(value)
      : null
  } catch {
    return null
  }
}

function putValue(sink: Sink, row: number, bytes: Uint8Array, start: number, end: number): void {
  if (bytes[start] !== QUOTE) putBytes(sink, row, bytes, start, end)
  else {
    const slash = bytes.subarray(start, end).indexOf(BACKSLASH)
    if (slash < 0) putBytes(sink, row, bytes, start + 1, end - 1)
    else {
      const text = decoder.decode(bytes.subarray(start, end))
      putText(sink, row, textOfJson(text) ?? text)
    }
  }
}

function textOfJson(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

function isNamed(field: Field | undefined, bytes: Uint8Array, start: number, end: number): boolean {
  if (field?.name.length !== end - start) return false
  const {name} = field
  for (let index = 0; index < name.length; index++)
    if (name[index] !== bytes[start + index]) return false
  return true
}

/** The place after the string whose quote is at `at`. */
function stringEnd(bytes: Uint8Array, at: number, to: number): number {
  for (let place = at + 1; place < to; place++) {
    const byte = bytes[place]
    if (byte === BACKSLASH) place++
    else if (byte === QUOTE) return place + 1
  }
  return BAD
}

/** The place after the value at `at`. */
function valueEnd(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at]
  if (first === QUOTE) return stringEnd(bytes, at, to)
  if (first !== OPEN_OBJECT && first !== OPEN_LIST) {
    let place = at
    while (place < to && !isDelimiter(bytes[place])) place++
    return place
  }
  let depth = 0
  for (let place = at; place < to; place++) {
    const byte = bytes[place]
    if (byte === QUOTE) {
      place = stringEnd(bytes, place, to) - 1
      if (place < 0) return BAD
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++
    else if ((byte === CLOSE_OBJECT || byte === CLOSE_LIST) && --depth === 0) return place + 1
  }
  return BAD
}

function isDelimiter(byte: number | undefined): boolean {
  return byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST || isSpace(byte)
}

function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || byte === LF || byte === CR
}

function skipSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && isSpace(bytes[at])) at++
  return at
}
