import {mergeRows} from './merge.ts'
import type {TablePlan} from './plan.ts'
import type {CountRow, CountTable} from './statistics.ts'

/** The tables that have to be counted for a plan, and how those of the plan follow from them. */
export interface Folds {
  readonly counted: readonly TablePlan[]
  /** The plan's own tables, in its order, equal to those that would be counted one by one. */
  tablesOf(counted: readonly CountTable[]): readonly CountTable[]
}

/**
 * Leaves out what need not be counted: tables of the same requests by the same keys are one table with the measures
 * of both, and a table by some of the keys of a finer one is that one added up. Different ids do not add up.
 */
export function foldsOf(tables: readonly TablePlan[]): Folds {
  const joined = joinedTables(tables)
  const counted = joined.filter(
    table => !joined.some(finer => finer !== table && has(finer, table))
  )
  return {
    counted,
    tablesOf: answers =>
      tables.map(table => {
        const source = counted.find(one => isSame(one, table) || has(one, table))
        const answer = answers.find(({name}) => name === source?.name)
        if (source === undefined || answer === undefined) return {name: table.name, rows: []}
        return {name: table.name, rows: folded(table, source, answer.rows)}
      })
  }
}

/** Tables of the same requests by the same keys become one, which has the name of the first. */
function joinedTables(tables: readonly TablePlan[]): readonly TablePlan[] {
  const joined: TablePlan[] = []
  for (const table of tables) {
    const at = joined.findIndex(one => isSame(one, table))
    const before = joined[at]
    if (before === undefined) joined.push(table)
    else joined[at] = {...before, measures: union(before.measures, table.measures)}
  }
  return joined
}

function isSame(one: TablePlan, two: TablePlan): boolean {
  return textOf(one.where) === textOf(two.where) && textOf(one.keys) === textOf(two.keys)
}

/** Whether all that a table says can be told from another one by more keys. */
function has(finer: TablePlan, table: TablePlan): boolean {
  return (
    finer.keys.length > table.keys.length &&
    textOf(finer.where) === textOf(table.where) &&
    table.keys.every(key => indexIn(finer.keys, key) >= 0) &&
    table.measures.every(
      measure => measure.kind !== 'distinct-ids' && indexIn(finer.measures, measure) >= 0
    )
  )
}

function folded(
  table: TablePlan,
  source: TablePlan,
  rows: readonly CountRow[]
): readonly CountRow[] {
  const keys = table.keys.map(key => indexIn(source.keys, key))
  const measures = table.measures.map(measure => indexIn(source.measures, measure))
  return mergeRows(
    table.measures,
    rows.map(row => ({
      key: keys.map(index => row.key[index] ?? null),
      count: row.count,
      measures: measures.map(index => row.measures[index] ?? null)
    }))
  )
}

function union<T>(one: readonly T[], two: readonly T[]): readonly T[] {
  return [...one, ...two.filter(item => indexIn(one, item) < 0)]
}

function indexIn<T>(all: readonly T[], item: T): number {
  const text = textOf(item)
  return all.findIndex(one => textOf(one) === text)
}

function textOf(value: unknown): string {
  return JSON.stringify({value})
}
