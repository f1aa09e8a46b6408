import {describe, expect, test} from '@jest/globals'
import {scoreAveragePrecision} from '../../../src/statistics/paired/average-precision.ts'
import {
  binnedAveragePrecision,
  binnedRocAuc,
  type ScoreCell
} from '../../../src/statistics/paired/binned-scores.ts'
import {compareAveragePrecision} from '../../../src/statistics/paired/average-precision.ts'
import {compareRocAuc} from '../../../src/statistics/paired/delong.ts'
import {meanOfLosses, rootOfLosses} from '../../../src/statistics/paired/loss-sums.ts'
import {pairedMeanOfRows} from '../../../src/statistics/paired/paired-mean.ts'
import {fillRandom, WORD} from '../../../bench/random.mjs'
import {compareRegression} from '../../../src/statistics/paired/regression-error.ts'
import type {Question} from '../../../src/statistics/core/difference.ts'

const question: Question = {
  alpha: 0.05,
  direction: 'higher',
  margin: {value: 0.01, relative: false}
}

/** Rows with two coarse scores, and the same counted by cell. */
function drawn(n: number) {
  const words = new Uint32Array(3 * n)
  fillRandom(words, 5, 1)
  const u = (i: number): number => (words[i] ?? 0) / WORD
  const label = Int32Array.from({length: n}, (_, i) => (u(3 * i) < 0.3 ? 1 : 0))
  const baseline = Float64Array.from({length: n}, (_, i) =>
    Math.floor(20 * (0.3 * (label[i] ?? 0) + 0.7 * u(3 * i + 1)))
  )
  const candidate = Float64Array.from({length: n}, (_, i) =>
    Math.floor(20 * (0.25 * (label[i] ?? 0) + 0.35 * u(3 * i + 1) + 0.4 * u(3 * i + 2)))
  )
  const cells = new Map<string, ScoreCell>()
  label.forEach((y, i) => {
    const cell = {isPositive: y === 1, baseline: baseline[i] ?? 0, candidate: candidate[i] ?? 0}
    const key = JSON.stringify(cell)
    cells.set(key, {...cell, rows: (cells.get(key)?.rows ?? 0) + 1})
  })
  return {label, baseline, candidate, cells: [...cells.values()]}
}

describe('counted scores', () => {
  const {label, baseline, candidate, cells} = drawn(3000)

  test('give the ROC areas and the error that DeLong gives on the rows', () => {
    const rows = compareRocAuc(label, baseline, candidate, question)
    const {estimate} = binnedRocAuc(cells)
    expect(estimate.baseline).toBeCloseTo(rows.baseline, 12)
    expect(estimate.candidate).toBeCloseTo(rows.candidate, 12)
    expect(Math.sqrt(estimate.variance.difference)).toBeCloseTo(rows.standardError ?? NaN, 6)
    expect(estimate.n).toBe(3000)
  })

  test('give the average precision of the rows, and its error', () => {
    const rows = compareAveragePrecision(label, baseline, candidate, question)
    const {estimate} = binnedAveragePrecision(cells)
    expect(estimate.baseline).toBeCloseTo(scoreAveragePrecision(label, baseline).value, 12)
    expect(estimate.candidate).toBeCloseTo(rows.candidate, 12)
    expect(Math.sqrt(estimate.variance.difference) / (rows.standardError ?? NaN)).toBeCloseTo(1, 3)
  })

  test('of few positives support no test', () => {
    const few = [
      {isPositive: true, baseline: 3, candidate: 4, rows: 49},
      {isPositive: false, baseline: 1, candidate: 2, rows: 500}
    ]
    expect(binnedRocAuc(few).note.degenerate).toBe(true)
    expect(binnedAveragePrecision(few).note.degenerate).toBe(true)
    const [first, ...rest] = few
    const more = first === undefined ? [] : [{...first, rows: 60}, ...rest]
    expect(binnedRocAuc(more).note).toMatchObject({degenerate: false, alphaDivisor: 2})
  })
})

describe('sums of losses', () => {
  const n = 500
  const words = new Uint32Array(3 * n)
  fillRandom(words, 9, 1)
  const at = (i: number): number => (words[i] ?? 0) / WORD
  const truth = Float64Array.from({length: n}, (_, i) => 10 * at(3 * i))
  const before = truth.map((y, i) => y + at(3 * i + 1) - 0.5)
  const now = truth.map((y, i) => y + 1.2 * (at(3 * i + 2) - 0.5))
  const square = (answers: Float64Array): Float64Array =>
    answers.map((a, i) => (a - (truth[i] ?? NaN)) ** 2)
  const [b, c] = [square(before), square(now)]
  const total = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0)
  const sums = {
    n,
    baseline: total(b),
    candidate: total(c),
    difference2: total(b.map((x, i) => ((c[i] ?? NaN) - x) ** 2)),
    baseline2: total(b.map(x => x * x)),
    candidate2: total(c.map(x => x * x))
  }
  const lower: Question = {...question, direction: 'lower'}

  test('give the mean and its error of the rows', () => {
    const rows = pairedMeanOfRows(b, c, lower)
    const {estimate} = meanOfLosses(sums)
    expect(estimate.baseline).toBeCloseTo(rows.baseline, 10)
    expect(Math.sqrt(estimate.variance.difference)).toBeCloseTo(rows.standardError ?? NaN, 10)
    const covariance =
      total(b.map((x, i) => (x - sums.baseline / n) * ((c[i] ?? NaN) - x))) / (n * (n - 1))
    expect(estimate.variance.covariance).toBeCloseTo(covariance, 10)
  })

  test('give the root of the mean square and its error of the rows', () => {
    const rows = compareRegression('rmse', truth, before, now, lower)
    const {estimate} = rootOfLosses(sums)
    expect(estimate.candidate).toBeCloseTo(rows.candidate, 10)
    expect(Math.sqrt(estimate.variance.difference) / (rows.standardError ?? NaN)).toBeCloseTo(1, 2)
  })
})
