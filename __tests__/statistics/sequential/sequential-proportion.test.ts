import {describe, expect, test} from '@jest/globals'
import {fillRandom, WORD} from '../../../bench/random.mjs'
import {
  evidenceAbove,
  evidenceBelow,
  rowsToProveBelow,
  sequentialBounds,
  sequentialProportion
} from '../../../src/statistics/sequential/sequential-proportion.ts'

const ALPHA = 0.05
const NEEDED = -Math.log(ALPHA)

describe('sequentialProportion', () => {
  test.each([
    [3, 1000],
    [40, 2000],
    [900, 1000],
    [1, 50]
  ])('bounds and p-values agree: %i of %i', (events, n) => {
    const {lower, upper} = sequentialBounds(events, n, ALPHA)
    const at = (limit: number) => sequentialProportion(events, n, {limit, alpha: ALPHA})
    expect(lower).toBeLessThan(events / n)
    expect(upper).toBeGreaterThan(events / n)
    expect(at(lower * 0.999).pNotAbove).toBeLessThan(ALPHA)
    expect(at(lower * 1.001).pNotAbove).toBeGreaterThan(ALPHA)
    expect(at(upper * 1.001).pNotBelow).toBeLessThan(ALPHA)
    expect(at(upper * 0.999).pNotBelow).toBeGreaterThan(ALPHA)
  })

  test('evidence from counts is the mean of the products of the bets row by row', () => {
    const rows = [0, 0, 1, 0, 1, 0, 0]
    const share = 0.1
    const capital = (bets: readonly number[], values: readonly number[], mean: number): number =>
      bets.reduce(
        (sum, bet) => sum + values.reduce((c, x) => c * (1 - bet + (bet * x) / mean), 1),
        0
      ) / bets.length
    const fine = Array.from({length: 24}, (_, i) => 0.99 * 2 ** -i)
    const coarse = Array.from({length: 24}, (_, i) => 0.99 * 2 ** (-i / 2))
    expect(evidenceAbove(2, 7, share)).toBeCloseTo(Math.log(capital(fine, rows, share)), 12)
    const rest = rows.map(x => 1 - x)
    expect(evidenceBelow(2, 7, share)).toBeCloseTo(Math.log(capital(coarse, rest, 1 - share)), 12)
  })

  test('is fair: the mean capital of a share that is just the limit stays 1', () => {
    const [n, limit] = [12, 0.2]
    let [above, below] = [0, 0]
    let chance = (1 - limit) ** n
    for (let events = 0; events <= n; events++) {
      above += chance * Math.exp(evidenceAbove(events, n, limit))
      below += chance * Math.exp(evidenceBelow(events, n, limit))
      chance *= ((n - events) / (events + 1)) * (limit / (1 - limit))
    }
    expect(above).toBeCloseTo(1, 10)
    expect(below).toBeCloseTo(1, 10)
  })

  test('evidence is monotone and convex in the share', () => {
    const shares = Array.from({length: 99}, (_, i) => (i + 1) / 100)
    for (const evidence of [
      (share: number) => -evidenceAbove(30, 400, share),
      (share: number) => evidenceBelow(30, 400, share)
    ]) {
      const values = shares.map(evidence)
      const steps = values.slice(1).map((value, i) => value - (values[i] ?? NaN))
      expect(steps.every(step => step >= -1e-9)).toBe(true)
    }
    const above = shares.map(share => evidenceAbove(30, 400, share))
    const bends = above.slice(2).map((v, i) => v - 2 * (above[i + 1] ?? NaN) + (above[i] ?? NaN))
    expect(bends.every(bend => bend >= -1e-9)).toBe(true)
  })

  test('no row says nothing, and a share of 0 and 1 are possible', () => {
    expect(sequentialBounds(0, 0, ALPHA)).toEqual({lower: 0, upper: 1})
    expect(sequentialBounds(0, 1000, ALPHA).lower).toBe(0)
    expect(sequentialBounds(1000, 1000, ALPHA).upper).toBe(1)
    expect(() => sequentialBounds(2, 1, ALPHA)).toThrow(RangeError)
    expect(() => sequentialProportion(0, 1, {limit: 2, alpha: ALPHA})).toThrow(RangeError)
  })

  test('says how many rows would prove a share below its limit', () => {
    const needed = rowsToProveBelow(5, 1000, {limit: 0.01, alpha: ALPHA}) ?? NaN
    expect(evidenceBelow(needed * 0.005, needed, 0.01)).toBeGreaterThanOrEqual(NEEDED)
    expect(evidenceBelow(needed * 0.98 * 0.005, needed * 0.98, 0.01)).toBeLessThan(NEEDED)
    expect(rowsToProveBelow(10, 1000, {limit: 0.01, alpha: ALPHA})).toBeNull()
  })

  test('passes a share at its limit in at most alpha of the runs, however often one looks', () => {
    const [runs, n, limit, looks] = [400, 4000, 0.02, 40]
    let [passed, failed] = [0, 0]
    for (let run = 0; run < runs; run++) {
      const words = new Uint32Array(n)
      fillRandom(words, 7, run)
      let [events, below, above] = [0, false, false]
      words.forEach((word, i) => {
        if (word / WORD < limit) events++
        if ((i + 1) % (n / looks) !== 0) return
        below ||= evidenceBelow(events, i + 1, limit) >= NEEDED
        above ||= evidenceAbove(events, i + 1, limit) >= NEEDED
      })
      if (below) passed++
      if (above) failed++
    }
    expect(passed / runs).toBeLessThanOrEqual(ALPHA)
    expect(failed / runs).toBeLessThanOrEqual(ALPHA)
  })
})
