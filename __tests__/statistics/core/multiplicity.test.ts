import {expect, test} from '@jest/globals'
import fc from 'fast-check'
import {benjaminiHochberg, holm} from '../../../src/statistics/core/multiplicity.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const {cases, tolerance} = referenceFile<{p: number[]}, {holm: number[]; bh: number[]}>(
  '17-multiplicity'
)

test.each(cases)('$id', ({input: {p}, expected}) => {
  const got = {holm: holm(p), bh: benjaminiHochberg(p)}
  expect(misses(got, expected, tolerance)).toEqual([])
})

test('no p-value, no answer', () => {
  expect(holm([])).toEqual([])
  expect(benjaminiHochberg([])).toEqual([])
})

test('a value that is no number proves nothing and takes nothing from the others', () => {
  expect(holm([0.01, NaN, 0.02])).toEqual([0.03, 1, 0.04])
  expect(benjaminiHochberg([0.01, NaN])).toEqual([0.02, 1])
})

test('an adjusted value is never smaller, keeps the order and does not depend on it', () => {
  const values = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 20})
  fc.assert(
    fc.property(values, p => {
      for (const method of [holm, benjaminiHochberg]) {
        const adjusted = method(p)
        expect(adjusted.every((value, index) => value >= (p[index] ?? NaN) && value <= 1)).toBe(
          true
        )
        expect(method(p.toReversed())).toEqual(adjusted.toReversed())
      }
    })
  )
})
