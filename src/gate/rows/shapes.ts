import type {Shapes} from '../../verdict/verdict.ts'
import type {Both, PairedRows} from './paired-rows.ts'

const SCORE_BINS = 50
const RESIDUAL_BINS = 40
const MAX_CLASSES = 20

/**
 * How both models' answers are spread, in counts that a page can be drawn from without the rows: scores by class in
 * bins of equal width, confusion matrices, residuals. Empty where the rows have none of it.
 */
export function shapesOf(rows: PairedRows, prices: Readonly<Record<string, number>> = {}): Shapes {
  const scores = scoresOf(rows, prices)
  const confusion = confusionOf(rows)
  const residuals = residualsOf(rows)
  return {
    ...(scores === null ? {} : {scores}),
    ...(confusion === null ? {} : {confusion}),
    ...(residuals === null ? {} : {residuals})
  }
}

function scoresOf(
  {truth, score, decidedAt}: PairedRows,
  {'false-negative': missed, 'false-positive': alarm}: Readonly<Record<string, number>>
): Shapes['scores'] | null {
  if (truth === null || score === null) return null
  const isShare = (value: number): boolean => value >= 0 && value <= 1
  if (![score.baseline, score.candidate].every(values => values.every(isShare))) return null
  return {
    ...of(score, values => binned(values, truth)),
    threshold: decidedAt ?? 0.5,
    prices: {missed: missed ?? null, falseAlarm: alarm ?? null}
  }
}

/** Rows of both classes in each bin, and the sum of their scores. */
function binned(
  values: Float64Array,
  truth: Int32Array
): {positive: number[]; negative: number[]; sum: number[]} {
  const empty = (): number[] => new Array<number>(SCORE_BINS).fill(0)
  const [positive, negative, sum] = [empty(), empty(), empty()]
  values.forEach((value, row) => {
    const bin = Math.min(SCORE_BINS - 1, Math.floor(value * SCORE_BINS))
    const counts = truth[row] === 1 ? positive : negative
    counts[bin] = (counts[bin] ?? 0) + 1
    sum[bin] = (sum[bin] ?? 0) + value
  })
  return {positive, negative, sum}
}

function confusionOf({label, predicted, classes}: PairedRows): Shapes['confusion'] | null {
  if (label === null || predicted === null) return null
  if (classes.length < 2 || classes.length > MAX_CLASSES) return null
  return {
    classes: [...classes],
    ...of(predicted, said => {
      const matrix = classes.map(() => new Array<number>(classes.length).fill(0))
      label.forEach((truth, row) => {
        const counts = matrix[truth]
        const answer = said[row] ?? -1
        if (counts?.[answer] !== undefined) counts[answer] += 1
      })
      return matrix
    })
  }
}

function residualsOf({target, score, task}: PairedRows): Shapes['residuals'] | null {
  if (task !== 'regression' || target === null || score === null || target.length === 0) return null
  const errors = of(score, values => values.map((value, row) => value - (target[row] ?? NaN)))
  const reach = Math.max(quantile(errors.baseline), quantile(errors.candidate))
  if (!Number.isFinite(reach) || reach === 0) return null
  const width = (2 * reach) / RESIDUAL_BINS
  return {
    reach,
    ...of(errors, values => {
      const counts = new Array<number>(RESIDUAL_BINS).fill(0)
      for (const value of values) {
        const bin = Math.min(RESIDUAL_BINS - 1, Math.max(0, Math.floor((value + reach) / width)))
        counts[bin] = (counts[bin] ?? 0) + 1
      }
      return counts
    })
  }
}

/** The size that 99 of 100 errors stay within; the rest is drawn in the outermost bins. */
function quantile(errors: Float64Array): number {
  const sizes = errors.map(Math.abs).sort()
  return sizes[Math.floor(0.99 * (sizes.length - 1))] ?? NaN
}

function of<T, S>(both: Both<T>, made: (one: T) => S): Both<S> {
  return {baseline: made(both.baseline), candidate: made(both.candidate)}
}
