/** Probabilities are kept this far from 0 and 1 before their logarithm, as scikit-learn did up to 1.4. */
const LOG_LOSS_CLIP = 1e-15

/** Log losses of the rows, in nats, and how many of their probabilities had to be clipped. */
export interface LogLosses {
  readonly loss: Float64Array
  readonly clipped: number
}

/** Log loss of each row from the probability of class 1 (labels 1; anything else is the other class). */
export function logLossRows(label: Int32Array, probability: Float64Array): LogLosses {
  const likelihood = new Float64Array(probability.length)
  for (let i = 0; i < likelihood.length; i++) {
    const p = probability[i] ?? NaN
    likelihood[i] = label[i] === 1 ? p : 1 - p
  }
  return logLosses(likelihood)
}

/**
 * Log loss of each row from the probabilities of all classes, `probabilities[k]` those of class k; a
 * label without a class counts as probability 0. Rows are not normalised.
 */
export function multiclassLogLossRows(
  label: Int32Array,
  probabilities: readonly Float64Array[]
): LogLosses {
  const likelihood = new Float64Array(label.length)
  for (let i = 0; i < likelihood.length; i++) {
    likelihood[i] = probabilities[label[i] ?? -1]?.[i] ?? 0
  }
  return logLosses(likelihood)
}

/** Brier score of each row: (probability of class 1 − label)². */
export function brierRows(label: Int32Array, probability: Float64Array): Float64Array {
  const loss = new Float64Array(probability.length)
  for (let i = 0; i < loss.length; i++) {
    loss[i] = ((probability[i] ?? NaN) - (label[i] === 1 ? 1 : 0)) ** 2
  }
  return loss
}

/** Brier score of each row over all classes, in [0, 2] (Brier 1950), `probabilities[k]` those of class k. */
export function multiclassBrierRows(
  label: Int32Array,
  probabilities: readonly Float64Array[]
): Float64Array {
  return Float64Array.from(label, (y, i) =>
    probabilities.reduce(
      (sum, ofClass, k) => sum + ((ofClass[i] ?? NaN) - (k === y ? 1 : 0)) ** 2,
      0
    )
  )
}

/** |prediction − target| of each row. */
export function absoluteErrorRows(target: Float64Array, prediction: Float64Array): Float64Array {
  return prediction.map((p, i) => Math.abs(p - (target[i] ?? NaN)))
}

/** (prediction − target)² of each row. */
export function squaredErrorRows(target: Float64Array, prediction: Float64Array): Float64Array {
  return prediction.map((p, i) => (p - (target[i] ?? NaN)) ** 2)
}

/** Pinball loss of each row for a predicted quantile, 0 < quantile < 1 (Koenker & Bassett 1978). */
export function pinballRows(
  target: Float64Array,
  prediction: Float64Array,
  quantile: number
): Float64Array {
  return prediction.map((p, i) => {
    const under = (target[i] ?? NaN) - p
    return under >= 0 ? quantile * under : (quantile - 1) * under
  })
}

/** Turns the probability of what happened into its loss, in place: a call a row would cost more than the logarithm. */
function logLosses(loss: Float64Array): LogLosses {
  let clipped = 0
  for (let i = 0; i < loss.length; i++) {
    const p = loss[i] ?? NaN
    const kept = p < LOG_LOSS_CLIP ? LOG_LOSS_CLIP : p > 1 - LOG_LOSS_CLIP ? 1 - LOG_LOSS_CLIP : p
    if (kept !== p && !Number.isNaN(p)) clipped++
    loss[i] = -Math.log(kept)
  }
  return {loss, clipped}
}
