import type {CountRow, CountTable, KeyValue, LogStatistics} from './statistics.ts'

/** The table of a name; without rows where the plan had none. */
export function tableOf({tables}: LogStatistics, name: string): CountTable {
  return tables.find(table => table.name === name) ?? {name, rows: []}
}

/** A whole number as a number where that is exact. */
export function plainOf(total: bigint): number | bigint {
  const isExact =
    total <= BigInt(Number.MAX_SAFE_INTEGER) && total >= -BigInt(Number.MAX_SAFE_INTEGER)
  return isExact ? Number(total) : total
}

/** Rows in the order of their keys: null first, numbers by size, texts by code unit. */
export function sortRows(rows: readonly CountRow[]): readonly CountRow[] {
  return [...rows].sort((one, two) => compareKeys(one.key, two.key))
}

/** Below 0 where the first key comes first, above 0 where the second does, 0 for the same. */
export function compareKeys(one: readonly KeyValue[], two: readonly KeyValue[]): number {
  for (let index = 0; index < one.length; index++) {
    const [a, b] = [one[index] ?? null, two[index] ?? null]
    if (a === b) continue
    if (a === null) return -1
    if (b === null) return 1
    return a < b ? -1 : 1
  }
  return 0
}
