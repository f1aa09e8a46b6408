import {findBeside, findPackage, installPackage, type FoundPackage} from './installed-package.ts'

/** What is used of DuckDB's package. */
export type DuckDb = typeof import('@duckdb/node-api')

/** DuckDB, or why there is none, as half a sentence. */
export type FoundDuckDb =
  {readonly found: true; readonly duckdb: DuckDb} | {readonly found: false; readonly why: string}

const PACKAGE = {name: '@duckdb/node-api', shown: 'DuckDB'}

/** DuckDB where it is installed with the gate, as an optional dependency is, or in a folder. */
export function findDuckDb(folder: string | null = null): FoundDuckDb {
  return duckDbOf(
    folder === null ? findBeside(PACKAGE, import.meta.dirname) : findPackage(PACKAGE, folder)
  )
}

/** DuckDB from a cache, into which npm puts it first where it is missing; see `installPackage`. */
export async function installDuckDb(
  lockFolder: string,
  cacheFolder: string,
  signal?: AbortSignal
): Promise<FoundDuckDb> {
  return duckDbOf(await installPackage(PACKAGE, lockFolder, cacheFolder, signal))
}

function duckDbOf(found: FoundPackage): FoundDuckDb {
  return found.found ? {found: true, duckdb: found.loaded as DuckDb} : found
}
