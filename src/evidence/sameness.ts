import type {Evidence, Predictions} from './evidence.ts'
import type {Condition, MetricEntry} from './metric.ts'
import type {Column} from '../tables/table.ts'

/** Whether two versions state the same numbers and have the same predictions, however their files are written. */
export function sameEvidence(one: Evidence, other: Evidence): boolean {
  return (
    sameEntries(one.metrics, other.metrics) &&
    sameEntries(one.card?.entries ?? [], other.card?.entries ?? []) &&
    sameTexts(
      (one.conditions ?? []).map(conditionText),
      (other.conditions ?? []).map(conditionText)
    ) &&
    samePredictions(one, other)
  )
}

/**
 * Whether two versions were evaluated to the same digits: all that votes is the same on both sides, and something
 * does.
 */
export function sameEvaluation(one: Evidence, other: Evidence): boolean {
  const [a, b] = [voting(one), voting(other)]
  return (
    (a.length > 0 || one.predictions !== null) && sameEntries(a, b) && samePredictions(one, other)
  )
}

function voting({metrics, card}: Evidence): readonly MetricEntry[] {
  return [...metrics, ...(card?.entries ?? [])].filter(({votes}) => votes)
}

function sameEntries(one: readonly MetricEntry[], other: readonly MetricEntry[]): boolean {
  return sameTexts(one.map(textOf), other.map(textOf))
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false
  const [a, b] = [[...one].sort(), [...other].sort()]
  return a.every((text, i) => text === b[i])
}

function conditionText({what, of = '', value}: Condition): string {
  return `${what} ${of} ${value}`
}

/** What an entry says, less where and with how many zeros it is written. */
function textOf(entry: MetricEntry): string {
  const parts = Object.entries<unknown>({...entry})
    .filter(([key]) => key !== 'location' && key !== 'decimals')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(parts.map(([key, value]) => [key, isNumber(value) ? String(value) : value]))
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

function samePredictions(one: Evidence, other: Evidence): boolean {
  const [a, b] = [one.predictions, other.predictions]
  if (a === null || b === null) return a === b
  const [x, y] = [digestIn(one), digestIn(other)]
  return (x !== null && x === y) || sameRows(a, b)
}

function digestIn({sources}: Evidence): string | null {
  return sources.find(({kind}) => kind === 'predictions')?.digest ?? null
}

function sameRows({table: one}: Predictions, {table: other}: Predictions): boolean {
  if (one.rows !== other.rows || one.columns.size !== other.columns.size) return false
  return [...one.columns].every(([name, column]) => {
    const twin = other.columns.get(name)
    return twin !== undefined && sameColumn(column, twin, one.rows)
  })
}

function sameColumn(one: Column, other: Column, rows: number): boolean {
  if (one.kind === 'number' && other.kind === 'number')
    return one.values.every((value, row) => Object.is(value, other.values[row]))
  if (one.kind !== 'text' || other.kind !== 'text') return false
  for (let row = 0; row < rows; row++) {
    const [a, b] = [one.codes[row] ?? -1, other.codes[row] ?? -1]
    if (a < 0 !== b < 0) return false
    if (a >= 0 && one.levels.at(a) !== other.levels.at(b)) return false
  }
  return true
}
