import {get, numberOf, pairsOf, textOf} from '../../files/syntax/node.ts'
import type {MapNode} from '../../files/syntax/node.ts'

/** The row that tells of the model as it is now, and how its place is told. */
export interface LastRow {
  readonly row: MapNode
  readonly at: string
}

const STEP = /^(?:step|steps|epochs?|iter|iterations?|global_step|_step|round|n_iter)$/iu
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:(\d{2})(\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/u

/** The last of rows that are steps of one training or runs of one evaluation; null where they are something else. */
export function lastRow(rows: readonly MapNode[]): LastRow | null {
  return rows.length < 2 ? null : (lastStep(rows) ?? lastRun(rows))
}

function lastStep(rows: readonly MapNode[]): LastRow | null {
  const key = pairsOf(rows[0]).find(([name]) => STEP.test(name))?.[0]
  if (key === undefined) return null
  return lastWhereRising(
    rows,
    key,
    rows.map(row => numberOf(get(row, key)))
  )
}

/**
 * A log to which every run adds a row with the time on its clock. Times without seconds may be periods that were
 * evaluated, and other texts may tell of other models or data: such rows are not one log.
 */
function lastRun(rows: readonly MapNode[]): LastRow | null {
  const texts = pairsOf(rows[0])
    .map(([name]) => name)
    .filter(name => rows.every(row => get(row, name)?.kind === 'text'))
  const varying = texts.filter(name => new Set(rows.map(row => textOf(get(row, name)))).size > 1)
  const [key] = varying
  if (key === undefined || varying.length > 1) return null
  const moments = rows.map(row => MOMENT.exec(textOf(get(row, key)) ?? ''))
  const isClock = moments.some(
    moment => moment !== null && (Number(moment[1]) > 0 || moment[2] !== undefined)
  )
  if (!isClock) return null
  const times = moments.map(moment =>
    moment === null ? undefined : Date.parse(moment[0].replace(' ', 'T'))
  )
  return lastWhereRising(rows, key, times)
}

function lastWhereRising(
  rows: readonly MapNode[],
  key: string,
  values: readonly (number | undefined)[]
): LastRow | null {
  const rises = values.every(
    (value, i) => value !== undefined && (i === 0 || value > (values[i - 1] ?? value))
  )
  const row = rows.at(-1)
  return rises && row !== undefined ? {row, at: `${key} ${textOf(get(row, key)) ?? '?'}`} : null
}
