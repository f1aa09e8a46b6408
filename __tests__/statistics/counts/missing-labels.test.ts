import {describe, expect, test} from '@jest/globals'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {
  labelFree,
  labelledDisagreements,
  partlyLabelled,
  sampledLabels,
  type LabelledDisagreements
} from '../../../src/statistics/counts/missing-labels.ts'
import {tango} from '../../../src/statistics/paired/tango.ts'
import {drawnNumbers, thousandths} from '../drawn-numbers.ts'
import {misses, referenceFile} from '../reference-cases.ts'

const missing = referenceFile<
  {
    wins?: number
    losses: number
    labelled: number
    total: number
    unlabelled_with_different_predictions: number
  },
  Readonly<Record<string, number>> & {hajek: {mean: number; se: number}}
>('21-missing-labels')
const free = referenceFile<
  {disagreements?: number; n: number; alpha: number},
  {label_free_pass_at_margin_0_01: boolean}
>('22-label-free')
const twoPhase = referenceFile<
  {n: number; disagreements: number; labelled: number; wins: number; losses: number},
  {estimate: number; se_population: number}
>('22b-label-disagreements-only')

function asked(value = 0.01, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'higher', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

describe('labelFree', () => {
  const counts = free.cases.filter(({input}) => input.disagreements !== undefined)

  test.each(counts)('$id', ({input: {disagreements = 0, n, alpha}, expected}) => {
    const {disagreement, upper, p} = labelFree(disagreements, n, 0.01, alpha)
    const got = {sample_bound: disagreement, population_upper_clopper_pearson: upper}
    expect(misses(got, expected, free.tolerance)).toEqual([])
    expect(p < alpha).toBe(expected.label_free_pass_at_margin_0_01)
  })

  test('no row is no proof', () => {
    expect(labelFree(0, 0, 0.01, 0.05)).toEqual({disagreement: NaN, upper: 1, p: 1})
  })
})

describe('partlyLabelled', () => {
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

describe('labelledDisagreements', () => {
  const unknown = {baseline: NaN, candidate: NaN}

  test.each(twoPhase.cases)('$id', ({input, expected}) => {
    const result = labelledDisagreements({...input, ...unknown}, asked())
    const isSample = input.labelled < input.disagreements
    const got = {
      estimate: result.difference,
      ...(isSample ? {se_population: result.standardError} : {})
    }
    expect(misses(got, expected, twoPhase.tolerance)).toEqual([])
    expect(result.method).toBe(isSample ? 'two-phase-labels' : 'tango-score')
  })

  const rows: LabelledDisagreements = {
    n: 10_000,
    disagreements: 400,
    labelled: 100,
    wins: 55,
    losses: 40,
    baseline: 0.9,
    candidate: 0.906
  }

  test('a relative margin needs the baseline', () => {
    const relative = asked(0.01, {relative: true})
    expect(labelledDisagreements(rows, relative).pNonInferior).toBeCloseTo(
      labelledDisagreements(rows, asked(0.009)).pNonInferior,
      12
    )
    expect(labelledDisagreements({...rows, ...unknown}, relative).degenerate).toBe(true)
  })

  test('labels without information prove nothing', () => {
    const none = {...rows, wins: 0, losses: 0}
    expect(labelledDisagreements(none, asked())).toMatchObject({degenerate: true, pNonInferior: 1})
    for (const labelled of [0, 1]) {
      const few = {...rows, labelled, wins: labelled, losses: 0}
      expect(labelledDisagreements(few, asked()).degenerate).toBe(true)
    }
    expect(() => labelledDisagreements({...rows, labelled: 401}, asked())).toThrow(RangeError)
  })
})

describe('sampledLabels', () => {
  const draw = drawnNumbers(13)
  const rows = Array.from({length: 400}, () => {
    const [u1, u2, u3] = [draw(), draw(), draw(), draw()] as const
    const probability = thousandths(0.2 + 0.6 * u2)
    const difference = u1 < 0.12 ? 1 : u1 > 0.9 ? -1 : 0
    return {difference, probability, labelled: u3 < probability}
  })
  const labelled = rows.filter(row => row.labelled)
  const sample = {
    differences: labelled.map(({difference}) => difference),
    probabilities: labelled.map(({probability}) => probability),
    n: rows.length,
    baseline: 0.8,
    candidate: 0.85
  }

  test('Hájek mean and error of the stream', () => {
    const {difference, standardError: se} = sampledLabels(sample, asked())
    const expected = missing.cases.find(({id}) => id === 'stream')?.expected.hajek
    expect(misses({mean: difference, se}, expected, missing.tolerance)).toEqual([])
  })

  test('a lower metric turns the sign', () => {
    const higher = sampledLabels(sample, asked())
    const lower = sampledLabels(sample, asked(0.01, {direction: 'lower'}))
    expect(lower.upper).toBeCloseTo(-higher.lower, 14)
  })

  test('tiny probabilities, or hardly a label, are no proof', () => {
    const tiny = {...sample, probabilities: sample.probabilities.with(3, 0.01)}
    expect(sampledLabels(tiny, asked())).toMatchObject({degenerate: true, pNonInferior: 1})
    const one = {...sample, differences: [1], probabilities: [0.5]}
    expect(sampledLabels(one, asked()).degenerate).toBe(true)
    expect(() => sampledLabels({...sample, probabilities: [0.5]}, asked())).toThrow(RangeError)
  })
})
