import {alignLevels, gatherCodes, gatherNumbers, numbersOf} from '../../evidence/align.ts'
import {classScores} from '../../evidence/class-scores.ts'
import type {Predictions} from '../../evidence/evidence.ts'
import type {Joined} from '../../evidence/join.ts'
import type {Column} from '../../tables/table.ts'
import {taskOf, type Task} from '../../evidence/task.ts'
import {isSameClass} from '../../tables/classes.ts'
import {isUsualNegative, isUsualPositive} from '../../tables/usual-classes.ts'
import {bySet} from './label-sets.ts'
import type {ModelPolicy} from '../../policy/schema.ts'

/** One column of both models. */
export interface Both<T> {
  readonly baseline: T
  readonly candidate: T
}

/** The rows that both models were evaluated on, as numbers, one array a column. */
export interface PairedRows {
  readonly rows: number
  /** Where each row stands in the two files. */
  readonly at: Both<Int32Array>
  readonly task: Task
  /** Names of the classes; empty for numbers. */
  readonly classes: readonly string[]
  /** Code of the positive class of a binary task, `classes.length` where no row is of it; else -1. */
  readonly positive: number
  /** Class codes; null where labels are numbers or there are none. */
  readonly label: Int32Array | null
  /** Class codes; `classes.length` where a row has no prediction. */
  readonly predicted: Both<Int32Array> | null
  /** Where nobody wrote the predicted classes: the score from which on it is the positive one. */
  readonly decidedAt: number | null
  /** 1 for the positive class, 0 for the other; null unless the task is binary. */
  readonly truth: Int32Array | null
  /** Labels of a regression, relevances of a ranking. */
  readonly target: Float64Array | null
  /** Scores, probabilities or predicted numbers. */
  readonly score: Both<Float64Array> | null
  /** A probability column for each class, in the order of `classes`. */
  readonly classScores: Both<readonly Float64Array[]> | null
  readonly weights: Float64Array | undefined
  readonly clusters: Int32Array | undefined
  /** What was assumed to get classes: a threshold, a positive class. */
  readonly notes: readonly string[]
}

type Mapping = Omit<NonNullable<ModelPolicy['predictions']>, 'file'>

const DEFAULT_THRESHOLD = 0.5

/**
 * Lays the joined predictions of both models side by side as numbers; labels are the candidate's. Rows
 * without a label are left out (their file's own problem says so); a missing prediction is a wrong one.
 */
export function pairRows(
  sides: Both<Predictions>,
  joined: Pick<Joined, 'baselineRows' | 'candidateRows'>,
  mapping: Mapping = {}
): PairedRows {
  const all = allRows(sides, joined, mapping)
  const has = (row: number): boolean =>
    (all.label === null || (all.label[row] ?? -1) >= 0) &&
    (all.target === null || !Number.isNaN(all.target[row] ?? NaN))
  const labelled = new Int32Array(all.rows)
  let count = 0
  for (let row = 0; row < all.rows; row++) if (has(row)) labelled[count++] = row
  return count === all.rows ? all : subsetOf(all, labelled.subarray(0, count))
}

