import {describe, expect, test} from '@jest/globals'
import {
  betaQuantile,
  binomialCdf,
  chiSquareUpper,
  logChoose,
  logFactorial,
  normalCdf,
  normalQuantile,
  tCdf,
  tQuantile
} from '../../../src/statistics/core/special.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const functions: Readonly<Record<string, (...args: [number, number, number]) => number>> = {
  normal_cdf: normalCdf,
  normal_quantile: normalQuantile,
  t_cdf: tCdf,
  t_quantile: tQuantile,
  beta_quantile: betaQuantile,
  binomial_cdf: binomialCdf,
  chisq_sf: chiSquareUpper
}
const {cases, tolerance} = referenceFile<
  {fn: string; args: [number, number, number]},
  {value: number}
>('01-special-functions')

describe('distribution functions against 2400-bit arithmetic', () => {
  test.each(Object.entries(functions))('%s', (name, compute) => {
    const own = cases.filter(({input}) => input.fn === name)
    const missed = own.flatMap(({id, input, expected}) =>
      misses({[id]: compute(...input.args)}, {[id]: expected.value}, tolerance)
    )
    expect(own.length).toBeGreaterThan(2)
    expect(missed).toEqual([])
  })
})

test('the normal quantile has its tail down to 1e-300 and is odd', () => {
  expect(normalQuantile(1e-300)).toBeCloseTo(-37.0470965, 6)
  expect(normalQuantile(0.5)).toBeCloseTo(0, 15)
  expect(normalQuantile(0)).toBe(-Infinity)
  expect(normalQuantile(1)).toBe(Infinity)
})

test('infinite degrees of freedom are the normal distribution', () => {
  expect(tQuantile(0.05, Infinity)).toBe(normalQuantile(0.05))
  expect(tCdf(-1.3, Infinity)).toBe(normalCdf(-1.3))
})

test('a chi-square value of zero or less is exceeded always', () => {
  expect(chiSquareUpper(0, 3)).toBe(1)
  expect(chiSquareUpper(-1, 3)).toBe(1)
})

test('the logarithm of a factorial is smooth where the series takes over', () => {
  expect(logFactorial(0)).toBe(0)
  for (const n of [14, 15, 16, 17, 100]) {
    expect(logFactorial(n) - logFactorial(n - 1)).toBeCloseTo(Math.log(n), 12)
  }
  expect(logChoose(50, 25)).toBeCloseTo(Math.log(126410606437752), 12)
  expect(logChoose(7, 0)).toBe(0)
})
