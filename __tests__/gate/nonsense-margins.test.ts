import {describe, expect, test} from '@jest/globals'
import {UserError} from '../../src/errors.ts'
import {decided} from '../fixtures/facts.ts'

/** The verdict on two metrics files under one margin. */
function judging(metric: string, before: number, after: number, margin: string): () => string {
  return () =>
    decided(
      {metrics: {[metric]: before}},
      {metrics: {[metric]: after}},
      {model: `{at-least-as-good: {${metric}: {margin: ${margin}}}}`}
    ).verdict
}

describe('a margin that accepts whatever comes is refused, and asks what was meant', () => {
  test.each([
    ['f1', 0.885, 0.029, '2', '2 pp?'],
    ['accuracy', 0.9, 0.1, '1.5', '1.5 pp?'],
    ['accuracy', 0.9, 0.1, '1', '1 pp?'],
    ['recall', 0.9, 0.1, '100 pp', '1 pp?'],
    ['recall', 0.9, 0.1, '250 pp', '1 pp?'],
    ['accuracy', 88.5, 2.9, '100', '1 pp?'],
    ['mcc', 0.7, 0.1, '3', '3 pp?'],
    ['r2', 0.7, -0.9, '2', '2 pp?'],
    ['rmse', 50, 90, '50', '50 %?'],
    ['log_loss', 0.3, 0.9, '0.5', '0.5 %?'],
    ['mae', 20, 400, '1000', '2 %?']
  ])('%s %d → %d by %s', (metric, before, after, margin, asked) => {
    expect(judging(metric, before, after, margin)).toThrow(UserError)
    expect(judging(metric, before, after, margin)).toThrow(asked)
  })

  test.each([
    ['f1', 0.885, 0.87, '2 pp', 'pass'],
    ['f1', 0.885, 0.029, '2 pp', 'fail'],
    ['accuracy', 88.5, 87, '2', 'pass'],
    ['accuracy', 0.9, 0.2, '0.99', 'pass'],
    ['rmse', 50, 70, '49', 'pass'],
    ['rmse', 0, 0.5, '1', 'pass'],
    ['r2', 0.7, 0.65, '0.1', 'pass']
  ])('%s %d → %d by %s is judged', (metric, before, after, margin, verdict) => {
    expect(judging(metric, before, after, margin)()).toBe(verdict)
  })
})
