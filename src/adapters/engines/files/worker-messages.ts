import type {LogPlan} from '../../../traffic/plan.ts'
import type {CountTable} from '../../../traffic/statistics.ts'
import type {LogFile} from './log-file.ts'
import type {IdWords, PartCounted} from './part-counter.ts'
import type {Part} from './part.ts'

/** What a worker is started with. */
export interface WorkerTask {
  readonly logWorker: true
  readonly plan: LogPlan
  readonly files: readonly LogFile[]
}

/** What a worker is told: a part to count, or that there are no more. */
export type ToWorker = {readonly part: Part} | {readonly finish: true}

/** What a worker says. */
export type FromWorker =
  | {readonly kind: 'bytes'; readonly bytes: number}
  | {readonly kind: 'ids'; readonly ids: IdWords}
  | {readonly kind: 'counted'; readonly counted: PartCounted}
  | {readonly kind: 'tables'; readonly tables: readonly CountTable[]}
  /** Something that is no fault of a file. */
  | {readonly kind: 'failed'; readonly name: string; readonly message: string}
