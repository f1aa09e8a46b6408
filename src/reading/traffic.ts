import {UserError} from '../errors.ts'
import {absentColumns} from '../traffic/absent-columns.ts'
import {spelled} from '../tables/classes.ts'
import {classesOf, classesWritten, spellingIn} from '../traffic/classes.ts'
import type {LogPlan, TablePlan} from '../traffic/plan.ts'
import {questionsFor, type LogDemand} from '../traffic/questions.ts'
import {referenceOf} from '../traffic/reference.ts'
import {
  namesOf,
  rolesOf,
  type LogRoles,
  type LongColumns,
  type MappedColumns
} from '../traffic/roles.ts'
import type {LogShape} from '../traffic/shape.ts'
import type {LogStatistics} from '../traffic/statistics.ts'
import {tableOf} from '../traffic/tables.ts'
import {tablesFor} from '../traffic/table-plans.ts'
import type {Traffic} from '../traffic/traffic.ts'
import {nearest} from '../policy/issues.ts'
import type {Log, LogEngine, LongWork} from '../ports.ts'
import {largestOf} from '../statistics/core/extremes.ts'

/** How a log is read, as the policy says. */
export interface LogReading extends LogDemand {
  readonly source: string
  readonly columns: MappedColumns
  /** What the model column says for each side, beside the usual names. */
  readonly names: {readonly candidate: readonly string[]; readonly baseline: readonly string[]}
  /** `groups` for a canary; null finds out. */
  readonly layout: 'groups' | null
  readonly positive: string | null
  readonly threshold: number
  /** Labels of requests younger than this many days are not yet final; null where all are. */
  readonly labelDelayDays: number | null
}

