import {describe, expect, test} from '@jest/globals'

import {
  compareRocAuc,
  compareRocAucMacro,
  scoreRocAuc,
  scoreRocAucMacro
} from '../../../src/statistics/paired/delong.ts'
import {compareInfluence} from '../../../src/statistics/paired/influence.ts'
import {agreeing, noMargin, paired1, readOracle, shuffledRows, withMargin} from '../row-recipes.ts'

interface Case {
  id: string
  input: {
    label?: number[]
    champion?: number[]
    candidate?: number[]
    seed?: number
    n?: number
  }
  expected: {
    auc_champion: number
    auc_candidate: number
    var_diff: number
    degenerate?: boolean
    ci90?: [number, number]
    ni_p?: Record<string, number>
  }
}

const oracle = readOracle<Case>('06-delong-auc')
const note = {method: 'delong', reference: ''}

describe('against pROC', () => {
  test.each(oracle.cases)('$id', ({input, expected}) => {
    const {label, baseline, candidate} = rowsOf(input)
    const [b, c] = [scoreRocAuc(label, baseline), scoreRocAuc(label, candidate)]
    const got = compareInfluence(b, c, noMargin, {}, note)
    expect(b.value).toBe(agreeing(b.value, expected.auc_champion, oracle))
    expect(c.value).toBe(agreeing(c.value, expected.auc_candidate, oracle))
    const variance = (got.standardError ?? 0) ** 2
    expect(variance).toBe(agreeing(variance, expected.var_diff, oracle))
    expect(got.degenerate).toBe(expected.degenerate ?? false)
    const ci = expected.ci90 ?? [-Infinity, Infinity]
    expect(got.lower).toBe(agreeing(got.lower, ci[0], oracle))
    expect(got.upper).toBe(agreeing(got.upper, ci[1], oracle))
    for (const [margin, p] of Object.entries(expected.ni_p ?? {})) {
      const {pNonInferior} = compareInfluence(b, c, withMargin(Number(margin)), {}, note)
      expect(pNonInferior).toBe(agreeing(pNonInferior, p, oracle))
    }
  })
})

describe('compareRocAuc', () => {
  const rows = paired1(7, 2000)

  test('swapping the models turns the difference round', () => {
    const there = compareRocAuc(rows.label, rows.baseline, rows.candidate, noMargin)
    const back = compareRocAuc(rows.label, rows.candidate, rows.baseline, noMargin)
    expect(back.difference).toBeCloseTo(-there.difference, 14)
    expect(back.lower).toBeCloseTo(-there.upper, 14)
    expect(back.pRegression).toBeCloseTo(1 - there.pRegression, 12)
  })

  test('the order of the rows does not matter', () => {
    const order = shuffledRows(2000)
    const there = compareRocAuc(rows.label, rows.baseline, rows.candidate, noMargin)
    const mixed = compareRocAuc(
      order.map(i => rows.label[i] ?? 0),
      Float64Array.from(order, i => rows.baseline[i] ?? 0),
      Float64Array.from(order, i => rows.candidate[i] ?? 0),
      noMargin
    )
    expect(mixed.difference).toBe(there.difference)
    expect(mixed.standardError).toBeCloseTo(there.standardError ?? NaN, 14)
  })

  test('integer weights equal repeated rows', () => {
    const repeat = (i: number): number[] => Array.from({length: 1 + (i % 3)}, () => i)
    const order = Array.from(rows.label.keys()).flatMap(repeat)
    const weights = Float64Array.from(rows.label, (_, i) => 1 + (i % 3))
    const weighted = scoreRocAuc(rows.label, rows.baseline, weights)
    const repeated = scoreRocAuc(
      Int32Array.from(order, i => rows.label[i] ?? 0),
      Float64Array.from(order, i => rows.baseline[i] ?? 0)
    )
    expect(weighted.value).toBeCloseTo(repeated.value, 14)
  })

  test('clusters of one row change the error only by G/(G - 1)', () => {
    const plain = compareRocAuc(rows.label, rows.baseline, rows.candidate, noMargin)
    const clusters = Int32Array.from(rows.label.keys())
    const single = compareRocAuc(rows.label, rows.baseline, rows.candidate, noMargin, {clusters})
    const ratio = (single.standardError ?? NaN) / (plain.standardError ?? NaN)
    expect(ratio).toBeCloseTo(Math.sqrt(2000 / 1999), 12)
    expect(single.method).toBe('obuchowski')
  })

  test('fewer than 10 rows of a class support no test', () => {
    const few = paired1(3, 15)
    const got = compareRocAuc(few.label, few.baseline, few.candidate, withMargin(0.5))
    expect(got).toMatchObject({degenerate: true, pNonInferior: 1, pRegression: 1})
    expect(got.warnings[0]).toMatch(/a test needs at least 10/)
  })

  test('fewer than 200 rows of a class have an error of fewer degrees of freedom', () => {
    const {label, baseline, candidate} = paired1(5, 300)
    const got = compareRocAuc(label, baseline, candidate, withMargin(0.01))
    const plain = compareInfluence(
      scoreRocAuc(label, baseline),
      scoreRocAuc(label, candidate),
      withMargin(0.01),
      {},
      note
    )
    expect(got.pNonInferior).toBeGreaterThan(plain.pNonInferior)
    expect(got.pNonInferior).toBeLessThan(1.1 * plain.pNonInferior)
    expect(got.lower).toBeLessThan(plain.lower)
    expect(got.degenerate).toBe(false)
  })

  test('is undefined without both classes', () => {
    const got = compareRocAuc(
      new Int32Array(3).fill(1),
      Float64Array.of(0.1, 0.2, 0.3),
      Float64Array.of(0.3, 0.2, 0.1),
      noMargin
    )
    expect(got).toMatchObject({baseline: NaN, degenerate: true, pNonInferior: 1, pRegression: 1})
  })
})

describe('macro areas', () => {
  test('two mirrored classes give the binary area and its error', () => {
    const {label, baseline, candidate} = paired1(11, 5000)
    const pair = (score: Float64Array): Float64Array[] => [score.map(s => 1 - s), score]
    const binary = compareRocAuc(label, baseline, candidate, noMargin)
    const macro = compareRocAucMacro(label, pair(baseline), pair(candidate), noMargin)
    expect(macro.difference).toBeCloseTo(binary.difference, 12)
    expect(macro.standardError).toBeCloseTo(binary.standardError ?? NaN, 12)
  })

  test('a class without labels is left out', () => {
    const {label, baseline} = paired1(7, 200)
    const two = scoreRocAucMacro(label, [baseline.map(s => -s), baseline])
    const three = scoreRocAucMacro(label, [baseline.map(s => -s), baseline, baseline])
    expect(three.value).toBe(two.value)
  })
})

function rowsOf({label, champion, candidate, seed, n}: Case['input']): {
  label: Int32Array
  baseline: Float64Array
  candidate: Float64Array
} {
  if (label === undefined) return paired1(seed ?? 0, n ?? 0)
  return {
    label: Int32Array.from(label),
    baseline: Float64Array.from(champion ?? []),
    candidate: Float64Array.from(candidate ?? [])
  }
}
