import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import {printedRates, reportedEstimates} from '../../../src/statistics/counts/aggregates.ts'
import {compareMeans} from '../../../src/statistics/paired/cluster.ts'
import type {Difference, Question} from '../../../src/statistics/core/difference.ts'
import {addedLoss, allowedLoss, baselineFactor} from '../../../src/statistics/core/margin.ts'
import {pairedMeanOfRows} from '../../../src/statistics/paired/paired-mean.ts'
import {resampledT, welch} from '../../../src/statistics/counts/repeats.ts'
import {sequentialRates} from '../../../src/statistics/sequential/sequential.ts'
import {tango} from '../../../src/statistics/paired/tango.ts'
import {twoProportions} from '../../../src/statistics/counts/two-proportions.ts'
import {drawnNumbers} from '../drawn-numbers.ts'

const SHARE = 0.5
const ofError: Question = {
  alpha: 0.05,
  direction: 'higher',
  margin: {value: SHARE, relative: true, origin: 1}
}
const ofLoss: Question = {
  alpha: 0.05,
  direction: 'lower',
  margin: {value: SHARE, relative: true}
}

const next = drawnNumbers(7)
const qualities = Array.from({length: 120}, () => 0.6 + 0.3 * next())
const others = qualities.map(x => Math.min(1, x + 0.2 * next() - 0.2))
const right = Array.from({length: 300}, () => (next() < 0.9 ? 1 : 0))
const alsoRight = right.map(x => (next() < 0.02 ? 1 - x : x))
const clusters = Int32Array.from(qualities, (_, row) => Math.floor(row / 3))

type Compare = (
  baseline: readonly number[],
  candidate: readonly number[],
  question: Question
) => Difference

const rateOf = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length
const countOf = (values: readonly number[]) => ({
  count: values.reduce((sum, x) => sum + x, 0),
  n: values.length
})
const outcomesOf = (
  baseline: readonly number[],
  candidate: readonly number[],
  {direction}: Question
) => {
  const changed = (to: number): number =>
    candidate.filter((x, row) => x === to && baseline[row] !== to).length
  const [wins, losses] =
    direction === 'higher' ? [changed(1), changed(0)] : [changed(0), changed(1)]
  return {
    wins,
    losses,
    n: baseline.length,
    baseline: rateOf(baseline),
    candidate: rateOf(candidate)
  }
}

const METHODS: readonly (readonly [string, readonly number[], readonly number[], Compare])[] = [
  ['means of rows', qualities, others, pairedMeanOfRows],
  [
    'means of clusters',
    qualities,
    others,
    (b, c, q) => compareMeans(Float64Array.from(b), Float64Array.from(c), q, {clusters})
  ],
  [
    'seeds',
    qualities.slice(0, 9),
    others.slice(0, 9),
    (b, c, q) => welch({baseline: b, candidate: c}, q)
  ],
  [
    'folds',
    qualities.slice(0, 9),
    others.slice(0, 9),
    (b, c, q) => resampledT({baseline: b, candidate: c, testPerTrain: 1 / 8}, q)
  ],
  [
    'standard errors',
    [0.9],
    [0.893],
    (b, c, q) =>
      reportedEstimates(
        {
          baseline: {value: rateOf(b), standardError: 0.004},
          candidate: {value: rateOf(c), standardError: 0.005},
          independent: false
        },
        q
      )
  ],
  ['paired outcomes', right, alsoRight, (b, c, q) => tango(outcomesOf(b, c, q), q)],
  ['a stream of outcomes', right, alsoRight, (b, c, q) => sequentialRates(outcomesOf(b, c, q), q)],
  [
    'two samples',
    right,
    alsoRight.slice(0, 260),
    (b, c, q) => twoProportions({baseline: countOf(b), candidate: countOf(c)}, q)
  ],
  [
    'printed rates',
    [0.9],
    [0.894],
    (b, c, q) =>
      printedRates(
        {
          baseline: {value: rateOf(b), decimals: 3},
          candidate: {value: rateOf(c), decimals: 3},
          n: 1000,
          dependence: 'worst-case'
        },
        q
      )
  ]
]

describe('a margin of error is the plain share of the error rate', () => {
  test.each(METHODS)('%s', (_, baseline, candidate, compare) => {
    const ofQuality = compare(baseline, candidate, ofError)
    const errors = (values: readonly number[]): number[] => values.map(x => 1 - x)
    const ofErrors = compare(errors(baseline), errors(candidate), ofLoss)
    expect(ofQuality.degenerate).toBe(false)
    expect(ofQuality.pNonInferior).toBeCloseTo(ofErrors.pNonInferior, 10)
    expect(ofQuality.pRegression).toBeCloseTo(ofErrors.pRegression, 10)
    expect(ofQuality.lower).toBeCloseTo(ofErrors.lower, 10)
    // Neither trivially 0 nor 1: the margin is really in it.
    expect(ofQuality.pNonInferior).toBeGreaterThan(1e-12)
    expect(ofQuality.pNonInferior).toBeLessThan(1)
  })
})

test('factor and addition together accept just the allowed loss', () => {
  fc.assert(
    fc.property(
      fc.double({min: -5, max: 5, noNaN: true}),
      fc.double({min: 0, max: 1, noNaN: true}),
      fc.constantFrom(0, 1, 100),
      fc.constantFrom('higher' as const, 'lower' as const),
      (baseline, value, origin, direction) => {
        const margin = {value, relative: true, origin}
        const sign = direction === 'higher' ? 1 : -1
        const question = {alpha: 0.05, margin, direction}
        const least = baseline - sign * allowedLoss(margin, baseline)
        const slack =
          sign * (least - baselineFactor(question, baseline) * baseline) +
          addedLoss(margin, baseline)
        expect(slack).toBeCloseTo(0, 9)
      }
    )
  )
})
