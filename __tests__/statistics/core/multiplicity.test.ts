import {expect, test} from '@jest/globals'
import fc from 'fast-check'
import {holm} from '../../../src/statistics/core/multiplicity.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const {cases, tolerance} = referenceFile<{p: number[]}, {holm: number[]}>('17-multiplicity')

test.each(cases)('$id', ({input: {p}, expected}) => {
  const got = {holm: holm(p)}
  expect(misses(got, expected, tolerance)).toEqual([])
})

test('no p-value, no answer', () => {
  expect(holm([])).toEqual([])
})

test('a value that is no number proves nothing and takes nothing from the others', () => {
  expect(holm([0.01, NaN, 0.02])).toEqual([0.03, 1, 0.04])
})

test('an adjusted value is never smaller, keeps the order and does not depend on it', () => {
  const values = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 20})
  fc.assert(
    fc.property(values, p => {
      const adjusted = holm(p)
      expect(adjusted.every((value, index) => value >= (p[index] ?? NaN) && value <= 1)).toBe(true)
      expect(holm(p.toReversed())).toEqual(adjusted.toReversed())
    })
  )
})
