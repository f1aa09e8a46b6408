import type {Difference, Question} from '../core/difference.ts'
import {sequentialPair} from '../sequential/sequential-pair.ts'

/** How far two models' predicted numbers are apart on n rows: |candidate − baseline|, for an RMSE its square. */
export interface PredictionGaps {
  readonly n: number
  /** At most; what was counted may have been rounded. */
  readonly mean: number
  readonly deviation: number
  readonly isRoot: boolean
}

/**
 * How far a mean absolute error, or a root mean squared one, can have changed whatever the labels are, at any
 * time: |c − y| and |b − y| differ by at most |c − b|, and so do their means; the roots of their mean
 * squares differ by at most that of (c − b)². It can prove that a loss is smaller than the margin, never that
 * there is one. A relative margin proves nothing, since the baseline's own error is not known.
 *
 * Source: triangle inequality; Minkowski's for the roots; bounds as in `sequentialPair`.
 */
export function sequentialGaps(
  {n, mean, deviation, isRoot}: PredictionGaps,
  question: Question,
  optimalCount: number
): Difference {
  const {value, relative} = question.margin
  const accepted = relative ? 0 : value
  const tested = sequentialPair(
    {
      baseline: 0,
      candidate: mean,
      variance: {difference: deviation ** 2 / n, baseline: 0, covariance: 0},
      df: Infinity,
      n
    },
    {
      alpha: question.alpha,
      direction: 'lower',
      margin: {value: isRoot ? accepted * accepted : accepted, relative: false}
    },
    {
      method: 'prediction-gaps',
      reference: 'triangle inequality; Minkowski 1896',
      // Gaps that are all alike are no sample of gaps: the next request may be another.
      degenerate: deviation === 0
    },
    optimalCount
  )
  const most = isRoot ? Math.sqrt(-tested.lower) : -tested.lower
  return {
    ...tested,
    baseline: NaN,
    candidate: NaN,
    difference: NaN,
    lower: -most,
    upper: most,
    pRegression: 1,
    standardError: null,
    steps: [
      {what: 'requests that both models answered', value: n},
      {
        what: isRoot ? 'root mean square of their gaps' : 'mean of their gaps',
        value: isRoot ? Math.sqrt(mean) : mean
      },
      {what: 'largest change of the metric that they allow, at all times', value: most},
      {what: 'p of "worse by the margin or more", at all times', value: tested.pNonInferior}
    ]
  }
}
