/** Text by code: `dictionary[codes[row]]`, and −1 where a row has none. The dictionary may grow from batch to batch. */
export interface TextColumn {
  readonly kind: 'text'
  readonly codes: Int32Array
  readonly dictionary: readonly string[]
}

/** Numbers; NaN where a row has none. */
export interface NumberColumn {
  readonly kind: 'number'
  readonly values: Float64Array
}

/** Ids as 64-bit hashes of their text (`hashInto`): enough to find a row again, and 8 bytes whatever their length. */
export interface IdColumn {
  readonly kind: 'id'
  readonly high: Uint32Array
  readonly low: Uint32Array
  /** 1 where the row has no id. */
  readonly absent: Uint8Array
}

export type BatchColumn = TextColumn | NumberColumn | IdColumn

/**
 * As what a column of a log is to be read. Times are numbers: milliseconds since 1970, UTC. `written` is text that keeps its form: a
 * version 2.0 is not 2. `known` says only where
 * there is a value: a text column whose one text is '', for columns of which every value may be another.
 */
export type ReadAs = 'text' | 'written' | 'number' | 'time' | 'id' | 'known'

/** One reading of a column: the same column may be wanted as text, for a segment, and as a number. */
export interface Wanted {
  readonly column: string
  readonly as: ReadAs
}

/** Where a batch keeps a reading of a column. */
export function columnKey({column, as}: Wanted): string {
  return `${as}:${column}`
}

/** Some rows of a log, column by column, by `columnKey`; a column that the file does not have is left out. */
export interface Batch {
  readonly rows: number
  readonly columns: ReadonlyMap<string, BatchColumn>
}
