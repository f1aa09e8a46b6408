const LF = 0x0a
const CR = 0x0d

/** Remembers the line of each row, as the few places where a row takes more than one line. */
export interface LineIndex {
  /** 1-based line of the row that is read. */
  line: number
  /** The row begins on the line that is reached. */
  begin(row: number): void
  /** 1-based line on which a row begins. */
  lineOf(row: number): number
}

/** An index for a file of which the first line that is read is `line`. */
export function createLineIndex(line = 1): LineIndex {
  const rows: number[] = []
  const shifts: number[] = []
  let last = NaN
  const index: LineIndex = {
    line,
    begin: row => {
      if (index.line - row === last) return
      last = index.line - row
      rows.push(row)
      shifts.push(last)
    },
    lineOf: row => {
      let low = 0
      let high = rows.length
      while (low < high) {
        const middle = (low + high) >> 1
        if ((rows[middle] ?? 0) <= row) low = middle + 1
        else high = middle
      }
      return row + (shifts[low - 1] ?? 1)
    }
  }
  return index
}

/** Line ends of any kind in `bytes[from..to)`. */
export function lineEndsIn(bytes: Uint8Array, from: number, to: number): number {
  let ends = 0
  for (let at = from; at < to; at++)
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) ends++
  return ends
}
