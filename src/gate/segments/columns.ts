import {alignLevels} from '../../evidence/align.ts'
import {classScores} from '../../evidence/class-scores.ts'
import type {Predictions} from '../../evidence/evidence.ts'
import type {Column} from '../../tables/table.ts'
import {someOf} from '../../words/lists.ts'
import {nearest} from '../../policy/issues.ts'
import type {Status} from '../../verdict/verdict.ts'

/** A column that divides the rows: one value a row, an empty cell being a value too. */
export interface GroupColumn {
  readonly name: string
  /** Numbers in order, then texts; the last is that of empty cells. */
  readonly levels: readonly string[]
  /** By row of the candidate's file. */
  readonly candidate: Int32Array
  /** By row of the baseline's file; null where that lacks the column. */
  readonly baseline: Int32Array | null
}

/** Why rows cannot be divided as the policy asks. */
export interface Refusal {
  readonly status: Status
  readonly detail: 'no-column' | 'own-output' | 'too-many-values'
  readonly summary: string
  readonly remedy: string
}

/** What an empty cell is called. */
export const EMPTY = '(empty)'

/** More different numbers are a quantity, which has to be cut into ranges first. */
const MOST_NUMBERS = 50
/** More different texts are names of single things, not of segments. */
const MOST_TEXTS = 500

/**
 * The column by which the policy divides the rows, of both files. Refused where it is not there, where
 * it is what a model says (rows chosen by a model's answer are not a fair sample of its errors), or
 * where it has too many values to be segments.
 */
export function groupColumn(
  name: string,
  candidate: Predictions,
  baseline: Predictions | null
): GroupColumn | Refusal {
  const own = candidate.table.columns.get(name)
  if (own === undefined) return noColumn(name, candidate)
  if (isOutput(name, own, candidate)) return ownOutput(name, candidate)
  const other = baseline?.table.columns.get(name)
  const columns = other === undefined ? [own] : [own, other]
  if (columns.some(hasTooManyValues)) return tooManyValues(name, own)
  const {levels, codes} = alignLevels(columns)
  const filled = (column: Int32Array | undefined): Int32Array | null =>
    column?.map(code => (code < 0 ? levels.length : code)) ?? null
  return {
    name,
    levels: [...levels, EMPTY],
    candidate: filled(codes[0]) ?? new Int32Array(0),
    baseline: filled(codes[1])
  }
}

export function isRefusal(found: object): found is Refusal {
  return 'remedy' in found
}

function isOutput(name: string, {kind}: Column, {table, columns}: Predictions): boolean {
  const {prediction, score, label} = columns
  if (name === prediction || name === score) return true
  return kind === 'number' && classScores(table, label).some(({column}) => column === name)
}

function hasTooManyValues(column: Column): boolean {
  if (column.kind === 'text') return column.levels.length > MOST_TEXTS
  const seen = new Set<number>()
  for (const value of column.values) {
    if (!Number.isNaN(value) && seen.add(value).size > MOST_NUMBERS) return true
  }
  return false
}

function noColumn(name: string, candidate: Predictions): Refusal {
  const there = usable(candidate)
  const near = nearest(name, there)
  const list = there.length === 0 ? 'It has none' : `It has ${someOf(there.map(n => `"${n}"`))}`
  return {
    status: 'missing',
    detail: 'no-column',
    summary: `The predictions (${candidate.path}) have no column "${name}" to divide the rows by. ${list}.`,
    remedy:
      near === null
        ? `Write column "${name}" to the predictions, or name another one in the policy.`
        : `Did you mean "${near}"? Name it in the policy, or write column "${name}" to the predictions.`
  }
}

function ownOutput(name: string, candidate: Predictions): Refusal {
  const there = usable(candidate)
  return {
    status: 'inconclusive',
    detail: 'own-output',
    summary: `Column "${name}" is what the model itself says: rows chosen by a model’s own answer say nothing fair about its errors.`,
    remedy: `Divide the rows by what goes into the model or by the label${there.length === 0 ? '' : `: ${someOf(there)}`}.`
  }
}

function tooManyValues(name: string, column: Column): Refusal {
  const [kind, most] = column.kind === 'number' ? ['numbers', MOST_NUMBERS] : ['texts', MOST_TEXTS]
  return {
    status: 'inconclusive',
    detail: 'too-many-values',
    summary: `Column "${name}" has more than ${most} different ${kind}: too many to be segments.`,
    remedy:
      column.kind === 'number'
        ? `Write a column with ranges beside it ("${name}_range": "0–9", "10–19" …) and divide by that.`
        : `Divide the rows by a column with fewer values.`
  }
}

/** The columns by which rows may be divided. */
function usable(predictions: Predictions): readonly string[] {
  const {label, others} = predictions.columns
  return [...others, ...(label === undefined ? [] : [label])]
}
