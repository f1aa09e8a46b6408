import type {MethodNote, PairEstimate} from './influence.ts'

/** Sums over rows of two models' losses, of their squares and of the squares of candidate − baseline. */
export interface LossSums {
  readonly n: number
  readonly baseline: number
  readonly candidate: number
  readonly difference2: number
  readonly baseline2: number
  readonly candidate2: number
}

/** Values of two models, or of one alone as both of them, with what is to be said of the method. */
export interface Estimated {
  readonly estimate: PairEstimate
  readonly note: MethodNote
}

const NOTE: MethodNote = {method: 'paired-mean', reference: 'Student 1908'}
const MEAN: MethodNote = {method: 'mean', reference: 'Welch 1947'}
const ROOT: MethodNote = {
  method: 'root-mean-square-delta',
  reference: 'delta method; Casella & Berger 2002, 5.5.4'
}

/** The mean losses as a pair, with their variances. */
export function meanOfLosses({n, ...sums}: LossSums): Estimated {
  const baseline = sums.baseline / n
  const candidate = sums.candidate / n
  const scale = 1 / ((n - 1) * n)
  const ofDifference = sums.difference2 - n * (candidate - baseline) ** 2
  const ofBaseline = sums.baseline2 - n * baseline ** 2
  // b · (c − b) = (c² − b² − (c − b)²) / 2
  const product = (sums.candidate2 - sums.baseline2 - sums.difference2) / 2
  return {
    estimate: {
      baseline,
      candidate,
      variance: {
        difference: Math.max(0, ofDifference) * scale,
        baseline: Math.max(0, ofBaseline) * scale,
        covariance: (product - n * baseline * (candidate - baseline)) * scale
      },
      df: Infinity,
      n
    },
    note: NOTE
  }
}

/** Sums over rows of one model's losses and of their squares. */
export interface OwnLossSums {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

/** The mean loss of one model, which stands for both, with its variance. */
export function meanOfOwn({n, sum, squares}: OwnLossSums): Estimated {
  return ofOne(sum / n, Math.max(0, squares - (sum * sum) / n) / ((n - 1) * n), n, MEAN)
}

/** The root of one model's mean square: a row moves it by (e² − MSE) / (2 RMSE). */
export function rootOfOwn(sums: OwnLossSums): Estimated {
  const {estimate} = meanOfOwn(sums)
  const root = Math.sqrt(estimate.baseline)
  return ofOne(root, estimate.variance.baseline / (4 * estimate.baseline), sums.n, ROOT)
}

/** A value of one model and its variance, which stand for both. */
export function ofOne(
  value: number,
  variance: number,
  n: number,
  note: MethodNote = MEAN
): Estimated {
  return {
    estimate: {
      baseline: value,
      candidate: value,
      variance: {difference: 0, baseline: variance, covariance: 0},
      df: Infinity,
      n
    },
    note
  }
}

/** The roots of two mean squares as a pair: each row moves a root by (e² − MSE) / (2 RMSE). */
export function rootOfLosses(sums: LossSums): Estimated {
  const {estimate} = meanOfLosses(sums)
  const {variance} = estimate
  const [baseline, candidate] = [Math.sqrt(estimate.baseline), Math.sqrt(estimate.candidate)]
  const [b, c] = [1 / (2 * baseline), 1 / (2 * candidate)]
  const withCandidate = variance.covariance + variance.baseline
  const ofCandidate = variance.difference + 2 * variance.covariance + variance.baseline
  const difference = c * c * ofCandidate - 2 * b * c * withCandidate + b * b * variance.baseline
  return {
    estimate: {
      ...estimate,
      baseline,
      candidate,
      variance: {
        difference: Math.max(0, difference),
        baseline: b * b * variance.baseline,
        covariance: b * c * withCandidate - b * b * variance.baseline
      }
    },
    note: ROOT
  }
}
