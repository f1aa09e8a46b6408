import type {Batch, IdColumn, LogColumn, NumberColumn, TextColumn, Wanted} from './batch.ts'
import {columnKey} from './batch.ts'
import type {LogPlan, Side} from './plan.ts'
import {SIDES} from './plan.ts'
import {wantedBy} from './requests.ts'
import {SIDE_ROLES, type LogRoles, type SideColumns} from './roles.ts'

/** Joins rows of one side each to requests with both, and hands them over as a wide log. */
export interface Pairing {
  /** The plan for the wide log. */
  readonly plan: LogPlan
  add(batch: Batch, take: (batch: Batch) => void): void
  /** Hands over the requests that only one side answered. */
  finish(take: (batch: Batch) => void): void
}

/** Rows that wait for their other side. */
export const MOST_WAITING = 3_000_000

/** More rows wait for their other side than memory holds. */
export class TooFarApart extends Error {
  override name = 'TooFarApart'
}

const BATCH = 4096
/** Beyond this many texts a batch begins a new dictionary. */
const MOST_TEXTS = 1 << 16
const NOWHERE = -1

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
    const columns = new Map<string, LogColumn>()
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

/** A column from which rows are copied. */
interface View {
  has(at: number): boolean
  value(at: number): number
  text(at: number): string | null
  id(at: number): readonly [number, number]
}

/** A column to which rows are copied, too. */
interface Store extends View {
  grow(rows: number): void
  copy(at: number, from: View, fromAt: number): void
  putNone(at: number): void
  column(rows: number): LogColumn
  /** How many different texts it holds. */
  texts(): number
}

const EMPTY: View = {has: () => false, value: () => NaN, text: () => null, id: () => [0, 0]}

function viewAt(views: readonly View[], index: number): View {
  return views[index] ?? EMPTY
}

function viewOf(column: LogColumn | undefined): View {
  if (column === undefined) return EMPTY
  switch (column.kind) {
    case 'text':
      return textView(column)
    case 'number':
      return numberView(column)
    case 'id':
      return idView(column)
  }
}

function textView({codes, dictionary}: TextColumn): View {
  return {
    ...EMPTY,
    has: at => (codes[at] ?? -1) >= 0,
    text: at => dictionary[codes[at] ?? -1] ?? null
  }
}

function numberView({values}: NumberColumn): View {
  return {...EMPTY, has: at => !Number.isNaN(values[at] ?? NaN), value: at => values[at] ?? NaN}
}

function idView({high, low, absent}: IdColumn): View {
  return {...EMPTY, has: at => absent[at] === 0, id: at => [high[at] ?? 0, low[at] ?? 0]}
}

function createStore({as}: Wanted, rows: number): Store {
  switch (as) {
    case 'text':
    case 'known':
      return textStore(rows)
    case 'number':
    case 'time':
      return numberStore(rows)
    case 'id':
      return idStore(rows)
  }
}

function textStore(rows: number): Store {
  let codes = new Int32Array(rows).fill(-1)
  const dictionary: string[] = []
  const known = new Map<string, number>()
  return {
    ...EMPTY,
    has: at => (codes[at] ?? -1) >= 0,
    text: at => dictionary[codes[at] ?? -1] ?? null,
    grow: size => {
      if (size <= codes.length) return
      const larger = new Int32Array(Math.max(size, codes.length * 2)).fill(-1)
      larger.set(codes)
      codes = larger
    },
    copy: (at, from, fromAt) => {
      const text = from.text(fromAt)
      if (text === null) codes[at] = -1
      else {
        let code = known.get(text)
        if (code === undefined) {
          code = dictionary.push(text) - 1
          known.set(text, code)
        }
        codes[at] = code
      }
    },
    putNone: at => {
      codes[at] = -1
    },
    column: count => ({kind: 'text', codes: codes.subarray(0, count), dictionary}),
    texts: () => dictionary.length
  }
}

function numberStore(rows: number): Store {
  let values = new Float64Array(rows)
  return {
    ...EMPTY,
    has: at => !Number.isNaN(values[at] ?? NaN),
    value: at => values[at] ?? NaN,
    grow: size => {
      if (size <= values.length) return
      const larger = new Float64Array(Math.max(size, values.length * 2))
      larger.set(values)
      values = larger
    },
    copy: (at, from, fromAt) => {
      values[at] = from.value(fromAt)
    },
    putNone: at => {
      values[at] = NaN
    },
    column: count => ({kind: 'number', values: values.subarray(0, count)}),
    texts: () => 0
  }
}

