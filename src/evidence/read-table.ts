import type {Compressors} from 'hyparquet'
import {collect, collectNow, type Collected} from '../tables/collect.ts'
import {toUtf8} from '../tables/encoding.ts'
import {placeOf, type Fault} from '../tables/faults.ts'
import {notRows} from '../tables/not-rows.ts'
import type {Table} from '../tables/table.ts'
import {csvHeaderOf, csvSource, jsonSource} from '../tables/text-source.ts'
import {LIMITS, mostUnpacked, OverLimit} from '../files/limits.ts'
import {checkZstd} from '../tables/zstd-size.ts'
import {someOf} from '../words/lists.ts'
import {absent, at, broken, type Problem} from '../files/problem.ts'
import {isRecord} from './record.ts'
import {cellText} from './keys.ts'
import {documentSource} from './row-documents.ts'

const JSON_NAME = /\.(?:json|jsonl|ndjson)$/iu
const PARQUET_NAME = /\.(?:parquet|pq)$/iu
const TEXT_NAME = /\.(?:csv|tsv|tab|txt|psv)$/iu
const PARQUET_MAGIC = 'PAR1'
const OPEN_LIST = 0x5b
const OPEN_OBJECT = 0x7b
const SPACE = 0x20
const UNNAMED = /^column \d+$/u

/** Rows of a file, and what was wrong with it. */
export interface ReadTable extends Table {
  readonly problems: readonly Problem[]
}

/** Decompressors by Parquet's name of the codec (`GZIP`, `ZSTD`, `BROTLI` …); Snappy needs none. */
export type Codecs = Compressors

export interface TableOptions {
  /** Decompressors that the caller has, for Parquet pages and for whole files. */
  readonly codecs?: Codecs
}

/** Files that are packed as a whole: by their first bytes, or by their name. */
const PACKINGS: readonly {
  readonly codec: 'GZIP' | 'ZSTD' | 'BROTLI'
  readonly word: string
  readonly is: (path: string, bytes: Uint8Array) => boolean
}[] = [
  {codec: 'GZIP', word: 'Gzip', is: (_, bytes) => startsWith(bytes, '\x1f\x8b')},
  {codec: 'ZSTD', word: 'Zstandard', is: (_, bytes) => startsWith(bytes, '\x28\xb5\x2f\xfd')},
  {codec: 'BROTLI', word: 'Brotli', is: path => /\.br$/iu.test(path)}
]

/**
 * Reads rows from a file, whose format its content and its name say: Parquet, JSON lines, a JSON list or document, or
 * separated values, UTF-8 or UTF-16, maybe packed. Never throws: what is wrong is in `problems`.
 */
