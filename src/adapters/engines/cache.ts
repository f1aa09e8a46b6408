import {dirname, join} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {TOOL} from '../../tool.ts'

/** Where packages that are not in the bundle are installed, each in a folder of its own. */
export interface PackageCache {
  readonly folder: string
  /** Holds DuckDB's lock file, and that of Spark's client in `spark`. */
  readonly lockFolder: string
}

/** Where the action installs packages; null outside of a runner. */
export function packageCache(): PackageCache | null {
  const tools = process.env['RUNNER_TOOL_CACHE']
  if (tools === undefined || tools === '') return null
  // Beside the bundle of the action: dist/action/index.js.
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
  return {
    folder: join(tools, TOOL.name, TOOL.version),
    lockFolder: join(root, 'accelerator')
  }
}
