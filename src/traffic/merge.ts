import type {LogPlan, Measure} from './plan.ts'
import type {CountRow, CountTable} from './statistics.ts'
import {compareKeys, plainOf} from './tables.ts'

/** Adds up tables that parts of a log gave for the same plan. */
export function mergeTables(
  plan: LogPlan,
  parts: readonly (readonly CountTable[])[]
): readonly CountTable[] {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first
  return plan.tables.map(({name, measures}) => ({
    name,
    rows: mergeRows(
      measures,
      parts.flatMap(tables => tables.find(table => table.name === name)?.rows ?? [])
    )
  }))
}

/** One row a key, in the order of the keys, from rows of which several may have the same. */
export function mergeRows(
  measures: readonly Measure[],
  rows: readonly CountRow[]
): readonly CountRow[] {
  const merged: CountRow[] = []
  for (const row of [...rows].sort((one, two) => compareKeys(one.key, two.key))) {
    const before = merged.at(-1)
    if (before === undefined || compareKeys(before.key, row.key) !== 0) merged.push(row)
    else merged[merged.length - 1] = bothRows(measures, before, row)
  }
  return merged
}

function bothRows(measures: readonly Measure[], one: CountRow, two: CountRow): CountRow {
  return {
    key: one.key,
    count: one.count + two.count,
    measures: measures.map(({kind}, index) => both(kind, one.measures[index], two.measures[index]))
  }
}

function both(
  kind: Measure['kind'],
  one: number | bigint | null | undefined,
  two: number | bigint | null | undefined
): number | bigint | null {
  if (one === null || one === undefined) return two ?? null
  if (two === null || two === undefined) return one
  if (kind === 'least') return one < two ? one : two
  if (kind === 'most') return one > two ? one : two
  return plainOf(BigInt(one) + BigInt(two))
}
