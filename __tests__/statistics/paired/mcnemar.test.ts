import {describe, expect, test} from '@jest/globals'
import {fewestDiscordant, signTest} from '../../../src/statistics/paired/mcnemar.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const {cases, tolerance} = referenceFile<
  {wins: number; losses: number},
  Readonly<Record<string, number>>
>('04-mcnemar')

describe('signTest', () => {
  test.each(cases)('$id', ({input, expected}) => {
    const p = signTest(input.wins, input.losses)
    const got = {
      exact_p: p.exact,
      mid_p: p.midP,
      one_sided_candidate_better_exact_p: p.betterExact,
      one_sided_candidate_better_mid_p: p.betterMidP
    }
    expect(misses(got, expected, tolerance)).toEqual([])
  })

  test('worse is better with the models swapped', () => {
    const here = signTest(3, 11)
    const there = signTest(11, 3)
    expect(here.worseExact).toBe(there.betterExact)
    expect(here.worseMidP).toBe(there.betterMidP)
    expect(here.exact).toBe(there.exact)
  })

  test('counts of a million rows are no trouble', () => {
    const {worseMidP} = signTest(4_999_000, 5_001_000)
    expect(worseMidP).toBeCloseTo(0.263545, 5)
  })

  test('a negative count is a mistake of the caller', () => {
    expect(() => signTest(-1, 2)).toThrow(RangeError)
  })
})

test.each([
  [0.05, 1],
  [0.05, 20],
  [0.01, 7]
])('at alpha %d and %d tests no fewer discordant rows could show a regression', (alpha, tests) => {
  const fewest = fewestDiscordant(alpha, tests)
  expect(signTest(0, fewest).worseMidP).toBeLessThanOrEqual(alpha / tests)
  expect(signTest(0, fewest - 1).worseMidP).toBeGreaterThan(alpha / tests)
})
