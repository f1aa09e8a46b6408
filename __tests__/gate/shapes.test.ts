import {describe, expect, test} from '@jest/globals'
import {shapesOf} from '../../src/gate/rows/shapes.ts'
import type {PairedRows} from '../../src/gate/rows/paired-rows.ts'

const NOTHING: PairedRows = {
  rows: 4,
  at: {baseline: new Int32Array(4), candidate: new Int32Array(4)},
  task: 'binary',
  classes: [],
  positive: -1,
  label: null,
  predicted: null,
  decidedAt: null,
  truth: null,
  target: null,
  score: null,
  classScores: null,
  weights: undefined,
  clusters: undefined,
  notes: []
}

describe('the shapes that a page is drawn from', () => {
  test('count scores by class, the last bin with its upper end', () => {
    const {scores} = shapesOf(
      {
        ...NOTHING,
        truth: Int32Array.of(1, 0, 1, 0),
        score: {baseline: Float64Array.of(1, 0, 0.999, 0.011), candidate: new Float64Array(4)}
      },
      {'false-negative': 7}
    )
    expect(scores?.baseline.positive.at(-1)).toBe(2)
    expect(scores?.baseline.negative[0]).toBe(2)
    expect(scores?.baseline.sum[0]).toBeCloseTo(0.011)
    expect(scores?.candidate.positive[0]).toBe(2)
    expect(scores).toMatchObject({threshold: 0.5, prices: {missed: 7, falseAlarm: null}})
  })

  test('leave out scores that are no share, and matrices of too many classes', () => {
    const score = {baseline: Float64Array.of(-3, 0, 1, 2), candidate: new Float64Array(4)}
    expect(shapesOf({...NOTHING, truth: new Int32Array(4), score})).toEqual({})
    const classes = Array.from({length: 21}, (_, index) => String(index))
    const label = new Int32Array(4)
    const predicted = {baseline: label, candidate: label}
    expect(shapesOf({...NOTHING, classes, label, predicted})).toEqual({})
  })

  test('count what was said of each class; an unanswered row is in no column', () => {
    const {confusion} = shapesOf({
      ...NOTHING,
      classes: ['no', 'yes'],
      label: Int32Array.of(0, 0, 1, 1),
      predicted: {baseline: Int32Array.of(0, 1, 1, 1), candidate: Int32Array.of(0, 0, 2, 0)}
    })
    expect(confusion?.baseline).toEqual([
      [1, 1],
      [0, 2]
    ])
    expect(confusion?.candidate).toEqual([
      [2, 0],
      [1, 0]
    ])
  })

  test('count how far numbers are off, what is far out in the last bins', () => {
    const {residuals} = shapesOf({
      ...NOTHING,
      task: 'regression',
      target: Float64Array.of(0, 0, 0, 0),
      score: {baseline: Float64Array.of(-1, 1, 0.5, 900), candidate: Float64Array.of(0, 0, 0, 0)}
    })
    expect(residuals?.reach).toBe(1)
    expect(residuals?.baseline.at(-1)).toBe(2)
    expect(residuals?.baseline[0]).toBe(1)
    expect(residuals?.candidate.reduce((sum, rows) => sum + rows, 0)).toBe(4)
  })
})
