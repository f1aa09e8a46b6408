import {createKeyCoder, type KeyCoder} from './key-codes.ts'
import {rowsWhere} from './conditions.ts'
import {rowValues} from './measures.ts'
import type {Key, LogPlan, Measure, TablePlan} from './plan.ts'
import type {Requests} from './requests.ts'
import type {CountRow, CountTable, KeyValue} from './statistics.ts'
import {plainOf, sortRows} from './tables.ts'

/** Counts requests batch by batch as one table of a plan asks. */
export interface TableCounter {
  add(requests: Requests): void
  finish(): CountTable
}

/** Beyond this a partial sum is put aside, so that every addition of whole numbers is exact. */
const EXACT = 2 ** 52
/** Larger values cannot be told from their neighbours: they are no measurement, and are left out of sums. */
const TOO_LARGE = 2 ** 53
const NONE = -1

/**
 * A counter of one table; `coderOf` may give several tables the same coder. `distinct-ids` is left 0: who holds all
 * ids fills it in.
 */
export function createTableCounter(
  table: TablePlan,
  plan: LogPlan,
  coderOf: (key: Key) => KeyCoder = createKeyCoder
): TableCounter {
  const coders = table.keys.map(coderOf)
  const cells = createCells(coders)
  const sums = table.measures.map(createSum)
  let counts = new Float64Array(16)
  return {
    add: requests => {
      const {where} = table
      const cellOfRow = cells.of(requests, where === undefined ? null : rowsWhere(where, requests))
      if (cells.size() > counts.length) counts = grown(counts, cells.size())
      countCells(cellOfRow, counts)
      table.measures.forEach((measure, index) => {
        const sum = sums[index]
        if (measure.kind === 'count')
          sum?.addFlags(cellOfRow, rowsWhere(measure.where, requests), cells.size())
        else {
          const values = rowValues(measure, requests, plan)
          if (values !== null) sum?.add(cellOfRow, values, cells.size())
        }
      })
    },
    finish: () => {
      const rows: CountRow[] = cells.keys().map((key, cell) => ({
        key,
        count: counts[cell] ?? 0,
        measures: sums.map(sum => sum.of(cell))
      }))
      return {name: table.name, rows: sortRows(rows)}
    }
  }
}

function countCells(cellOfRow: Int32Array, counts: Float64Array): void {
  for (let row = 0; row < cellOfRow.length; row++) {
    const cell = cellOfRow[row] ?? NONE
    if (cell !== NONE) counts[cell] = (counts[cell] ?? 0) + 1
  }
}

interface Cells {
  /** The cell of every row; −1 for rows that are left out. */
  of(requests: Requests, mask: Uint8Array | null): Int32Array
  size(): number
  keys(): readonly (readonly KeyValue[])[]
}

/** Up to this many possible keys are looked up in an array. */
const DENSE = 1 << 21

function createCells(coders: readonly KeyCoder[]): Cells {
  const found: (readonly number[])[] = []
  let capacities = coders.map(() => 4)
  let dense: Int32Array | null = new Int32Array(product(capacities)).fill(NONE)
  const sparse = new Map<string, number>()

  function relayout(): void {
    capacities = coders.map((coder, index) => {
      let capacity = capacities[index] ?? 4
      while (capacity < coder.size()) capacity *= 2
      return capacity
    })
    const size = product(capacities)
    dense = size <= DENSE ? new Int32Array(size).fill(NONE) : null
    found.forEach((codes, cell) => {
      if (dense === null) sparse.set(codes.join(), cell)
      else dense[placeOf(codes)] = cell
    })
  }

  function placeOf(codes: readonly number[]): number {
    return codes.reduce((place, code, index) => place * (capacities[index] ?? 1) + code, 0)
  }

  return {
    of: (requests, mask) => {
      const columns = coders.map(coder => coder.code(requests))
      if (dense !== null && coders.some((coder, index) => coder.size() > (capacities[index] ?? 0)))
        relayout()
      const cellOfRow = requests.arena.codes(requests.rows)
      if (dense === null) {
        for (let row = 0; row < cellOfRow.length; row++) {
          if (mask !== null && mask[row] === 0) {
            cellOfRow[row] = NONE
            continue
          }
          const key = codesAt(columns, row).join()
          let cell = sparse.get(key)
          if (cell === undefined) {
            cell = found.push(codesAt(columns, row)) - 1
            sparse.set(key, cell)
          }
          cellOfRow[row] = cell
        }
        return cellOfRow
      }
      cellOfRow.fill(0)
      columns.forEach((codes, index) => {
        addPlaces(cellOfRow, codes, capacities[index] ?? 1)
      })
      if (mask !== null)
        for (let row = 0; row < cellOfRow.length; row++) if (mask[row] === 0) cellOfRow[row] = NONE
      for (let row = 0; row < cellOfRow.length; row++) {
        const place = cellOfRow[row] ?? NONE
        if (place === NONE) continue
        let cell = dense[place] ?? NONE
        if (cell === NONE) {
          cell = found.push(codesAt(columns, row)) - 1
          dense[place] = cell
        }
        cellOfRow[row] = cell
      }
      return cellOfRow
    },
    size: () => found.length,
    keys: () => found.map(codes => codes.map((code, index) => coders[index]?.valueOf(code) ?? null))
  }
}

