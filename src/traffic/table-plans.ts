import type {Side} from './side.ts'
import type {Condition, Field, Key, Loss, Measure, TablePlan} from './plan.ts'
import {SIDES} from './side.ts'
import {sideColumnsOf, type LogRoles} from './roles.ts'
import type {CountRow} from './statistics.ts'

/** Where a column of the log is compared with the evaluation set. */
export interface DriftQuestion {
  readonly field: Field
  /** Of the evaluation set, for a number; null counts texts. */
  readonly edges: readonly number[] | null
}

/** What is to be found out about a log. */
export interface LogQuestions {
  readonly answers: 'classes' | 'scores' | 'numbers'
  /** Whether there are scores of both sides, from which probabilities are judged. */
  readonly hasScores: boolean
  /** Columns, or crossings of them, by which requests are judged apart. */
  readonly segments: readonly (readonly string[])[]
  /** Latencies (ms) of which the share of slower requests is wanted. */
  readonly latencyLimits: readonly number[]
  /** Columns that the model needs. */
  readonly features: readonly string[]
  readonly drift: readonly DriftQuestion[]
  /** Size of the numbers that are predicted, from which the units of their losses follow; null for none. */
  readonly magnitude: number | null
}

/** Scores are counted in this many bins. */
export const SCORE_BINS = 200
export const COST_UNIT = 1e-9
const BRIER: Loss = {kind: 'brier', unit: 1e-7}
const LOG_LOSS: Loss = {kind: 'log-loss', unit: 1e-5}
/** Predicted numbers are counted to this share of the largest. */
const PRECISION = 1e-6

/**
 * The tables that answer the questions, by name:
 * `totals`, `hours`, `outcomes` and `outcomes/SEGMENT` (label, baseline, candidate), `scores` (label and both bins),
 * `latency/SIDE`, `cost/SIDE`, `reward/SIDE`, `losses/KIND` and `losses/KIND/SEGMENT`, `apart/KIND`, `drift/FIELD` and, where the
 * log has times, `drift-days/FIELD`.
 */
export function tablesFor(roles: LogRoles, questions: LogQuestions): readonly TablePlan[] {
  const splits = [[], ...questions.segments]
  return [
    {name: 'totals', keys: [], measures: totals(questions).map(([, measure]) => measure)},
    {
      name: 'hours',
      keys: [{kind: 'hour'}, text('baseline.version'), text('candidate.version')],
      measures: hours().map(([, measure]) => measure)
    },
    ...(questions.answers === 'numbers' ? [] : splits.map(columns => outcomes(roles, columns))),
    ...(questions.hasScores ? [scores(roles)] : []),
    ...SIDES.flatMap(side => numbersOf(roles, side)),
    ...lossesFor(questions).flatMap(loss => splits.map(columns => losses(roles, loss, columns))),
    ...apartLossesFor(roles, questions).map(apart),
    ...questions.drift.flatMap(one => drift(roles, one))
  ]
}

type Named = readonly [name: string, measure: Measure]

/** Measures of `totals`, by name, in their order. */
export function totals({
  latencyLimits,
  features
}: Pick<LogQuestions, 'latencyLimits' | 'features'>): readonly Named[] {
  return [
    ['distinct-ids', {kind: 'distinct-ids'}],
    ['labelled', count({kind: 'known', field: 'label'})],
    ['labelled-number', count({kind: 'known', field: 'labelValue'})],
    [
      'both-answered',
      count({
        kind: 'all',
        of: SIDES.map(side => ({kind: 'above', field: `${side}.answered`, limit: 0}))
      })
    ],
    ['differ', count({kind: 'differ', field: 'baseline.outcome', other: 'candidate.outcome'})],
    ...SIDES.flatMap((side): readonly Named[] => [
      [`${side}/asked`, count({kind: 'known', field: `${side}.answered`})],
      [`${side}/answered`, count(flag(`${side}.answered`))],
      [`${side}/failed`, count(flag(`${side}.failed`))],
      [`${side}/timed-out`, count(flag(`${side}.timedOut`))],
      [`${side}/score-below-0`, count({kind: 'below', field: `${side}.score`, limit: 0})],
      [`${side}/score-above-1`, count({kind: 'above', field: `${side}.score`, limit: 1})],
      [`${side}/latency-known`, count({kind: 'known', field: `${side}.latency`})],
      [`${side}/latency-negative`, count({kind: 'below', field: `${side}.latency`, limit: 0})],
      ...latencyLimits.map((limit): Named => [
        `${side}/slower-than-${limit}`,
        count({kind: 'above', field: `${side}.latency`, limit})
      ])
    ]),
    ...features.map((column): Named => [
      `feature/${column}`,
      count({kind: 'known', field: `text:${column}`})
    ])
  ]
}

