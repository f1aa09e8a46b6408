import {describe, expect, test} from '@jest/globals'

import {compareMeans, scoreMean} from '../../../src/statistics/paired/cluster.ts'
import {
  absoluteErrorRows,
  brierRows,
  logLossRows,
  multiclassBrierRows,
  multiclassLogLossRows,
  pinballRows,
  squaredErrorRows
} from '../../../src/statistics/paired/losses.ts'
import {agreeing, noMargin, paired1, readOracle, reg1} from '../row-recipes.ts'

interface Case {
  id: string
  input: {recipe: 'paired1' | 'reg1'; seed: number; n: number}
  expected: Record<string, {champion: number; candidate: number; se_diff?: number}>
}

const oracle = readOracle<Case>('10-losses')
const cases = oracle.cases.flatMap(({id, input, expected}) =>
  Object.entries(expected)
    .filter(([, values]) => values.se_diff !== undefined)
    .map(([name, values]) => ({id, name, input, values}))
)

test.each(cases)('against scikit-learn and scipy: $id $name', ({name, input, values}) => {
  const [baseline, candidate] = lossColumns(name, input)
  const got = compareMeans(baseline, candidate, noMargin)
  expect(got.baseline).toBe(agreeing(got.baseline, values.champion, oracle))
  expect(got.candidate).toBe(agreeing(got.candidate, values.candidate, oracle))
  expect(got.standardError).toBe(agreeing(got.standardError ?? NaN, values.se_diff ?? NaN, oracle))
})

describe('log loss', () => {
  test('certain and wrong is clipped and counted', () => {
    const {loss, clipped} = logLossRows(Int32Array.of(1, 0, 1), Float64Array.of(0, 1, 0.5))
    expect(clipped).toBe(2)
    expect(loss[0]).toBeCloseTo(-Math.log(1e-15), 12)
    expect(loss[1]).toBeCloseTo(-Math.log(1e-15), 12)
    expect(loss[2]).toBe(Math.LN2)
  })

  test('two classes given both ways agree', () => {
    const {label, baseline} = paired1(7, 100)
    const both = multiclassLogLossRows(label, [baseline.map(p => 1 - p), baseline])
    expect(both).toEqual(logLossRows(label, baseline))
  })

  test('a label without a class is as bad as can be', () => {
    const {loss, clipped} = multiclassLogLossRows(Int32Array.of(2), [Float64Array.of(1)])
    expect(clipped).toBe(1)
    expect(loss[0]).toBeCloseTo(34.54, 2)
  })

  test('a probability that is not a number stays so', () => {
    expect(scoreMean(logLossRows(Int32Array.of(1), Float64Array.of(NaN)).loss).value).toBeNaN()
  })
})

test('the Brier score of two classes is twice the binary one', () => {
  const {label, baseline} = paired1(3, 40)
  const two = multiclassBrierRows(label, [baseline.map(p => 1 - p), baseline])
  brierRows(label, baseline).forEach((x, i) => {
    expect(two[i]).toBeCloseTo(2 * x, 14)
  })
})

test('the pinball loss weighs being under and over', () => {
  const loss = pinballRows(Float64Array.of(10, 10, 10), Float64Array.of(8, 13, 10), 0.9)
  expect(Array.from(loss, x => Math.round(x * 1e9) / 1e9)).toEqual([1.8, 0.3, 0])
})

function lossColumns(name: string, input: Case['input']): [Float64Array, Float64Array] {
  if (input.recipe === 'paired1') {
    const {label, baseline, candidate} = paired1(input.seed, input.n)
    if (name === 'brier') return [brierRows(label, baseline), brierRows(label, candidate)]
    return [logLossRows(label, baseline).loss, logLossRows(label, candidate).loss]
  }
  const {target, baseline, candidate} = reg1(input.seed, input.n)
  const rows = name === 'mae' ? absoluteErrorRows : squaredErrorRows
  return [rows(target, baseline), rows(target, candidate)]
}
