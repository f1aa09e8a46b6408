import {alignLevels, gatherCodes, gatherNumbers, numbersOf} from '../../evidence/align.ts'
import {classScores} from '../../evidence/class-scores.ts'
import type {Predictions} from '../../evidence/evidence.ts'
import type {Joined} from '../../evidence/join.ts'
import type {Column} from '../../evidence/table.ts'
import {taskOf, type Task} from '../../evidence/task.ts'
import type {ModelPolicy} from '../../policy/schema.ts'

/** One column of both models. */
export interface Both<T> {
  readonly baseline: T
  readonly candidate: T
}

/** The rows that both models were evaluated on, as numbers, one array a column. */
export interface PairedRows {
  readonly rows: number
  readonly task: Task
  /** Names of the classes; empty for numbers. */
  readonly classes: readonly string[]
  /** Code of the positive class of a binary task; -1 where there is none. */
  readonly positive: number
  /** Class codes; null where labels are numbers or there are none. */
  readonly label: Int32Array | null
  /** Class codes; `classes.length` where a row has no prediction. */
  readonly predicted: Both<Int32Array> | null
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
  /** What to say of the numbers: a threshold that was assumed. */
  readonly notes: readonly string[]
}

type Mapping = Omit<NonNullable<ModelPolicy['predictions']>, 'file'>

const DEFAULT_THRESHOLD = 0.5
const POSITIVE_NAMES = ['1', 'true', 'yes', 'positive', 'pos']

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
  const labelled = Int32Array.from({length: all.rows}, (_, row) => row).filter(has)
  return labelled.length === all.rows ? all : subsetOf(all, labelled)
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
    task,
    weights: numbers(column(candidate, 'weight'), candidateRows) ?? undefined,
    clusters: cluster === null ? undefined : gatherCodes(denseCodes(cluster), candidateRows)
  }
  const label = column(candidate, 'label')
  const score = both('score')
  if (label === null || task === 'regression' || task === 'ranking' || task === 'generation') {
    return {
      ...common,
      ...NO_CLASSES,
      target: numbers(label, candidateRows),
      score: task === 'regression' ? (both('prediction') ?? score) : (score ?? both('prediction')),
      notes: []
    }
  }
  const predictions = {
    baseline: column(sides.baseline, 'prediction'),
    candidate: column(candidate, 'prediction')
  }
  const stated = [label, predictions.baseline, predictions.candidate].filter(c => c !== null)
  const {levels, codes} = alignLevels(stated)
  const labels = gatherCodes(codes[0] ?? new Int32Array(0), candidateRows)
  const positive = task === 'binary' ? positiveCode(levels, mapping.positive) : -1
  const threshold = mapping.threshold ?? DEFAULT_THRESHOLD
  const given = predictions.baseline !== null && predictions.candidate !== null
  return {
    ...common,
    classes: levels,
    positive,
    label: labels,
    truth: task === 'binary' ? labels.map(code => (code === positive ? 1 : 0)) : null,
    target: null,
    predicted: given
      ? {
          baseline: orNone(gatherCodes(codes[1] ?? labels, baselineRows), levels.length),
          candidate: orNone(gatherCodes(codes[2] ?? labels, candidateRows), levels.length)
        }
      : score === null || task !== 'binary'
        ? null
        : {
            baseline: decided(score.baseline, threshold, levels, positive),
            candidate: decided(score.candidate, threshold, levels, positive)
          },
    score: task === 'binary' ? score : null,
    classScores:
      task === 'multiclass' ? scoresByClass(sides, {baselineRows, candidateRows}, levels) : null,
    notes:
      !given && score !== null && mapping.threshold === undefined
        ? [
            `Scores of at least ${DEFAULT_THRESHOLD} count as the positive class (assumed; set predictions: {threshold: …}).`
          ]
        : []
  }
}

/** The same rows, less those that are not in a list of row numbers. */
export function subsetOf(rows: PairedRows, chosen: Int32Array): PairedRows {
  const numbers = (values: Float64Array): Float64Array => gatherNumbers(values, chosen)
  const codes = (values: Int32Array): Int32Array => gatherCodes(values, chosen)
  return {
    ...rows,
    rows: chosen.length,
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
  truth: null,
  classScores: null
} as const

function each<T, U>(both: Both<T> | null, of: (value: T) => U): Both<U> | null {
  return both === null ? null : {baseline: of(both.baseline), candidate: of(both.candidate)}
}

function positiveCode(levels: readonly string[], named: string | number | undefined): number {
  if (named !== undefined) return levels.indexOf(String(named))
  const usual = levels.findIndex(level => POSITIVE_NAMES.includes(level.toLowerCase()))
  return usual >= 0 ? usual : levels.length - 1
}

function decided(
  score: Float64Array,
  threshold: number,
  levels: readonly string[],
  positive: number
): Int32Array {
  const negative = levels.findIndex((_, code) => code !== positive)
  const none = levels.length
  return Int32Array.from(score, s =>
    Number.isNaN(s) ? none : s >= threshold ? positive : negative
  )
}

/** A row without a prediction gets a class of its own, which no label has: it is wrong. */
function orNone(codes: Int32Array, none: number): Int32Array {
  return codes.map(code => (code < 0 ? none : code))
}

function scoresByClass(
  sides: Both<Predictions>,
  {baselineRows, candidateRows}: Pick<Joined, 'baselineRows' | 'candidateRows'>,
  levels: readonly string[]
): Both<readonly Float64Array[]> | null {
  const of = ({table, columns}: Predictions, rows: Int32Array): readonly Float64Array[] | null => {
    const named = new Map(classScores(table, columns.label).map(({name, column}) => [name, column]))
    const found = levels.map(level => table.columns.get(named.get(level) ?? ''))
    return found.every(c => c !== undefined)
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

/** Codes from 0 without holes, as sums by cluster want them. */
function dense(codes: Int32Array): Int32Array {
  const seen = new Map<number, number>()
  return codes.map(code => {
    const known = seen.get(code)
    if (known !== undefined) return known
    seen.set(code, seen.size)
    return seen.size - 1
  })
}