function allRows(
  sides: Both<Predictions>,
  {baselineRows, candidateRows}: Pick<Joined, 'baselineRows' | 'candidateRows'>,
  mapping: Mapping
): PairedRows {
  const {candidate} = sides
  const task = mapping.task ?? taskOf(candidate).task
  const column = (
    {table, columns}: Predictions,
    role: 'label' | 'prediction' | 'score' | 'weight' | 'cluster'
  ): Column | null =>
    columns[role] === undefined ? null : (table.columns.get(columns[role]) ?? null)
  const numbers = (found: Column | null, rows: Int32Array): Float64Array | null =>
    found === null ? null : gatherNumbers(numbersOf(found).values, rows)
  const both = (role: 'prediction' | 'score'): Both<Float64Array> | null => {
    const before = numbers(column(sides.baseline, role), baselineRows)
    const after = numbers(column(candidate, role), candidateRows)
    return before === null || after === null ? null : {baseline: before, candidate: after}
  }
  const cluster = column(candidate, 'cluster')
  const common = {
    rows: candidateRows.length,
    at: {baseline: baselineRows, candidate: candidateRows},
    task,
    weights: numbers(column(candidate, 'weight'), candidateRows) ?? undefined,
    clusters: cluster === null ? undefined : dense(gatherCodes(denseCodes(cluster), candidateRows))
  }
  const label = column(candidate, 'label')
  const score = both('score')
  if (label === null || task === 'regression' || task === 'ranking') {
    return {
      ...common,
      ...NO_CLASSES,
      target: numbers(label, candidateRows),
      score: task === 'regression' ? (both('prediction') ?? score) : (score ?? both('prediction'))
    }
  }
  const predictions = {
    baseline: column(sides.baseline, 'prediction'),
    candidate: column(candidate, 'prediction')
  }
  const stated = [label, predictions.baseline, predictions.candidate].filter(c => c !== null)
  const aligned = alignLevels(stated)
  const {levels, codes} = task === 'multilabel' ? bySet(aligned) : aligned
  const respelled = task === 'multilabel' ? [] : (aligned.respelled ?? [])
  const sameNotes =
    respelled.length === 0
      ? []
      : [
          `Classes are written differently (${respelled.map(name => `"${name}"`).join(', ')}) and taken as the same: ${levels.join(', ')}.`
        ]
  const labels = gatherCodes(codes[0] ?? new Int32Array(0), candidateRows)
  const given =
    predictions.baseline === null || predictions.candidate === null
      ? null
      : {
          baseline: orNone(gatherCodes(codes[1] ?? labels, baselineRows), levels.length),
          candidate: orNone(gatherCodes(codes[2] ?? labels, candidateRows), levels.length)
        }
  const classes = {
    ...common,
    ...NO_CLASSES,
    target: null,
    classes: levels,
    label: labels,
    notes: sameNotes
  }
  const byClass = (): PairedRows['classScores'] =>
    scoresByClass(sides, {baselineRows, candidateRows}, levels)
  if (task !== 'binary') {
    const ofClass = task === 'multiclass' ? byClass() : null
    const isHighest = given === null && ofClass !== null
    return {
      ...classes,
      predicted: given ?? each(ofClass, highest),
      score: task === 'generation' ? score : null,
      classScores: ofClass,
      notes: [...sameNotes, ...(isHighest ? [HIGHEST] : [])]
    }
  }
  const {positive, assumed} = positiveOf(levels, mapping.positive)
  const threshold = mapping.threshold ?? DEFAULT_THRESHOLD
  // A column a class, of which none is the usual one: the score is that of the positive class.
  const ofTwo = score === null ? byClass() : null
  const fromScore = given === null && score !== null
  const decide = (column: Float64Array): Int32Array =>
    decided(column, threshold, levels.length, positive)
  return {
    ...classes,
    positive,
    truth: truthOf(labels, positive),
    predicted: given ?? each(score, decide) ?? each(ofTwo, highest),
    decidedAt: fromScore ? threshold : null,
    score: score ?? each(ofTwo, columns => columns[positive] ?? NO_SCORES),
    notes: [
      ...sameNotes,
      ...(given === null && ofTwo !== null ? [HIGHEST] : []),
      ...(assumed
        ? [
            `"${levels[positive] ?? ''}" counts as the positive class (assumed; set predictions: {positive: …}).`
          ]
        : []),
      ...(fromScore && mapping.threshold === undefined
        ? [
            `Scores of at least ${DEFAULT_THRESHOLD} count as the positive class (assumed; set predictions: {threshold: …}).`
          ]
        : [])
    ]
  }
}

/** The same rows, less those that are not in a list of row numbers. */
export function subsetOf(rows: PairedRows, chosen: Int32Array): PairedRows {
  const numbers = (values: Float64Array): Float64Array => gatherNumbers(values, chosen)
  const codes = (values: Int32Array): Int32Array => gatherCodes(values, chosen)
  return {
    ...rows,
    rows: chosen.length,
    at: {baseline: codes(rows.at.baseline), candidate: codes(rows.at.candidate)},
    label: rows.label === null ? null : codes(rows.label),
    predicted: each(rows.predicted, codes),
    truth: rows.truth === null ? null : codes(rows.truth),
    target: rows.target === null ? null : numbers(rows.target),
    score: each(rows.score, numbers),
    classScores: each(rows.classScores, columns => columns.map(numbers)),
    weights: rows.weights === undefined ? undefined : numbers(rows.weights),
    clusters: rows.clusters === undefined ? undefined : dense(codes(rows.clusters))
  }
}

