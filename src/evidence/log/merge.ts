import type {LogPlan, TablePlan} from './plan.ts'
import type {CountRow, CountTable} from './statistics.ts'
import {plainOf, sortRows} from './tables.ts'

/** Adds up tables that parts of a log gave for the same plan. */
export function mergeTables(
  plan: LogPlan,
  parts: readonly (readonly CountTable[])[]
): readonly CountTable[] {
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first
  return plan.tables.map(table => ({
    name: table.name,
    rows: mergeRows(
      table,
      parts.flatMap(tables => tables.find(({name}) => name === table.name)?.rows ?? [])
    )
  }))
}

function mergeRows({measures}: TablePlan, rows: readonly CountRow[]): readonly CountRow[] {
  const merged = new Map<string, CountRow>()
  for (const row of rows) {
    const key = JSON.stringify(row.key)
    const before = merged.get(key)
    merged.set(
      key,
      before === undefined
        ? row
        : {
            key: row.key,
            count: before.count + row.count,
            measures: measures.map(({kind}, index) =>
              both(kind, before.measures[index], row.measures[index])
            )
          }
    )
  }
  return sortRows([...merged.values()])
}

function both(
  kind: TablePlan['measures'][number]['kind'],
  one: number | bigint | null | undefined,
  two: number | bigint | null | undefined
): number | bigint | null {
  if (one === null || one === undefined) return two ?? null
  if (two === null || two === undefined) return one
  if (kind === 'least') return one < two ? one : two
  if (kind === 'most') return one > two ? one : two
  return plainOf(BigInt(one) + BigInt(two))
}
