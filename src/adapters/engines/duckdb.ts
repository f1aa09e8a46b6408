import {rmSync} from 'node:fs'
import {mkdir, mkdtemp, rm, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {UserError, WorldError} from '../../errors.ts'
import {DUCKDB} from '../../traffic/sql/dialects/duckdb.ts'
import type {LogEngine} from '../../ports.ts'
import type {DuckDb} from './duckdb-package.ts'
import {IncompleteAnswer, type SqlSession} from './session.ts'
import {createSqlEngine} from './sql.ts'

/** How much DuckDB may take; beyond it writes to the disk. */
export interface DuckDbLimits {
  readonly memoryMb: number
  readonly threads: number
  /** Where it writes what does not fit. */
  readonly temporaryFolder: string
  readonly maxSeconds?: number | undefined
}

const FORMATS = [
  {format: 'parquet', endings: /\.(parquet|pq)$/iu},
  {format: 'csv', endings: /\.(csv|tsv|txt)(\.(gz|zst))?$/iu},
  {format: 'json', endings: /\.(jsonl|ndjson|json)(\.(gz|zst))?$/iu}
] as const

/**
 * An engine over files of one format, by absolute paths, and the names by which the user knows them. Throws
 * `UserError` for files that DuckDB does not read.
 */
export function createDuckDbFiles(
  duckdb: DuckDb,
  files: readonly string[],
  limits: DuckDbLimits,
  names: readonly string[] = files
): LogEngine {
  const {format} = FORMATS.find(({endings}) => files.every(file => endings.test(file))) ?? {}
  if (format === undefined || files.length === 0)
    throw new UserError(`DuckDB reads Parquet, CSV or JSON lines, all files of one kind.`)
  const list = `[${files.map(file => DUCKDB.text(literalPath(file))).join(', ')}]`
  return createSqlEngine({
    name: 'duckdb',
    dialect: DUCKDB,
    ...fromFiles(format, list),
    sources: names,
    // Text is read anew for every table that is asked, and pairs are made anew.
    isReadOnce: ({roles}) => format !== 'parquet' || roles.layout === 'paired',
    stamp: () => stampOf(files),
    open: () => openDuckDb(duckdb, ':memory:', limits)
  })
}

/** Sizes and times of files, which change when the files do. */
async function stampOf(files: readonly string[]): Promise<string> {
  const stats = await Promise.all(files.map(file => stat(file).catch(() => null)))
  return stats.map(found => `${found?.size} ${found?.mtimeMs}`).join()
}

/** An engine over a table of a DuckDB database. */
export function createDuckDbTable(
  duckdb: DuckDb,
  database: string,
  table: readonly string[],
  limits: DuckDbLimits
): LogEngine {
  return createSqlEngine({
    name: 'duckdb',
    dialect: DUCKDB,
    from: table.map(part => DUCKDB.identifier(part)).join('.'),
    sources: [`${table.join('.')} of ${database}`],
    isReadOnce: ({roles}) => roles.layout === 'paired',
    open: () => openDuckDb(duckdb, database, limits)
  })
}

/**
 * Parquet has types. Of the others DuckDB guesses what the columns are, which is good enough to find their roles;
 * but counted is what is written, which a guess would change (`007`, `0.50`, a date).
 */
function fromFiles(
  format: (typeof FORMATS)[number]['format'],
  list: string
): {readonly from: string; readonly shapeFrom?: string} {
  switch (format) {
    case 'parquet':
      return {from: `read_parquet(${list}, union_by_name = true)`}
    case 'csv': {
      const read = `read_csv(${list}, union_by_name = true, header = true`
      return {from: `${read}, all_varchar = true)`, shapeFrom: `${read})`}
    }
    case 'json':
      return {
        from: `read_json(${list}, union_by_name = true, format = 'newline_delimited')`
      }
  }
}

/** A path in which nothing is a wildcard. */
function literalPath(path: string): string {
  return path.replace(/[*?[]/gu, '[$&]')
}

async function openDuckDb(
  {DuckDBInstance}: DuckDb,
  database: string,
  {memoryMb, threads, temporaryFolder, maxSeconds}: DuckDbLimits
): Promise<SqlSession> {
  const isFile = database !== ':memory:'
  try {
    const instance = await DuckDBInstance.create(database, {
      ...(isFile ? {access_mode: 'READ_ONLY'} : {}),
      threads: String(threads),
      memory_limit: `${memoryMb}MB`,
      temp_directory: temporaryFolder,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false'
    })
    const connection = await instance.connect()
    await connection.run("SET TimeZone = 'UTC'")
    await connection.run('SET preserve_insertion_order = false')
    const query: SqlSession['query'] = async (sql, signal) => {
      signal?.throwIfAborted()
      const interrupt = (): void => {
        connection.interrupt()
      }
      const limit = new AbortController()
      const late = new AbortController()
      if (maxSeconds !== undefined) {
        void wait(maxSeconds * 1000, null, {signal: limit.signal, ref: false}).then(
          () => {
            late.abort()
            connection.interrupt()
          },
          () => null
        )
      }
      signal?.addEventListener('abort', interrupt, {once: true})
      try {
        const result = await connection.run(sql)
        const columns = result.columnNames().map((name, index) => ({
          name,
          type: result.columnType(index).toString()
        }))
        const rows = await result.getRowsJson()
        return {columns, rows: rows.map(row => row.map(textOf))}
      } catch (error) {
        signal?.throwIfAborted()
        if (late.signal.aborted)
          throw new IncompleteAnswer(
            `DuckDB did not finish a query within the ${maxSeconds ?? 0} s that the policy allows.`
          )
        throw failure(error)
      } finally {
        limit.abort()
        signal?.removeEventListener('abort', interrupt)
      }
    }
    const kept = keptRows(temporaryFolder, query)
    return {
      query,
      keep: kept.keep,
      close: async () => {
        connection.closeSync()
        instance.closeSync()
        await kept.remove()
      }
    }
  } catch (error) {
    throw failure(error)
  }
}

/** Rows of queries in Parquet files of a folder of their own. */
function keptRows(
  parent: string,
  query: SqlSession['query']
): {readonly keep: NonNullable<SqlSession['keep']>; readonly remove: () => Promise<void>} {
  const folders: string[] = []
  const removeNow = (): void => {
    for (const folder of folders) rmSync(folder, {recursive: true, force: true})
  }
  return {
    keep: async (sql, signal) => {
      await mkdir(parent, {recursive: true})
      const folder = await mkdtemp(join(parent, 'promotion-gate-rows-'))
      if (folders.push(folder) === 1) process.once('exit', removeNow)
      const file = join(folder, 'rows.parquet')
      await query(`COPY (${sql}) TO ${DUCKDB.text(file)} (FORMAT parquet)`, signal)
      return `read_parquet(${DUCKDB.text(literalPath(file))})`
    },
    remove: async () => {
      process.removeListener('exit', removeNow)
      for (const folder of folders) await rm(folder, {recursive: true, force: true})
    }
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function failure(error: unknown): Error {
  const said = String(error).replace(/^Error: /u, '')
  const [line = ''] = said.split('\n')
  if (/^(Binder|Catalog|Parser|Conversion) Error/u.test(said))
    return new UserError(`DuckDB refuses the question: ${line}`)
  return new WorldError(`DuckDB failed: ${line}`)
}
