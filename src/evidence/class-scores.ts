import {classNameOf, isTruth} from './row-hash.ts'
import type {Column, Table} from '../tables/table.ts'

/** A column with the scores of one class. */
export interface ClassScore {
  /** The class as `alignLevels` names it. */
  readonly name: string
  readonly column: string
}

const CLASS_SCORE =
  /^(?:y_|pred(?:icted)?_|class_)?(?:scores?|probas?|probs?|probability|probabilities|p)[_:.\s](.+)$/iu

/**
 * The columns that hold one score a class (`score_cat`, `proba_0`), in the file's order: two or more
 * numeric ones, each named after a class that the labels have. Empty where there are none.
 */
export function classScores(table: Table, label: string | undefined): readonly ClassScore[] {
  const labels = label === undefined ? undefined : table.columns.get(label)
  if (labels === undefined) return []
  let known: ReadonlySet<string> | null = null
  const scores: ClassScore[] = []
  for (const [column, {kind}] of table.columns) {
    const written = CLASS_SCORE.exec(column)?.[1]
    if (written === undefined || kind !== 'number' || column === label) continue
    const name = classNameOf(written, isTruth(labels))
    known ??= namesOf(labels)
    if (known.has(name)) scores.push({name, column})
  }
  return scores.length > 1 ? scores : []
}

function namesOf(column: Column): ReadonlySet<string> {
  if (column.kind === 'number') return new Set(Array.from(new Set(column.values), String))
  const truth = isTruth(column)
  return new Set(Array.from(column.levels, level => classNameOf(level, truth)))
}
