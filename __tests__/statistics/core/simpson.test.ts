import {expect, test} from '@jest/globals'
import {mixEffect} from '../../../src/statistics/core/simpson.ts'
import {misses, referenceFile} from '../reference-cases.ts'

interface Share {
  readonly x: number
  readonly n: number
}
const {cases, tolerance} = referenceFile<
  {segments?: {candidate: Share; champion: Share}[]},
  {reversal: boolean}
>('30-simpson')
const tables = cases.filter(({input}) => input.segments !== undefined)

test.each(tables)('$id', ({input: {segments = []}, expected}) => {
  const result = mixEffect(
    segments.map(({candidate, champion}) => ({
      candidate: {count: candidate.x, n: candidate.n},
      baseline: {count: champion.x, n: champion.n}
    }))
  )
  const got = {
    overall_candidate: result.candidate,
    overall_champion: result.baseline,
    segment_diffs: result.differences,
    candidate_standardised_to_champion_mix: result.standardised,
    standardised_diff: result.standardisedDifference,
    reversal: result.reversal
  }
  expect(misses(got, expected, tolerance)).toEqual([])
})

test('on one mix nothing can reverse', () => {
  const result = mixEffect([
    {baseline: {count: 8, n: 10}, candidate: {count: 7, n: 10}},
    {baseline: {count: 30, n: 90}, candidate: {count: 40, n: 90}}
  ])
  expect(result.standardised).toBeCloseTo(result.candidate, 15)
  expect(result.reversal).toBe(false)
})

test('a segment that the candidate has no row of cannot be standardised', () => {
  const result = mixEffect([
    {baseline: {count: 8, n: 10}, candidate: {count: 0, n: 0}},
    {baseline: {count: 3, n: 9}, candidate: {count: 4, n: 9}}
  ])
  expect(result.standardised).toBeNaN()
  expect(result.reversal).toBe(false)
})
