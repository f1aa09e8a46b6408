import {describe, expect, test} from '@jest/globals'
import fc from 'fast-check'
import type {Question} from '../../../src/statistics/core/difference.ts'
import {hallTest, studentTest, type MeanTest} from '../../../src/statistics/core/mean-test.ts'
import {momentsOfValues, skewness, standardError} from '../../../src/statistics/core/moments.ts'
import {sampleTest} from '../../../src/statistics/core/sample-test.ts'
import {pairedMeanOfRows} from '../../../src/statistics/paired/paired-mean.ts'
import {mirrored} from '../../../src/statistics/paired/units.ts'
import {fillRandom} from '../../../bench/random.mjs'
import {misses, referenceFile} from '../reference-cases.ts'

const paired = referenceFile<
  {champion: number[]; candidate: number[]; margin: number},
  {mean_diff: number; degenerate?: true; se: number; ci90: number[]}
>('07-paired-mean')
const skewed = referenceFile<{d: number[]; alpha: number}, Readonly<Record<string, number>>>(
  '07b-skewed-mean'
)

function asked(value = 0.01, more: Partial<Question & {relative: boolean}> = {}): Question {
  const {alpha = 0.05, direction = 'higher', relative = false} = more
  return {alpha, direction, margin: {value, relative}}
}

/** Rows whose differences lie evenly around `centre`. */
function rows(n: number, centre: number): {baseline: number[]; candidate: number[]} {
  const baseline = Array.from({length: n}, (_, row) => 10 + ((row * 7) % 5))
  return {baseline, candidate: baseline.map((value, row) => value + centre + ((row % 3) - 1) / 4)}
}

/** Numbers around 0 with density 2 / |x|³ beyond 1: their third moment does not exist. */
function heavyTails(count: number, seed: number): number[] {
  const words = new Uint32Array(2 * count)
  fillRandom(words, seed, 0)
  return Array.from({length: count}, (_, row) => {
    const size = 1 / Math.sqrt(((words[2 * row] ?? 0) + 0.5) / 2 ** 32)
    return (words[2 * row + 1] ?? 0) < 2 ** 31 ? size : -size
  })
}

describe('studentTest', () => {
  const testable = paired.cases.filter(({expected}) => expected.degenerate === undefined)

  test.each(testable)('$id', ({input: {champion, candidate, margin}, expected}) => {
    const moments = momentsOfValues(candidate.map((value, row) => value - (champion[row] ?? NaN)))
    const student = studentTest(moments.mean, standardError(moments), moments.count - 1)
    const got = {
      mean_diff: student.estimate,
      se: student.standardError,
      t: student.statistic(0),
      ci95: [student.lower(0.025), student.upper(0.025)],
      ci90: [student.lower(0.05), student.upper(0.05)],
      ni_p: student.pAtMost(-margin),
      regression_p: student.pAtLeast(0)
    }
    expect(misses(got, expected, paired.tolerance)).toEqual([])
  })
})

describe('hallTest', () => {
  test.each(skewed.cases)('$id', ({input: {d, alpha}, expected}) => {
    const moments = momentsOfValues(d)
    const hall = hallTest(moments)
    const got = {
      mean: hall.estimate,
      se: hall.standardError,
      skewness: skewness(moments),
      hall_lower: hall.lower(alpha),
      hall_upper: hall.upper(alpha)
    }
    expect(misses(got, expected, skewed.tolerance)).toEqual([])
  })

  test('the p-value at a bound is alpha', () => {
    const hall = hallTest(momentsOfValues([0.1, 0.4, 0.2, 3.1, 0.3, 0.2, 1.8]))
    expect(hall.pAtMost(hall.lower(0.03))).toBeCloseTo(0.03, 12)
    expect(hall.pAtLeast(hall.upper(0.2))).toBeCloseTo(0.2, 12)
  })
})

