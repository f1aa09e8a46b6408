import type {IdColumn, BatchColumn, NumberColumn, TextColumn, Wanted} from '../tables/batch.ts'

/** A column from which rows are copied. */
export interface View {
  has(at: number): boolean
  value(at: number): number
  text(at: number): string | null
  id(at: number): readonly [number, number]
}

/** A column to which rows are copied, too. */
export interface Store extends View {
  grow(rows: number): void
  copy(at: number, from: View, fromAt: number): void
  putNone(at: number): void
  column(rows: number): BatchColumn
  /** How many different texts it holds. */
  texts(): number
}

const EMPTY: View = {has: () => false, value: () => NaN, text: () => null, id: () => [0, 0]}

/** A view by its place; one without values where there is none. */
export function viewAt(views: readonly View[], index: number): View {
  return views[index] ?? EMPTY
}

/** A log's column as a view. */
export function viewOf(column: BatchColumn | undefined): View {
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

/** An empty store for what is read as something, with room for some rows. */
export function createStore({as}: Wanted, rows: number): Store {
  switch (as) {
    case 'text':
    case 'written':
    case 'known':
      return textStore(rows)
    case 'number':
    case 'time':
      return numberStore(rows)
    case 'id':
      return idStore(rows)
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
