import {describe, expect, test} from '@jest/globals'

import {denseRanks, sortedGroups} from '../../../src/statistics/core/sort.ts'
import {lcg31} from '../row-recipes.ts'

const draw = lcg31(1)
const rows = 5000
const columns: [string, Float64Array][] = [
  ['uniform', Float64Array.from({length: rows}, () => draw())],
  ['both signs, all magnitudes', Float64Array.from({length: rows}, () => wide())],
  ['three decimals', Float64Array.from({length: rows}, () => Math.round(draw() * 1000) / 1000)],
  ['one value', new Float64Array(rows).fill(0.5)],
  ['equal in the upper 32 bits', Float64Array.from({length: rows}, () => 1e9 + draw() * 1e-3)],
  ['infinities', Float64Array.from({length: rows}, (_, i) => [Infinity, -Infinity, 0][i % 3] ?? 0)],
  ['signed zeros', Float64Array.from({length: rows}, (_, i) => (i % 2 === 0 ? -0 : 0))],
  ['few rows', Float64Array.from([3, -1, 2, -1, 0])],
  ['one row', Float64Array.of(7)],
  ['no rows', new Float64Array(0)]
]

describe('denseRanks', () => {
  test.each(columns)('ranks %s', (_, values) => {
    const different = [...new Set(Array.from(values, x => x + 0))].sort(compare)
    const {rank, distinct} = denseRanks(values)
    expect(distinct).toBe(different.length)
    expect(Array.from(rank, r => different[r])).toEqual(Array.from(values, x => x + 0))
  })
})

describe('sortedGroups', () => {
  test.each(columns)('ends each group of %s at its last row', (_, values) => {
    const {order, ends} = sortedGroups(values)
    const last = Array.from(order.keys()).filter(
      at => at === order.length - 1 || values[order[at] ?? 0] !== values[order[at + 1] ?? 0]
    )
    expect(Array.from(ends)).toEqual(last.map(at => at + 1))
  })
})

function wide(): number {
  return (draw() < 0.5 ? -1 : 1) * 10 ** (draw() * 600 - 300)
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
