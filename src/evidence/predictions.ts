import {classScores} from './class-scores.ts'
import type {PredictionColumns, Predictions} from './evidence.ts'
import type {Problem} from '../files/problem.ts'
import {keyColumns, withJoinedKey} from './key-columns.ts'
import {LABEL_SETS, PREDICTED_SETS, withLabelSets} from './label-columns.ts'
import {checkRows, NO_COMMON_CLASSES} from './prediction-rows.ts'
import type {ReadTable} from './read-table.ts'
import {COLUMN_NAMES, plainName} from '../tables/column-names.ts'
import type {Table} from '../tables/table.ts'
import {isUsualPositive} from '../tables/usual-classes.ts'
import {someOf} from '../words/lists.ts'

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
  ...COLUMN_NAMES,
  weight: ['weight', 'sample_weight'],
  cluster: ['cluster', 'group', 'user_id', 'query_id', 'qid', 'query']
}
const ROLES = ['key', 'label', 'prediction', 'score', 'weight', 'cluster'] as const

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
  const {found, problems} = findColumns(path, table, mapping)
  if (found === null) return {predictions: null, problems: [...table.problems, ...problems]}
  const predictions = {path, ...found}
  const rows = checkRows(predictions)
  const all = [...table.problems, ...problems, ...rows]
  // Rows of which no answer can be told right or wrong say nothing at all.
  const isUnlike = rows.some(({id}) => id === NO_COMMON_CLASSES)
  return {predictions: isUnlike ? null : predictions, problems: all}
}

interface FoundColumns {
  /** With the columns that are made of several. */
  readonly table: Table
  readonly columns: PredictionColumns
}

/** Which columns mean what: the policy's names, or the usual ones in any case. */
function findColumns(
  path: string,
  given: Table,
  mapping: ColumnMapping = {}
): {readonly found: FoundColumns | null; readonly problems: readonly Problem[]} {
  const names = [...given.columns.keys()]
  // A file that could not be read has its own problem; that it lacks columns follows from it.
  if (names.length === 0) return {found: null, problems: []}
  const there = `It has ${someOf(names.map(quoted))}.`
  const roles: Partial<Record<Role, string>> = {}
  const problems: Problem[] = []
  for (const role of ROLES) {
    const wanted = mapping[role]
    const name = wanted === undefined ? usualName(names, NAMES[role]) : theName(names, wanted)
    if (name !== undefined) roles[role] = name
    else if (wanted !== undefined && !(role === 'key' && wanted.includes(',')))
      problems.push(mappedButMissing(path, role, wanted, there))
  }
  if (problems.length > 0) return {found: null, problems}

  const sets =
    roles.label === undefined && roles.prediction === undefined ? withLabelSets(given) : null
  if (sets !== null) Object.assign(roles, {label: LABEL_SETS, prediction: PREDICTED_SETS})
  const keyed = withKey(sets?.table ?? given, roles, mapping.key)
  const {table} = keyed
  const classes = classScores(table, roles.label)
  const positive = classes.find(({name}) => isUsualPositive(name))
  if (roles.score === undefined && classes.length === 2 && positive !== undefined) {
    roles.score = positive.column
  }
  if (roles.score === undefined && roles.prediction !== undefined && isProbability(table, roles)) {
    roles.score = roles.prediction
    delete roles.prediction
  }
  const {label, prediction, score} = roles
  const {key} = keyed
  const predicts = prediction !== undefined || score !== undefined || classes.length > 0
  if (key === undefined) problems.push(missing(path, 'key', there))
  if (!predicts) problems.push(missing(path, 'prediction', there))
  // Scores alone can stand for themselves, as the marks of generated texts do.
  if (label === undefined && prediction !== undefined) problems.push(missing(path, 'label', there))
  if (key === undefined || problems.length > 0) return {found: null, problems}

  const made = sets === null ? [] : sets.parts
  const used = new Set([...Object.values(roles), key, ...made, ...classes.map(c => c.column)])
  const others = names.filter(name => !used.has(name))
  return {found: {table, columns: {...roles, key, others}}, problems}
}

/** The key: the column found by its name, else those that tell all rows apart. */
function withKey(
  table: Table,
  roles: Partial<Record<Role, string>>,
  wanted: string | undefined
): {readonly table: Table; readonly key: string | undefined} {
  const {key, label, prediction, score, weight} = roles
  if (key !== undefined) return {table, key}
  const answers = [label, prediction, score, weight].filter(name => name !== undefined)
  const names = keyColumns(table, wanted, new Set(answers))
  return names === null ? {table, key} : withJoinedKey(table, names)
}

/** Whether what is called a prediction is a probability: decimals from 0 to 1 beside labels of two classes. */
function isProbability(table: Table, {label, prediction}: Partial<Record<Role, string>>): boolean {
  const labels = table.columns.get(label ?? '')
  const values = table.columns.get(prediction ?? '')
  if (labels === undefined || values?.kind !== 'number') return false
  const known = values.values.filter(value => !Number.isNaN(value))
  const areShares = known.every(value => value >= 0 && value <= 1)
  if (!areShares || known.every(Number.isInteger)) return false
  return labels.kind === 'text'
    ? labels.levels.length <= 2
    : labels.values.every(value => value === 0 || value === 1 || Number.isNaN(value))
}

/** The column of keys: of the policy's name where it gives one, else of a usual name. */
export function keyColumnOf(names: readonly string[], wanted?: string): string | undefined {
  return wanted === undefined ? usualName(names, NAMES.key) : theName(names, wanted)
}

function usualName(names: readonly string[], usual: readonly string[]): string | undefined {
  for (const wanted of usual) {
    const name = names.find(one => plainName(one) === wanted)
    if (name !== undefined) return name
  }
  return undefined
}

function theName(names: readonly string[], wanted: string): string | undefined {
  return names.find(name => name === wanted) ?? usualName(names, [plainName(wanted)])
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
    summary: `${path} has no ${what} column: none is named ${someOf(names)}. ${there}`,
    remedy: `Name the column in the policy: predictions: {file: ${path}, ${role}: COLUMN}.`,
    location: {file: path, line: 1}
  }
}

function quoted(name: string): string {
  return `"${name}"`
}