/** Measures of `hours`, by name, in their order. */
export function hours(): readonly Named[] {
  return [
    ['labelled', count({kind: 'known', field: 'label'})],
    ['first', {kind: 'least', field: 'time'}],
    ['last', {kind: 'most', field: 'time'}],
    ...SIDES.flatMap((side): readonly Named[] => [
      [`${side}/answered`, count(flag(`${side}.answered`))],
      [`${side}/failed`, count(flag(`${side}.failed`))],
      [`${side}/judged`, count(allKnown('label', `${side}.outcome`))],
      [`${side}/wrong`, count({kind: 'differ', field: 'label', other: `${side}.outcome`})],
      [`${side}/least-score`, {kind: 'least', field: `${side}.score`}],
      [`${side}/most-score`, {kind: 'most', field: `${side}.score`}],
      [`${side}/least-value`, {kind: 'least', field: `${side}.value`}],
      [`${side}/most-value`, {kind: 'most', field: `${side}.value`}]
    ])
  ]
}

/** Measures of `losses/…`, by name, in their order: whole numbers of the loss's unit, or of its square. */
export function lossMeasures(loss: Loss): readonly Named[] {
  return [
    ['baseline', {kind: 'loss', loss, side: 'baseline'}],
    ['candidate', {kind: 'loss', loss, side: 'candidate'}],
    ['difference²', {kind: 'loss-product', loss, of: ['difference', 'difference']}],
    ['baseline²', {kind: 'loss-product', loss, of: ['baseline', 'baseline']}],
    ['candidate²', {kind: 'loss-product', loss, of: ['candidate', 'candidate']}]
  ]
}

/** The same of two groups of requests, in which a request has one side's loss, and how many have it. */
export function groupLossMeasures(loss: Loss): readonly Named[] {
  return SIDES.flatMap((side): readonly Named[] => [
    [`${side}/n`, count(allKnown('labelValue', answerOf(loss, side)))],
    [side, {kind: 'loss', loss, side}],
    [`${side}²`, {kind: 'loss-product', loss, of: [side, side]}]
  ])
}

/** The losses that are counted for what the sides answer. */
export function lossesFor({answers, hasScores, magnitude}: LogQuestions): readonly Loss[] {
  if (answers !== 'numbers') return hasScores ? [BRIER, LOG_LOSS] : []
  if (magnitude === null || !(magnitude > 0)) return []
  // A power of ten, so that it is the same from the largest number of any engine.
  const unit = 10 ** Math.ceil(Math.log10(magnitude)) * PRECISION
  return [
    {kind: 'absolute', unit},
    // The square of a difference of up to 2 · magnitude, kept below 2^26 so that its own square is exact.
    {kind: 'squared', unit: unit * unit * 1e5}
  ]
}

/** Measures of `outcomes/…` and `scores` of two groups: whose requests they are, answered or not. */
const ASKED: readonly Named[] = SIDES.map(side => [
  `${side}/asked`,
  count({kind: 'known', field: `${side}.answered`})
])

/** How many of the requests of a row of `outcomes/…` or `scores` are each side's; in pairs all are both's. */
export function askedOf({count: all, measures}: CountRow): Readonly<Record<Side, number>> {
  const of = (side: Side): number => {
    const found = measures[ASKED.findIndex(([name]) => name === `${side}/asked`)]
    return found === undefined || found === null ? all : Number(found)
  }
  return {baseline: of('baseline'), candidate: of('candidate')}
}

