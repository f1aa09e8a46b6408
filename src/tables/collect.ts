import {checkLimit, LIMITS, OverLimit} from '../files/limits.ts'
import type {Batches} from './batches.ts'
import {createFaults, type Fault} from './faults.ts'
import {createLineIndex, type LineIndex} from './lines.ts'
import {createWholeSink, type Sink} from './sink.ts'
import type {Column} from './table.ts'
import {wholeColumnOf} from './whole-column.ts'

/**
 * Rows that a reader of some format puts into sinks. Rows are pushed, not pulled: a batch that nobody keeps costs
 * nothing then, and a reader of a log of any size and one of a small file are the same.
 */
export interface RowSource<Done extends void | Promise<void> = void | Promise<void>> {
  /** About how many rows there are. */
  readonly expected: number
  /** The line of the first row. */
  readonly line: number
  /** Rows times columns that are kept at most: every row may name columns of its own. */
  readonly cells: number
  /** Puts all rows; may be asked more than once. Throws where the rows cannot be read further. */
  readonly read: (batches: Batches) => Done
}

/** All rows of a source, column by column. */
export interface Collected {
  readonly rows: number
  readonly columns: ReadonlyMap<string, Column>
  /** Columns with bytes that are not UTF-8. */
  readonly brokenTexts: readonly string[]
  readonly lineOf: (row: number) => number
  readonly faults: readonly Fault[]
}

/** Keeps all rows of a source. Columns whose numbers turn out to be texts are read a second time. */
export async function collect(source: RowSource): Promise<Collected> {
  const first = createCollector(source, createLineIndex(source.line), null)
  await Promise.resolve(source.read(first.batches)).catch(untold(first))
  const again = createCollector(source, null, lateColumns(first))
  if (again.only?.size !== 0) await Promise.resolve(source.read(again.batches)).catch(untold(again))
  return collected(first, again)
}

/** The same of a source that need not be waited for. */
export function collectNow(source: RowSource<void>): Collected {
  const first = createCollector(source, createLineIndex(source.line), null)
  source.read(first.batches)
  const again = createCollector(source, null, lateColumns(first))
  if (again.only?.size !== 0) source.read(again.batches)
  return collected(first, again)
}

/** Where a file is damaged, its rows so far are kept, and that is a fault. */
function untold({batches}: Collector): (error: unknown) => void {
  return error => {
    if (error instanceof OverLimit) throw error
    const reason = error instanceof Error ? error.message : String(error)
    batches.faults.add('unreadable-file', '', batches.row, reason)
  }
}

function lateColumns({sinks}: Collector): ReadonlySet<string> {
  return new Set([...sinks].filter(([, {whole}]) => whole?.kind === 'late').map(([name]) => name))
}

function collected({batches, sinks}: Collector, again: Collector): Collected {
  const rows = batches.row
  const columns = new Map<string, Column>()
  const brokenTexts: string[] = []
  for (const [name, sink] of sinks) {
    const whole = again.sinks.get(name)?.whole ?? sink.whole
    if (whole === null) continue
    const {column, isBroken} = wholeColumnOf(whole, rows)
    columns.set(name, column)
    if (isBroken) brokenTexts.push(name)
  }
  const {lines} = batches
  const lineOf = (row: number): number => lines?.lineOf(row) ?? row + 1
  return {rows, columns, brokenTexts, lineOf, faults: batches.faults.all()}
}

interface Collector {
  readonly batches: Batches
  /** By column, in the order in which they were asked for. */
  readonly sinks: ReadonlyMap<string, Sink>
  /** Columns that are read again, as texts; null where all are read. */
  readonly only: ReadonlySet<string> | null
}

/** One batch of all rows. */
function createCollector(
  {expected, cells}: RowSource,
  lines: LineIndex | null,
  only: ReadonlySet<string> | null
): Collector {
  const faults = createFaults()
  const sinks = new Map<string, Sink>()
  const batches: Batches = {
    rows: Infinity,
    row: 0,
    before: 0,
    faults,
    lines,
    sinksOf: column => {
      const known = sinks.get(column)
      if (known !== undefined) return [known]
      if (only?.has(column) === false) return []
      checkLimit(LIMITS.columns, sinks.size + 1, 'it')
      const reserved = expected * (sinks.size + 1) <= cells ? expected : 0
      const sink = createWholeSink(column, reserved, only !== null, faults)
      sinks.set(column, sink)
      return [sink]
    },
    endRow: () => {
      batches.row++
      if (batches.row * sinks.size > cells)
        throw new OverLimit(
          `${batches.row} rows of ${sinks.size} columns, most of them without a value; at most ${cells} values are read of a file of this size`
        )
    },
    flush: () => undefined
  }
  return {batches, sinks, only}
}