function idStore(rows: number): Store {
  let high = new Uint32Array(rows)
  let low = new Uint32Array(rows)
  let absent = new Uint8Array(rows)
  return {
    ...EMPTY,
    has: at => absent[at] === 0,
    id: at => [high[at] ?? 0, low[at] ?? 0],
    grow: size => {
      if (size <= high.length) return
      const room = Math.max(size, high.length * 2)
      const [highs, lows, absents] = [
        new Uint32Array(room),
        new Uint32Array(room),
        new Uint8Array(room)
      ]
      highs.set(high)
      lows.set(low)
      absents.set(absent)
      ;[high, low, absent] = [highs, lows, absents]
    },
    copy: (at, from, fromAt) => {
      const isThere = from.has(fromAt)
      const [h, l] = from.id(fromAt)
      high[at] = h
      low[at] = l
      absent[at] = isThere ? 0 : 1
    },
    putNone: at => {
      absent[at] = 1
    },
    column: count => ({
      kind: 'id',
      high: high.subarray(0, count),
      low: low.subarray(0, count),
      absent: absent.subarray(0, count)
    }),
    texts: () => 0
  }
}

interface Waiting {
  /** The place of the longest waiting row of the other side, which is let go; −1 for none. */
  takeOther(high: number, low: number, side: Side): number
  /** A place for a row that has to wait. */
  wait(high: number, low: number, side: Side): number
  each(visit: (slot: number, side: Side) => void): void
}

/** Rows by id in a table with open addressing; those of one id in the order of their coming. */
function createWaiting(most: number): Waiting {
  let capacity = 1 << 12
  /** Slot + 1 of the first row of an id, 0 for free. */
  let table = new Int32Array(capacity)
  let highs = new Uint32Array(1024)
  let lows = new Uint32Array(1024)
  let nexts = new Int32Array(1024)
  /** Of the first row of an id: the last one. */
  let tails = new Int32Array(1024)
  /** 0 free, 1 baseline, 2 candidate. */
  let states = new Uint8Array(1024)
  const free: number[] = []
  let used = 0
  let count = 0

  const placeOf = (high: number, low: number): number => (low ^ (high >>> 7)) & (capacity - 1)

  function find(high: number, low: number): number {
    let place = placeOf(high, low)
    for (;;) {
      const head = (table[place] ?? 0) - 1
      if (head < 0 || (highs[head] === high && lows[head] === low)) return place
      place = (place + 1) & (capacity - 1)
    }
  }

  /** Closes the gap that a removed id leaves. Source: Knuth, The Art of Computer Programming 3, 6.4, algorithm R. */
  function remove(gap: number): void {
    let place = gap
    for (;;) {
      table[gap] = 0
      for (;;) {
        place = (place + 1) & (capacity - 1)
        const head = (table[place] ?? 0) - 1
        if (head < 0) return
        const home = placeOf(highs[head] ?? 0, lows[head] ?? 0)
        const isBetween = gap <= place ? gap < home && home <= place : gap < home || home <= place
        if (!isBetween) break
      }
      table[gap] = table[place] ?? 0
      gap = place
    }
  }

  function rehash(): void {
    const heads = table.filter(head => head !== 0)
    capacity *= 2
    table = new Int32Array(capacity)
    for (const head of heads) table[find(highs[head - 1] ?? 0, lows[head - 1] ?? 0)] = head
  }

  return {
    takeOther: (high, low, side) => {
      const place = find(high, low)
      const head = (table[place] ?? 0) - 1
      // All rows that wait under one id are of one side: the other would have been joined to them.
      if (head < 0 || states[head] === stateOf(side)) return NOWHERE
      const next = nexts[head] ?? NOWHERE
      if (next === NOWHERE) remove(place)
      else {
        table[place] = next + 1
        tails[next] = tails[head] ?? next
      }
      states[head] = 0
      free.push(head)
      count--
      return head
    },
    wait: (high, low, side) => {
      if (count >= most) throw new TooFarApart()
      if (count * 2 >= capacity) rehash()
      const slot = free.pop() ?? used++
      if (slot >= highs.length) {
        const room = highs.length * 2
        const [h, l, n, t, s] = [highs, lows, nexts, tails, states]
        highs = new Uint32Array(room)
        lows = new Uint32Array(room)
        nexts = new Int32Array(room)
        tails = new Int32Array(room)
        states = new Uint8Array(room)
        highs.set(h)
        lows.set(l)
        nexts.set(n)
        tails.set(t)
        states.set(s)
      }
      highs[slot] = high
      lows[slot] = low
      nexts[slot] = NOWHERE
      states[slot] = stateOf(side)
      const place = find(high, low)
      const head = (table[place] ?? 0) - 1
      if (head < 0) table[place] = slot + 1
      else nexts[tails[head] ?? head] = slot
      tails[head < 0 ? slot : head] = slot
      count++
      return slot
    },
    each: visit => {
      for (let slot = 0; slot < used; slot++) {
        const state = states[slot]
        if (state !== 0) visit(slot, state === 1 ? 'baseline' : 'candidate')
      }
    }
  }
}

function stateOf(side: Side): number {
  return side === 'baseline' ? 1 : 2
}
