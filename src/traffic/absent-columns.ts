import {classScores} from '../evidence/class-scores.ts'
import type {Predictions} from '../evidence/evidence.ts'
import {SIDES} from './side.ts'
import {sideColumnsOf, type LogRoles} from './roles.ts'

/** Columns by which a log is to be divided, and columns that the model needs. */
export interface ColumnDemand {
  readonly segments: readonly (readonly string[])[]
  /** Null where nobody listed them. */
  readonly features: readonly string[] | null
  /** The evaluation set: its columns are taken for features where nobody listed them. */
  readonly reference: Predictions | null
}

/** What is demanded of a log that it does not have: never left out without a word. */
export interface AbsentColumns {
  /** Columns to divide by that the log does not have, or has as something else, such as a model's answer. */
  readonly segments: readonly string[]
  /** Listed features. */
  readonly features: readonly string[]
  /** Columns of the evaluation set, where features were not listed: they may be features, or notes. */
  readonly unlisted: readonly string[]
}

/** Finds what is demanded and not there. */
export function absentColumns(roles: LogRoles, demand: ColumnDemand): AbsentColumns {
  const dividing = new Set(dividingColumns(roles))
  const logged = new Set(loggedColumns(roles))
  const segments = demand.segments.flat().filter(name => !dividing.has(name))
  const needed = demand.features ?? []
  return {
    segments: [...new Set(segments)],
    features: [...new Set(needed)].filter(name => !logged.has(name)),
    unlisted:
      demand.features === null
        ? evaluatedColumns(demand.reference).filter(name => !logged.has(name))
        : []
  }
}

/** Columns by which requests may be divided: those without a role, and the label. Never what a model answers. */
export function dividingColumns({others, label}: LogRoles): readonly string[] {
  return label === null ? others : [...others, label]
}

/** Columns of which it can be counted whether a request has them; where rows are paired not those of one side. */
export function loggedColumns(roles: LogRoles): readonly string[] {
  const common = [roles.id, roles.time, roles.label].filter(name => name !== null)
  const ofSides =
    roles.layout === 'paired'
      ? []
      : SIDES.flatMap(side => Object.values(sideColumnsOf(roles, side)))
  return [...new Set([...roles.others, ...common, ...ofSides])]
}

/** Columns of the evaluation set that are neither keys nor answers: what the model may be given. */
function evaluatedColumns(reference: Predictions | null): readonly string[] {
  if (reference === null) return []
  const {table, columns} = reference
  const scores = new Set(classScores(table, columns.label).map(({column}) => column))
  return columns.others.filter(name => !scores.has(name))
}
