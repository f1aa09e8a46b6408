import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, rename, rm} from 'node:fs/promises'
import {homedir} from 'node:os'
import {join} from 'node:path'
import process from 'node:process'
import {runProcess} from './run-process.ts'

const INSTALL_SECONDS = 900

/**
 * Gives the path of a file of an installed tool, and installs the tool first when it is not there yet: outside the
 * repository, in a folder of its own that appears only when it is complete. `name` carries the version.
 */
export async function installedTool(
  name: string,
  file: string,
  install: (folder: string) => Promise<void>
): Promise<string> {
  const cache = join(
    process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
    'model-promotion-gate'
  )
  const target = join(cache, name)
  if (existsSync(join(target, file))) return join(target, file)
  await mkdir(cache, {recursive: true})
  const unfinished = await mkdtemp(join(cache, `${name}.unfinished-`))
  try {
    await install(unfinished)
    // Another test process may have been quicker; then its tool is the one.
    await rename(unfinished, target).catch((error: unknown) => {
      if (!existsSync(join(target, file))) throw error
    })
    return join(target, file)
  } finally {
    await rm(unfinished, {recursive: true, force: true})
  }
}

/** An installer failed, most often since there is no way to what it fetches. */
export class NotInstalled extends Error {
  override name = 'NotInstalled'
}

/** Runs an installer with the caller's own environment (registries, proxies), or throws `NotInstalled` with what it said. */
export async function runInstaller(
  program: string,
  args: readonly string[],
  cwd: string,
  extra: Readonly<Record<string, string>> = {}
): Promise<void> {
  const own = Object.entries(process.env).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const]
  )
  const env = {...Object.fromEntries(own), ...extra}
  const {exitCode, stderr} = await runProcess(program, args, {
    cwd,
    env,
    timeoutSeconds: INSTALL_SECONDS
  }).catch((error: unknown) => {
    throw new NotInstalled(`${program} cannot be run: ${String(error)}`)
  })
  if (exitCode !== 0) {
    throw new NotInstalled(
      `${program} ${args.join(' ')} ended with ${exitCode}: ${stderr.slice(-2000)}`
    )
  }
}
