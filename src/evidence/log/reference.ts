import type {Predictions} from '../evidence.ts'
import type {Column} from '../table.ts'
import {edgesBelow} from './key-codes.ts'
import type {CountTable, KeyValue} from './statistics.ts'
import {sortRows} from './tables.ts'
import type {DriftAsked, LogQuestions} from './tables-asked.ts'

/** The evaluation set counted as the log is, for every column that is compared. */
export function referenceTables(
  {drift}: LogQuestions,
  reference: Predictions | null
): readonly CountTable[] {
  if (reference === null) return []
  return drift.flatMap(asked => {
    const name =
      asked.field === 'candidate.score'
        ? reference.columns.score
        : asked.field.slice(asked.field.indexOf(':') + 1)
    const column = name === undefined ? undefined : reference.table.columns.get(name)
    return column === undefined ? [] : [countBy(asked, column)]
  })
}

/** Which share of the evaluation set's rows has a value, by feature. */
export function knownShares(
  {features}: LogQuestions,
  reference: Predictions | null
): Readonly<Record<string, number>> {
  if (reference === null) return {}
  const {table} = reference
  return Object.fromEntries(
    features.flatMap(name => {
      const column = table.columns.get(name)
      return column === undefined || table.rows === 0 ? [] : [[name, known(column) / table.rows]]
    })
  )
}

function countBy({field, edges}: DriftAsked, column: Column): CountTable {
  const counts = new Map<KeyValue, number>()
  const add = (key: KeyValue): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  if (column.kind === 'number') {
    for (const value of column.values) if (!Number.isNaN(value)) add(edgesBelow(edges ?? [], value))
  } else {
    for (const code of column.codes) if (code >= 0) add(column.levels[code] ?? null)
  }
  const rows = [...counts].map(([key, count]) => ({key: [key], count, measures: []}))
  return {name: `drift/${field}`, rows: sortRows(rows)}
}

function known(column: Column): number {
  return column.kind === 'number'
    ? column.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0)
    : column.codes.reduce((sum, code) => sum + (code < 0 ? 0 : 1), 0)
}
