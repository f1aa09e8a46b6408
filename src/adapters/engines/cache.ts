import {dirname, join} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {TOOL} from '../../tool.ts'

/** Where the action installs DuckDB, and from which lock file; null outside of a runner. */
export function duckDbCache(): {readonly folder: string; readonly lockFolder: string} | null {
  const tools = process.env['RUNNER_TOOL_CACHE']
  if (tools === undefined || tools === '') return null
  // Beside the bundle of the action: dist/action/index.js.
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
  return {
    folder: join(tools, TOOL.name, TOOL.version, 'duckdb'),
    lockFolder: join(root, 'accelerator')
  }
}