const NO_CLASSES = {
  classes: [],
  positive: -1,
  label: null,
  predicted: null,
  decidedAt: null,
  truth: null,
  classScores: null,
  notes: []
} as const

function each<T, U>(both: Both<T> | null, of: (value: T) => U): Both<U> | null {
  return both === null ? null : {baseline: of(both.baseline), candidate: of(both.candidate)}
}

/** The class that the policy names, else the usual one, else the one that is not the usual other. */
function positiveOf(
  levels: readonly string[],
  named: string | number | undefined
): {readonly positive: number; readonly assumed: boolean} {
  const none = levels.length
  const codeOf = (name: string): number => levels.findIndex(level => isSameClass(level, name))
  if (named !== undefined) {
    const code = codeOf(String(named))
    return {positive: code < 0 ? none : code, assumed: false}
  }
  const usual = levels.findIndex(isUsualPositive)
  if (usual >= 0) return {positive: usual, assumed: false}
  const others = levels.filter(level => !isUsualNegative(level))
  const last = others.at(-1)
  return last === undefined
    ? {positive: none, assumed: false}
    : {positive: codeOf(last), assumed: others.length > 1}
}

function decided(
  score: Float64Array,
  threshold: number,
  none: number,
  positive: number
): Int32Array {
  const negative = none < 2 && positive !== none ? none : positive === 0 ? 1 : 0
  const codes = new Int32Array(score.length)
  for (let row = 0; row < codes.length; row++) {
    const value = score[row] ?? Number.NaN
    codes[row] = Number.isNaN(value) ? none : value >= threshold ? positive : negative
  }
  return codes
}

/** 1 for the positive class, else 0: often the codes themselves. */
function truthOf(codes: Int32Array, positive: number): Int32Array {
  const isTruth = positive === 1 && codes.every(code => code === 0 || code === 1)
  return isTruth ? codes : codes.map(code => (code === positive ? 1 : 0))
}

/** A row without a prediction gets a class of its own, which no label has: it is wrong. */
function orNone(codes: Int32Array, none: number): Int32Array {
  return codes.includes(-1) ? codes.map(code => (code < 0 ? none : code)) : codes
}

const HIGHEST =
  'The class with the highest score counts as the predicted one, since there is no column of predictions.'
const NO_SCORES = new Float64Array(0)

/** The class with the highest score of each row, of equal ones the first; none where a score is missing. */
function highest(columns: readonly Float64Array[]): Int32Array {
  return Int32Array.from({length: columns[0]?.length ?? 0}, (_, row) => {
    let best = 0
    for (const [code, column] of columns.entries()) {
      const value = column[row] ?? Number.NaN
      if (Number.isNaN(value)) return columns.length
      if (value > (columns[best]?.[row] ?? Number.NaN)) best = code
    }
    return best
  })
}

function scoresByClass(
  sides: Both<Predictions>,
  {baselineRows, candidateRows}: Pick<Joined, 'baselineRows' | 'candidateRows'>,
  levels: readonly string[]
): Both<readonly Float64Array[]> | null {
  const of = ({table, columns}: Predictions, rows: Int32Array): readonly Float64Array[] | null => {
    const named = classScores(table, columns.label)
    const found = levels.map(level => {
      const ofLevel = named.find(({name}) => name === level || isSameClass(name, level))
      return table.columns.get(ofLevel?.column ?? '')
    })
    return found.length > 0 && found.every(c => c !== undefined)
      ? found.map(c => gatherNumbers(numbersOf(c).values, rows))
      : null
  }
  const baseline = of(sides.baseline, baselineRows)
  const candidate = of(sides.candidate, candidateRows)
  return baseline === null || candidate === null ? null : {baseline, candidate}
}

function denseCodes(column: Column): Int32Array {
  return alignLevels([column]).codes[0] ?? new Int32Array(0)
}

/** Codes from 0 without holes, as sums by cluster want them; a row of no cluster is one by itself. */
function dense(codes: Int32Array): Int32Array {
  const seen = new Map<number, number>()
  let next = 0
  return codes.map(code => {
    const known = code < 0 ? undefined : seen.get(code)
    if (known !== undefined) return known
    if (code >= 0) seen.set(code, next)
    return next++
  })
}
