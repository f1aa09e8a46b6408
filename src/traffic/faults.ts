import type {LogProblem} from './statistics.ts'

/** A fault of one kind in one column of a file, or of the file (`column` ''). */
export interface Fault {
  readonly kind: LogProblem['kind']
  readonly column: string
  /** How many rows have it. */
  count: number
  /** Place of the first, counted from 1; 0 where it is no matter of rows. */
  firstRow: number
  /** What was seen first, or why a file cannot be read. */
  readonly sample: string
}

/** Collects faults of a file, or of a part of it: the same one once, with its number and first place. */
export interface Faults {
  add(kind: Fault['kind'], column: string, row: number, sample: string): void
  all(): readonly Fault[]
}

const LONGEST_SAMPLE = 40

/** No faults so far. */
export function createFaults(): Faults {
  const faults = new Map<string, Fault>()
  return {
    add: (kind, column, firstRow, sample) => {
      const key = `${kind} ${column}`
      const known = faults.get(key)
      if (known === undefined) faults.set(key, {kind, column, count: 1, firstRow, sample})
      else known.count++
    },
    all: () => [...faults.values()]
  }
}

/** The faults of a file from those of its parts, given in order with the number of rows of each. */
export function joinFaults(
  parts: readonly {readonly rows: number; readonly faults: readonly Fault[]}[]
): readonly Fault[] {
  const joined = new Map<string, Fault>()
  let before = 0
  for (const {rows, faults} of parts) {
    for (const fault of faults) {
      const key = `${fault.kind} ${fault.column}`
      const known = joined.get(key)
      if (known !== undefined) known.count += fault.count
      else joined.set(key, {...fault, firstRow: fault.firstRow === 0 ? 0 : fault.firstRow + before})
    }
    before += rows
  }
  return [...joined.values()].sort((one, two) => (keyOf(one) < keyOf(two) ? -1 : 1))
}

/** A file's fault as a reviewer reads it. */
export function problemOf(source: string, fault: Fault): LogProblem {
  return {kind: fault.kind, source, count: fault.count, summary: `${summaryOf(source, fault)}.`}
}

function summaryOf(source: string, {kind, column, count, firstRow, sample}: Fault): string {
  // An engine that is asked by SQL knows no places.
  const first = firstRow > 0 ? `, first row ${firstRow}` : ''
  const rows = `${count} ${count === 1 ? 'row' : 'rows'}${first}`
  switch (kind) {
    case 'unreadable-file':
      return `${source} cannot be read${firstRow > 0 ? ` beyond row ${firstRow}` : ''}: ${sample}`
    case 'other-columns':
      return `${source} has no column ${column}, which other files of the log have`
    case 'other-type':
      return `Column ${column} of ${source} ${sample}`
    case 'bad-value':
      return `Column ${column} of ${source} has values that cannot be read (${rows}: ${shown(sample)})`
    case 'bad-row':
      return `${source} has rows that are left out (${rows}: ${sample})`
    case 'time-order':
      return `Times of ${source} go backwards (${rows})`
    case 'no-time-zone':
      return `Times of ${source} have no time zone and are taken as UTC (${rows})`
    case 'changed-while-reading':
      return `${source} changed while it was read: ${sample}`
    case 'incomplete':
      return sample
  }
}

function shown(text: string): string {
  return JSON.stringify(text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text)
}

function keyOf({kind, column}: Fault): string {
  return `${kind} ${column}`
}
