import {type Batch, type BatchColumn, type Wanted, columnKey} from './batch.ts'
import type {Faults} from './faults.ts'
import type {LineIndex} from './lines.ts'
import {type Sink, columnOf, createSink, nextBatch} from './sink.ts'

/** Rows of a batch: so many that a loop over them pays, so few that their columns stay in the processor's cache. */
const BATCH_ROWS = 4096

/** Collects rows into batches. Who reads fills the sinks at `row`, then ends the row. */
export interface Batches {
  /** The sinks of a column; it may be wanted as more than one thing. */
  sinksOf(column: string): readonly Sink[]
  readonly rows: number
  /** The row of the batch that is filled. */
  row: number
  /** Rows before this batch. */
  before: number
  /** Hands the batch over when it is full. */
  endRow(): void
  /** Hands over the rows that there are. */
  flush(): void
  readonly faults: Faults
  /** Told of the line on which each row begins, where somebody wants to know. */
  readonly lines: LineIndex | null
}

/** Batches of the wanted columns which the file has; `take` must be done with a batch when it returns. */
export function createBatches(
  wanted: readonly Wanted[],
  has: (column: string) => boolean,
  faults: Faults,
  take: (batch: Batch) => void,
  rows: number = BATCH_ROWS
): Batches {
  const kept = wanted
    .filter(({column}) => has(column))
    .map(one => ({key: columnKey(one), sink: createSink(one, rows, faults)}))
  const sinks = kept.map(({sink}) => sink)
  const batches: Batches = {
    rows,
    row: 0,
    before: 0,
    faults,
    lines: null,
    sinksOf: column => sinks.filter(sink => sink.wanted.column === column),
    endRow: () => {
      batches.row++
      if (batches.row === rows) batches.flush()
    },
    flush: () => {
      const {row} = batches
      if (row === 0) return
      const columns = new Map<string, BatchColumn>(
        kept.map(({key, sink}) => [key, columnOf(sink, row)])
      )
      take({rows: row, columns})
      for (const sink of sinks) nextBatch(sink, row)
      batches.before += row
      batches.row = 0
    }
  }
  return batches
}
