import {logBucket, scoreBin} from './buckets.ts'
import type {Key} from './plan.ts'
import type {Requests} from './requests.ts'
import type {KeyValue} from './statistics.ts'

/** Gives the values of a key small numbers in the order of their coming; 0 is null. */
export interface KeyCoder {
  /** The code of every row's key. */
  code(requests: Requests): Int32Array
  /** Number of codes so far. */
  size(): number
  valueOf(code: number): KeyValue
}

const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 86_400_000

/** The coder of a key. Asked again for the same requests it gives the same codes, which several tables may share. */
export function createKeyCoder(key: Key): KeyCoder {
  const coder = key.kind === 'text' ? textCoder(key) : numberCoder(key)
  let last: Requests | null = null
  let codes: Int32Array | null = null
  return {
    ...coder,
    code: requests => {
      if (codes === null || last !== requests) codes = coder.code(requests)
      last = requests
      return codes
    }
  }
}

function numberCoder(key: Exclude<Key, {kind: 'text'}>): KeyCoder {
  const field = 'field' in key ? key.field : 'time'
  const numbers = wholeNumbers()
  return {
    code: requests => {
      const column = requests.field(field)
      const codes = requests.arena.codes(requests.rows)
      if (column?.kind !== 'number') return codes.fill(0)
      const whole = requests.arena.numbers(requests.rows)
      toWhole(key, column.values, whole)
      for (let row = 0; row < codes.length; row++) {
        const value = whole[row] ?? NaN
        codes[row] = value === value ? numbers.codeOf(value) : 0
      }
      return codes
    },
    size: () => numbers.values.length,
    valueOf: code => numbers.values[code] ?? null
  }
}

/** The whole number by which each value is counted; NaN stays NaN. A loop a kind, which runs several times as fast. */
function toWhole(
  key: Exclude<Key, {kind: 'text'}>,
  values: Float64Array,
  whole: Float64Array
): void {
  switch (key.kind) {
    case 'hour':
      for (let row = 0; row < whole.length; row++)
        whole[row] = Math.floor((values[row] ?? NaN) / MS_PER_HOUR)
      return
    case 'day':
      for (let row = 0; row < whole.length; row++)
        whole[row] = Math.floor((values[row] ?? NaN) / MS_PER_DAY)
      return
    case 'bucket':
      for (let row = 0; row < whole.length; row++) {
        const value = values[row] ?? NaN
        whole[row] = value === value ? logBucket(value) : NaN
      }
      return
    case 'bin': {
      const {bins} = key
      for (let row = 0; row < whole.length; row++) whole[row] = scoreBin(values[row] ?? NaN, bins)
      return
    }
    case 'edges': {
      const {edges} = key
      for (let row = 0; row < whole.length; row++) {
        const value = values[row] ?? NaN
        whole[row] = value === value ? edgesBelow(edges, value) : NaN
      }
    }
  }
}

/** How many of the ascending edges are below a value. */
export function edgesBelow(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? NaN) < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Most keys lie close together: those around the first are looked up in an array, others in a map. */
const WINDOW = 1 << 14

interface WholeNumbers {
  readonly codeOf: (value: number) => number
  readonly values: KeyValue[]
}

function wholeNumbers(): WholeNumbers {
  const values: KeyValue[] = [null]
  const near = new Int32Array(WINDOW)
  const far = new Map<number, number>()
  let start = NaN
  return {
    values,
    codeOf: value => {
      if (Number.isNaN(start)) start = value - WINDOW / 2
      const place = value - start
      const isNear = place >= 0 && place < WINDOW
      const known = isNear ? (near[place] ?? 0) : (far.get(value) ?? 0)
      if (known !== 0) return known
      const code = values.push(value) - 1
      if (isNear) near[place] = code
      else far.set(value, code)
      return code
    }
  }
}

function textCoder({field}: Extract<Key, {kind: 'text'}>): KeyCoder {
  const values: KeyValue[] = [null]
  const codes = new Map<string, number>()
  let dictionary: readonly string[] = []
  let translation: number[] = []
  const codeOf = (text: string): number => {
    const known = codes.get(text)
    if (known !== undefined) return known
    const code = values.push(text) - 1
    codes.set(text, code)
    return code
  }
  return {
    code: requests => {
      const column = requests.field(field)
      const coded = requests.arena.codes(requests.rows)
      if (column?.kind !== 'text') return coded.fill(0)
      if (column.dictionary !== dictionary) {
        dictionary = column.dictionary
        translation = []
      }
      for (let row = 0; row < coded.length; row++) {
        const code = column.codes[row] ?? -1
        coded[row] = code < 0 ? 0 : (translation[code] ??= codeOf(dictionary[code] ?? ''))
      }
      return coded
    },
    size: () => values.length,
    valueOf: code => values[code] ?? null
  }
}
