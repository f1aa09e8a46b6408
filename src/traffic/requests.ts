import {type Arena, createArena} from './arena.ts'
import type {Batch, IdColumn, NumberColumn, TextColumn} from '../tables/batch.ts'
import {columnKey} from '../tables/batch.ts'
import type {Side} from './side.ts'
import type {Field, LogPlan, SideField} from './plan.ts'
import {SIDES} from './side.ts'
import {
  classesOf,
  numbers,
  numbersWhere,
  numbersWithout,
  onlyWhere,
  spelledTexts,
  texts,
  textsWhere,
  textsWithout
} from './request-columns.ts'
import {sideColumnsOf, type SideRole} from './roles.ts'

/** Some requests, field by field. */
export interface Requests {
  readonly rows: number
  readonly ids: IdColumn | null
  /** A field as text or numbers; null where the log has nothing of the kind. */
  field(name: Field): TextColumn | NumberColumn | null
  /** What several tables need of a batch is worked out once. */
  once<T>(key: string, make: () => T): T
  readonly arena: Arena
}

/**
 * Requests of a batch whose rows hold both sides, or one side each (`groups`). A field is worked out when it is first
 * asked for, in arrays of the arena, which must not be reset before the requests are counted.
 */
export function requestsOf(batch: Batch, plan: LogPlan, arena: Arena = createArena()): Requests {
  const {roles} = plan
  const ids =
    roles.id === null ? undefined : batch.columns.get(columnKey({column: roles.id, as: 'id'}))
  const known = new Map<string, unknown>()
  const requests: Requests = {
    rows: batch.rows,
    ids: ids?.kind === 'id' ? ids : null,
    arena,
    once: <T>(key: string, make: () => T): T => {
      // The key says what was made under it.
      if (known.has(key)) return known.get(key) as T
      const made = make()
      known.set(key, made)
      return made
    },
    field: name => requests.once(name, () => fieldOf(name, {batch, plan, requests}))
  }
  return requests
}

/** What a field is worked out from. */
interface Source {
  readonly batch: Batch
  readonly plan: LogPlan
  readonly requests: Requests
}

type Column = TextColumn | NumberColumn | null

function fieldOf(name: Field, source: Source): Column {
  const {batch, plan} = source
  if (name.startsWith('text:')) return texts(batch, name.slice('text:'.length))
  if (name.startsWith('number:')) return numbers(batch, name.slice('number:'.length), 'number')
  if (name === 'time')
    return plan.roles.time === null ? null : numbers(batch, plan.roles.time, 'time')
  if (name === 'label') return labelOf(source)
  if (name === 'labelValue') return labelValueOf(source)
  for (const side of SIDES) {
    const field = SIDE_FIELDS.find(one => name === `${side}.${one}`)
    if (field !== undefined) return sideField(field, side, source)
  }
  return null
}

const SIDE_FIELDS: readonly SideField[] = [
  'outcome',
  'version',
  'score',
  'value',
  'latency',
  'cost',
  'reward',
  'answered',
  'failed',
  'timedOut'
]

function labelOf({batch, plan, requests}: Source): Column {
  const {label} = plan.roles
  if (label === null || plan.answers === 'numbers') return null
  const read = spelledTexts(texts(batch, label), plan)
  const final = finalOf(plan, requests)
  return read === null || final === null ? read : textsWhere(read, final, requests.arena)
}

function labelValueOf({batch, plan, requests}: Source): Column {
  const {label} = plan.roles
  if (label === null) return null
  if (plan.answers === 'numbers') {
    const read = numbers(batch, label, 'number')
    const final = finalOf(plan, requests)
    return read === null || final === null ? read : numbersWhere(read, final, requests.arena)
  }
  const column = requests.field('label')
  if (column?.kind !== 'text') return null
  const {codes, dictionary} = column
  const valueOf = Float64Array.from(dictionary, text =>
    text === plan.positive ? 1 : text === plan.negative ? 0 : NaN
  )
  const values = requests.arena.numbers(requests.rows)
  for (let row = 0; row < values.length; row++) values[row] = valueOf[codes[row] ?? -1] ?? NaN
  return {kind: 'number', values}
}

/** 1 for requests whose label is final; null where all are. */
function finalOf({labelsUntil}: LogPlan, requests: Requests): Uint8Array | null {
  if (labelsUntil === null) return null
  return requests.once('final', () => {
    const time = requests.field('time')
    const final = requests.arena.flags(requests.rows)
    for (let row = 0; row < final.length; row++) {
      const ms = time?.kind === 'number' ? (time.values[row] ?? NaN) : NaN
      final[row] = ms < labelsUntil ? 1 : 0
    }
    return final
  })
}

/** 1 for the rows of a side; null where every row is one of both. */
function rowsOf(side: Side, {batch, plan, requests}: Source): Uint8Array | null {
  const {roles} = plan
  if (roles.layout === 'wide') return null
  return requests.once(`${side} rows`, () => {
    const own = requests.arena.flags(requests.rows)
    const column = texts(batch, roles.model)
    if (column === null) return own.fill(0)
    const isNamed = Uint8Array.from(column.dictionary, name =>
      roles.values[side].includes(name) ? 1 : 0
    )
    for (let row = 0; row < own.length; row++) own[row] = isNamed[column.codes[row] ?? -1] ?? 0
    return own
  })
}

