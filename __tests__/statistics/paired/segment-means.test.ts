import {describe, expect, test} from '@jest/globals'

import {compareMeans} from '../../../src/statistics/paired/cluster.ts'
import type {Difference} from '../../../src/statistics/core/difference.ts'
import {
  compareMeansBySegment,
  rowsBySegment,
  takeCodes,
  takeNumbers
} from '../../../src/statistics/paired/segment-means.ts'
import {paired1, withShare} from '../row-recipes.ts'

const {baseline, candidate, segment} = paired1(7, 2000)
const question = withShare(0.02, 'lower')
const designs = {
  plain: {},
  weighted: {weights: Float64Array.from(segment, (_, i) => i % 3)},
  clustered: {clusters: Int32Array.from(segment, (_, i) => Math.floor(i / 5))}
}

describe.each(Object.entries(designs))(
  '%s segments',
  (_, design: Partial<(typeof designs)['weighted'] & (typeof designs)['clustered']>) => {
    test('equal each segment alone', () => {
      const together = compareMeansBySegment(baseline, candidate, segment, 4, question, design)
      expect(together).toHaveLength(4)
      rowsBySegment(segment, 4).forEach((rows, s) => {
        const alone = compareMeans(
          takeNumbers(baseline, rows),
          takeNumbers(candidate, rows),
          question,
          {
            weights: design.weights && takeNumbers(design.weights, rows),
            clusters: design.clusters && takeCodes(design.clusters, rows)
          }
        )
        expect(together[s]?.n).toBe(alone.n)
        for (const field of numbers)
          expect(together[s]?.[field]).toBeCloseTo(alone[field] ?? NaN, 12)
      })
    })
  }
)

test('sum to the whole', () => {
  const parts = compareMeansBySegment(baseline, candidate, segment, 4, question)
  const whole = compareMeans(baseline, candidate, question)
  const sum = parts.reduce((total, part) => total + (part.n / 2000) * part.difference, 0)
  expect(sum).toBeCloseTo(whole.difference, 12)
})

test('a segment without rows, or with one, supports no test', () => {
  const codes = Int32Array.from(segment, (_, i) => (i === 0 ? 1 : i < 50 ? -1 : 0))
  const [, one, none] = compareMeansBySegment(baseline, candidate, codes, 3, question)
  expect(one).toMatchObject({n: 1, degenerate: true, pRegression: 1})
  expect(none).toMatchObject({n: 0, baseline: NaN, degenerate: true, pNonInferior: 1})
})

test('an offset of 1e9 keeps the error', () => {
  const far = compareMeansBySegment(
    baseline.map(x => x + 1e9),
    candidate.map(x => x + 1e9),
    segment,
    4,
    question
  )
  const near = compareMeansBySegment(baseline, candidate, segment, 4, question)
  far.forEach((part, s) => {
    expect(part.standardError).toBeCloseTo(near[s]?.standardError ?? NaN, 9)
  })
})

const numbers: readonly (
  'difference' | 'lower' | 'upper' | 'pNonInferior' | 'pRegression' | 'standardError'
)[] = [
  'difference',
  'lower',
  'upper',
  'pNonInferior',
  'pRegression',
  'standardError'
] satisfies (keyof Difference)[]
