import type {Batch, BatchColumn, Wanted} from '../tables/batch.ts'
import {columnKey} from '../tables/batch.ts'
import {createStore, viewAt, viewOf, type View} from './paired-columns.ts'
import type {Side} from './side.ts'
import type {LogPlan} from './plan.ts'
import {SIDES} from './side.ts'
import {SIDE_ROLES, type LogRoles, type SideColumns} from './roles.ts'
import {createWaiting, MOST_WAITING, NOWHERE} from './waiting-rows.ts'
import {wantedBy} from './wanted.ts'

/** Joins rows of one side each to requests with both, and hands them over as a wide log. */
export interface Pairing {
  /** The plan for the wide log. */
  readonly plan: LogPlan
  add(batch: Batch, take: (batch: Batch) => void): void
  /** Hands over the requests that only one side answered. */
  finish(take: (batch: Batch) => void): void
}

const BATCH = 4096
/** Beyond this many texts a batch begins a new dictionary. */
const MOST_TEXTS = 1 << 16

/**
 * Joins rows by their id: the n-th row of a side belongs to the n-th row of the other side with this id, in the
 * order of the log; a row without id, or whose other side never comes, is a request that one side answered. The
 * request's time is the earlier one; its label and all columns that belong to no side are those of the baseline's
 * row, and of the candidate's where that has none. Rows of neither side are left out. Memory is bounded by how far
 * apart the two rows are; `add` throws `TooFarApart` beyond `most` waiting rows.
 */
export function createPairing(plan: LogPlan, most: number = MOST_WAITING): Pairing {
  if (plan.roles.layout !== 'paired') throw new Error('not a log of pairs')
  const {roles} = plan
  const wide = wideOf(roles)
  const widePlan: LogPlan = {...plan, roles: wide}
  const fields = fieldsOf(roles, wantedBy(plan), wantedBy(widePlan))
  const waiting = createWaiting(most)
  const stores = fields.map(field => createStore(field.from, 1024))
  const outputs = fields.map(field => createStore(field.from, BATCH))
  let rows = 0

  function emit(take: (batch: Batch) => void): void {
    if (rows === 0) return
    const columns = new Map<string, BatchColumn>()
    fields.forEach(({into}, index) => {
      const column = outputs[index]?.column(rows)
      if (column !== undefined) columns.set(columnKey(into), column)
    })
    take({rows, columns})
    rows = 0
    outputs.forEach((output, index) => {
      const from = fields[index]?.from
      if (from !== undefined && output.texts() > MOST_TEXTS)
        outputs[index] = createStore(from, BATCH)
    })
  }

  function put(first: Row, second: Row | null, take: (batch: Batch) => void): void {
    fields.forEach((field, index) => {
      const output = outputs[index]
      if (output === undefined) return
      if (field.side !== 'both') {
        const row = first.side === field.side ? first : second
        if (row === null) output.putNone(rows)
        else output.copy(rows, row.of(index), row.at)
        return
      }
      const baseline = first.side === 'baseline' ? first : second
      const candidate = first.side === 'candidate' ? first : second
      const chosen = [baseline, candidate].filter(row => row !== null)
      const known = chosen.filter(row => row.of(index).has(row.at))
      const row =
        field.from.as === 'time' && known.length === 2
          ? known.reduce((one, two) =>
              one.of(index).value(one.at) <= two.of(index).value(two.at) ? one : two
            )
          : known[0]
      if (row === undefined) output.putNone(rows)
      else output.copy(rows, row.of(index), row.at)
    })
    if (++rows === BATCH) emit(take)
  }

  return {
    plan: widePlan,
    add: (batch, take) => {
      const sides = sideOfRows(batch, roles)
      const id =
        roles.id === null ? undefined : batch.columns.get(columnKey({column: roles.id, as: 'id'}))
      const ids = id?.kind === 'id' ? id : null
      const views = fields.map(({from}) => viewOf(batch.columns.get(columnKey(from))))
      const inBatch = (side: Side, at: number): Row => ({
        side,
        at,
        of: index => viewAt(views, index)
      })
      for (let row = 0; row < batch.rows; row++) {
        const side = sides[row] ?? null
        if (side === null) continue
        if (ids === null || ids.absent[row] === 1) {
          put(inBatch(side, row), null, take)
          continue
        }
        const [high, low] = [ids.high[row] ?? 0, ids.low[row] ?? 0]
        const slot = waiting.takeOther(high, low, side)
        if (slot !== NOWHERE) {
          const other: Row = {side: otherSide(side), at: slot, of: index => viewAt(stores, index)}
          put(inBatch(side, row), other, take)
          continue
        }
        const place = waiting.wait(high, low, side)
        for (let index = 0; index < fields.length; index++) {
          const store = stores[index]
          store?.grow(place + 1)
          store?.copy(place, viewAt(views, index), row)
        }
      }
    },
    finish: take => {
      waiting.each((slot, side) => {
        put({side, at: slot, of: index => viewAt(stores, index)}, null, take)
      })
      emit(take)
    }
  }
}

function otherSide(side: Side): Side {
  return side === 'baseline' ? 'candidate' : 'baseline'
}

/** Names of the wide log's columns hold a character that no name of a log should. */
function wideName(side: Side, column: string): string {
  return `${side}\u0000${column}`
}

function wideOf(roles: Extract<LogRoles, {layout: 'paired' | 'groups'}>): LogRoles {
  const {id, time, label, others, side} = roles
  const sidesOwn = (name: Side): SideColumns =>
    Object.fromEntries(
      SIDE_ROLES.flatMap(role => {
        const column = side[role]
        return column === undefined ? [] : [[role, wideName(name, column)]]
      })
    )
  return {
    layout: 'wide',
    id,
    time,
    label,
    others,
    sides: {baseline: sidesOwn('baseline'), candidate: sidesOwn('candidate')}
  }
}

interface Field {
  readonly from: Wanted
  readonly into: Wanted
  readonly side: Side | 'both'
}

/** What is copied from the rows of one side to the wide rows. */
function fieldsOf(
  roles: Extract<LogRoles, {layout: 'paired' | 'groups'}>,
  read: readonly Wanted[],
  wide: readonly Wanted[]
): readonly Field[] {
  return wide.map(into => {
    for (const side of SIDES) {
      const from = read.find(
        ({column, as}) => as === into.as && wideName(side, column) === into.column
      )
      if (from !== undefined) return {from, into, side}
    }
    return {from: into, into, side: 'both'}
  })
}

function sideOfRows(
  batch: Batch,
  {model, values}: Extract<LogRoles, {layout: 'paired' | 'groups'}>
): readonly (Side | null)[] {
  const column = batch.columns.get(columnKey({column: model, as: 'text'}))
  if (column?.kind !== 'text') return []
  const named = column.dictionary.map(
    text => SIDES.find(side => values[side].includes(text)) ?? null
  )
  return Array.from(column.codes, code => named[code] ?? null)
}

/** One row of one side, wherever it is kept. */
interface Row {
  readonly side: Side
  readonly at: number
  of(index: number): View
}
