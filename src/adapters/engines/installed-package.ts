import {spawn} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {copyFile, mkdir, mkdtemp, rename, rm} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {basename, dirname, join} from 'node:path'
import process from 'node:process'
import * as z from 'zod'
import {TOOL} from '../../tool.ts'

/** A package that is never part of the bundle. */
export interface OptionalPackage {
  /** Its name in npm's registry. */
  readonly name: string
  /** Its name in messages. */
  readonly shown: string
}

/** What a package exports, or why there is none, as half a sentence. */
export type FoundPackage =
  {readonly found: true; readonly loaded: unknown} | {readonly found: false; readonly why: string}

const INSTALL_SECONDS = 120

/** A package that is installed with the gate, as an optional dependency is; `folder` is one of the gate's own. */
export function findBeside(wanted: OptionalPackage, folder: string): FoundPackage {
  const root = gateAbove(folder)
  // Not from folders above: the gate may lie in the workspace, where a pull request could bring the package.
  const beside = root === null ? [] : [join(root, 'node_modules'), dirname(root)]
  return findPackage(
    wanted,
    folder,
    beside.filter(place => basename(place) === 'node_modules')
  )
}

/** The gate's own package; null where there is none. */
function gateAbove(folder: string): string | null {
  const file = join(folder, 'package.json')
  try {
    if (
      z.object({name: z.literal(TOOL.name)}).safeParse(JSON.parse(readFileSync(file, 'utf8')))
        .success
    )
      return folder
  } catch {
    // There is none, or it is of something else.
  }
  return dirname(folder) === folder ? null : gateAbove(dirname(folder))
}

/** A package where it is installed in a folder or above it, and in one of `places` where those are given. */
export function findPackage(
  {name, shown}: OptionalPackage,
  folder: string,
  places: readonly string[] | null = null
): FoundPackage {
  try {
    // Not an import: a bundler would take what belongs to its own platform into the bundle.
    const require = createRequire(join(folder, 'index.js'))
    const there = places?.filter(place => existsSync(join(place, name))) ?? [folder]
    if (there.length === 0) throw new Error(`${name} is not installed with the gate`)
    const loaded: unknown = require(require.resolve(name, {paths: there}))
    return {found: true, loaded}
  } catch (error) {
    return {found: false, why: `${shown} is not there: ${firstLine(error)}`}
  }
}

/**
 * A package from a cache, into which npm puts it first where it is missing: exactly the files whose hashes the
 * committed lock has, and no install scripts. `lockFolder` holds `package.json` and `package-lock.json`.
 */
export async function installPackage(
  wanted: OptionalPackage,
  lockFolder: string,
  cacheFolder: string,
  signal?: AbortSignal
): Promise<FoundPackage> {
  if (existsSync(join(cacheFolder, 'node_modules'))) return findPackage(wanted, cacheFolder)
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
    return {found: false, why: `${wanted.shown} cannot be installed: ${firstLine(error)}`}
  }
  return findPackage(wanted, cacheFolder)
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
