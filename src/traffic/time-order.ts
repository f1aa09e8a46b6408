import type {Batch} from '../tables/batch.ts'
import {columnKey} from '../tables/batch.ts'
import type {Fault} from './faults.ts'
import type {LogPlan} from './plan.ts'

/** How times follow one another in a part of a file. */
export interface TimeOrder {
  /** Rows whose time is before that of the row above, the first of them, and the part's first and last time. */
  readonly backwards: number
  readonly firstBackwards: number
  readonly first: number
  readonly last: number
}

/** Watches the times of batches. */
export function createTimeWatch(plan: LogPlan): {
  add(batch: Batch): void
  finish(): TimeOrder
} {
  const {time} = plan.roles
  const key = time === null ? null : columnKey({column: time, as: 'time'})
  let [backwards, firstBackwards, rows] = [0, 0, 0]
  let [first, last] = [NaN, NaN]
  return {
    add: ({rows: count, columns}) => {
      const column = key === null ? undefined : columns.get(key)
      if (column?.kind === 'number') {
        for (let row = 0; row < count; row++) {
          const ms = column.values[row] ?? NaN
          if (Number.isNaN(ms)) continue
          if (ms < last) {
            if (backwards === 0) firstBackwards = rows + row + 1
            backwards++
          }
          if (Number.isNaN(first)) first = ms
          last = ms
        }
      }
      rows += count
    },
    finish: () => ({backwards, firstBackwards, first, last})
  }
}

/** The fault of a file whose times go backwards, from its parts in order; null where they do not. */
export function timeFault(
  parts: readonly {readonly rows: number; readonly times: TimeOrder}[]
): Fault | null {
  let [count, firstRow, before] = [0, 0, 0]
  let last = NaN
  for (const {rows, times} of parts) {
    const isBetween = times.first < last
    if (count === 0 && (isBetween || times.backwards > 0))
      firstRow = before + (isBetween ? 1 : times.firstBackwards)
    count += times.backwards + (isBetween ? 1 : 0)
    before += rows
    if (!Number.isNaN(times.last)) last = times.last
  }
  return count === 0 ? null : {kind: 'time-order', column: '', count, firstRow, sample: ''}
}
