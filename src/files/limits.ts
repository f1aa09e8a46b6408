/** How much of something is read. */
export interface Limit {
  readonly most: number
  readonly unit:
    'bytes' | 'characters' | 'levels' | 'rows' | 'columns' | 'values' | 'files' | 'times'
  /** What is counted. */
  readonly of: string
  /** Why no more, and who stays below it. */
  readonly why: string
}

const MEBIBYTE = 2 ** 20
const GIBIBYTE = 2 ** 30

/** Every limit of what is read, in one place; docs/limits.md has the same rows. What passes one is told, and holds. */
export const LIMITS = {
  metricsFile: {
    most: 64 * MEBIBYTE,
    unit: 'bytes',
    of: 'a metrics file',
    why: 'what is larger is a log or predictions, not a summary'
  },
  statedNumbers: {
    most: 10_000,
    unit: 'values',
    of: 'the numbers that a metrics file states',
    why: 'a report of a thousand classes or a harness of hundreds of tasks has a few thousand; of more each would be compared, and nobody reads them'
  },
  card: {
    most: 16 * MEBIBYTE,
    unit: 'bytes',
    of: 'a model card',
    why: 'the largest cards of the Hugging Face Hub are far below'
  },
  frontMatter: {
    most: 5 * MEBIBYTE,
    unit: 'characters',
    of: 'the front matter of a card',
    why: 'YAML is parsed into many times its size'
  },
  settingsFile: {
    most: 32 * MEBIBYTE,
    unit: 'bytes',
    of: 'a settings or lock file',
    why: 'the largest lock files have a few MiB'
  },
  depth: {
    most: 200,
    unit: 'levels',
    of: 'nesting in JSON, YAML, TOML or protobuf text',
    why: 'parsers that call themselves for every level run out of stack'
  },
  expandedNodes: {
    most: 1_000_000,
    unit: 'values',
    of: 'YAML with its aliases written out',
    why: 'twenty lines of aliases can stand for a million million values'
  },
  predictionsFile: {
    most: 2 * GIBIBYTE,
    unit: 'bytes',
    of: 'a file of predictions',
    why: 'it is held in memory; 10,000,000 rows have about 0.4 GiB'
  },
  unpacked: {
    most: 2 * GIBIBYTE,
    unit: 'bytes',
    of: 'a packed file of predictions when it is unpacked',
    why: 'the same as for one that is not packed'
  },
  ratio: {
    most: 250,
    unit: 'times',
    of: 'what a packed file or page unpacks to, against its size (beyond 64 MiB; for logs beyond 1 GiB)',
    why: 'tables and logs shrink to a fifth or a fiftieth; a bomb to a thousandth and less'
  },
  columns: {
    most: 20_000,
    unit: 'columns',
    of: 'the header of a table or a log',
    why: 'embeddings have a few thousand'
  },
  cells: {
    most: 500_000_000,
    unit: 'values',
    of: 'a table: rows times columns',
    why: 'each takes 4 to 8 bytes of memory; 10,000,000 rows of 50 columns'
  },
  rows: {
    most: 50_000_000,
    unit: 'rows',
    of: 'a file of predictions',
    why: 'five times what is measured; a log has no such limit'
  },
  logRows: {
    most: 4_000_000_000,
    unit: 'rows',
    of: 'a Parquet file of a log',
    why: 'a page of some bytes can say that it has millions of rows'
  },
  record: {
    most: 64 * MEBIBYTE,
    unit: 'bytes',
    of: 'a row of a log in CSV or JSON',
    why: 'a quote that is not closed makes one row of the whole file'
  },
  footer: {
    most: 512 * MEBIBYTE,
    unit: 'bytes',
    of: 'the footer of a Parquet file',
    why: 'thousands of row groups of thousands of columns stay below'
  },
  page: {
    most: GIBIBYTE,
    unit: 'bytes',
    of: 'a page of a Parquet file',
    why: 'writers make pages of one MiB, some a page a row group'
  },
  pageRows: {
    most: 2 ** 24,
    unit: 'rows',
    of: 'a page of a Parquet file',
    why: 'the writers of Arrow, Spark and DuckDB end a page after 20,000 rows or 1 MiB, and a row group after some million'
  },
  segments: {
    most: 5000,
    unit: 'values',
    of: 'the segments of a log (of a column with more, only those with enough requests are judged)',
    why: 'countries, devices and their crossings are fewer; a column of ids has one for each request'
  },
  logFiles: {
    most: 100_000,
    unit: 'files',
    of: 'a log',
    why: 'more are a mistaken pattern'
  }
} as const satisfies Readonly<Record<string, Limit>>

/** What is beyond a limit is not read; the message says what was given and what is allowed. */
export class OverLimit extends Error {}

/** Throws `OverLimit` where there is more than is read; `what` has it: `its header`. */
export function checkLimit(limit: Limit, given: number | bigint, what: string): void {
  if (given <= limit.most) return
  throw new OverLimit(
    `${what} has ${amount(given, limit)}; at most ${amount(limit.most, limit)} are read`
  )
}

/** What a packed file or page of so many bytes may unpack to: a few megabytes of nothing may be packed well. */
export function mostUnpacked(packed: number, free = 64 * MEBIBYTE): number {
  return Math.max(free, packed * LIMITS.ratio.most)
}

function amount(value: number | bigint, {unit}: Limit): string {
  return `${value.toLocaleString('en-US')} ${unit}`
}
