import type {Batch, IdColumn, LogColumn, NumberColumn, ReadAs, TextColumn, Wanted} from './batch.ts'
import {columnKey} from './batch.ts'
import type {Condition, Field, LogPlan, Side, SideField} from './plan.ts'
import {SIDES} from './plan.ts'
import type {SideColumns} from './roles.ts'

/** Some requests, field by field. */
export interface Requests {
  readonly rows: number
  readonly ids: IdColumn | null
  /** A field as text or numbers; null where the log has nothing of the kind. */
  field(name: Field): TextColumn | NumberColumn | null
}

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
    want(side.version, 'text')
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

/** Requests of a batch whose rows hold both sides, or one side each (`groups`). */
export function requestsOf(batch: Batch, plan: LogPlan): Requests {
  const {roles} = plan
  const own = new Map<Field, TextColumn | NumberColumn | null>()
  const time = roles.time === null ? null : numbers(batch, roles.time, 'time')
  own.set('time', time)
  setLabels(own, batch, plan, time)
  const side = roles.layout === 'wide' ? null : sidesOfRows(batch, roles)
  for (const name of SIDES) {
    const columns = roles.layout === 'wide' ? roles.sides[name] : roles.side
    const mask = side === null ? null : side[name]
    for (const [field, column] of sideFields(batch, columns, plan, mask)) {
      own.set(`${name}.${field}`, column)
    }
  }
  const ids =
    roles.id === null ? undefined : batch.columns.get(columnKey({column: roles.id, as: 'id'}))
  return {
    rows: batch.rows,
    ids: ids?.kind === 'id' ? ids : null,
    field: name => {
      const known = own.get(name)
      if (known !== undefined) return known
      if (name.startsWith('text:')) return texts(batch, name.slice('text:'.length))
      if (name.startsWith('number:')) return numbers(batch, name.slice('number:'.length), 'number')
      return null
    }
  }
}

/** 1 for the rows of each side. */
function sidesOfRows(
  batch: Batch,
  {model, values}: Extract<LogPlan['roles'], {readonly model: string}>
): Readonly<Record<Side, Uint8Array>> {
  const sides = {baseline: new Uint8Array(batch.rows), candidate: new Uint8Array(batch.rows)}
  const column = texts(batch, model)
  if (column === null) return sides
  for (const side of SIDES) {
    const named = column.dictionary.map(name => (values[side].includes(name) ? 1 : 0))
    for (let row = 0; row < batch.rows; row++)
      sides[side][row] = named[column.codes[row] ?? -1] ?? 0
  }
  return sides
}

function setLabels(
  own: Map<Field, TextColumn | NumberColumn | null>,
  batch: Batch,
  plan: LogPlan,
  time: NumberColumn | null
): void {
  const {label} = plan.roles
  const until = plan.labelsUntil
  const isFinal = (row: number): boolean => until === null || (time?.values[row] ?? NaN) < until
  if (label === null) {
    own.set('label', null)
    own.set('labelValue', null)
  } else if (plan.answers === 'numbers') {
    const column = numbers(batch, label, 'number')
    own.set('label', null)
    own.set(
      'labelValue',
      column === null
        ? null
        : mapped(batch.rows, row => (isFinal(row) ? (column.values[row] ?? NaN) : NaN))
    )
  } else {
    const read = texts(batch, label)
    const column =
      read === null || until === null
        ? read
        : {...read, codes: read.codes.map((code, row) => (isFinal(row) ? code : -1))}
    own.set('label', column)
    own.set('labelValue', column === null ? null : binary(column, batch.rows, plan))
  }
}

/** 1 for the positive class, 0 for the negative one, NaN for any other. */
function binary(
  {codes, dictionary}: TextColumn,
  rows: number,
  {positive, negative}: LogPlan
): NumberColumn {
  const valueOf = dictionary.map(text => (text === positive ? 1 : text === negative ? 0 : NaN))
  return mapped(rows, row => valueOf[codes[row] ?? -1] ?? NaN)
}

const isTimeout = /time[ds]?[\s_-]*out|deadline/iu
const NO_ERROR = new Set(['0', 'false', 'no', 'none', 'null', 'ok', 'nan'])

