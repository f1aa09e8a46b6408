import {describe, expect, test} from '@jest/globals'

import {
  compareGap,
  groupRates,
  scoreGap,
  type GroupedRows,
  type GroupRateName
} from '../../../src/statistics/core/fairness.ts'
import {compareInfluence} from '../../../src/statistics/paired/influence.ts'
import {agreeing, classes, noMargin, paired1, readOracle} from '../row-recipes.ts'

interface Model {
  demographic_parity_difference: number
  demographic_parity_ratio: number
  equalized_odds_difference: number
  equal_opportunity_difference: number
  selection_rate: Record<string, number>
  tpr: Record<string, number>
}
interface Case {
  id: string
  input: {seed: number; n: number}
  expected: {
    champion: Model
    candidate: Model
    selection_rate_gap_change_group0_minus_group1: {value: number; se: number}
  }
}

const oracle = readOracle<Case>('25-fairness')
const question = {alpha: 0.05, margin: {value: 0.02, relative: false}}

test.each(oracle.cases)('against fairlearn: $id', ({input, expected}) => {
  const {baseline, candidate, ...rows} = rowsOf(input.seed, input.n)
  const models: [Int32Array, Model][] = [
    [baseline, expected.champion],
    [candidate, expected.candidate]
  ]
  for (const [prediction, wanted] of models) {
    const model = {...rows, prediction}
    const [parity, truePositive, falsePositive] = [
      rangeOf('selection', model),
      rangeOf('true-positive', model),
      rangeOf('false-positive', model)
    ]
    const pairs: [number, number | undefined][] = [
      [parity.high - parity.low, wanted.demographic_parity_difference],
      [parity.low / parity.high, wanted.demographic_parity_ratio],
      [truePositive.high - truePositive.low, wanted.equal_opportunity_difference],
      [
        Math.max(truePositive.high - truePositive.low, falsePositive.high - falsePositive.low),
        wanted.equalized_odds_difference
      ],
      ...groupRates('selection', model).map(({group, rate}): [number, number | undefined] => [
        rate,
        wanted.selection_rate[group]
      ]),
      ...groupRates('true-positive', model).map(({group, rate}): [number, number | undefined] => [
        rate,
        wanted.tpr[group]
      ])
    ]
    for (const [got, value] of pairs) expect(got).toBe(agreeing(got, value ?? NaN, oracle))
  }
})

test.each(oracle.cases)('the error of the change of a gap: $id', ({input, expected}) => {
  const {baseline, candidate, ...rows} = rowsOf(input.seed, input.n)
  const wanted = expected.selection_rate_gap_change_group0_minus_group1
  const got = compareGap('selection', {...rows, baseline, candidate}, [0, 1], question)
  // Group 0 is the lower one in both models, so that the absolute gap changes the other way round.
  expect(got.difference).toBe(agreeing(got.difference, wanted.value, oracle))
  expect(got.standardError).toBe(agreeing(got.standardError ?? NaN, wanted.se, oracle))
})

describe('compareGap', () => {
  const {baseline, candidate, ...rows} = rowsOf(7, 2000)

  test('a gap has no order of groups', () => {
    const one = compareGap('true-positive', {...rows, baseline, candidate}, [1, 3], question)
    const other = compareGap('true-positive', {...rows, baseline, candidate}, [3, 1], question)
    expect(other.difference).toBe(one.difference)
    expect(other.standardError).toBeCloseTo(one.standardError ?? NaN, 14)
  })

  test('a wider gap is worse', () => {
    const unfair = candidate.map((c, i) => (rows.group[i] === 1 && i % 2 === 0 ? 0 : c))
    const got = compareGap('selection', {...rows, baseline, candidate: unfair}, [0, 1], question)
    expect(got.candidate).toBeGreaterThan(got.baseline)
    expect(got.difference).toBeLessThan(0)
    expect(got.pRegression).toBeLessThan(0.001)
    expect(got.pNonInferior).toBeGreaterThan(0.5)
  })

  test('the influence is the derivative by the weight of a row', () => {
    const model = {...rows, prediction: candidate}
    const {value, influence} = scoreGap('false-positive', model, [0, 2])
    for (const row of [0, 1, 2, 3, 4, 5, 6]) {
      const weights = Float64Array.from(rows.label, (_, i) => (i === row ? 1 + 2000e-7 : 1))
      const moved = scoreGap('false-positive', model, [0, 2], weights).value
      expect((moved - value) / 1e-7).toBeCloseTo(influence[row] ?? NaN, 3)
    }
  })

  test('small groups are warned about, smaller ones not tested', () => {
    const at = (n: number) => {
      const small = rowsOf(3, n)
      return compareGap('selection', small, [0, 1], question)
    }
    expect(at(80).warnings[0]).toMatch(/rough below 30/)
    expect(at(20)).toMatchObject({degenerate: true, pNonInferior: 1, pRegression: 1})
  })

  test('a group without rows has no gap', () => {
    const model: GroupedRows = {...rows, groups: 6, prediction: baseline}
    expect(scoreGap('selection', model, [0, 5]).value).toBeNaN()
    const got = compareInfluence(
      scoreGap('selection', model, [0, 5]),
      scoreGap('selection', model, [0, 5]),
      noMargin,
      {},
      {method: '', reference: ''}
    )
    expect(got).toMatchObject({degenerate: true, pNonInferior: 1})
  })
})

/** The highest and the lowest rate of all groups. */
function rangeOf(of: GroupRateName, model: GroupedRows) {
  const rates = groupRates(of, model).map(({rate}) => rate)
  return {high: Math.max(...rates), low: Math.min(...rates)}
}

function rowsOf(seed: number, n: number) {
  const {label, baseline, candidate, segment} = paired1(seed, n)
  return {
    label,
    baseline: classes(baseline),
    candidate: classes(candidate),
    group: segment,
    groups: 4
  }
}
