/** What may be wrong with rows, as they are read. */
type FaultKind =
  'unreadable-file' | 'cut-file' | 'other-type' | 'bad-value' | 'bad-row' | 'no-time-zone'

/** A fault of one kind in one column of a file, or of the file (`column` ''). */
export interface Fault<K extends string = FaultKind> {
  readonly kind: K
  readonly column: string
  /** How many rows have it. */
  count: number
  /** Place of the first, counted from 1; 0 where it is no matter of rows. */
  firstRow: number
  /** 1-based line of the first, where lines are counted. */
  readonly firstLine?: number
  /** What was seen first, or why a file cannot be read. */
  readonly sample: string
}

/** Collects faults of a file, or of a part of it: the same one once, with its number and first place. */
export interface Faults {
  add(kind: FaultKind, column: string, row: number, sample: string, line?: number): void
  all(): readonly Fault[]
}

/** No faults so far. */
export function createFaults(): Faults {
  const faults = new Map<string, Fault>()
  return {
    add: (kind, column, firstRow, sample, firstLine) => {
      const key = `${kind} ${column}`
      const known = faults.get(key)
      if (known === undefined)
        faults.set(key, {
          kind,
          column,
          count: 1,
          firstRow,
          ...(firstLine !== undefined && {firstLine}),
          sample
        })
      else known.count++
    },
    all: () => [...faults.values()]
  }
}

/** Where a fault shows: `12 rows, first on line 3`. An engine that is asked by SQL knows no places. */
export function placeOf({count, firstRow, firstLine}: Fault<string>): string {
  const rows = `${count} ${count === 1 ? 'row' : 'rows'}`
  if (firstLine !== undefined) return `${rows}, first on line ${firstLine}`
  return firstRow > 0 ? `${rows}, first row ${firstRow}` : rows
}
