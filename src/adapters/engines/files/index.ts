import {stat} from 'node:fs/promises'

import {UserError, WorldError} from '../../../errors.ts'
import {withDistinctIds} from '../../../traffic/count.ts'
import {type Fault, joinFaults, problemOf} from '../../../traffic/faults.ts'
import {foldsOf} from '../../../traffic/folds.ts'
import {mergeTables} from '../../../traffic/merge.ts'
import {TooFarApart} from '../../../traffic/waiting-rows.ts'
import type {LogPlan} from '../../../traffic/plan.ts'
import {wantedBy} from '../../../traffic/wanted.ts'
import type {LogProblem, LogStatistics} from '../../../traffic/statistics.ts'
import {timeFault} from '../../../traffic/time-order.ts'
import type {LogEngine, LogProgress} from '../../../ports.ts'
import {
  countHere,
  type CountHooks,
  countOnWorkers,
  type PartsCounted,
  usualWorkers,
  workerScript
} from './count-parts.ts'
import {createDistinctIds, type DistinctIds} from './distinct-ids.ts'
import {filesNamed} from './glob.ts'
import {type LogFile, lookAt} from './log-file.ts'
import {areSeamless, partsOf, wholeFiles} from './parts.ts'
import type {Part} from './part.ts'
import {lackedBy, shapeOf} from './shape.ts'

export interface FilesOptions {
  /** The files that the patterns name, where that is known already. */
  readonly names?: readonly string[]
  /** Paths are relative to it; default is the working folder. */
  readonly folder?: string
  /** Threads beside the main one; default is the number of processors. 1 counts in the main thread. */
  readonly workers?: number
  /** The worker's script; null where there is none, and the main thread counts alone. */
  readonly script?: string | null
  /** Smaller logs (bytes) are counted in the main thread. */
  readonly small?: number
  readonly partBytes?: number
  readonly batchRows?: number
}

const SMALL = 20_000_000

/** A log's files, and those that cannot be read. */
interface Looked {
  readonly files: readonly LogFile[]
  readonly problems: readonly LogProblem[]
}

/**
 * The engine that needs nothing but this program: counts a log of files (CSV, JSON lines or lists, Parquet; also
 * packed with gzip, Zstandard or Brotli), named by paths and patterns. Throws `UserError` where a pattern names
 * nothing. What is wrong with a file is a problem of the outcome, after all rows that could be read; the problems of
 * `count` hold those of `shape` that matter to the plan.
 */