function sideFields(
  batch: Batch,
  columns: SideColumns,
  plan: LogPlan,
  mask: Uint8Array | null
): readonly (readonly [SideField, TextColumn | NumberColumn | null])[] {
  const {rows} = batch
  const has = (row: number): boolean => mask === null || mask[row] === 1
  const number = (name: string | undefined): NumberColumn | null => {
    const column = name === undefined ? null : numbers(batch, name, 'number')
    return column === null || mask === null
      ? column
      : mapped(rows, row => (has(row) ? (column.values[row] ?? NaN) : NaN))
  }
  const text = (name: string | undefined): TextColumn | null => {
    const column = name === undefined ? null : texts(batch, name)
    return column === null || mask === null
      ? column
      : {...column, codes: column.codes.map((code, row) => (has(row) ? code : -1))}
  }
  const error = text(columns.error)
  const timeout = text(columns.timeout)
  const errorKinds =
    error?.dictionary.map(said =>
      NO_ERROR.has(said.trim().toLowerCase()) ? 0 : isTimeout.test(said) ? 2 : 1
    ) ?? []
  const timeoutKinds =
    timeout?.dictionary.map(said => (NO_ERROR.has(said.trim().toLowerCase()) ? 0 : 2)) ?? []
  const failure = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    failure[row] = Math.max(
      errorKinds[error?.codes[row] ?? -1] ?? 0,
      timeoutKinds[timeout?.codes[row] ?? -1] ?? 0
    )
  }
  const without = <T extends TextColumn | NumberColumn | null>(column: T): T =>
    withoutFailures(column, failure)
  const score = without(number(columns.score))
  const value = plan.answers === 'numbers' ? without(number(columns.prediction)) : null
  const outcome =
    plan.answers === 'numbers'
      ? null
      : plan.answers === 'classes'
        ? without(text(columns.prediction))
        : classesOf(score, plan)
  const answered = mapped(rows, row => {
    if (!has(row)) return NaN
    const isThere =
      (outcome !== null && (outcome.codes[row] ?? -1) >= 0) ||
      !Number.isNaN(value?.values[row] ?? NaN)
    return isThere ? 1 : 0
  })
  return [
    ['outcome', outcome],
    ['version', text(columns.version)],
    ['score', score],
    ['value', value],
    ['latency', number(columns.latency)],
    ['cost', number(columns.cost)],
    ['reward', number(columns.reward)],
    ['answered', answered],
    ['failed', mapped(rows, row => (has(row) ? Math.min(1, failure[row] ?? 0) : NaN))],
    ['timedOut', mapped(rows, row => (has(row) ? (failure[row] === 2 ? 1 : 0) : NaN))]
  ]
}

/** An answer that came with an error is none. */
function withoutFailures<T extends TextColumn | NumberColumn | null>(
  column: T,
  failure: Uint8Array
): T {
  if (column === null || (!failure.includes(1) && !failure.includes(2))) return column
  if (column.kind === 'text')
    return {...column, codes: column.codes.map((code, row) => (failure[row] === 0 ? code : -1))}
  return {...column, values: column.values.map((value, row) => (failure[row] === 0 ? value : NaN))}
}

function classesOf(
  score: NumberColumn | null,
  {threshold, positive, negative}: LogPlan
): TextColumn | null {
  if (score === null) return null
  const codes = new Int32Array(score.values.length)
  for (let row = 0; row < codes.length; row++) {
    const value = score.values[row] ?? NaN
    codes[row] = Number.isNaN(value) ? -1 : value >= threshold ? 1 : 0
  }
  return {kind: 'text', codes, dictionary: [negative, positive]}
}

function mapped(rows: number, valueOf: (row: number) => number): NumberColumn {
  const values = new Float64Array(rows)
  for (let row = 0; row < rows; row++) values[row] = valueOf(row)
  return {kind: 'number', values}
}

function numbers(batch: Batch, column: string, as: 'number' | 'time'): NumberColumn | null {
  const found: LogColumn | undefined = batch.columns.get(columnKey({column, as}))
  return found?.kind === 'number' ? found : null
}

function texts(batch: Batch, column: string): TextColumn | null {
  const found =
    batch.columns.get(columnKey({column, as: 'text'})) ??
    batch.columns.get(columnKey({column, as: 'known'}))
  return found?.kind === 'text' ? found : null
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
