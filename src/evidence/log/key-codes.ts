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

/** The coder of a key. */
export function createKeyCoder(key: Key): KeyCoder {
  if (key.kind === 'text') return textCoder(key)
  const field = key.kind === 'hour' ? 'time' : key.field
  const number = numberOf(key)
  const {codeOf, values} = wholeNumbers()
  return {
    code: requests => {
      const column = requests.field(field)
      const codes = new Int32Array(requests.rows)
      if (column?.kind !== 'number') return codes
      for (let row = 0; row < codes.length; row++) {
        const value = column.values[row] ?? NaN
        if (!Number.isNaN(value)) codes[row] = codeOf(number(value))
      }
      return codes
    },
    size: () => values.length,
    valueOf: code => values[code] ?? null
  }
}

function numberOf(key: Exclude<Key, {kind: 'text'}>): (value: number) => number {
  switch (key.kind) {
    case 'hour':
      return value => Math.floor(value / MS_PER_HOUR)
    case 'bucket':
      return logBucket
    case 'bin': {
      const {bins} = key
      return value => scoreBin(value, bins)
    }
    case 'edges': {
      const {edges} = key
      return value => edgesBelow(edges, value)
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
      const coded = new Int32Array(requests.rows)
      if (column?.kind !== 'text') return coded
      if (column.dictionary !== dictionary) {
        dictionary = column.dictionary
        translation = []
      }
      for (let row = 0; row < coded.length; row++) {
        const code = column.codes[row] ?? -1
        if (code < 0) continue
        coded[row] = translation[code] ??= codeOf(dictionary[code] ?? '')
      }
      return coded
    },
    size: () => values.length,
    valueOf: code => values[code] ?? null
  }
}
