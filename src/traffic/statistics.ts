/** A number or text by which requests are counted together; null where it is not known. */
export type KeyValue = string | number | null

/**
 * Requests counted by key. Every value is a whole number, or the smallest or largest of a column, so that
 * adding up in another order, on other machines, in another engine, gives the same to the last digit.
 */
export interface CountTable {
  readonly name: string
  /** Sorted by key: null first, numbers by size, texts by code unit. */
  readonly rows: readonly CountRow[]
}

export interface CountRow {
  readonly key: readonly KeyValue[]
  /** Requests with this key. */
  readonly count: number
  /** One for each measure of the table's plan, in its order; null where no request has it. */
  readonly measures: readonly (number | bigint | null)[]
}

/** Something that is wrong in a log, and how often. */
export interface LogProblem {
  readonly kind:
    | 'unreadable-file'
    | 'other-columns'
    | 'other-type'
    | 'bad-value'
    | 'bad-row'
    | 'cut-file'
    | 'time-order'
    | 'no-time-zone'
    | 'changed-while-reading'
    | 'incomplete'
  /** File or table. */
  readonly source: string
  readonly count: number
  /** One sentence for a reviewer, with the first place where it shows. */
  readonly summary: string
}

/** What was counted of a log: all that the gate needs to know of it, whatever its size. */
export interface LogStatistics {
  /** `files`, `duckdb`, `trino`, … */
  readonly engine: string
  readonly tables: readonly CountTable[]
  readonly problems: readonly LogProblem[]
}
