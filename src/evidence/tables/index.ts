import type {Problem} from '../metric.ts'
import type {Table} from '../table.ts'
import {noTable} from './columns.ts'
import {readCsv} from './csv.ts'
import {readJsonRows} from './json-lines.ts'
import type {Codecs} from './parquet.ts'

const JSON_NAME = /\.(?:json|jsonl|ndjson)$/iu
const PARQUET_NAME = /\.(?:parquet|pq)$/iu
const TEXT_NAME = /\.(?:csv|tsv|tab|txt)$/iu
const LFS_POINTER = 'version https://git-lfs.github.com/spec/'
const PARQUET_MAGIC = 'PAR1'
const GZIP_MAGIC = '\x1f\x8b'

export interface TableOptions {
  /** Decompressors that the caller has, for Parquet pages and for files ending in `.gz`. */
  readonly codecs?: Codecs
}

/**
 * Reads rows from a file, whose format its content and its name say: Parquet, JSON lines or a JSON
 * list, or separated values, UTF-8 or UTF-16. Never throws: what is wrong is in `problems`.
 */
export async function readTable(
  path: string,
  bytes: Uint8Array,
  options: TableOptions = {}
): Promise<Table> {
  const codecs = options.codecs ?? {}
  if (startsWith(bytes, LFS_POINTER)) return noTable(lfsPointer(path))
  if (startsWith(bytes, GZIP_MAGIC)) return readCompressed(path, bytes, codecs)
  if (startsWith(bytes, PARQUET_MAGIC) || PARQUET_NAME.test(path)) {
    // Its reader is large, and most files are not of this kind.
    const {readParquet} = await import('./parquet.ts')
    return await readParquet(path, bytes, codecs)
  }
  const text = toUtf8(bytes)
  const first = text.find(byte => byte > 0x20)
  const isJson =
    JSON_NAME.test(path) || (!TEXT_NAME.test(path) && (first === 0x5b || first === 0x7b))
  return isJson ? readJsonRows(path, text) : readCsv(path, text)
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, text.length)) === text
}

async function readCompressed(path: string, bytes: Uint8Array, codecs: Codecs): Promise<Table> {
  const unpack = codecs.GZIP
  if (unpack === undefined) {
    const summary = `${path} is compressed with Gzip, which cannot be read here.`
    return noTable(problem(path, 'missing', 'unknown-codec', summary, 'Write it uncompressed.'))
  }
  try {
    const unpacked = unpack(bytes, 0)
    if (!startsWith(unpacked, GZIP_MAGIC)) {
      const table = await readTable(path.replace(/\.gz$/iu, ''), unpacked, {codecs})
      return {...table, problems: table.problems.map(found => renamed(found, path))}
    }
  } catch {
    // Answered below, as for a file that unpacks to itself.
  }
  const summary = `${path} cannot be unpacked: it is not Gzip, or it was cut.`
  return noTable(problem(path, 'fail', 'cut-file', summary, 'Write the file again, whole.'))
}

function renamed(found: Problem, path: string): Problem {
  return {...found, location: {...found.location, file: path}}
}

function lfsPointer(path: string): Problem {
  const summary = `${path} is a Git LFS pointer, not the rows themselves.`
  const remedy = 'Check the repository out with its large files: `lfs: true` for actions/checkout.'
  return problem(path, 'missing', 'lfs-pointer', summary, remedy)
}

/** Without a byte order mark; UTF-16, which spreadsheets export, is converted. */
function toUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3)
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : null
  if (encoding === null) return bytes
  return new TextEncoder().encode(new TextDecoder(encoding).decode(bytes))
}

function problem(
  path: string,
  status: Problem['status'],
  id: string,
  summary: string,
  remedy: string
): Problem {
  return {status, id, summary, remedy, location: {file: path, line: 1}}
}
