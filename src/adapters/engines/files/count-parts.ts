import {existsSync, realpathSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {dirname, join} from 'node:path'
import {Worker} from 'node:worker_threads'

import type {LogPlan} from '../../../traffic/plan.ts'
import type {CountTable} from '../../../traffic/statistics.ts'
import type {LogFile} from './log-file.ts'
import {createPartCounter, type IdWords, type PartCounted} from './part-counter.ts'
import type {Part} from './part.ts'
import type {FromWorker, ToWorker, WorkerTask} from './worker-messages.ts'

/** What all parts of a log gave: tables to be added up, and what was found a part. */
export interface PartsCounted {
  readonly tables: readonly (readonly CountTable[])[]
  readonly counted: readonly PartCounted[]
}

export interface CountHooks {
  readonly onIds: (ids: IdWords) => void
  readonly onBytes: (bytes: number) => void
  readonly signal: AbortSignal | undefined
  readonly batchRows?: number | undefined
}

const MOST_WORKERS = 8

/** Counts parts in this thread. */
export async function countHere(
  plan: LogPlan,
  files: readonly LogFile[],
  parts: readonly Part[],
  {onIds, onBytes, signal, batchRows}: CountHooks
): Promise<PartsCounted> {
  const check = (): void => signal?.throwIfAborted()
  const counter = createPartCounter(plan, {onIds, onBytes, check, batchRows})
  const counted: PartCounted[] = []
  for (const part of parts) {
    check()
    const file = files[part.file]
    if (file !== undefined) counted.push(await counter.count(file, part))
  }
  return {tables: [counter.finish()], counted}
}

/**
 * Counts parts on worker threads, each of which takes the next part when it is done with one. Every thread is
 * ended before this returns or throws.
 */
export async function countOnWorkers(
  plan: LogPlan,
  files: readonly LogFile[],
  parts: readonly Part[],
  hooks: CountHooks,
  {script, workers}: {readonly script: string; readonly workers: number}
): Promise<PartsCounted> {
  const task: WorkerTask = {logWorker: true, plan, files}
  const queue = parts.map((part, index) => ({part, index})).reverse()
  const counted: PartCounted[] = []
  const threads: Worker[] = []

  async function run(): Promise<readonly CountTable[]> {
    const worker = new Worker(script, {workerData: task})
    threads.push(worker)
    return await new Promise((resolve, reject) => {
      let current = -1
      const send = (message: ToWorker): void => {
        worker.postMessage(message)
      }
      const next = (): void => {
        const taken = queue.pop()
        if (taken === undefined) send({finish: true})
        else {
          current = taken.index
          send({part: taken.part})
        }
      }
      worker.on('error', reject)
      worker.on('exit', code => {
        reject(new Error(`a thread ended early with code ${code}`))
      })
      worker.on('message', (message: FromWorker) => {
        switch (message.kind) {
          case 'bytes':
            hooks.onBytes(message.bytes)
            return
          case 'ids':
            hooks.onIds(message.ids)
            return
          case 'counted':
            counted[current] = message.counted
            next()
            return
          case 'tables':
            resolve(message.tables)
            return
          case 'failed': {
            const error = new Error(message.message)
            error.name = message.name
            reject(error)
          }
        }
      })
      next()
    })
  }

  const {signal} = hooks
  let stop = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = (): void => {
      reject(signal?.reason instanceof Error ? signal.reason : new Error('ended early'))
    }
    signal?.addEventListener('abort', stop)
    if (signal?.aborted === true) stop()
  })
  try {
    const all = Promise.all(Array.from({length: Math.min(workers, parts.length)}, run))
    return {tables: await Promise.race([all, aborted]), counted}
  } finally {
    signal?.removeEventListener('abort', stop)
    await Promise.all(threads.map(async thread => await thread.terminate()))
  }
}

/** How many threads are worth it here. */
export function usualWorkers(): number {
  return Math.min(availableParallelism(), MOST_WORKERS)
}

/** Where the worker's script lies: beside the bundles, or beside the compiled files; null for nowhere. */
export function workerScript(started: string | undefined = process.argv[1]): string | null {
  if (started === undefined) return null
  let folder: string
  try {
    folder = dirname(realpathSync(started))
  } catch {
    return null
  }
  const places = [
    join(folder, '..', 'log-worker', 'index.js'),
    join(folder, 'adapters', 'engines', 'files', 'worker.js')
  ]
  return places.find(place => existsSync(place)) ?? null
}