describe('sampleTest', () => {
  const testOf = (values: ArrayLike<number>): MeanTest => {
    const moments = momentsOfValues(values)
    const influence = Float64Array.from(values, value => value - moments.mean)
    return sampleTest(mirrored(influence, undefined), {
      value: moments.mean,
      standardError: standardError(moments),
      df: moments.count - 1
    })
  }

  test('takes t where most units differ, none of them by far', () => {
    const values = Array.from({length: 40}, (_, i) => (i * 7) % 11)
    const moments = momentsOfValues(values)
    const student = studentTest(moments.mean, standardError(moments), 39)
    expect(testOf(values).name).toBe('t')
    expect(testOf(values).lower(0.05)).toBe(student.lower(0.05))
  })

  test.each([
    ['a skewed sample', Array.from({length: 100}, (_, i) => (i % 10 === 0 ? 9 : 1) + (i % 3) / 9)],
    ['few units that differ', Array.from({length: 100}, (_, i) => (i < 30 ? (i % 5) - 2 : 0))],
    [
      'few units that carry the variance',
      Array.from({length: 100}, (_, i) => (i % 3) + (i < 2 ? (-1) ** i * 40 : 0))
    ]
  ])('never claims more than t or Hall’s test: %s', (_, values) => {
    const moments = momentsOfValues(values)
    const [test, student] = [testOf(values), studentTest(moments.mean, standardError(moments), 99)]
    expect(test.name).not.toBe('t')
    for (const level of [-1, 0, 1, 2]) {
      expect(test.pAtMost(level)).toBeGreaterThanOrEqual(student.pAtMost(level))
      expect(test.pAtMost(level)).toBeGreaterThanOrEqual(hallTest(moments).pAtMost(level))
    }
    expect(test.lower(0.05)).toBeLessThanOrEqual(student.lower(0.05))
    expect(test.upper(0.05)).toBeGreaterThanOrEqual(student.upper(0.05))
  })

  test('holds its level where tails are heavy on both sides, as Hall alone does not', () => {
    const [rows, samples] = [200, 2000]
    let [passed, passedByHall] = [0, 0]
    for (let sample = 0; sample < samples; sample++) {
      const values = heavyTails(rows, sample)
      if (testOf(values).pAtMost(0) <= 0.05) passed++
      if (hallTest(momentsOfValues(values)).pAtMost(0) <= 0.05) passedByHall++
    }
    const limit = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / samples)
    expect(passed / samples).toBeLessThan(limit)
    expect(passedByHall / samples).toBeGreaterThan(limit)
  })
})

