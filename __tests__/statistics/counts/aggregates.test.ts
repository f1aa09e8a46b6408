import {describe, expect, test} from '@jest/globals'
import {
  countsOf,
  printedRates,
  reportedEstimates,
  standardErrorOf
} from '../../../src/statistics/counts/aggregates.ts'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {normalCdf} from '../../../src/statistics/core/special.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const printed = referenceFile<
  {champion: number; candidate: number; n: number; decimals: number; margin: number},
  {
    champion_correct_range: number[]
    candidate_correct_range: number[]
    independent_ni_p_with_worst_rounding: number
    worst_case_ni_p: number
  }
>('28-aggregate-only')
const auc = referenceFile<{auc: number; n_pos: number; n_neg: number}, {se: number}>(
  '06b-hanley-mcneil'
)

function asked(value = 0.01, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'higher', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

describe('printedRates', () => {
  test.each(printed.cases)('$id', ({input, expected}) => {
    const {champion, candidate, n, decimals, margin} = input
    const rates = {
      baseline: {value: champion, decimals},
      candidate: {value: candidate, decimals},
      n
    }
    const exact = {
      baseline: {value: champion, decimals: 9},
      candidate: {value: candidate, decimals: 9}
    }
    const p = (data: typeof exact, dependence: 'worst-case' | 'independent'): number =>
      printedRates({...data, n, dependence}, asked(margin)).pNonInferior
    const got = {
      champion_correct_range: countsOf(rates.baseline, n),
      candidate_correct_range: countsOf(rates.candidate, n),
      independent_ni_p: p(exact, 'independent'),
      independent_ni_p_with_worst_rounding: p(rates, 'independent'),
      worst_case_ni_p: p(exact, 'worst-case')
    }
    expect(misses(got, expected, printed.tolerance)).toEqual([])
    expect(p(rates, 'worst-case')).toBeGreaterThanOrEqual(got.worst_case_ni_p)
  })

  test('error rates say the same as accuracies', () => {
    const accuracy = {
      baseline: {value: 0.91, decimals: 2},
      candidate: {value: 0.92, decimals: 2},
      n: 1000,
      dependence: 'worst-case' as const
    }
    const error = {
      ...accuracy,
      baseline: {value: 0.09, decimals: 2},
      candidate: {value: 0.08, decimals: 2}
    }
    const here = printedRates(accuracy, asked())
    const there = printedRates(error, asked(0.01, {direction: 'lower'}))
    for (const key of ['difference', 'lower', 'upper', 'pNonInferior', 'pRegression'] as const) {
      expect(there[key]).toBeCloseTo(here[key], 12)
    }
  })

  test('a rate that no count of n rows gives is refused', () => {
    const baseline = {value: 0.912, decimals: 3}
    const result = printedRates(
      {baseline, candidate: baseline, n: 100, dependence: 'worst-case'},
      asked()
    )
    expect(result).toMatchObject({degenerate: true, pNonInferior: 1})
    expect(countsOf({value: 1.2, decimals: 1}, 50)).toBeNull()
    expect(countsOf({value: 1, decimals: 2}, 50)).toEqual([50, 50])
  })
})

describe('reportedEstimates', () => {
  const data = {
    baseline: {value: 0.8, standardError: 0.004},
    candidate: {value: 0.795, standardError: 0.003}
  }

  test('worst case adds errors, independence adds squares', () => {
    const worst = reportedEstimates({...data, independent: false}, asked(0.02))
    expect(worst.standardError).toBeCloseTo(0.007, 15)
    expect(worst.pNonInferior).toBeCloseTo(normalCdf(-0.015 / 0.007), 12)
    expect(worst.pRegression).toBeCloseTo(normalCdf(-0.005 / 0.007), 12)
    const known = reportedEstimates({...data, independent: true}, asked(0.02))
    expect(known.standardError).toBeCloseTo(0.005, 15)
    expect(known.lower).toBeCloseTo(-0.005 - 1.6448536269514722 * 0.005, 12)
  })

  test('a relative margin scales the baseline and its error', () => {
    const {pNonInferior} = reportedEstimates(
      {...data, independent: false},
      asked(0.1, {relative: true})
    )
    expect(pNonInferior).toBeCloseTo(normalCdf(-(0.795 - 0.72) / (0.003 + 0.9 * 0.004)), 12)
  })

  test.each([0, NaN, -1])('standard errors of %d are no proof', standardError => {
    const estimate = {value: 0.8, standardError}
    const result = reportedEstimates(
      {baseline: estimate, candidate: estimate, independent: false},
      asked()
    )
    expect(result).toMatchObject({degenerate: true, pNonInferior: 1, pRegression: 1})
  })
})

test('an interval gives its standard error', () => {
  expect(standardErrorOf({lower: 0.7, upper: 0.8}, 0.95)).toBeCloseTo(0.1 / 3.919927969080108, 12)
  expect(standardErrorOf({lower: 0.8, upper: 0.7}, 0.95)).toBeNaN()
  expect(() => standardErrorOf({lower: 0, upper: 1}, 95)).toThrow(RangeError)
})
