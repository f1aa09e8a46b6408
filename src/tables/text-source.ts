import {LIMITS} from '../files/limits.ts'
import type {RowSource} from './collect.ts'
import {createCsvReader, readCsvHeader, type CsvHeader} from './csv.ts'
import {createJsonReader} from './json.ts'
import {lineEndsIn} from './lines.ts'

const LF = 0x0a
const SAMPLE_BYTES = 65_536
/** Fields may be left out of a row of JSON, but not most of them. */
const SPARSE_CELLS = 5_000_000
const CELLS_A_BYTE = 4

/** All rows of separated values, of which the header is known, in UTF-8. */
export function csvSource(bytes: Uint8Array, header: CsvHeader): RowSource<void> {
  return {
    expected: Math.min(expectedRows(bytes, header.start), bytes.length / header.names.length + 16),
    cells: LIMITS.cells.most,
    line: 1 + lineEndsIn(bytes, 0, header.start),
    read: batches => {
      createCsvReader(header, batches)(bytes, header.start, bytes.length, true)
    }
  }
}

/** All rows of JSON objects, one a line or the items of a list, in UTF-8. */
export function jsonSource(bytes: Uint8Array, isList: boolean): RowSource<void> {
  return {
    expected: expectedRows(bytes, 0),
    line: 1,
    cells: Math.min(LIMITS.cells.most, SPARSE_CELLS + CELLS_A_BYTE * bytes.length),
    read: batches => {
      createJsonReader(batches, isList)(bytes, 0, bytes.length, true)
    }
  }
}

/** The header of separated values; null where there is none. */
export function csvHeaderOf(bytes: Uint8Array): CsvHeader | null {
  return readCsvHeader(bytes, 0, bytes.length, true)
}

/** A few more than there are, by the length of the first lines: memory is reserved once. */
function expectedRows(bytes: Uint8Array, start: number): number {
  const end = Math.min(bytes.length, start + SAMPLE_BYTES)
  let lines = 0
  for (let at = start; at < end; at++) if (bytes[at] === LF) lines++
  return Math.ceil(((lines + 1) / Math.max(1, end - start)) * (bytes.length - start) * 1.02) + 16
}
