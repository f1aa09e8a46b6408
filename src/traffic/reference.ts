import type {Predictions} from '../evidence/evidence.ts'
import type {Column} from '../tables/table.ts'
import {edgesBelow} from './key-codes.ts'
import type {KeyValue} from './statistics.ts'
import type {DriftQuestion, LogQuestions} from './table-plans.ts'
import type {ReferenceCounts, TrafficReference} from './traffic.ts'

/** The evaluation set, counted as the log is. */
export function referenceOf(
  {drift, features}: LogQuestions,
  {table, columns}: Predictions
): TrafficReference {
  return {
    drift: drift.flatMap(question => {
      const name =
        question.field === 'candidate.score'
          ? columns.score
          : question.field.slice(question.field.indexOf(':') + 1)
      const column = name === undefined ? undefined : table.columns.get(name)
      return column === undefined ? [] : countBy(question, column)
    }),
    features: features.flatMap(name => {
      const column = table.columns.get(name)
      return column === undefined ? [] : {column: name, known: knownIn(column), rows: table.rows}
    })
  }
}

function countBy({field, edges}: DriftQuestion, column: Column): ReferenceCounts {
  const counts = new Map<KeyValue, number>()
  const add = (key: KeyValue): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  if (column.kind === 'number') {
    for (const value of column.values) if (!Number.isNaN(value)) add(edgesBelow(edges ?? [], value))
  } else {
    for (const code of column.codes) if (code >= 0) add(column.levels.at(code) ?? null)
  }
  return {field, edges, counts: [...counts]}
}

function knownIn(column: Column): number {
  return column.kind === 'number'
    ? column.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0)
    : column.codes.reduce((sum, code) => sum + (code < 0 ? 0 : 1), 0)
}
