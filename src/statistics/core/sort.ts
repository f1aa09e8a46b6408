/** Rows in ascending order of their value, in groups of equal values. */
export interface SortedGroups {
  readonly order: Int32Array
  /** For each different value, ascending, the position in `order` after its last row. */
  readonly ends: Int32Array
}

/** For each row the position of its value among the different values. */
export interface DenseRanks {
  /** From 0. */
  readonly rank: Int32Array
  readonly distinct: number
}

/** Below this many rows a comparison sort beats clearing the radix counters. */
const SMALL_ROWS = 2048
const KEY_BITS = 32
/** 2,048 write positions stay in the cache; 65,536 did not: six times slower at a million rows. */
const DIGIT_BITS = 11
const BUCKETS = 1 << DIGIT_BITS
const INSERTION_ROWS = 16
/** So many slots hold the different values of scores of four decimals, and stay in the cache. */
const TABLE_SLOTS = 1 << 15
const MAX_TABLE_VALUES = TABLE_SLOTS / 2
const EMPTY = -1

/** Dense ranks of the values, ascending from 0. As `sortedGroups`. */
export function denseRanks(values: Float64Array): DenseRanks {
  const {order, ends} = sortedGroups(values)
  const rank = new Int32Array(values.length)
  let at = 0
  for (let group = 0; group < ends.length; group++) {
    for (const end = ends[group] ?? 0; at < end; at++) rank[order[at] ?? 0] = group
  }
  return {rank, distinct: ends.length}
}

/**
 * Sorts rows by value, stably; -0 and +0 are equal, NaN is not allowed. A counting sort for up to 16,384
 * different values, else a radix sort on the bits of the numbers: O(n) unless most values agree in their
 * upper 32 bits, then O(n log n).
 */
export function sortedGroups(values: Float64Array): SortedGroups {
  return createSorter(values.length)(values)
}

/**
 * A `sortedGroups` for many lists of one length, all in the same memory: an answer holds until the next one.
 * Without it two lists of a million rows leave 20 MB of garbage each.
 */
export function createSorter(length: number): (values: Float64Array) => SortedGroups {
  const room = length < SMALL_ROWS ? null : createRoom(length)
  return values => {
    if (room === null) {
      const order = identity(length).sort(byValue(values))
      return {order, ends: groupEnds(values, order, new Int32Array(length))}
    }
    return countingGroups(values, room) ?? radixGroups(values, room)
  }
}

/** What sorting needs beside the values, 16 bytes a row. */
interface Room {
  readonly one: Keyed
  readonly other: Keyed
}

interface Keyed {
  readonly keys: Uint32Array
  readonly rows: Int32Array
}

function createRoom(length: number): Room {
  const keyed = (): Keyed => ({keys: new Uint32Array(length), rows: new Int32Array(length)})
  return {one: keyed(), other: keyed()}
}

/** Fills `ends` as far as there are different values. */
function groupEnds(values: Float64Array, order: Int32Array, ends: Int32Array): Int32Array {
  let groups = 0
  let previous = values[order[0] ?? 0] ?? NaN
  for (let at = 0; at < order.length; at++) {
    const value = values[order[at] ?? 0] ?? NaN
    if (value !== previous) ends[groups++] = at
    previous = value
  }
  if (order.length > 0) ends[groups++] = order.length
  return ends.subarray(0, groups)
}

/** Groups through a hash table of the different values; null when there are too many of them. */
function countingGroups(values: Float64Array, {one}: Room): SortedGroups | null {
  const slots = new Int32Array(TABLE_SLOTS).fill(EMPTY)
  const seen = new Float64Array(MAX_TABLE_VALUES)
  const counts = new Int32Array(MAX_TABLE_VALUES)
  const {keys: codes, rows: order} = one
  const number = new Float64Array(1)
  const bits = new Int32Array(number.buffer)
  let distinct = 0
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] ?? 0) + 0 // turns -0 into +0
    number[0] = value
    let slot = hash(bits[0] ?? 0, bits[1] ?? 0)
    let code = slots[slot] ?? EMPTY
    while (code !== EMPTY && seen[code] !== value) {
      slot = (slot + 1) & (TABLE_SLOTS - 1)
      code = slots[slot] ?? EMPTY
    }
    if (code === EMPTY) {
      if (distinct === MAX_TABLE_VALUES) return null
      code = distinct++
      slots[slot] = code
      seen[code] = value
    }
    counts[code] = (counts[code] ?? 0) + 1
    codes[i] = code
  }
  const {starts, ends} = placesOf(seen.subarray(0, distinct), counts)
  for (let i = 0; i < order.length; i++) {
    const code = codes[i] ?? 0
    const at = starts[code] ?? 0
    starts[code] = at + 1
    order[at] = i
  }
  return {order, ends}
}

