import type {Predictions} from '../evidence/evidence.ts'
import {dividingColumns, loggedColumns, type ColumnDemand} from './absent-columns.ts'
import {SIDES} from './side.ts'
import {sideColumnsOf, type LogRoles} from './roles.ts'
import type {LogShape} from './shape.ts'
import type {DriftQuestion, LogQuestions} from './table-plans.ts'

/** What decides which questions are put to a log, besides the log itself. */
export interface LogDemand extends ColumnDemand {
  /** `regression` or classes, where the policy says so. */
  readonly task: string | null
  readonly latencyLimits: readonly number[]
}

/** Numbers of the evaluation set are compared at this many of its quantiles. */
const QUANTILES = 50
/** Columns with more different texts are names or sentences, not categories. */
const MAX_CATEGORIES = 100

/**
 * What is to be counted of a log, as far as it has the columns (`absentColumns` tells the others); the size of
 * predicted numbers is not known yet.
 */
export function questionsFor(roles: LogRoles, shape: LogShape, demand: LogDemand): LogQuestions {
  const sides = SIDES.map(side => sideColumnsOf(roles, side))
  const hasScores = sides.every(side => side.score !== undefined)
  const answers = answersOf(roles, shape, demand.task)
  const dividing = new Set(dividingColumns(roles))
  const logged = new Set(loggedColumns(roles))
  return {
    answers,
    hasScores: hasScores && answers !== 'numbers',
    segments: demand.segments.filter(names => names.every(name => dividing.has(name))),
    latencyLimits: demand.latencyLimits,
    features: [
      ...new Set(
        demand.features?.filter(name => logged.has(name)) ?? featuresOf(roles, demand.reference)
      )
    ],
    drift: driftQuestions(roles, shape, demand.reference),
    magnitude: null
  }
}

/** Columns of the evaluation set that are neither keys nor answers: what the model is given. */
function featuresOf({others}: LogRoles, reference: Predictions | null): readonly string[] {
  return reference === null ? [] : reference.columns.others.filter(name => others.includes(name))
}

function answersOf(
  roles: LogRoles,
  {columns}: LogShape,
  task: string | null
): LogQuestions['answers'] {
  const sides = SIDES.map(side => sideColumnsOf(roles, side))
  if (sides.some(side => side.prediction === undefined)) return 'scores'
  if (task !== null) return task === 'regression' ? 'numbers' : 'classes'
  const kinds = sides.map(({prediction}) => columns.find(c => c.name === prediction)?.kind)
  return kinds.includes('number') ? 'numbers' : 'classes'
}

function driftQuestions(
  roles: LogRoles,
  {columns}: LogShape,
  reference: Predictions | null
): readonly DriftQuestion[] {
  if (reference === null) return []
  const {table} = reference
  const questions: DriftQuestion[] = []
  for (const name of featuresOf(roles, reference)) {
    const column = table.columns.get(name)
    const kind = columns.find(c => c.name === name)?.kind
    if (column?.kind === 'number' && (kind === 'number' || kind === 'whole-number')) {
      questions.push({field: `number:${name}`, edges: edgesOf(column.values)})
    } else if (column?.kind === 'text' && column.levels.length <= MAX_CATEGORIES) {
      questions.push({field: `text:${name}`, edges: null})
    }
  }
  const score = reference.columns.score
  const scores = score === undefined ? undefined : table.columns.get(score)
  const hasScore = sideColumnsOf(roles, 'candidate').score !== undefined
  if (scores?.kind === 'number' && hasScore) {
    questions.push({field: 'candidate.score', edges: edgesOf(scores.values)})
  }
  return questions
}

/** Quantiles at equal shares, each once. */
function edgesOf(values: Float64Array): readonly number[] {
  const ascending = values.filter(value => !Number.isNaN(value)).sort()
  const at = (share: number): number =>
    ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? NaN
  const edges = Array.from({length: QUANTILES - 1}, (_, index) => at((index + 1) / QUANTILES))
  return [...new Set(edges)].filter(edge => Number.isFinite(edge))
}
