import {createArena} from '../../../traffic/arena.ts'
import type {Batch, IdColumn} from '../../../tables/batch.ts'
import {createLogCounter} from '../../../traffic/count.ts'
import type {LogPlan} from '../../../traffic/plan.ts'
import {requestsOf} from '../../../traffic/requests.ts'
import {wantedBy} from '../../../traffic/wanted.ts'
import type {CountTable} from '../../../traffic/statistics.ts'
import {createTimeWatch, type TimeOrder} from '../../../traffic/time-order.ts'
import {createPairing} from '../../../traffic/pairing.ts'
import type {LogFile} from './log-file.ts'
import type {Part, PartRead} from './part.ts'
import {readPart} from './read-part.ts'

/** What is known of a part when it is counted. */
export interface PartCounted extends PartRead {
  readonly times: TimeOrder
}

/** Ids of requests: pairs of words, the high one first. */
export type IdWords = Uint32Array<ArrayBuffer>

export interface PartCounter {
  count(file: LogFile, part: Part): Promise<PartCounted>
  /** The tables of all parts. */
  finish(): readonly CountTable[]
}

export interface CounterHooks {
  /** Gets the ids of requests, where the plan asks how many there are. */
  readonly onIds: (ids: IdWords) => void
  readonly onBytes: (bytes: number) => void
  readonly check: () => void
  readonly batchRows?: number | undefined
}

/** Ids are handed on so many at a time. */
const IDS = 1 << 16

/** Counts parts of a log one after the other: what a worker does, and the main thread for small logs. */
export function createPartCounter(plan: LogPlan, hooks: CounterHooks): PartCounter {
  const wanted = wantedBy(plan)
  const pairing = plan.roles.layout === 'paired' ? createPairing(plan) : null
  const counted = pairing?.plan ?? plan
  const counter = createLogCounter(counted)
  const asksIds = plan.tables.some(({measures}) =>
    measures.some(({kind}) => kind === 'distinct-ids')
  )
  const arena = createArena()
  const ids: IdWords = new Uint32Array(IDS * 2)
  let held = 0

  function sendIds(): void {
    if (held > 0) hooks.onIds(ids.slice(0, held * 2))
    held = 0
  }

  function keepIds({high, low, absent}: IdColumn): void {
    for (let row = 0; row < high.length; row++) {
      if (absent[row] === 1) continue
      ids[held * 2] = high[row] ?? 0
      ids[held * 2 + 1] = low[row] ?? 0
      if (++held === IDS) sendIds()
    }
  }

  function take(batch: Batch): void {
    arena.reset()
    const requests = requestsOf(batch, counted, arena)
    if (asksIds && requests.ids !== null) keepIds(requests.ids)
    counter.add(requests)
  }

  return {
    count: async (file, part) => {
      const times = createTimeWatch(plan)
      const read = await readPart(file, part, {
        wanted,
        onBytes: hooks.onBytes,
        check: hooks.check,
        ...(hooks.batchRows === undefined ? {} : {batchRows: hooks.batchRows}),
        take: batch => {
          times.add(batch)
          if (pairing === null) take(batch)
          else pairing.add(batch, take)
        }
      })
      sendIds()
      return {...read, times: times.finish()}
    },
    finish: () => {
      pairing?.finish(take)
      sendIds()
      return counter.finish()
    }
  }
}
