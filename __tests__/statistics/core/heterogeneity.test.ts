import {expect, test} from '@jest/globals'
import {heterogeneity} from '../../../src/statistics/core/heterogeneity.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const {cases, tolerance} = referenceFile<{effects: number[]; se: number[]}, object>(
  '18-heterogeneity'
)

test.each(cases)('$id', ({input: {effects, se}, expected}) => {
  const result = heterogeneity(
    effects.map((difference, index) => ({difference, standardError: se[index] ?? NaN}))
  )
  const got = {
    fixed: result.common,
    random: result.typical,
    Q: result.q,
    Q_p: result.p,
    I2: result.iSquared,
    tau2_dl: result.tauSquared,
    shrunken: result.shrunken,
    gail_simon: {p: result.pQualitative}
  }
  expect(misses(got, expected, tolerance)).toEqual([])
})

test('segments without an error are left alone', () => {
  const good = {difference: 0.01, standardError: 0.01}
  const other = {difference: 0.05, standardError: 0.012}
  const flat = {difference: 0.9, standardError: 0}
  const broken = {difference: NaN, standardError: 0.1}
  const all = heterogeneity([flat, good, broken, other])
  const two = heterogeneity([good, other])
  expect(all).toMatchObject({used: 2, q: two.q, p: two.p})
  expect(all.shrunken).toEqual([null, two.shrunken[0], null, two.shrunken[1]])
})

test('no or one segment', () => {
  expect(heterogeneity([])).toMatchObject({used: 0, p: 1, pQualitative: 1, shrunken: []})
  const one = heterogeneity([{difference: 0.02, standardError: 0.01}])
  expect(one).toMatchObject({used: 1, p: 1, iSquared: 0, tauSquared: 0, pQualitative: 1})
  expect(one.shrunken[0]).toBeCloseTo(0.02, 15)
})
