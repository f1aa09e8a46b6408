import {columnKey, type ReadAs, type Wanted} from '../tables/batch.ts'
import type {Condition, Field, LogPlan} from './plan.ts'

/** The columns of a log that a plan reads, and as what. */
export function wantedBy(plan: LogPlan): readonly Wanted[] {
  const {roles} = plan
  const wanted = new Map<string, Wanted>()
  const want = (column: string | null | undefined, as: ReadAs): void => {
    if (column !== null && column !== undefined) wanted.set(columnKey({column, as}), {column, as})
  }
  const isNumber = plan.answers === 'numbers'
  want(roles.id, 'id')
  want(roles.time, 'time')
  want(roles.label, isNumber ? 'number' : 'text')
  if (roles.layout !== 'wide') want(roles.model, 'text')
  const sides = roles.layout === 'wide' ? Object.values(roles.sides) : [roles.side]
  for (const side of sides) {
    want(side.version, 'written')
    want(side.prediction, isNumber ? 'number' : 'text')
    want(side.score, 'number')
    want(side.latency, 'number')
    want(side.error, 'text')
    want(side.timeout, 'text')
    want(side.cost, 'number')
    want(side.reward, 'number')
  }
  const {read, known} = fieldsOf(plan)
  for (const field of read) {
    if (field.startsWith('text:')) want(field.slice('text:'.length), 'text')
    if (field.startsWith('number:')) want(field.slice('number:'.length), 'number')
  }
  for (const field of known) {
    if (field.startsWith('number:')) want(field.slice('number:'.length), 'number')
    else if (!wanted.has(columnKey({column: field.slice('text:'.length), as: 'text'})))
      want(field.slice('text:'.length), 'known')
  }
  return [...wanted.values()]
}

/** The log's own fields that a plan's tables name: those whose values are read, and those of which only the presence is. */
function fieldsOf({tables}: LogPlan): {
  readonly read: ReadonlySet<Field>
  readonly known: ReadonlySet<Field>
} {
  const read = new Set<Field>()
  const known = new Set<Field>()
  const addCondition = (condition: Condition): void => {
    if (condition.kind === 'all') condition.of.forEach(addCondition)
    else if (condition.kind === 'known') known.add(condition.field)
    else read.add(condition.field)
    if (condition.kind === 'differ') read.add(condition.other)
  }
  for (const {keys, measures, where} of tables) {
    for (const key of keys) if ('field' in key) read.add(key.field)
    for (const measure of measures) {
      if ('field' in measure) read.add(measure.field)
      if (measure.kind === 'count') addCondition(measure.where)
    }
    if (where !== undefined) addCondition(where)
  }
  const own = (fields: ReadonlySet<Field>): ReadonlySet<Field> =>
    new Set([...fields].filter(field => field.startsWith('text:') || field.startsWith('number:')))
  return {read: own(read), known: own(known)}
}
