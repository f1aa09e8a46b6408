import {classScores} from './class-scores.ts'
import type {PredictionColumns, Predictions} from './evidence.ts'
import type {Problem} from './metric.ts'
import {checkRows} from './prediction-rows.ts'
import type {ReadTable} from './read-table.ts'
import type {Table} from '../tables/table.ts'
import {someOf} from '../words/some-of.ts'

/** Names of columns that the policy gives, by role. */
export interface ColumnMapping {
  readonly key?: string | undefined
  readonly label?: string | undefined
  readonly prediction?: string | undefined
  readonly score?: string | undefined
  readonly weight?: string | undefined
  readonly cluster?: string | undefined
}

type Role = keyof ColumnMapping

/** Names by which a column is found, in lower case with `_`; earlier ones win. */
const NAMES: Readonly<Record<Role, readonly string[]>> = {
  key: ['id', 'key', 'example_id', 'request_id', 'uid'],
  label: ['label', 'target', 'y_true', 'truth'],
  prediction: ['prediction', 'y_pred', 'predicted'],
  score: ['score', 'probability', 'y_score', 'proba'],
  weight: ['weight'],
  cluster: ['cluster', 'group', 'user_id', 'query_id', 'qid', 'query']
}
const ROLES = ['key', 'label', 'prediction', 'score', 'weight', 'cluster'] as const
const POSITIVE = ['1', 'true', 'yes']

/**
 * Says what the columns of a file of predictions mean and checks the rows: each needs its own key, a
 * label, and a prediction or a score. `predictions` is null where a needed column is missing; every
 * problem names lines. Policy names win over the usual ones.
 */
export function readPredictions(
  path: string,
  table: ReadTable,
  mapping: ColumnMapping = {}
): {readonly predictions: Predictions | null; readonly problems: readonly Problem[]} {
  const {columns, problems} = findColumns(path, table, mapping)
  if (columns === null) return {predictions: null, problems: [...table.problems, ...problems]}
  const predictions = {path, table, columns}
  return {predictions, problems: [...table.problems, ...problems, ...checkRows(predictions)]}
}

/** Which columns mean what: the policy's names, or the usual ones in any case. */
function findColumns(
  path: string,
  table: Table,
  mapping: ColumnMapping = {}
): {readonly columns: PredictionColumns | null; readonly problems: readonly Problem[]} {
  const names = [...table.columns.keys()]
  // A file that could not be read has its own problem; that it lacks columns follows from it.
  if (names.length === 0) return {columns: null, problems: []}
  const there = `It has ${someOf(names.map(quoted))}.`
  const found: Partial<Record<Role, string>> = {}
  const problems: Problem[] = []
  for (const role of ROLES) {
    const wanted = mapping[role]
    const name = wanted === undefined ? usualName(names, NAMES[role]) : theName(names, wanted)
    if (name !== undefined) found[role] = name
    else if (wanted !== undefined) problems.push(mappedButMissing(path, role, wanted, there))
  }
  if (problems.length > 0) return {columns: null, problems}

  const classes = classScores(table, found.label)
  const positive = classes.find(({name}) => POSITIVE.includes(name.toLowerCase()))
  if (found.score === undefined && classes.length === 2 && positive !== undefined) {
    found.score = positive.column
  }
  const {key, label, prediction, score} = found
  const predicts = prediction !== undefined || score !== undefined || classes.length > 0
  if (key === undefined) problems.push(missing(path, 'key', there))
  if (!predicts) problems.push(missing(path, 'prediction', there))
  // Scores alone can stand for themselves, as the marks of generated texts do.
  if (label === undefined && prediction !== undefined) problems.push(missing(path, 'label', there))
  if (key === undefined || problems.length > 0) return {columns: null, problems}

  const used = new Set([...Object.values(found), ...classes.map(({column}) => column)])
  const others = names.filter(name => !used.has(name))
  return {columns: {...found, key, others}, problems}
}

/** The column of keys: of the policy's name where it gives one, else of a usual name. */
export function keyColumnOf(names: readonly string[], wanted?: string): string | undefined {
  return wanted === undefined ? usualName(names, NAMES.key) : theName(names, wanted)
}

function usualName(names: readonly string[], usual: readonly string[]): string | undefined {
  for (const wanted of usual) {
    const name = names.find(one => one.toLowerCase().replaceAll(/[\s-]+/gu, '_') === wanted)
    if (name !== undefined) return name
  }
  return undefined
}

function theName(names: readonly string[], wanted: string): string | undefined {
  return names.find(name => name === wanted) ?? usualName(names, [wanted.toLowerCase()])
}

function mappedButMissing(path: string, role: Role, wanted: string, there: string): Problem {
  return {
    status: 'missing',
    id: `no-${role}-column`,
    summary: `The policy takes the ${role} from column ${quoted(wanted)}, which ${path} does not have. ${there}`,
    remedy: `Set predictions.${role} in the policy to a column that is there.`,
    location: {file: path, line: 1}
  }
}

function missing(path: string, role: 'key' | 'label' | 'prediction', there: string): Problem {
  const what = role === 'prediction' ? 'prediction or score' : role
  const names = role === 'prediction' ? [...NAMES.prediction, ...NAMES.score] : NAMES[role]
  return {
    status: 'missing',
    id: `no-${role}-column`,
    summary: `${path} has no ${what} column: none is named ${names.join(', ')}. ${there}`,
    remedy: `Name the column in the policy: predictions.${role}.`,
    location: {file: path, line: 1}
  }
}

function quoted(name: string): string {
  return `"${name}"`
}
