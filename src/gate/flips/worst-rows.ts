/** Rows to look at, the worst first. */
export interface WorstRows {
  /** Takes a row if it is among the worst so far; ties are settled by `name`, asked for only then. */
  readonly offer: (row: number, badness: number) => void
  /** Row numbers, the worst first. */
  readonly rows: () => readonly number[]
}

interface Entry {
  readonly row: number
  readonly badness: number
  name: string | null
}

/**
 * Keeps the `most` worst of any number of rows; of equally bad ones those first by name, so that the
 * order of the file makes no difference.
 */
export function createWorstRows(most: number, nameOf: (row: number) => string): WorstRows {
  const kept: Entry[] = []

  function isBefore(a: Entry, b: Entry): boolean {
    if (a.badness !== b.badness) return a.badness > b.badness
    a.name ??= nameOf(a.row)
    b.name ??= nameOf(b.row)
    return a.name < b.name
  }

  function offer(row: number, badness: number): void {
    const entry: Entry = {row, badness, name: null}
    const last = kept.at(-1)
    if (kept.length === most && last !== undefined && !isBefore(entry, last)) return
    const place = kept.findIndex(other => isBefore(entry, other))
    kept.splice(place < 0 ? kept.length : place, 0, entry)
    if (kept.length > most) kept.pop()
  }

  return {offer, rows: () => kept.map(({row}) => row)}
}