export function openFiles(patterns: readonly string[], options: FilesOptions = {}): LogEngine {
  const folder = options.folder ?? process.cwd()

  async function look(signal: AbortSignal | undefined): Promise<Looked> {
    const files: LogFile[] = []
    const problems: LogProblem[] = []
    for (const name of options.names ?? (await filesNamed(patterns, folder))) {
      signal?.throwIfAborted()
      try {
        files.push(await lookAt(name, folder))
      } catch (error) {
        const sample = error instanceof Error ? error.message : String(error)
        problems.push(
          problemOf(name, {kind: 'unreadable-file', column: '', count: 1, firstRow: 0, sample})
        )
      }
    }
    return {files, problems}
  }

  async function countOnce(
    plan: LogPlan,
    files: readonly LogFile[],
    parts: readonly Part[],
    hooks: Omit<CountHooks, 'onIds'>,
    threads: {readonly script: string; readonly workers: number} | null
  ): Promise<PartsCounted & {readonly ids: number}> {
    const ids: DistinctIds = createDistinctIds()
    try {
      const all: CountHooks = {...hooks, onIds: ids.add, batchRows: options.batchRows}
      const done =
        threads === null
          ? await countHere(plan, files, parts, all)
          : await countOnWorkers(plan, files, parts, all, threads)
      return {...done, ids: await ids.count(() => hooks.signal?.throwIfAborted())}
    } finally {
      ids.close()
    }
  }

  async function count(
    asked: LogPlan,
    onProgress: (progress: LogProgress) => void = () => undefined,
    signal?: AbortSignal
  ): Promise<LogStatistics> {
    const folds = foldsOf(asked.tables)
    const plan: LogPlan = {...asked, tables: folds.counted}
    const {files, problems} = await look(signal)
    signal?.throwIfAborted()
    const total = files.reduce((sum, {size}) => sum + size, 0)
    const script = options.script === undefined ? workerScript() : options.script
    const workers = options.workers ?? usualWorkers()
    const isSerial =
      script === null ||
      workers < 2 ||
      total < (options.small ?? SMALL) ||
      // The two rows of a request may be far apart, in different files.
      plan.roles.layout === 'paired'
    const hooks = (): Omit<CountHooks, 'onIds'> => {
      let done = 0
      return {
        signal,
        onBytes: bytes => {
          done = Math.min(total, done + bytes)
          onProgress({done, total})
        }
      }
    }
    let parts = isSerial ? wholeFiles(files) : partsOf(files, options.partBytes)
    const threads = isSerial ? null : {script, workers}
    let counted = await countOnce(plan, files, parts, hooks(), threads)
    if (!areSeamless(parts, counted.counted)) {
      // A line break within quotes lay on a seam: such a log is read file by file.
      parts = wholeFiles(files)
      counted = await countOnce(plan, files, parts, hooks(), threads)
    }
    const tables = withDistinctIds(mergeTables(plan, counted.tables), plan, counted.ids)
    const found: LogProblem[] = [...problems]
    for (const [index, file] of files.entries()) {
      const read = counted.counted.filter((_, part) => parts[part]?.file === index)
      const faults: Fault[] = [...joinFaults(read)]
      const time = timeFault(read)
      if (time !== null) faults.push(time)
      for (const one of lackingFaults(file, plan)) faults.push(one)
      const changed = await changeOf(file)
      if (changed !== null) faults.push(changed)
      for (const fault of faults) found.push(problemOf(file.name, fault))
    }
    return {engine: 'files', tables: folds.tablesOf(tables), problems: found}
  }

  return {
    name: 'files',
    shape: async signal => {
      const {files, problems} = await look(signal)
      const {columns, faults} = await shapeOf(files, signal)
      return {
        columns,
        sources: files.map(({name}) => name),
        problems: [...problems, ...faults.map(([{name}, fault]) => problemOf(name, fault))]
      }
    },
    count: async (plan, onProgress, signal) => {
      try {
        return await count(plan, onProgress, signal)
      } catch (error) {
        if (error instanceof Error && error.name === TooFarApart.name)
          throw new UserError(
            'The two rows of a request lie too far apart in the log: more than 3,000,000 rows wait for their other side. Sort the log by request or time, or let DuckDB count it: shadow: {engine: duckdb}.'
          )
        signal?.throwIfAborted()
        if (error instanceof UserError || error instanceof WorldError) throw error
        const reason = error instanceof Error ? error.message : String(error)
        throw new WorldError(`The log could not be counted: ${reason}.`)
      }
    }
  }
}

/** Columns that the plan reads and the file does not have. */
function lackingFaults(file: LogFile, plan: LogPlan): readonly Fault[] {
  const columns = new Set(wantedBy(plan).map(({column}) => column))
  return lackedBy(file, columns).map(column => ({
    kind: 'other-columns',
    column,
    count: 1,
    firstRow: 0,
    sample: ''
  }))
}

async function changeOf({path, size, changed}: LogFile): Promise<Fault | null> {
  const now = await stat(path).catch(() => null)
  const sample =
    now === null
      ? 'it is gone'
      : now.size !== size
        ? `it had ${size} bytes and has ${now.size}`
        : now.mtimeMs !== changed
          ? 'it was written anew'
          : null
  if (sample === null) return null
  return {kind: 'changed-while-reading', column: '', count: 1, firstRow: 0, sample}
}