/** Where the rows of each value start, in the order of the codes, and end, in the order of the values. */
function placesOf(
  seen: Float64Array,
  counts: Int32Array
): {readonly starts: Int32Array; readonly ends: Int32Array} {
  const starts = new Int32Array(seen.length)
  let end = 0
  const ends = identity(seen.length)
    .sort(byValue(seen))
    .map(code => {
      starts[code] = end
      end += counts[code] ?? 0
      return end
    })
  return {starts, ends}
}

function hash(low: number, high: number): number {
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & (TABLE_SLOTS - 1)
}

/** Orders rows by the upper half of the bits with a radix sort, then the ties of that by value. */
function radixGroups(values: Float64Array, {one, other}: Room): SortedGroups {
  fillUpperKeys(one.keys, values)
  countUp(one.rows)
  let [from, to] = [one, other]
  const starts = new Int32Array(BUCKETS)
  for (let shift = 0; shift < KEY_BITS; shift += DIGIT_BITS) {
    if (!countStarts(from.keys, shift, starts)) continue
    scatter(from, to, shift, starts)
    ;[from, to] = [to, from]
  }
  orderTies(from, values)
  return {order: from.rows, ends: groupEnds(values, from.rows, to.rows)}
}

/** The upper 32 bits of each number, changed so that their unsigned order is the numbers' order. */
function fillUpperKeys(keys: Uint32Array, values: Float64Array): void {
  const number = new Float64Array(1)
  const words = new Int32Array(number.buffer)
  const upper = LITTLE_ENDIAN ? 1 : 0
  for (let i = 0; i < keys.length; i++) {
    number[0] = (values[i] ?? 0) + 0 // turns -0 into +0
    const word = words[upper] ?? 0
    keys[i] = word ^ ((word >> 31) | 0x80000000)
  }
}

/** Fills the first position of each digit; false when all rows share one digit, so nothing moves. */
function countStarts(keys: Uint32Array, shift: number, starts: Int32Array): boolean {
  starts.fill(0)
  for (let i = 0; i < keys.length; i++) {
    const digit = ((keys[i] ?? 0) >>> shift) & (BUCKETS - 1)
    starts[digit] = (starts[digit] ?? 0) + 1
  }
  if (starts[((keys[0] ?? 0) >>> shift) & (BUCKETS - 1)] === keys.length) return false
  let sum = 0
  for (let digit = 0; digit < BUCKETS; digit++) {
    const count = starts[digit] ?? 0
    starts[digit] = sum
    sum += count
  }
  return true
}

function scatter(from: Keyed, to: Keyed, shift: number, starts: Int32Array): void {
  const {keys, rows} = from
  const {keys: toKeys, rows: toRows} = to
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0
    const digit = (key >>> shift) & (BUCKETS - 1)
    const position = starts[digit] ?? 0
    starts[digit] = position + 1
    toKeys[position] = key
    toRows[position] = rows[i] ?? 0
  }
}

function orderTies({keys, rows}: Keyed, values: Float64Array): void {
  for (let start = 0; start < keys.length;) {
    let end = start + 1
    while (end < keys.length && keys[end] === keys[start]) end++
    if (end - start > INSERTION_ROWS) rows.subarray(start, end).sort(byValue(values))
    else insertionSort(rows, start, end, values)
    start = end
  }
}

function insertionSort(rows: Int32Array, start: number, end: number, values: Float64Array): void {
  for (let i = start + 1; i < end; i++) {
    const row = rows[i] ?? 0
    const value = values[row] ?? 0
    let hole = i
    while (hole > start && (values[rows[hole - 1] ?? 0] ?? 0) > value) {
      rows[hole] = rows[hole - 1] ?? 0
      hole--
    }
    rows[hole] = row
  }
}

function byValue(values: Float64Array): (a: number, b: number) => number {
  return (a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b
}

function identity(length: number): Int32Array {
  const rows = new Int32Array(length)
  countUp(rows)
  return rows
}

function countUp(rows: Int32Array): void {
  for (let i = 0; i < rows.length; i++) rows[i] = i
}

const LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
