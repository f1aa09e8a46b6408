import {type Fault as RowFault, placeOf} from '../tables/faults.ts'
import type {LogProblem} from './statistics.ts'

/** A fault of a log: of its rows, or of what it is as a whole. */
export type Fault = RowFault<LogProblem['kind']>

const LONGEST_SAMPLE = 40

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

function summaryOf(source: string, fault: Fault): string {
  const {kind, column, firstRow, sample} = fault
  const rows = placeOf(fault)
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
    case 'cut-file':
      return `${source} seems to be cut where it ends: ${sample}`
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