describe('pairedMeanOfRows', () => {
  test.each(paired.cases)('$id: orientation and refusal', ({input, expected}) => {
    const {champion, candidate, margin} = input
    const higher = pairedMeanOfRows(champion, candidate, asked(margin))
    expect(higher.difference).toBeCloseTo(expected.mean_diff, 9)
    expect(higher.degenerate).toBe(expected.degenerate ?? false)
    const lower = pairedMeanOfRows(candidate, champion, asked(margin, {direction: 'lower'}))
    expect(lower.difference).toBeCloseTo(expected.mean_diff, 9)
    expect(lower.pNonInferior).toBeCloseTo(higher.pNonInferior, 9)
  })

  test('rows without spread never pass', () => {
    const baseline = [0.1, 0.2, 0.3, 0.4, 0.7]
    const shifted = baseline.map(value => value + 0.1)
    for (const candidate of [baseline, shifted]) {
      const result = pairedMeanOfRows(baseline, candidate, asked())
      expect(result).toMatchObject({degenerate: true, pNonInferior: 1, pRegression: 1})
      expect(result.warnings).toHaveLength(1)
    }
  })

  test.each([0, 1])('%d rows never pass', n => {
    const result = pairedMeanOfRows([3.5, 2].slice(0, n), [3.6, 2].slice(0, n), asked())
    expect(result).toMatchObject({degenerate: true, pNonInferior: 1, lower: -Infinity})
  })

  test('a row that is no number is a refusal', () => {
    const result = pairedMeanOfRows([1, 2, 3.5], [1, NaN, 3], asked())
    expect(result).toMatchObject({degenerate: true, warnings: ['A row has no finite value.']})
  })

  test('a mean that hangs on one row of many is said to', () => {
    const baseline = Array.from({length: 400}, (_, row) => 5 + (row % 3))
    const candidate = baseline.map((value, row) => value + (row === 7 ? 900 : (row % 2) / 10))
    const {method, warnings} = pairedMeanOfRows(baseline, candidate, asked())
    expect(method).toBe('paired-t-hall-score')
    expect(warnings).toHaveLength(1)
  })

  test('rows of 0 and 1 go to the score test', () => {
    const result = pairedMeanOfRows([0, 1, 1, 0], [1, 1, 0, 1], asked())
    expect(result).toMatchObject({method: 'tango-score', difference: 0.25, baseline: 0.5})
    const errors = pairedMeanOfRows([0, 1, 1, 0], [1, 1, 0, 1], asked(0.01, {direction: 'lower'}))
    expect(errors.difference).toBe(-0.25)
  })

  test('identical predictions pass by number alone', () => {
    const values = Array.from({length: 268}, (_, row) => row / 300)
    expect(pairedMeanOfRows(values, values, asked(), true).pNonInferior).toBeLessThan(0.05)
    expect(pairedMeanOfRows(values, values, asked(50), true).pNonInferior).toBeLessThan(0.05)
    const few = values.slice(0, 50)
    expect(pairedMeanOfRows(few, few, asked(50), true).pNonInferior).toBeGreaterThan(0.05)
    expect(pairedMeanOfRows(values, values, asked()).degenerate).toBe(true)
  })

  test('a relative margin scales the baseline row by row', () => {
    const {baseline, candidate} = rows(60, 0.1)
    const relative = pairedMeanOfRows(
      baseline,
      candidate,
      asked(0.02, {relative: true, direction: 'lower'})
    )
    const scaled = pairedMeanOfRows(
      baseline.map(value => 1.02 * value),
      candidate,
      asked(0, {direction: 'lower'})
    )
    expect(relative.pNonInferior).toBeCloseTo(scaled.pNonInferior, 12)
    expect(relative.lower).toBeCloseTo(
      pairedMeanOfRows(baseline, candidate, asked(0, {direction: 'lower'})).lower,
      12
    )
  })

  test('a negative baseline is allowed less by a relative margin, not more', () => {
    const {baseline, candidate} = rows(60, -0.1)
    const negative = (values: number[]): number[] => values.map(value => value - 30)
    const p = (relative: boolean, value: number): number =>
      pairedMeanOfRows(negative(baseline), negative(candidate), asked(value, {relative}))
        .pNonInferior
    expect(p(true, 0.02)).toBeLessThan(p(false, 0))
  })

  test('lists of other lengths are a mistake of the caller', () => {
    expect(() => pairedMeanOfRows([1], [1, 2], asked())).toThrow(RangeError)
  })

  // Hundredths: rows that differ by a rounding error alone have no p-value to speak of.
  const hundredths = fc.integer({min: 10, max: 900}).map(value => value / 100)
  const pairs = fc.array(fc.tuple(hundredths, hundredths), {minLength: 3, maxLength: 60})

  test('swapping mirrors, order does not matter, and p agrees with the bound', () => {
    fc.assert(
      fc.property(pairs, fc.double({min: 0, max: 2, noNaN: true}), (data, margin) => {
        const left = data.map(([value]) => value)
        const right = data.map(([, value]) => value)
        const here = pairedMeanOfRows(left, right, asked(margin))
        const there = pairedMeanOfRows(right, left, asked(margin))
        const shuffled = pairedMeanOfRows(left.toReversed(), right.toReversed(), asked(margin))
        expect(shuffled.pNonInferior).toBeCloseTo(here.pNonInferior, 7)
        expect(there.degenerate).toBe(here.degenerate)
        const bound = here.degenerate ? 0 : here.lower
        expect(here.degenerate ? 0 : -there.upper).toBeCloseTo(bound, 7)
        const near = Math.abs(here.lower + margin) < 1e-9
        expect(near || here.pNonInferior < 0.05 === here.lower > -margin).toBe(true)
        const wider = pairedMeanOfRows(left, right, asked(margin + 0.5)).pNonInferior
        expect(wider).toBeLessThanOrEqual(here.pNonInferior + 1e-12)
      }),
      {numRuns: 100}
    )
  })

  test('four times the data halve the error', () => {
    const {baseline, candidate} = rows(300, 0.1)
    const four = (values: number[]): number[] => [values, values, values, values].flat()
    const once = pairedMeanOfRows(baseline, candidate, asked()).standardError ?? NaN
    const often = pairedMeanOfRows(four(baseline), four(candidate), asked()).standardError ?? NaN
    expect(often / once).toBeCloseTo(0.5, 2)
  })
})

test('the share of right rows is told to the last bit', () => {
  const rows = (right: number): Float64Array =>
    Float64Array.from({length: 400}, (_, row) => (row < right ? 1 : 0))
  const question = {
    alpha: 0.05,
    margin: {value: 0.01, relative: false},
    direction: 'higher'
  } as const
  const {baseline, candidate} = pairedMeanOfRows(rows(360), rows(372), question)
  expect([baseline, candidate]).toEqual([0.9, 0.93])
})