/** A log of which nothing can be told, and what to do about it. */
export class UnreadableLog extends UserError {
  override name = 'UnreadableLog'
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

const LOOK_AT_LOG = 'Write the log again: a table with its columns in the first row, or Parquet.'

const MS_PER_DAY = 86_400_000

/**
 * Reads what the gate needs to know of a shadow log: which columns mean what, then the counts. Throws
 * `UserError` where the columns cannot be told, and `WorldError` where the engine fails; where the work is ended, what its signal says.
 */
export async function readTraffic(
  engine: LogEngine,
  reading: LogReading,
  log: Log,
  work?: LongWork
): Promise<Traffic> {
  const shape = await engine.shape(work?.signal)
  log.debug(`${reading.source}: ${shape.columns.length} columns of ${shape.sources.length} sources`)
  let passes = 0
  const count = async (plan: LogPlan): Promise<LogStatistics> => {
    const pass = ++passes
    return await engine.count(plan, progress => work?.report(progress, pass), work?.signal)
  }
  const roles = await findRoles(shape, reading, count)
  const before = questionsFor(roles, shape, reading)
  const unlabelled: LogPlan = {
    roles,
    answers: before.answers,
    threshold: reading.threshold,
    positive: '1',
    negative: '0',
    labelsUntil: null,
    tables: []
  }
  const labels = await labelsOf(shape, unlabelled, count)
  const {positive, negative} = classesOf(labels, reading.positive)
  const plan = {...unlabelled, positive, negative}
  const {magnitude, latest} = await extremes(before.answers === 'numbers', reading, plan, count)
  const questions = {...before, magnitude}
  const delay = reading.labelDelayDays
  const whole: LogPlan = {
    ...plan,
    labelsUntil: delay === null || latest === null ? null : latest - delay * MS_PER_DAY,
    tables: tablesFor(roles, questions)
  }
  const asWritten = await count(whole)
  const written = classesWritten(tableOf(asWritten, 'outcomes').rows)
  const spelling = spellingIn(written)
  // Classes that are written in several ways show only when all are counted: then they are counted as one.
  const statistics =
    spelling === null
      ? asWritten
      : await count({
          ...whole,
          spelling,
          positive: spelled(positive, spelling),
          negative: spelled(negative, spelling)
        })
  const told = new Set(statistics.problems.map(({summary}) => summary))
  const earlier = shape.problems.filter(({summary}) => !told.has(summary))
  const problems = [...earlier, ...statistics.problems]
  return {
    source: reading.source,
    roles,
    questions,
    absent: absentColumns(roles, reading),
    positive: spelled(positive, spelling),
    ...(spelling !== null && {respelled: {spelling, written}}),
    statistics: {...statistics, problems},
    reference: reading.reference === null ? null : referenceOf(questions, reading.reference)
  }
}

/** Some of the labels there are, from which the two classes of a score follow. */
async function labelsOf(
  {columns}: LogShape,
  plan: LogPlan,
  count: Count
): Promise<readonly string[]> {
  const label = columns.find(({name}) => name === plan.roles.label)
  if (label === undefined || plan.answers === 'numbers') return []
  if (label.samples !== undefined) return label.samples
  const table: TablePlan = {name: 'labels', keys: [{kind: 'text', field: 'label'}], measures: []}
  const statistics = await count({...plan, tables: [table]})
  return tableOf(statistics, 'labels').rows.flatMap(({key: [text]}) =>
    typeof text === 'string' ? text : []
  )
}

type Count = (plan: LogPlan) => Promise<LogStatistics>

async function findRoles(shape: LogShape, reading: LogReading, count: Count): Promise<LogRoles> {
  const names = shape.columns.map(({name}) => name)
  if (names.length === 0) {
    const why = shape.problems.map(({summary}) => summary).join(' ')
    throw new UnreadableLog(why === '' ? `${reading.source} has no columns.` : why, LOOK_AT_LOG)
  }
  const found = rolesOf(names, reading.columns)
  if (!found.ok) {
    const meant = found.absent.flatMap(name => nearest(name, names) ?? [])
    const hint = meant.length === 0 ? '' : `Did you mean ${meant.join(', ')}? `
    throw new UnreadableLog(`${reading.source}: ${found.summary}`, hint + found.remedy)
  }
  if ('wide' in found) {
    if (reading.layout !== 'groups') return found.wide
    throw new UnreadableLog(
      `${reading.source} has the answers of both models in a row, so it is no canary, whose requests go to one of them each.`,
      'Judge it as a shadow log: promotion-gate check. A canary has a row a request, with a model column.'
    )
  }
  const layout = reading.layout ?? (await layoutOf(found.long, reading, count))
  return longRoles(found.long, reading, layout)
}

function longRoles(
  columns: LongColumns,
  {names}: LogReading,
  layout: 'paired' | 'groups'
): LogRoles {
  const values = {
    candidate: spellings([...namesOf('candidate'), ...names.candidate]),
    baseline: spellings([...namesOf('baseline'), ...names.baseline])
  }
  return {...columns, layout, values}
}

function spellings(names: readonly string[]): readonly string[] {
  const all = names.flatMap(name => [
    name,
    name.toUpperCase(),
    name.charAt(0).toUpperCase() + name.slice(1)
  ])
  return [...new Set(all)]
}

/** Requests that both sides answer are pairs; requests of which each goes to one of them are not. */
async function layoutOf(
  columns: LongColumns,
  reading: LogReading,
  count: Count
): Promise<'paired' | 'groups'> {
  if (columns.id === null) return 'groups'
  const {tables} = await count({
    roles: longRoles(columns, reading, 'groups'),
    answers: 'classes',
    threshold: reading.threshold,
    positive: '1',
    negative: '0',
    labelsUntil: null,
    tables: [{name: 'ids', keys: [], measures: [{kind: 'distinct-ids'}]}]
  })
  const row = tables[0]?.rows[0]
  const ids = Number(row?.measures[0] ?? 0)
  return ids * 4 < (row?.count ?? 0) * 3 ? 'paired' : 'groups'
}

/** What must be known before counting: how large the predicted numbers are, and when the log ends. */
async function extremes(
  isNumbers: boolean,
  {labelDelayDays}: LogReading,
  plan: LogPlan,
  count: Count
): Promise<{readonly magnitude: number | null; readonly latest: number | null}> {
  if (!isNumbers && labelDelayDays === null) return {magnitude: null, latest: null}
  const fields = isNumbers ? (['labelValue', 'baseline.value', 'candidate.value'] as const) : []
  const table: TablePlan = {
    name: 'extremes',
    keys: [],
    measures: [
      {kind: 'most', field: 'time'},
      ...fields.flatMap(field => [{kind: 'least', field} as const, {kind: 'most', field} as const])
    ]
  }
  const statistics = await count({...plan, tables: [table]})
  const [latest, ...ends] = tableOf(statistics, 'extremes').rows[0]?.measures ?? []
  const sizes = ends.flatMap(end => (end === null ? [] : [Math.abs(Number(end))]))
  return {
    magnitude: sizes.length === 0 ? null : largestOf(sizes),
    latest: latest === null || latest === undefined ? null : Number(latest)
  }
}