function codesAt(columns: readonly Int32Array[], row: number): readonly number[] {
  return columns.map(codes => codes[row] ?? 0)
}

function addPlaces(places: Int32Array, codes: Int32Array, capacity: number): void {
  for (let row = 0; row < places.length; row++)
    places[row] = (places[row] ?? 0) * capacity + (codes[row] ?? 0)
}

interface Sum {
  add(cellOfRow: Int32Array, values: Float64Array, cells: number): void
  addFlags(cellOfRow: Int32Array, flags: Uint8Array, cells: number): void
  of(cell: number): number | bigint | null
}

function createSum(measure: Measure): Sum {
  if (measure.kind === 'least' || measure.kind === 'most')
    return createExtreme(measure.kind === 'least' ? 1 : -1)
  let partial = new Float64Array(16)
  const aside = new Map<number, bigint>()
  return {
    add: (cellOfRow, values, cells) => {
      if (cells > partial.length) partial = grown(partial, cells)
      for (let row = 0; row < values.length; row++) {
        const cell = cellOfRow[row] ?? NONE
        const value = values[row] ?? NaN
        // NaN fails both, and so does what is too large to be added exactly.
        if (cell === NONE || !(value < TOO_LARGE && value > -TOO_LARGE)) continue
        const sum = (partial[cell] ?? 0) + value
        if (sum < EXACT && sum > -EXACT) partial[cell] = sum
        else {
          aside.set(cell, (aside.get(cell) ?? 0n) + BigInt(partial[cell] ?? 0))
          partial[cell] = value
        }
      }
    },
    addFlags: (cellOfRow, flags, cells) => {
      if (cells > partial.length) partial = grown(partial, cells)
      for (let row = 0; row < flags.length; row++) {
        const cell = cellOfRow[row] ?? NONE
        // Far from where a float64 stops to be exact.
        if (cell !== NONE && flags[row] === 1) partial[cell] = (partial[cell] ?? 0) + 1
      }
    },
    of: cell => {
      const total = (aside.get(cell) ?? 0n) + BigInt(partial[cell] ?? 0)
      return plainOf(total)
    }
  }
}

function createExtreme(sign: 1 | -1): Sum {
  let extremes = new Float64Array(16).fill(NaN)
  return {
    add: (cellOfRow, values, cells) => {
      if (cells > extremes.length) {
        const before = extremes.length
        extremes = grown(extremes, cells)
        extremes.fill(NaN, before)
      }
      for (let row = 0; row < values.length; row++) {
        const cell = cellOfRow[row] ?? NONE
        if (cell === NONE) continue
        const value = values[row] ?? NaN
        const extreme = extremes[cell] ?? NaN
        if (Number.isNaN(extreme) || sign * value < sign * extreme) extremes[cell] = value
      }
    },
    addFlags: () => undefined,
    of: cell => {
      const extreme = extremes[cell] ?? NaN
      return Number.isNaN(extreme) ? null : extreme
    }
  }
}

function grown(values: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(Math.max(size, values.length * 2))
  larger.set(values)
  return larger
}

function product(factors: readonly number[]): number {
  return factors.reduce((all, factor) => all * factor, 1)
}
