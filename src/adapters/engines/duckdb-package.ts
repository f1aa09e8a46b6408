import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {copyFile, mkdir, mkdtemp, rename, rm} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import process from 'node:process'

/** What is used of DuckDB's package. */
export type DuckDb = typeof import('@duckdb/node-api')

/** DuckDB, or why there is none, as half a sentence. */
export type FoundDuckDb =
  {readonly found: true; readonly duckdb: DuckDb} | {readonly found: false; readonly why: string}

const PACKAGE = '@duckdb/node-api'
const INSTALL_SECONDS = 120

/** DuckDB where it is installed beside the gate, as an optional dependency is. */
export function findDuckDb(folder: string = import.meta.dirname): FoundDuckDb {
  try {
    // Not an import: a bundler would take the library of its own platform into the bundle.
    const loaded: unknown = createRequire(join(folder, 'index.js'))(PACKAGE)
    return {found: true, duckdb: loaded as DuckDb}
  } catch (error) {
    return {found: false, why: `DuckDB is not there: ${firstLine(error)}`}
  }
}

/**
 * DuckDB from a cache, into which npm puts it first where it is missing: exactly the files whose hashes the
 * committed lock has, and no install scripts. `lockFolder` holds `package.json` and `package-lock.json`.
 */
export async function installDuckDb(
  lockFolder: string,
  cacheFolder: string,
  signal?: AbortSignal
): Promise<FoundDuckDb> {
  if (existsSync(join(cacheFolder, 'node_modules'))) return findDuckDb(cacheFolder)
  try {
    await mkdir(join(cacheFolder, '..'), {recursive: true})
    const unfinished = await mkdtemp(`${cacheFolder}.unfinished-`)
    try {
      for (const name of ['package.json', 'package-lock.json'])
        await copyFile(join(lockFolder, name), join(unfinished, name))
      await npmInstall(unfinished, signal)
      // Another process may have been quicker; then its copy is the one.
      await rename(unfinished, cacheFolder).catch((error: unknown) => {
        if (!existsSync(join(cacheFolder, 'node_modules'))) throw error
      })
    } finally {
      await rm(unfinished, {recursive: true, force: true})
    }
  } catch (error) {
    signal?.throwIfAborted()
    return {found: false, why: `DuckDB cannot be installed: ${firstLine(error)}`}
  }
  return findDuckDb(cacheFolder)
}

function npmInstall(folder: string, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      // npm is a script of the shell on Windows.
      shell: process.platform === 'win32',
      stdio: ['ignore', 'ignore', 'pipe']
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4000)
    })
    const stop = (): void => {
      child.kill('SIGTERM')
    }
    const timer = setTimeout(stop, INSTALL_SECONDS * 1000)
    signal?.addEventListener('abort', stop, {once: true})
    const end = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    child.once('error', error => {
      end()
      reject(error)
    })
    child.once('close', code => {
      end()
      const [line] = said.split('\n').filter(text => /npm error/iu.test(text))
      if (code === 0) resolve()
      else reject(new Error(line ?? `npm ended with ${code ?? 'a signal'}`))
    })
  })
}

function firstLine(error: unknown): string {
  return (String(error).split('\n')[0] ?? '').replace(/^Error: /u, '')
}
