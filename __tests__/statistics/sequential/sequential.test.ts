import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {
  mixtureRadius,
  mixtureWidth
} from '../../../src/statistics/sequential/confidence-sequence.ts'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {sequentialRates} from '../../../src/statistics/sequential/sequential.ts'
import type {PairedOutcomes} from '../../../src/statistics/paired/outcomes.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const {cases, tolerance} = referenceFile<
  | {kind: 'counts'; wins: number; losses: number; ties: number; margin: number; alpha: number}
  | {kind: 'normal_mixture'; t: number; alpha: number; t_opt: number}
  | {kind: 'stream' | 'msprt'},
  Readonly<Record<string, number>>
>('20-sequential')

function asked(value = 0.01, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'higher', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

function outcomes(wins: number, losses: number, both: number, neither: number): PairedOutcomes {
  const n = wins + losses + both + neither
  return {wins, losses, n, baseline: (both + losses) / n, candidate: (both + wins) / n}
}

const bets = Array.from({length: 24}, (_, index) => 0.99 * 2 ** (-index / 2))

describe('sequentialRates', () => {
  const counts = cases.flatMap(({id, input, expected}) =>
    input.kind === 'counts' ? [{id, input, expected}] : []
  )

  test.each(counts)('$id', ({input: {wins, losses, ties, margin, alpha}, expected}) => {
    const result = sequentialRates(outcomes(wins, losses, ties, 0), asked(margin, {alpha}))
    const logs = result.steps.filter(({what}) => what.startsWith('ln of the evidence'))
    const got = {
      log_e_pass: logs[0]?.value,
      log_e_fail: logs[1]?.value,
      lower95: result.lower,
      upper95: result.upper
    }
    expect(misses(got, expected, tolerance)).toEqual([])
    expect(result.pNonInferior).toBeCloseTo(Math.min(1, Math.exp(-(expected.log_e_pass ?? 0))), 9)
  })

  test('counts give what betting row by row gives', () => {
    const stream = [1, 0, 0, -1, 1, 1, 0, 0, 0, 1, -1, 0, 1, 0, 1, 1, 1, 0]
    const q = (1 - 0.05) / 2
    let capitals = bets.map(() => 1)
    for (const difference of stream) {
      const x = (difference + 1) / 2
      capitals = capitals.map((capital, j) => capital * (1 + (bets[j] ?? 0) * (x / q - 1)))
    }
    const capital = capitals.reduce((sum, one) => sum + one, 0) / bets.length
    const {pNonInferior} = sequentialRates(outcomes(8, 2, 5, 3), asked(0.05))
    expect(pNonInferior).toBeCloseTo(1 / capital, 12)
  })

  test.each(['higher', 'lower'] as const)('a relative margin, %s is better', direction => {
    // Pairs (baseline, candidate), row by row: candidate - f * baseline, moved into [0, 1].
    const factor = direction === 'higher' ? 0.9 : 1.1
    const sign = direction === 'higher' ? 1 : -1
    const pairs = [
      ...Array.from({length: 30}, () => [1, 1] as const),
      ...Array.from({length: 9}, () => [0, 0] as const),
      ...Array.from({length: 6}, () => [0, 1] as const),
      ...Array.from({length: 4}, () => [1, 0] as const)
    ]
    const values = [0, 1].flatMap(b => [0, 1].map(c => sign * (c - factor * b)))
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const q = -low / (high - low)
    const capital =
      bets
        .map(bet =>
          pairs.reduce((product, [b, c]) => {
            const x = (sign * (c - factor * b) - low) / (high - low)
            return product * (1 + bet * (x / q - 1))
          }, 1)
        )
        .reduce((sum, one) => sum + one, 0) / bets.length
    const [wins, losses] = direction === 'higher' ? [6, 4] : [4, 6]
    const data = {wins, losses, n: 49, baseline: 34 / 49, candidate: 36 / 49}
    const {pNonInferior} = sequentialRates(data, asked(0.1, {direction, relative: true}))
    expect(pNonInferior).toBeCloseTo(Math.min(1, 1 / capital), 12)
  })

  test('no row, one row, ten million rows', () => {
    expect(sequentialRates(outcomes(0, 0, 0, 0), asked())).toMatchObject({
      degenerate: true,
      pNonInferior: 1
    })
    const one = sequentialRates(outcomes(0, 1, 0, 0), asked())
    expect(one).toMatchObject({lower: -1, difference: -1})
    expect(one.upper).toBeGreaterThan(0.5)
    const many = sequentialRates(outcomes(150_000, 151_000, 9_699_000, 0), asked())
    expect(many.pNonInferior).toBeLessThan(1e-100)
    expect(many.lower).toBeGreaterThan(-0.002)
    expect(() => sequentialRates({...outcomes(1, 1, 1, 1), n: 1}, asked())).toThrow(RangeError)
  })

  test('swapping mirrors, and p agrees with the bound', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(500), (wins, losses, ties) => {
        const here = sequentialRates(outcomes(wins, losses, ties + 1, 0), asked(0.02))
        const there = sequentialRates(outcomes(losses, wins, ties + 1, 0), asked(0.02))
        expect(there.lower).toBe(-here.upper)
        expect(here.pNonInferior <= 0.05).toBe(here.lower >= -0.02)
        expect(here.pRegression <= 0.05).toBe(here.upper <= 0)
        expect(here.pNonInferior).toBeGreaterThanOrEqual(
          sequentialRates(outcomes(wins, losses, ties + 1, 0), asked(0.03)).pNonInferior
        )
      }),
      {numRuns: 60}
    )
  })
})

describe('the mixture', () => {
  const mixtures = cases.flatMap(({id, input, expected}) =>
    input.kind === 'normal_mixture' ? [{id, input, expected}] : []
  )

  test.each(mixtures)('$id', ({input: {t, alpha, t_opt: optimal}, expected}) => {
    const rho = mixtureWidth(alpha, optimal)
    const got = {
      r_one_sided: rho,
      one_sided_closed_form_at_r_one_sided: mixtureRadius(t, alpha, rho)
    }
    expect(misses(got, expected, tolerance)).toEqual([])
  })
})
