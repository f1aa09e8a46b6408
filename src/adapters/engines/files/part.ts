import type {Batch, Wanted} from '../../../tables/batch.ts'
import type {Fault} from '../../../tables/faults.ts'

/** A part of a log that is read at once: bytes of a text file, or row groups of a Parquet file. */
export interface Part {
  /** Which of the log's files. */
  readonly file: number
  readonly from: number
  /** For a whole file Infinity. */
  readonly to: number
}

/** What reading a part found out, besides its rows. */
export interface PartRead {
  readonly rows: number
  readonly faults: readonly Fault[]
  /** Bytes where its first record begins, and where the first that is no longer its own begins. */
  readonly began: number
  readonly ended: number
}

export interface ReadOptions {
  readonly wanted: readonly Wanted[]
  /** Gets every batch, and must be done with it when it returns. */
  readonly take: (batch: Batch) => void
  /** Told of bytes that were read. */
  readonly onBytes: (bytes: number) => void
  /** Throws when the work is to end early. */
  readonly check: () => void
  readonly batchRows?: number
}
