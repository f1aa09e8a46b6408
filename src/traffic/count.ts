import {createTableCounter} from './counter.ts'
import {createKeyCoder, type KeyCoder} from './key-codes.ts'
import type {Key, LogPlan} from './plan.ts'
import type {Requests} from './requests.ts'
import type {CountTable} from './statistics.ts'

/** Counts all tables of a plan over batches of requests. */
export interface LogCounter {
  add(requests: Requests): void
  /** What was counted; `distinct-ids` is filled in by who holds the ids of the whole log. */
  finish(): readonly CountTable[]
}

/** A counter of everything that a plan asks. */
export function createLogCounter(plan: LogPlan): LogCounter {
  const coders = new Map<string, KeyCoder>()
  const coderOf = (key: Key): KeyCoder => {
    const name = JSON.stringify(key)
    const coder = coders.get(name) ?? createKeyCoder(key)
    coders.set(name, coder)
    return coder
  }
  const counters = plan.tables.map(table => createTableCounter(table, plan, coderOf))
  return {
    add: requests => {
      for (const counter of counters) counter.add(requests)
    },
    finish: () => counters.map(counter => counter.finish())
  }
}

/** The tables with the number of different ids where the plan asks for it. */
export function withDistinctIds(
  tables: readonly CountTable[],
  plan: LogPlan,
  ids: number
): readonly CountTable[] {
  return tables.map(table => {
    const measures = plan.tables.find(({name}) => name === table.name)?.measures ?? []
    const at = measures.findIndex(({kind}) => kind === 'distinct-ids')
    if (at < 0) return table
    const rows = table.rows.map(row => ({...row, measures: row.measures.with(at, ids)}))
    return {...table, rows}
  })
}
