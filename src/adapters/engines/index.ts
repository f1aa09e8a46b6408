import {stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import type {Log, LogEngine, LogPlace} from '../../ports.ts'
import type {PackageCache} from './cache.ts'
import {openEngine} from './connect.ts'
import {createDuckDbFiles, type DuckDbLimits} from './duckdb.ts'
import {findDuckDb, installDuckDb, type FoundDuckDb} from './duckdb-package.ts'
import {filesNamed} from './files/glob.ts'
import {openFiles} from './files/index.ts'
import {findHiveDriver, installHiveDriver, type FoundHiveDriver} from './spark-package.ts'

/** Where a log is looked for, and what may count it. */
export interface LogWorld {
  /** The folder that is judged, to which the policy's paths are relative. */
  readonly folder: string
  /** The repository's, or the folder itself: what lies in it is followed nowhere else. */
  readonly root: string
  /** Where the user is, to which an option's paths are relative. */
  readonly here: string
  /** Where DuckDB and Spark's client may be installed; null where they may not. */
  readonly cache: PackageCache | null
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

/** From this size on (bytes) of Parquet DuckDB gains more time than its installation takes. */
const LARGE = 4_000_000_000
const DUCKDB_MEMORY_MB = 900
const DUCKDB_THREADS = 2

/** The engine for a log. Throws `UserError` where the log is not there. */
export async function openLog(place: LogPlace, around: LogWorld): Promise<LogEngine> {
  if (place.kind === 'table') {
    const connection = {...place.connection, table: place.table}
    return openEngine(connection, around.environment, limits(), () => sparkClient(around))
  }
  const folder = place.named ? around.here : around.folder
  const confines = {root: around.root, elsewhere: place.named}
  const names = await filesNamed(place.patterns, folder, confines)
  const javascript = openFiles(place.patterns, {folder, names})
  let opened: Promise<LogEngine> | undefined
  const duckdb = (signal: AbortSignal | undefined): Promise<LogEngine> =>
    (opened ??= openDuckDbFiles(names, folder, javascript, around, signal))
  switch (place.reader) {
    case 'javascript':
      return javascript
    case 'duckdb':
      return {
        name: 'duckdb',
        shape: async signal => await (await duckdb(signal)).shape(signal),
        count: async (plan, onProgress, signal) =>
          await (await duckdb(signal)).count(plan, onProgress, signal)
      }
    case 'auto':
      if (!(await isForDuckDb(names, folder))) return javascript
      return {
        ...javascript,
        // Rows that belong together are joined sooner in JavaScript.
        count: async (plan, onProgress, signal) => {
          const engine = plan.roles.layout === 'paired' ? javascript : await duckdb(signal)
          return await engine.count(plan, onProgress, signal)
        }
      }
  }
}

/** Whether DuckDB counts a log sooner: text is read sooner in JavaScript. */
async function isForDuckDb(names: readonly string[], folder: string): Promise<boolean> {
  if (!names.every(name => /[.](parquet|pq)$/iu.test(name))) return false
  const sizes = await Promise.all(names.map(async name => (await stat(resolve(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0) >= LARGE
}

async function openDuckDbFiles(
  names: readonly string[],
  folder: string,
  javascript: LogEngine,
  around: LogWorld,
  signal: AbortSignal | undefined
): Promise<LogEngine> {
  const found = await duckDb(around, signal)
  if (!found.found) {
    around.log.warning(`${found.why}. JavaScript counts the log, which takes longer.`)
    return javascript
  }
  const files = names.map(name => resolve(folder, name))
  return createDuckDbFiles(found.duckdb, files, limits(), names)
}

function limits(): DuckDbLimits {
  return {memoryMb: DUCKDB_MEMORY_MB, threads: DUCKDB_THREADS, temporaryFolder: tmpdir()}
}

async function duckDb(
  {cache, log}: LogWorld,
  signal: AbortSignal | undefined
): Promise<FoundDuckDb> {
  const present = findDuckDb()
  if (present.found || cache === null) return present
  log.info('Installs DuckDB, which counts the log.')
  return await installDuckDb(cache.lockFolder, join(cache.folder, 'duckdb'), signal)
}

async function sparkClient({cache, log}: LogWorld): Promise<FoundHiveDriver> {
  const present = findHiveDriver()
  if (present.found || cache === null) return present
  log.info('Installs the client of Spark.')
  return await installHiveDriver(join(cache.lockFolder, 'spark'), join(cache.folder, 'spark'))
}
