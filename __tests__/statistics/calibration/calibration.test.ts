import {describe, expect, test} from '@jest/globals'

import {
  brierParts,
  calibrationError,
  calibrationLine,
  expectedErrorBounds,
  reliabilityTable,
  spiegelhalter
} from '../../../src/statistics/calibration/calibration.ts'
import {agreeing, lcg31, paired1, readOracle} from '../row-recipes.ts'

type Expected = Record<
  | 'ece_width_10'
  | 'mce_width_10'
  | 'ece2_width_10'
  | 'ece_width_15'
  | 'mce_width_15'
  | 'ece2_width_15'
  | 'ece_mass_10_stable_sort_array_split'
  | 'spiegelhalter_z'
  | 'spiegelhalter_p'
  | 'calibration_intercept'
  | 'calibration_slope'
  | 'slope_se'
  | 'calibration_in_the_large',
  number
> & {murphy: Record<'reliability' | 'resolution' | 'uncertainty', number>}
interface Case {
  id: string
  input: {seed: number; n: number}
  expected: {champion: Expected; candidate: Expected}
}

const oracle = readOracle<Case>('24-calibration')
const cases = oracle.cases.flatMap(({id, input, expected}) => {
  const {label, baseline, candidate} = paired1(input.seed, input.n)
  return [
    {id, model: 'champion', label, score: baseline, expected: expected.champion},
    {id, model: 'candidate', label, score: candidate, expected: expected.candidate}
  ]
})

test.each(cases)('against statsmodels: $id $model', ({label, score, expected}) => {
  const ten = calibrationError(reliabilityTable(label, score, 10))
  const fifteen = calibrationError(reliabilityTable(label, score, 15))
  const line = calibrationLine(label, score)
  const parts = brierParts(reliabilityTable(label, score, 10))
  const {z, p} = spiegelhalter(label, score)
  const pairs: [number | undefined | null, number][] = [
    [ten.expected, expected.ece_width_10],
    [ten.largest, expected.mce_width_10],
    [ten.rootMeanSquare, expected.ece2_width_10],
    [fifteen.expected, expected.ece_width_15],
    [fifteen.largest, expected.mce_width_15],
    [fifteen.rootMeanSquare, expected.ece2_width_15],
    [z, expected.spiegelhalter_z],
    [p, expected.spiegelhalter_p],
    [parts.reliability, expected.murphy.reliability],
    [parts.resolution, expected.murphy.resolution],
    [parts.uncertainty, expected.murphy.uncertainty],
    [line?.intercept, expected.calibration_intercept],
    [line?.slope, expected.calibration_slope],
    [line?.slopeError, expected.slope_se]
  ]
  for (const [got, wanted] of pairs) expect(got).toBe(agreeing(got ?? NaN, wanted, oracle))
})

describe('edges', () => {
  test('a line that does not exist is null', () => {
    const rising = Float64Array.of(0.1, 0.2, 0.8, 0.9)
    expect(calibrationLine(Int32Array.of(0, 0, 1, 1), rising)).toBeNull()
    expect(calibrationLine(Int32Array.of(1, 1, 1, 1), rising)).toBeNull()
    expect(calibrationLine(Int32Array.of(0, 1, 0, 1), new Float64Array(4).fill(0.5))).toBeNull()
  })

  test('certain and right probabilities are calibrated', () => {
    const label = Int32Array.of(0, 1, 1)
    const table = reliabilityTable(label, Float64Array.from(label), 10)
    expect(table).toHaveLength(2)
    expect(calibrationError(table)).toEqual({expected: 0, largest: 0, rootMeanSquare: 0})
    expect(spiegelhalter(label, Float64Array.from(label)).z).toBeNaN()
  })

  test('labels drawn from the probabilities have a line near 1 and 0', () => {
    const draw = lcg31(12)
    const probability = Float64Array.from({length: 20_000}, () => 0.05 + 0.9 * draw())
    const label = Int32Array.from(probability, p => (draw() < p ? 1 : 0))
    const line = calibrationLine(label, probability)
    expect(Math.abs((line?.slope ?? 0) - 1)).toBeLessThan(4 * (line?.slopeError ?? 0))
    expect(spiegelhalter(label, probability).p).toBeGreaterThan(0.001)
  })

  test('the parts of the Brier score sum to it where bins hold one probability', () => {
    const probability = Float64Array.from({length: 90}, (_, i) => 0.05 + 0.1 * (i % 9))
    const label = Int32Array.from(probability, (_, i) => (i % 7 < 3 ? 1 : 0))
    const {reliability, resolution, uncertainty} = brierParts(
      reliabilityTable(label, probability, 10)
    )
    const brier = probability.reduce((sum, p, i) => sum + (p - (label[i] ?? 0)) ** 2 / 90, 0)
    expect(reliability - resolution + uncertainty).toBeCloseTo(brier, 12)
  })
})

describe('expectedErrorBounds', () => {
  test('hold the true error of the bins, rather too often than too seldom', () => {
    const random = lcg31(17)
    const bins = [0.1, 0.3, 0.5, 0.7, 0.9]
    for (const off of [0, 0.05]) {
      let [below, above] = [0, 0]
      const samples = 300
      for (let sample = 0; sample < samples; sample++) {
        const probability = Float64Array.from({length: 500}, (_, i) => bins[i % 5] ?? 0)
        const label = Int32Array.from(probability, p => (random() < p + off ? 1 : 0))
        const {lower, upper} = expectedErrorBounds(reliabilityTable(label, probability, 10), 0.05)
        if (lower > off) below++
        if (upper < off) above++
      }
      expect(below / samples).toBeLessThanOrEqual(0.07)
      expect(above / samples).toBeLessThanOrEqual(0.07)
    }
  })

  test('close in as rows grow', () => {
    const width = (rows: number): number => {
      const table = [{rows, predicted: 0.3, observed: 0.35}]
      const {lower, upper} = expectedErrorBounds(table, 0.05)
      return upper - lower
    }
    expect(width(40_000)).toBeLessThan(width(400) / 9)
  })
})
