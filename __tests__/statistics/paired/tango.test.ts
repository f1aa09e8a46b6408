import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {Question} from '../../../src/statistics/core/difference.ts'
import type {PairedOutcomes} from '../../../src/statistics/paired/outcomes.ts'
import {tango} from '../../../src/statistics/paired/tango.ts'
import {normalQuantile} from '../../../src/statistics/core/special.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const {cases, tolerance} = referenceFile<
  {wins: number; losses: number; n: number; both_right: number},
  {
    diff: number
    tango95: number[]
    tango90: number[]
    ni: Readonly<Record<string, {z: number; p: number}>>
  }
>('05-tango-paired-difference')

function asked(value = 0.01, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'higher', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

function outcomes(wins: number, losses: number, both: number, neither: number): PairedOutcomes {
  const n = wins + losses + both + neither
  return {wins, losses, n, baseline: (both + losses) / n, candidate: (both + wins) / n}
}

const anyOutcomes = fc
  .tuple(...[60, 60, 400, 400].map(max => fc.nat(max)))
  .filter(counts => counts.some(count => count > 0))
  .map(([wins = 0, losses = 0, both = 0, neither = 0]) => outcomes(wins, losses, both, neither))

describe('tango', () => {
  test.each(cases)('$id', ({input: {wins, losses, n, both_right: both}, expected}) => {
    const data = outcomes(wins, losses, both, n - wins - losses - both)
    const wide = tango(data, asked(0.01, {alpha: 0.025}))
    const narrow = tango(data, asked())
    const ni = Object.fromEntries(
      Object.keys(expected.ni).map(margin => [
        margin,
        {p: tango(data, asked(Number(margin))).pNonInferior}
      ])
    )
    const got = {
      diff: narrow.difference,
      tango95: [wide.lower, wide.upper],
      tango90: [narrow.lower, narrow.upper],
      ni
    }
    expect(misses(got, expected, tolerance)).toEqual([])
  })

  test('without a discordant row the bound is z^2 / (n + z^2), not 0', () => {
    const z2 = normalQuantile(0.05) ** 2
    const {lower, upper, pRegression} = tango(outcomes(0, 0, 200, 68), asked())
    expect(lower).toBeCloseTo(-z2 / (268 + z2), 14)
    expect(upper).toBe(-lower)
    expect(pRegression).toBe(0.5)
    expect(tango(outcomes(0, 0, 200, 67), asked()).pNonInferior).toBeGreaterThan(0.05)
    expect(tango(outcomes(0, 0, 200, 68), asked()).pNonInferior).toBeLessThan(0.05)
  })

  test('eight identical rows prove nothing', () => {
    expect(tango(outcomes(0, 0, 8, 0), asked()).pNonInferior).toBeGreaterThan(0.3)
  })

  test('all rows won or lost', () => {
    expect(tango(outcomes(30, 0, 0, 0), asked()).upper).toBe(1)
    expect(tango(outcomes(0, 30, 0, 0), asked()).lower).toBe(-1)
  })

  test('ten million rows', () => {
    const {lower, upper} = tango(outcomes(150_000, 151_000, 9_000_000, 699_000), asked())
    expect(lower).toBeCloseTo(-1e-4 - 1.6448536 * Math.sqrt(301_000 - 0.1) * 1e-7, 7)
    expect(upper).toBeCloseTo(-1e-4 + 1.6448536 * Math.sqrt(301_000 - 0.1) * 1e-7, 7)
  })

  test.each([0, 1, 2])('%d rows do not crash and do not pass', n => {
    const result = tango(outcomes(0, 0, n, 0), asked())
    expect(result.pNonInferior).toBeGreaterThan(0.05)
    expect(result.degenerate).toBe(n === 0)
  })

  test('impossible counts are mistakes of the caller', () => {
    expect(() => tango({...outcomes(1, 1, 1, 1), wins: -1}, asked())).toThrow(RangeError)
    expect(() => tango({...outcomes(1, 1, 1, 1), n: 1}, asked())).toThrow(RangeError)
    expect(() => tango(outcomes(1, 1, 1, 1), asked(-0.01))).toThrow(RangeError)
    expect(() => tango(outcomes(1, 1, 1, 1), asked(0.01, {alpha: 0.5}))).toThrow(RangeError)
  })

  test('swapping the models mirrors the interval to the last bit', () => {
    fc.assert(
      fc.property(anyOutcomes, data => {
        const here = tango(data, asked())
        const there = tango({...data, wins: data.losses, losses: data.wins}, asked())
        expect(there.lower).toBe(-here.upper)
        expect(there.upper).toBe(-here.lower)
        expect(there.pRegression).toBeCloseTo(1 - here.pRegression, 12)
      }),
      {numRuns: 60}
    )
  })

  test('the p-value and the bound agree, and a larger margin never hurts', () => {
    fc.assert(
      fc.property(anyOutcomes, fc.double({min: 0, max: 0.3, noNaN: true}), (data, margin) => {
        const {lower, pNonInferior} = tango(data, asked(margin))
        const p = tango(data, asked(margin + 0.01)).pNonInferior
        expect(p).toBeLessThanOrEqual(pNonInferior + 1e-12)
        expect(Math.abs(lower + margin) < 1e-9 || pNonInferior < 0.05 === lower > -margin).toBe(
          true
        )
      }),
      {numRuns: 60}
    )
  })
})

describe('tango with a relative margin', () => {
  /** The score z with the hypothesis' most likely shares found by search instead of in closed form. */
  function searchedZ({wins, losses, n, baseline}: PairedOutcomes, factor: number): number {
    const both = Math.round(baseline * n) - losses
    const neither = n - both - wins - losses
    const best = {likelihood: -Infinity, variance: 0}
    // The share of rows where both do well runs over a grid; candidate = factor * baseline fixes the rest,
    // since the share where neither does is as observed.
    const some = 1 - neither / n
    for (let step = 1; step < 200_000; step++) {
      const onlyBaseline = (some * step) / 200_000
      const onlyCandidate = (onlyBaseline - (1 - factor) * some) / factor
      const shared = some - onlyBaseline - onlyCandidate
      if (onlyCandidate <= 0 || shared <= 0) continue
      const likelihood =
        wins * Math.log(onlyCandidate) + losses * Math.log(onlyBaseline) + both * Math.log(shared)
      if (likelihood > best.likelihood) {
        best.likelihood = likelihood
        best.variance = factor * (onlyCandidate + onlyBaseline)
      }
    }
    return (both + wins - factor * (both + losses)) / Math.sqrt(n * best.variance)
  }

  test.each([
    [outcomes(12, 20, 300, 68), 0.05],
    [outcomes(41, 60, 850, 49), 0.02],
    [outcomes(9, 3, 4, 16), 0.1]
  ])('%j within %d is the score test of the ratio', (data, r) => {
    const {pNonInferior} = tango(data, asked(r, {relative: true}))
    expect(-normalQuantile(pNonInferior)).toBeCloseTo(searchedZ(data, 1 - r), 4)
  })

  test('where lower is better the candidate may have (1 + r) times the errors', () => {
    // 80 errors of both, 20 of the candidate alone (losses), 12 of the baseline alone (wins).
    const data = {wins: 12, losses: 20, n: 400, baseline: 92 / 400, candidate: 100 / 400}
    const {pNonInferior} = tango(data, asked(0.2, {relative: true, direction: 'lower'}))
    const mirrored = {wins: 20, losses: 12, n: 400, baseline: 92 / 400, candidate: 100 / 400}
    expect(-normalQuantile(pNonInferior)).toBeCloseTo(-searchedZ(mirrored, 1.2), 4)
  })

  test('a margin of zero is the same, relative or not', () => {
    const data = outcomes(41, 60, 850, 49)
    const p = tango(data, asked(0, {relative: true})).pNonInferior
    expect(p).toBeCloseTo(tango(data, asked(0)).pNonInferior, 12)
  })

  test('a margin of all that the baseline has is always met', () => {
    expect(tango(outcomes(1, 60, 10, 9), asked(1, {relative: true})).pNonInferior).toBe(0)
  })

  test('a candidate that is worse by just the margin is at p = 1/2', () => {
    const data = {wins: 0, losses: 10, n: 200, baseline: 0.5, candidate: 0.45}
    expect(tango(data, asked(0.1, {relative: true})).pNonInferior).toBeCloseTo(0.5, 12)
  })

  test('identical models need rows here too, and about as many', () => {
    const relative = asked(0.01 / 0.9, {relative: true})
    expect(tango(outcomes(0, 0, 27, 3), relative).pNonInferior).toBeGreaterThan(0.2)
    expect(tango(outcomes(0, 0, 270, 30), relative).pNonInferior).toBeLessThan(0.05)
  })
})
