import {describe, expect, test} from '@jest/globals'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {atBothExtremes, type PartlyLabelled} from '../../../src/statistics/counts/missing-labels.ts'
import {tango} from '../../../src/statistics/paired/tango.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const missing = referenceFile<
  {
    wins?: number
    losses: number
    labelled: number
    total: number
    unlabelled_with_different_predictions: number
  },
  Readonly<Record<string, number>>
>('21-missing-labels')

function asked(value = 0.01, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'higher', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

/** By Tango's test, as the oracle has it. */
function partlyLabelled(rows: PartlyLabelled, question: Question) {
  return atBothExtremes(rows, question, tango, 'tango-score')
}

describe('rows of which some are labelled', () => {
  const bounds = missing.cases.filter(({input}) => input.wins !== undefined)

  test.each(bounds)('$id', ({input, expected}) => {
    const {wins = 0, losses, labelled, total} = input
    const unlabelledDisagreements = input.unlabelled_with_different_predictions
    const data = {wins, losses, labelled, total, unlabelledDisagreements}
    const result = partlyLabelled({...data, baseline: 0.8, candidate: 0.8}, asked())
    const got = {
      diff_labelled: result.difference,
      worst_case_diff: result.steps[2]?.value,
      best_case_diff: result.steps[3]?.value,
      worst_case_tango95_one_sided_lower: result.lower,
      best_case_tango95_one_sided_upper: result.upper
    }
    expect(misses(got, expected, missing.tolerance)).toEqual([])
  })

  const rows = {
    wins: 5,
    losses: 4,
    labelled: 400,
    total: 500,
    unlabelledDisagreements: 3,
    baseline: 0.9,
    candidate: 0.9025
  }

  test('a relative margin is taken of the least that the baseline can have', () => {
    expect(partlyLabelled(rows, asked(0.02, {relative: true})).pNonInferior).toBeCloseTo(
      partlyLabelled(rows, asked(0.02 * 0.72)).pNonInferior,
      12
    )
  })

  test('with every disagreement labelled it is the paired test', () => {
    const all = {...rows, unlabelledDisagreements: 0, total: 400}
    expect(partlyLabelled(all, asked()).pNonInferior).toBe(
      tango({wins: 5, losses: 4, n: 400, baseline: 0.9, candidate: 0.9025}, asked()).pNonInferior
    )
    expect(
      partlyLabelled({...all, labelled: 0, total: 0, wins: 0, losses: 0}, asked())
    ).toMatchObject({degenerate: true, pNonInferior: 1})
    expect(() => partlyLabelled({...rows, total: 401}, asked())).toThrow(RangeError)
  })
})
