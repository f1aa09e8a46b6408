import {numbersOf} from '../../evidence/align.ts'
import {classScores} from '../../evidence/class-scores.ts'
import type {Predictions} from '../../evidence/evidence.ts'
import type {Column} from '../../tables/table.ts'

/** What keeps the scores of a file from being used. */
export interface OddCell {
  /** Column and cell, as a sentence goes on with it. */
  readonly what: string
  /** Null where it is no single row. */
  readonly row: number | null
}

/**
 * The first cell of the candidate's scores that is of another kind than all of production's: a text among
 * numbers, no number, one that leaves the range from 0 to 1; or a column of scores that is not there.
 */
export function oddCell(candidate: Predictions, baseline: Predictions): OddCell | null {
  for (const [name, other] of scoresOf(baseline)) {
    const sameName = candidate.table.columns.get(name)
    const score = name === baseline.columns.score ? candidate.columns.score : undefined
    const column =
      sameName ?? (score === undefined ? undefined : candidate.table.columns.get(score))
    const written = sameName === undefined && score !== undefined ? score : name
    if (column === undefined) return {what: `they have no column "${name}"`, row: null}
    const before = numbersOf(other).values
    const {values} = numbersOf(column)
    const isNumbers = before.every(Number.isFinite)
    const isShares = isNumbers && before.every(isShare)
    const row = values.findIndex(
      value => (isNumbers && !Number.isFinite(value)) || (isShares && !isShare(value))
    )
    if (row >= 0) {
      const line = candidate.table.lineOf(row)
      return {what: `line ${line} has ${cellOf(column, row)} in column "${written}"`, row}
    }
  }
  return null
}

function scoresOf({table, columns}: Predictions): readonly (readonly [string, Column])[] {
  const ofClass = classScores(table, columns.label).map(({column}) => column)
  return [
    ...new Set([...(columns.score === undefined ? [] : [columns.score]), ...ofClass])
  ].flatMap(name => {
    const column = table.columns.get(name)
    return column === undefined ? [] : [[name, column] as const]
  })
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1
}

function cellOf(column: Column, row: number): string {
  if (column.kind === 'number') {
    const value = column.values[row] ?? Number.NaN
    return Number.isNaN(value) ? 'no number' : String(value)
  }
  const code = column.codes[row] ?? -1
  return code < 0 ? 'an empty cell' : JSON.stringify(column.levels.at(code))
}