/** How far the two predictions of a number are apart, which needs no label: none of two groups. */
export function apartLossesFor(
  {layout}: Pick<LogRoles, 'layout'>,
  questions: LogQuestions
): readonly Loss[] {
  if (layout === 'groups' || questions.answers !== 'numbers') return []
  return lossesFor(questions).map(loss => ({...loss, from: 'baseline'}))
}

/** Measures of `apart/…`, by name, in their order. */
export function apartMeasures(loss: Loss): readonly Named[] {
  return [
    ['sum', {kind: 'loss', loss, side: 'candidate'}],
    ['squares', {kind: 'loss-product', loss, of: ['candidate', 'candidate']}]
  ]
}

function outcomes(roles: Pick<LogRoles, 'layout'>, columns: readonly string[]): TablePlan {
  return {
    name: ['outcomes', ...columns].join('/'),
    keys: [
      ...columns.map(column => text(`text:${column}`)),
      text('label'),
      text('baseline.outcome'),
      text('candidate.outcome')
    ],
    measures: askedMeasures(roles)
  }
}

function scores(roles: Pick<LogRoles, 'layout'>): TablePlan {
  return {
    name: 'scores',
    keys: [
      text('label'),
      {kind: 'bin', field: 'baseline.score', bins: SCORE_BINS},
      {kind: 'bin', field: 'candidate.score', bins: SCORE_BINS}
    ],
    measures: askedMeasures(roles)
  }
}

function askedMeasures({layout}: Pick<LogRoles, 'layout'>): readonly Measure[] {
  return layout === 'groups' ? ASKED.map(([, measure]) => measure) : []
}

function numbersOf(roles: LogRoles, side: Side): readonly TablePlan[] {
  const columns = sideColumnsOf(roles, side)
  const bucketed = (['latency', 'cost', 'reward'] as const).filter(
    role => columns[role] !== undefined
  )
  return bucketed.map(role => ({
    name: `${role}/${side}`,
    keys: [{kind: 'bucket', field: `${side}.${role}`}],
    measures: role === 'latency' ? [] : [{kind: 'sum', field: `${side}.${role}`, unit: COST_UNIT}],
    where: {kind: 'known', field: `${side}.${role}`}
  }))
}

function losses(
  {layout}: Pick<LogRoles, 'layout'>,
  loss: Loss,
  columns: readonly string[]
): TablePlan {
  const isGroups = layout === 'groups'
  const measures = isGroups ? groupLossMeasures(loss) : lossMeasures(loss)
  const answers = isGroups ? [] : SIDES.map(side => answerOf(loss, side))
  return {
    name: ['losses', loss.kind, ...columns].join('/'),
    keys: columns.map(column => text(`text:${column}`)),
    measures: measures.map(([, measure]) => measure),
    where: allKnown('labelValue', ...answers)
  }
}

function apart(loss: Loss): TablePlan {
  return {
    name: `apart/${loss.kind}`,
    keys: [],
    measures: apartMeasures(loss).map(([, measure]) => measure),
    where: allKnown(...SIDES.map(side => answerOf(loss, side)))
  }
}

/** What a loss measures from the label. */
function answerOf({kind}: Loss, side: Side): Field {
  return `${side}.${kind === 'absolute' || kind === 'squared' ? 'value' : 'score'}`
}

function allKnown(...fields: readonly Field[]): Condition {
  return {kind: 'all', of: fields.map(field => ({kind: 'known', field}))}
}

function drift(
  {time}: Pick<LogRoles, 'time'>,
  {field, edges}: DriftQuestion
): readonly TablePlan[] {
  const key: Key = edges === null ? text(field) : {kind: 'edges', field, edges}
  const of = {measures: [], where: {kind: 'known', field}} as const
  const whole = {name: `drift/${field}`, keys: [key], ...of}
  // Only the finer one is counted; the other is it, added up.
  return time === null
    ? [whole]
    : [whole, {name: `drift-days/${field}`, keys: [{kind: 'day'}, key], ...of}]
}

function text(field: Field): Key {
  return {kind: 'text', field}
}

function flag(field: Field): Condition {
  return {kind: 'above', field, limit: 0}
}

function count(where: Condition): Measure {
  return {kind: 'count', where}
}