const isTimeout = /time[ds]?[\s_-]*out|deadline/iu
const NO_ERROR = new Set(['0', 'false', 'no', 'none', 'null', 'ok', 'nan'])
const FAILED = 1
const TIMED_OUT = 2

/** 0 for a good answer, 1 for a failure, 2 for a timeout; null where nothing of the kind is logged. */
function failuresOf(side: Side, source: Source): Uint8Array | null {
  const {requests} = source
  return requests.once(`${side} failures`, () => {
    const error = sideText('error', side, source)
    const timeout = sideText('timeout', side, source)
    if (error === null && timeout === null) return null
    const kinds = requests.arena.flags(requests.rows).fill(0)
    const mark = ({codes, dictionary}: TextColumn, kindOf: (said: string) => number): void => {
      const kindOfCode = new Int8Array(dictionary.length).fill(-1)
      for (let row = 0; row < kinds.length; row++) {
        const code = codes[row] ?? -1
        if (code < 0) continue
        // Looked at once a batch: a log may have as many messages as errors.
        if (kindOfCode[code] === -1) kindOfCode[code] = kindOf(dictionary[code] ?? '')
        kinds[row] = Math.max(kinds[row] ?? 0, kindOfCode[code] ?? 0)
      }
    }
    const isNone = (said: string): boolean => NO_ERROR.has(said.trim().toLowerCase())
    if (error !== null)
      mark(error, said => (isNone(said) ? 0 : isTimeout.test(said) ? TIMED_OUT : FAILED))
    if (timeout !== null) mark(timeout, said => (isNone(said) ? 0 : TIMED_OUT))
    return kinds
  })
}

function sideField(field: SideField, side: Side, source: Source): Column {
  const {plan, requests} = source
  switch (field) {
    case 'version':
      return sideText('version', side, source)
    case 'latency':
    case 'cost':
    case 'reward':
      return sideNumber(field, side, source)
    case 'score':
      return numbersWithout(
        sideNumber('score', side, source),
        failuresOf(side, source),
        requests.arena
      )
    case 'value':
      return plan.answers === 'numbers'
        ? numbersWithout(
            sideNumber('prediction', side, source),
            failuresOf(side, source),
            requests.arena
          )
        : null
    case 'outcome':
      if (plan.answers === 'numbers') return null
      return plan.answers === 'classes'
        ? textsWithout(
            spelledTexts(sideText('prediction', side, source), plan),
            failuresOf(side, source),
            requests.arena
          )
        : classesOf(requests.field(`${side}.score`), plan, requests.arena)
    case 'answered':
      return answeredOf(side, source)
    case 'failed':
      return flagsOf(side, source, FAILED)
    case 'timedOut':
      return flagsOf(side, source, TIMED_OUT)
  }
}

function columnName(role: SideRole, side: Side, {plan: {roles}}: Source): string | undefined {
  return sideColumnsOf(roles, side)[role]
}

function sideText(role: SideRole, side: Side, source: Source): TextColumn | null {
  const name = columnName(role, side, source)
  const as = role === 'version' ? 'written' : 'text'
  const column = name === undefined ? null : texts(source.batch, name, as)
  const own = rowsOf(side, source)
  return column === null || own === null ? column : textsWhere(column, own, source.requests.arena)
}

function sideNumber(role: SideRole, side: Side, source: Source): NumberColumn | null {
  const name = columnName(role, side, source)
  const column = name === undefined ? null : numbers(source.batch, name, 'number')
  const own = rowsOf(side, source)
  return column === null || own === null ? column : numbersWhere(column, own, source.requests.arena)
}

/** 1 where the side answered, 0 where it did not, none where it was not asked. */
function answeredOf(side: Side, source: Source): NumberColumn {
  const {plan, requests} = source
  const own = rowsOf(side, source)
  const column = requests.field(`${side}.${plan.answers === 'numbers' ? 'value' : 'outcome'}`)
  const values = requests.arena.numbers(requests.rows)
  if (column === null) values.fill(0)
  else if (column.kind === 'text')
    for (let row = 0; row < values.length; row++)
      values[row] = (column.codes[row] ?? -1) >= 0 ? 1 : 0
  else
    for (let row = 0; row < values.length; row++)
      values[row] = Number.isNaN(column.values[row] ?? NaN) ? 0 : 1
  return {kind: 'number', values: onlyWhere(values, own)}
}

function flagsOf(side: Side, source: Source, least: number): NumberColumn {
  const {requests} = source
  const failures = failuresOf(side, source)
  const values = requests.arena.numbers(requests.rows)
  if (failures === null) values.fill(0)
  else
    for (let row = 0; row < values.length; row++)
      values[row] = (failures[row] ?? 0) >= least ? 1 : 0
  return {kind: 'number', values: onlyWhere(values, rowsOf(side, source))}
}