export async function readTable(
  path: string,
  bytes: Uint8Array,
  options: TableOptions = {}
): Promise<ReadTable> {
  const codecs = options.codecs ?? {}
  const other = notRows(path, bytes)
  if (other !== null)
    return noTable(absent(other.id, at(path), `${path} is ${other.what}.`, other.remedy))
  const packing = PACKINGS.find(({is}) => is(path, bytes))
  if (packing !== undefined) return await readPacked(path, bytes, packing, codecs)
  try {
    if (startsWith(bytes, PARQUET_MAGIC) || PARQUET_NAME.test(path)) {
      // Its reader is large, and most files are not of this kind.
      const {parquetSource} = await import('../tables/parquet/source.ts')
      const {compressors} = await import('hyparquet-compressors')
      return tableOf(path, await collect(parquetSource(bytes, {...compressors, ...codecs})))
    }
    return readTextTable(path, toUtf8(bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (error instanceof OverLimit) return noTable(overLimit(path, reason))
    return noTable(unreadable(path, 1, reason))
  }
}

/** The same for UTF-8 text that is not packed. Throws `OverLimit`. */
export function readTextTable(path: string, text: Uint8Array): ReadTable {
  const first = text.find(byte => byte > SPACE)
  if (first === undefined)
    return noTable(absent('empty-file', at(path), `${path} is empty.`, 'Write the rows again.'))
  const isJson =
    JSON_NAME.test(path) ||
    (!TEXT_NAME.test(path) && (first === OPEN_LIST || first === OPEN_OBJECT))
  if (isJson) {
    return tableOf(path, collectNow(documentSource(text) ?? jsonSource(text, first === OPEN_LIST)))
  }
  const header = csvHeaderOf(text)
  if (header === null) return noTable(unreadable(path, 1, 'its header has no end'))
  const repeated = repeatedIn(header.names)
  const found = tableOf(path, collectNow(csvSource(text, header)))
  const table = {...found, columns: withoutEmpty(found.columns)}
  if (repeated.size === 0) return table
  const summary = `${path} names ${someOf([...repeated])} more than once in its header.`
  const problem = broken('duplicate-columns', at(path), summary, 'Give each column its own name.')
  return {...table, problems: [...table.problems, problem]}
}

function repeatedIn(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  return new Set(names.filter(name => seen.size === seen.add(name).size))
}

/** Without columns that have neither a name nor a value, as a separator at every line's end makes them. */
function withoutEmpty(columns: ReadTable['columns']): ReadTable['columns'] {
  return new Map(
    [...columns].filter(
      ([name, column]) =>
        !UNNAMED.test(name) || column.kind === 'text' || !column.values.every(Number.isNaN)
    )
  )
}

async function readPacked(
  path: string,
  bytes: Uint8Array,
  {codec, word}: (typeof PACKINGS)[number],
  codecs: Codecs
): Promise<ReadTable> {
  const unpack = codecs[codec] ?? (await ownCodec(codec))
  if (unpack === undefined) {
    const summary = `${path} is packed with ${word}, which cannot be read here.`
    return noTable(absent('unknown-codec', at(path), summary, 'Pack it with gzip, or not at all.'))
  }
  const most = Math.min(LIMITS.unpacked.most, mostUnpacked(bytes.length))
  let unpacked: Uint8Array
  try {
    if (codec === 'ZSTD') checkZstd(bytes, most)
    unpacked = unpack(bytes, most)
  } catch (error) {
    if (isOver(error))
      return noTable(
        overLimit(
          path,
          `its ${bytes.length} bytes unpack to more than ${most}, which is the most that is read`
        )
      )
    const summary = `${path} cannot be unpacked: it is not ${word}, or it was cut.`
    return noTable(broken('cut-file', at(path), summary, 'Write the file again, whole.'))
  }
  const inner = path.replace(/\.(?:gz|zst|zstd|br)$/iu, '')
  if (inner === path && codec === 'BROTLI')
    return noTable(unreadable(path, 1, 'it is packed twice'))
  const table = await readTable(inner, unpacked, startsWith(unpacked, '\x1f\x8b') ? {} : {codecs})
  return {...table, problems: table.problems.map(found => renamed(found, path, inner))}
}

/** What the library unpacks without being told how much there is. */
async function ownCodec(codec: string): Promise<Codecs['ZSTD']> {
  if (codec !== 'ZSTD') return undefined
  const {decompressZstd} = await import('hyparquet-compressors')
  return packed => decompressZstd(packed)
}

/** Problems of what was packed, told of the file itself. */
function renamed(found: Problem, path: string, inner: string): Problem {
  const summary = found.summary.replace(inner, path)
  return {...found, summary, location: {...found.location, file: path}}
}

function tableOf(path: string, {rows, columns, brokenTexts, lineOf, faults}: Collected): ReadTable {
  const problems = faults.map(fault => problemOf(path, fault))
  for (const name of brokenTexts)
    problems.push(
      broken(
        'not-utf-8',
        at(path),
        `Column ${name} of ${path} holds bytes that are not UTF-8 text.`,
        'Write the file as UTF-8.'
      )
    )
  if (rows === 0 && problems.length === 0)
    problems.push(absent('no-rows', at(path), `${path} has no rows.`, 'Write one row an example.'))
  return rows === 0 ? noTable(...problems) : {rows, columns, lineOf, problems}
}

/** A fault of the rows as a reviewer reads it: the same words as of a log. */
function problemOf(path: string, fault: Fault): Problem {
  const line = fault.firstLine ?? 1
  const whole = 'Write the file again, whole.'
  switch (fault.kind) {
    case 'cut-file':
      return broken(
        'cut-file',
        at(path, line),
        `${path} seems to be cut on line ${line}, where it ends: ${fault.sample}.`,
        whole
      )
    case 'bad-row': {
      const summary = `${path} has rows that are left out (${placeOf(fault)}: ${fault.sample}).`
      return broken(
        'broken-rows',
        at(path, line),
        summary,
        'Write whole rows: quote text that has the separator or line breaks.'
      )
    }
    case 'unreadable-file':
      return unreadable(path, line, fault.sample)
    case 'other-type':
    case 'bad-value':
    case 'no-time-zone': {
      const summary = `Column ${fault.column} of ${path} has values that cannot be read (${placeOf(fault)}: ${fault.sample}).`
      return broken(fault.kind, at(path, line), summary, 'Write one plain value a row.')
    }
  }
}

/** A decompressor that was told how much there may be. */
function isOver(error: unknown): boolean {
  return error instanceof OverLimit || (isRecord(error) && error['code'] === 'ERR_BUFFER_TOO_LARGE')
}

function overLimit(path: string, reason: string): Problem {
  return absent(
    'over-limit',
    at(path),
    `${path} is not read: ${reason}.`,
    'Write fewer rows or columns, or a format without compression; docs/limits.md has every limit.'
  )
}

function unreadable(path: string, line: number, reason: string): Problem {
  return broken(
    'unreadable-file',
    at(path, line),
    `${path} cannot be read: ${reason}.`,
    'Write the file again, whole.'
  )
}

/** A table without rows, for a file that could not be read. */
function noTable(...problems: readonly Problem[]): ReadTable {
  return {rows: 0, columns: new Map(), lineOf: () => 1, problems}
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, text.length)) === text
}

/** The rows of a small table of separated values, cell by cell as text; none where it has no rows. */
export function recordsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const {rows, columns} = readTextTable('', toUtf8(new TextEncoder().encode(text)))
  return Array.from({length: rows}, (_, row) =>
    Object.fromEntries([...columns].map(([name, column]) => [name, cellText(column, row)]))
  )
}
