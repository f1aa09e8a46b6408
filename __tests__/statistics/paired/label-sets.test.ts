import {describe, expect, test} from '@jest/globals'
import {
  compareLabelSets,
  overlapRows,
  scoreLabelSets,
  type LabelSetRows
} from '../../../src/statistics/paired/label-sets.ts'

/** Label and prediction of each row, a letter a label; the values are scikit-learn 1.9.1's, zero_division=0. */
const ROWS = [
  ['cd', 'cd'],
  ['d', 'd'],
  ['cd', 'abcd'],
  ['a', 'bd'],
  ['d', 'd'],
  ['c', 'bc'],
  ['', ''],
  ['', 'c'],
  ['bd', 'bd'],
  ['', 'b'],
  ['b', 'd'],
  ['bc', 'abcd'],
  ['ac', ''],
  ['ac', 'cd']
] as const
const METRICS = [
  ['f1_micro', 0.6],
  ['precision_micro', 0.5217391304347826],
  ['recall_micro', 0.7058823529411765],
  ['f1_macro', 0.498015873015873],
  ['precision_macro', 0.4305555555555556],
  ['recall_macro', 0.625],
  ['f1_weighted', 0.5826330532212886]
] as const

function setsOf(rows: readonly (readonly [string, string])[]): LabelSetRows {
  const written = [...new Set(rows.flat())]
  const codes = (column: 0 | 1): Int32Array =>
    Int32Array.from(rows, row => written.indexOf(row[column]))
  return {
    label: codes(0),
    prediction: codes(1),
    sets: written.map(set => Array.from(set, letter => 'abcd'.indexOf(letter))),
    labels: 4
  }
}

describe('scoreLabelSets', () => {
  test.each(METRICS)('%s is %d', (metric, expected) => {
    expect(scoreLabelSets(metric, setsOf(ROWS)).value).toBeCloseTo(expected, 12)
  })

  test.each(METRICS.map(([metric]) => metric))(
    '%s: the influence of a row is what a little more of it changes',
    metric => {
      const rows = setsOf(ROWS)
      const weights = Float64Array.from(ROWS, (_, row) => 1 + (row % 3))
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      const {influence} = scoreLabelSets(metric, rows, weights)
      const little = 1e-6
      ROWS.forEach((_, row) => {
        const at = (step: number): number =>
          scoreLabelSets(
            metric,
            rows,
            weights.map((weight, i) => weight + (i === row ? step : 0))
          ).value
        const slope = (at(little) - at(-little)) / (2 * little)
        expect(influence[row]).toBeCloseTo(total * slope, 5)
      })
    }
  )

  test('rows without any label have no value to speak of, and do not throw', () => {
    expect(scoreLabelSets('f1_micro', setsOf([['', '']])).value).toBe(0)
  })
})

describe('compareLabelSets', () => {
  const question = {
    alpha: 0.05,
    direction: 'higher',
    margin: {value: 0.02, relative: false}
  } as const
  const many = Array.from({length: 60}, () => ROWS).flat()

  test('swapping the models mirrors the bounds', () => {
    const better = setsOf(
      many.map(([label, prediction], i) => [label, i % 4 === 0 ? label : prediction])
    )
    const one = compareLabelSets('f1_micro', setsOf(many), better, question)
    const other = compareLabelSets('f1_micro', better, setsOf(many), question)
    expect(one.difference).toBeGreaterThan(0)
    expect(one.pNonInferior).toBeLessThan(0.001)
    expect(other.lower).toBeCloseTo(-one.upper, 12)
    expect(other.pRegression).toBeLessThan(0.001)
  })

  test('equal predictions have no variation to test by', () => {
    const same = compareLabelSets('f1_micro', setsOf(many), setsOf(many), question)
    expect(same).toMatchObject({difference: 0, degenerate: true})
  })
})

test.each([
  ['samples F1', 0.4642857142857143, (c: number, a: number, p: number) => (2 * c) / (a + p || 1)],
  ['Jaccard', 0.41666666666666663, (c: number, a: number, p: number) => c / (a + p - c || 1)],
  ['Hamming loss', 0.2857142857142857, (c: number, a: number, p: number) => (a + p - 2 * c) / 4]
])('overlapRows gives %s', (_, expected, of) => {
  const values = overlapRows(setsOf(ROWS), ({common, actual, predicted}) =>
    of(common, actual, predicted)
  )
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(expected, 12)
})
