import type {Side} from '../../traffic/side.ts'
import type {CountRow, KeyValue} from '../../traffic/statistics.ts'
import {askedOf} from '../../traffic/table-plans.ts'
import {rowsIn, type Traffic} from '../../traffic/traffic.ts'
import type {JointCell, JointTable} from '../../statistics/paired/joint-table.ts'

/** Requests counted by label and by what each model said; null where there is none. */
export interface Outcome {
  readonly label: string | null
  readonly baseline: string | null
  readonly candidate: string | null
  readonly count: number
  /** How many of them went to each model: of pairs all to both. */
  readonly asked: Readonly<Record<Side, number>>
}

/** The outcomes of all requests, or of those of each segment. */
export interface OutcomeGroup {
  /** By column; empty for all requests. */
  readonly segment: Readonly<Record<string, string>>
  readonly outcomes: readonly Outcome[]
}

/** All labels and answers of a log, as codes: two at least, so that there is a wrong one. */
export interface Classes {
  readonly names: readonly string[]
  /** Code of the positive class; −1 where there are more than two, or it never occurs. */
  readonly positive: number
}

/** The outcomes of all requests. */
export function outcomesIn(traffic: Traffic): readonly Outcome[] {
  return rowsIn(traffic, 'outcomes').map(row => outcomeOf(row))
}

/** The outcomes of each segment of some columns; requests without a value of one are left out. */
export function outcomesBy(traffic: Traffic, columns: readonly string[]): readonly OutcomeGroup[] {
  return groupsBy(rowsIn(traffic, 'outcomes', ...columns), columns).map(({segment, rows}) => ({
    segment,
    outcomes: rows.map(row => outcomeOf(row, columns.length))
  }))
}

/** Rows whose key begins with the values of some columns, by these values. */
export function groupsBy(
  rows: readonly CountRow[],
  columns: readonly string[]
): readonly {
  readonly segment: Readonly<Record<string, string>>
  readonly rows: readonly CountRow[]
}[] {
  const groups = new Map<string, CountRow[]>()
  for (const row of rows) {
    const values = row.key.slice(0, columns.length)
    if (values.includes(null)) continue
    const name = JSON.stringify(values)
    const known = groups.get(name)
    if (known === undefined) groups.set(name, [row])
    else known.push(row)
  }
  return [...groups.values()].map(members => ({
    segment: Object.fromEntries(
      columns.map((column, at) => [column, String(members[0]?.key[at] ?? '')])
    ),
    rows: members
  }))
}

/** The classes that occur. */
export function classesOf(outcomes: readonly Outcome[], positive: string): Classes {
  const names = new Set<string>()
  for (const {label, baseline, candidate} of outcomes) {
    for (const name of [label, baseline, candidate]) if (name !== null) names.add(name)
  }
  const sorted = [...names].sort()
  const isBinary = sorted.length <= 2 && sorted.includes(positive)
  return {
    names: sorted.length === 1 ? [...sorted, ''] : sorted,
    positive: isBinary ? sorted.indexOf(positive) : -1
  }
}

/**
 * The labelled requests as a joint table. A request that a model did not answer stays in, as a wrong answer:
 * of two classes the other one, of more the one after its label.
 */
export function jointTableOf(outcomes: readonly Outcome[], {names}: Classes): JointTable {
  const codes = new Map(names.map((name, code) => [name, code]))
  const cells = new Map<string, JointCell>()
  for (const outcome of outcomes) {
    const label = outcome.label === null ? undefined : codes.get(outcome.label)
    if (label === undefined) continue
    const wrong = (label + 1) % names.length
    const said = (side: Side): number => {
      const name = outcome[side]
      return name === null ? wrong : (codes.get(name) ?? wrong)
    }
    const [baseline, candidate] = [said('baseline'), said('candidate')]
    const key = `${label} ${baseline} ${candidate}`
    const rows = (cells.get(key)?.rows ?? 0) + outcome.count
    cells.set(key, {label, baseline, candidate, rows, weight: rows, squaredWeight: rows})
  }
  return {classes: names.length, weighted: false, cells: [...cells.values()]}
}

/** How many requests of some outcomes have a property. */
export function countWhere(
  outcomes: readonly Outcome[],
  holds: (outcome: Outcome) => boolean
): number {
  return outcomes.reduce((sum, outcome) => (holds(outcome) ? sum + outcome.count : sum), 0)
}

/** The outcome of a row whose key begins with so many columns of a segment. */
function outcomeOf(row: CountRow, columns = 0): Outcome {
  const [label, baseline, candidate] = row.key.slice(columns).map(textOf)
  return {
    label: label ?? null,
    baseline: baseline ?? null,
    candidate: candidate ?? null,
    count: row.count,
    asked: askedOf(row)
  }
}

function textOf(value: KeyValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
