import {describe, expect, test} from '@jest/globals'
import {halvesOf, rateChange} from '../../../src/statistics/sequential/change-point.ts'
import {fillRandom, WORD} from '../../../bench/random.mjs'
import type {Count} from '../../../src/statistics/counts/two-proportions.ts'

/** So many rows a period, drawn with the period's rate. */
function drawn(n: number, rates: readonly number[], seed: number): readonly Count[] {
  return rates.map((rate, period) => {
    const words = new Uint32Array(n)
    fillRandom(words, seed, period)
    return {count: words.reduce((sum, word) => sum + (word / WORD < rate ? 1 : 0), 0), n}
  })
}

function uniform(seed: number, stream: number): number {
  const words = new Uint32Array(2)
  fillRandom(words, seed, stream)
  return (words[0] ?? 0) / WORD
}

const fourteen = (first: number, then: number, from: number): readonly number[] =>
  Array.from({length: 14}, (_, day) => (day < from ? first : then))

describe('the change of a rate', () => {
  test('is found on its day, whichever way it goes', () => {
    const risen = rateChange(drawn(2000, fourteen(0.03, 0.06, 9), 1), 100)
    expect(risen).toMatchObject({at: 9, splits: 13})
    expect(risen?.z).toBeGreaterThan(5)
    expect(risen?.p).toBeLessThan(1e-6)
    const fallen = rateChange(drawn(2000, fourteen(0.06, 0.03, 5), 2), 100)
    expect(fallen?.at).toBe(5)
    expect(fallen?.z).toBeLessThan(-5)
  })

  test('has the score and the corrected p that the counts give', () => {
    // z = (0.1 − 0.05) / √(0.075 · 0.925 · (1/1000 + 1/1000) · 2000/1999), as N / (N − 1) widens it.
    const change = rateChange(
      [
        {count: 50, n: 1000},
        {count: 100, n: 1000}
      ],
      100
    )
    expect(change?.z).toBeCloseTo(4.24374, 4)
    expect(change).toMatchObject({at: 1, splits: 1, dispersion: 1})
    expect(change?.p).toBeCloseTo(2.19862e-5, 10)
  })

  test.each([
    ['nothing', []],
    ['one period', [{count: 50, n: 1000}]],
    ['no errors', fourteen(0, 0, 0).map(() => ({count: 0, n: 1000}))],
    ['errors only', fourteen(0, 0, 0).map(() => ({count: 1000, n: 1000}))],
    ['few errors', fourteen(0, 0, 0).map(() => ({count: 1, n: 1000}))],
    ['few rows', fourteen(0, 0, 0).map(() => ({count: 5, n: 10}))]
  ])('is not looked for in %s', (_, periods: readonly Count[]) => {
    expect(rateChange(periods, 100)).toBeNull()
  })

  test('keeps its level', () => {
    const [repeats, alpha] = [1000, 0.05]
    const alarms = Array.from({length: repeats}, (_, i) =>
      rateChange(drawn(200, fourteen(0.06, 0.06, 7), 100 + i), 100)
    ).filter(change => (change?.p ?? 1) <= alpha).length
    expect(alarms / repeats).toBeLessThan(alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / repeats))
    // A test that never fires would keep it, too.
    expect(alarms).toBeGreaterThan(0)
  })

  test('keeps its level where days differ more than by chance', () => {
    const [repeats, alpha] = [500, 0.05]
    const alarms = Array.from({length: repeats}, (_, i) => {
      const rates = fourteen(0, 0, 0).map(
        (_rate, day) => 0.02 + 0.08 * uniform(9000 + i, 500 + day)
      )
      return rateChange(drawn(500, rates, 5000 + i), 100)
    }).filter(change => (change?.p ?? 1) <= alpha).length
    expect(alarms / repeats).toBeLessThan(alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / repeats))
  })
})

describe('halves', () => {
  test('are as even as the periods allow', () => {
    const periods = [10, 10, 10, 30].map(n => ({count: 1, n}))
    expect(halvesOf(periods)).toMatchObject({before: {count: 3, n: 30}, after: {count: 1, n: 30}})
  })

  test('of one period there are none', () => {
    expect(halvesOf([{count: 1, n: 10}])).toBeNull()
  })
})
